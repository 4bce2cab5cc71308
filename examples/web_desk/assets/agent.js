import { newId, post } from "./chat.js";
import { find, line, make } from "./dom.js";
import { card, figures, insertable, packet, queueRows, tick } from "./panel.js";

const names = { bot: "Bot", customer: "Customer", agent: "Support" };
let me = null;
let room = null;
let ahead = 0;
let chosen = null;
let shown = { id: null, version: 0, lines: 0 };
const drafts = {};

// Coming and going

async function start() {
  const answer = await fetch("/agent/me");
  find("login").hidden = answer.ok;
  find("desk").hidden = !answer.ok;
  if (!answer.ok) return find("name").focus();
  me = await answer.json();
  listen();
}

find("login").onsubmit = async (event) => {
  event.preventDefault();
  const answer = await post("/agent/login", { name: find("name").value, password: find("password").value });
  find("wrong").textContent = answer.ok ? "" : (await answer.json()).error;
  find("password").value = "";
  if (answer.ok) start();
};

find("logout").onclick = async () => {
  await post("/agent/logout", {}, { "x-csrf-token": me.csrf });
  location.reload();
};

function listen() {
  const source = new EventSource("/agent/stream");
  source.addEventListener("room", (event) => draw(JSON.parse(event.data)));
  source.onerror = () => {
    find("state").textContent = "not connected";
    if (source.readyState === EventSource.CLOSED) setTimeout(start, 2_000);
  };
}

// The room

function draw(told) {
  room = told;
  ahead = Date.parse(told.now) - Date.now();
  const broken = told.desk.broken ? ` – the desk's last edit is broken: ${told.desk.broken}` : "";
  find("state").textContent = `${me.name}, ${told.waiting.length} waiting${broken}`;
  find("queues").tBodies[0].replaceChildren(...queueRows(told.queues));
  const holding = told.mine.filter((one) => one.phase === "with_person");
  find("held").textContent = `${holding.length} of ${me.capacity}`;
  const full = holding.length >= me.capacity;
  const take = (one) => make("button", { type: "button", className: "take", disabled: full, onclick: () => takeOver(one.id) }, "Take");
  const look = (one) => make("button", { type: "button", onclick: () => choose(one.id) }, "Open");
  const cards = (list, buttons) => list.map((one) => card(one, buttons.map((button) => button(one)), one.id === chosen));
  find("waiting").replaceChildren(...cards(told.waiting, [take, look]));
  find("approvals").replaceChildren(...cards(told.approvals, [look]));
  find("mine").replaceChildren(...cards(told.mine, [look]));
  if (find("queue").options.length !== told.queues.length) {
    find("queue").replaceChildren(...told.queues.map((queue) => make("option", {}, queue.name)));
  }
  find("figures").replaceChildren(...figures(told.figures));
  tick(Date.now() + ahead);
  show();
}
setInterval(() => tick(Date.now() + ahead), 1_000);

find("show-figures").onclick = () => {
  find("figures").hidden = !find("figures").hidden;
  find("show-figures").setAttribute("aria-expanded", String(!find("figures").hidden));
};

// One conversation

async function tell(kind, filed = {}) {
  const answer = await post(`/agent/conversations/${chosen}/events`, { id: newId(), kind, ...filed }, { "x-csrf-token": me.csrf });
  find("told").textContent = answer.ok ? "" : (await answer.json()).error;
  return answer.ok;
}

async function takeOver(id) {
  choose(id);
  if (await tell("agent_joined")) find("text").focus();
}

function choose(id) {
  if (chosen) drafts[chosen] = find("text").value;
  chosen = id;
  find("text").value = drafts[id] ?? "";
  find("told").textContent = "";
  show();
}

async function show() {
  if (!chosen) return;
  const id = chosen;
  const answer = await fetch(`/agent/conversations/${id}`);
  if (!answer.ok || id !== chosen) return;
  const told = await answer.json();
  if (shown.id === id && shown.version >= told.version) return;
  const isNew = shown.id !== id;
  if (isNew) find("lines").replaceChildren();
  const said = told.lines.slice(isNew ? 0 : shown.lines).filter((one) => one.text);
  find("lines").append(...said.map((one) => line(one, { ...names, agent: one.agent ?? names.agent })));
  find("lines").lastElementChild?.scrollIntoView({ block: "end" });
  shown = { id, version: told.version, lines: told.lines.length };
  beside(told, isNew);
}

function beside(told, isNew) {
  const mine = told.phase === "with_person" && told.agent === me.name;
  for (const id of ["send", "resolve", "transfer", "return", "leave", "text"]) find(id).disabled = !mine;
  const begins = told.packet?.suggested_replies ?? [];
  const suggestions = told.assist?.suggestions ?? [];
  const texts = [...suggestions.map((one) => [one.label, one.text]), ...begins.map((text) => ["", text])];
  const once = texts.filter(([, text], at) => text && texts.findIndex(([, other]) => other === text) === at);
  find("suggestions").replaceChildren(...once.map(([title, text]) => insertable(title, text, insert)));
  find("packet").replaceChildren(...packet(told.packet));
  find("approval").replaceChildren(...approval(told.approval));
  if (isNew || !find("tags").value) {
    find("disposition").value = told.disposition ?? Object.values(told.assist?.disposition ?? told.packet?.about ?? {})[0] ?? "";
    find("tags").value = told.tags ?? (told.assist?.tags ?? told.packet?.tags ?? []).join(", ");
  }
}

function approval(asked) {
  if (!asked) return [];
  const button = (label, kind) => make("button", { type: "button", onclick: () => tell(kind) }, label);
  return [make("h2", {}, "To be allowed"), make("p", {}, asked.summary), button("Allow", "approved"), button("Refuse", "refused")];
}

function insert(text) {
  const box = find("text");
  box.value = box.value ? `${box.value}\n${text}` : text;
  box.focus();
}

find("form").onsubmit = async (event) => {
  event.preventDefault();
  const text = find("text").value.trim();
  if (!text) return;
  find("text").value = "";
  if (!(await tell({ agent_message: { text } }))) find("text").value = text;
};
let typedAt = 0;
find("text").oninput = () => {
  if (!chosen || Date.now() - typedAt < 2_000) return;
  typedAt = Date.now();
  fetch(`/agent/conversations/${chosen}/typing`, { method: "POST", headers: { "x-csrf-token": me.csrf } });
};
find("file").onsubmit = (event) => {
  event.preventDefault();
  tell("resolved", { disposition: find("disposition").value, tags: find("tags").value });
};
find("transfer").onclick = () => tell({ transferred: { queue: find("queue").value } });
find("return").onclick = () => tell("returned_to_bot");
find("leave").onclick = () => tell("agent_left");
find("search").onsubmit = async (event) => {
  event.preventDefault();
  const answer = await fetch(`/agent/articles?q=${encodeURIComponent(find("words").value)}`);
  const { articles } = answer.ok ? await answer.json() : { articles: [] };
  const found = articles.map((article) => insertable(article.title, article.text, insert));
  find("articles").replaceChildren(...(found.length ? found : [make("p", {}, "Nothing found")]));
};
start();
