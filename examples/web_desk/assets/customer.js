import { Chat, post } from "./chat.js";
import { find, line, make } from "./dom.js";

const KEY = "web_desk_conversation";
const DWELL = 90;
const names = { bot: "Assistant", agent: "Support" };
let chat = null;
let opened = false;
let unread = 0;
let typingEnds = 0;

// The chat

async function begin() {
  let id = localStorage.getItem(KEY);
  if (!id) {
    const answer = await post("/api/conversations", {});
    id = (await answer.json()).id;
    localStorage.setItem(KEY, id);
  }
  chat ??= new Chat(id, { line: show, typing: agentTypes, connected: (is) => (find("offline").hidden = is) });
  return chat;
}

function show(told) {
  if (told.agent) names.agent = told.agent;
  status(told);
  if (told.from !== "customer") types(false);
  if (!told.text) return;
  if (told.from === "customer") find("lines").querySelector(".waits")?.remove();
  const node = line(told, names);
  if (told.action === "guide") node.classList.add("step");
  find("lines").append(node);
  replies(told);
  node.scrollIntoView({ block: "end" });
  if (find("chat").hidden && told.from !== "customer") {
    unread += 1;
    find("unread").textContent = unread;
    find("unread").hidden = false;
    find("launcher").setAttribute("aria-label", `Chat, ${unread} new`);
  }
}

function status(told) {
  const texts = {
    waiting: "Waiting for a person",
    with_person: `You are talking to ${told.agent ?? "a person"}`,
    closed: "The conversation has ended. Write to begin again",
  };
  find("status").textContent = texts[told.phase] ?? "Assistant";
}

function replies(told) {
  const box = find("replies");
  if (told.from === "notice") return;
  box.replaceChildren();
  const pick = (number) => {
    box.replaceChildren();
    find("text").focus();
    send({ choice: { number } });
  };
  const choice = (label, at) => make("button", { type: "button", onclick: () => pick(at + 1) }, label);
  box.append(...(told.choices ?? []).map(choice));
  for (let score = 1; score <= (told.scale ?? 0); score += 1) {
    const button = make("button", { type: "button", className: "rate", onclick: () => pick(score) }, String(score));
    button.setAttribute("aria-label", `${score} of ${told.scale}`);
    box.append(button);
  }
}

async function send(kind) {
  types(true);
  const answer = await (await begin()).send(kind);
  // With people, nobody answers at once.
  if (answer.ok) setTimeout(() => Date.now() > typingEnds && types(false), 1_000);
}

function types(does) {
  find("typing").hidden = !does;
  find("who-types").textContent = "The assistant is typing";
}

function agentTypes() {
  typingEnds = Date.now() + 3_000;
  find("typing").hidden = false;
  find("who-types").textContent = `${names.agent} is typing`;
  setTimeout(() => Date.now() >= typingEnds && types(false), 3_100);
}

async function open() {
  find("chat").hidden = false;
  find("launcher").hidden = true;
  find("launcher").setAttribute("aria-expanded", "true");
  unread = 0;
  find("unread").hidden = true;
  find("text").focus();
  if (opened) return;
  opened = true;
  await (await begin()).send({ opened: { locale: navigator.language } });
}

function close() {
  find("chat").hidden = true;
  find("launcher").hidden = false;
  find("launcher").setAttribute("aria-expanded", "false");
  find("launcher").focus();
}

find("launcher").onclick = open;
find("close").onclick = close;
find("chat").onkeydown = (event) => {
  if (event.key === "Escape") close();
};
find("text").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    find("form").requestSubmit();
  }
};
find("form").onsubmit = (event) => {
  event.preventDefault();
  const text = find("text").value.trim();
  if (!text) return;
  find("text").value = "";
  const waits = make("li", { className: "line customer waits" }, text);
  find("lines").append(waits);
  waits.scrollIntoView({ block: "end" });
  find("replies").replaceChildren();
  send({ message: { text } });
};
if (localStorage.getItem(KEY)) begin();

// The shop: what a visitor does before the chat opens

let cart = 0;
let dwell = null;

find("add").onclick = () => {
  cart += 12;
  find("cart").textContent = cart;
};

function visit() {
  const page = location.hash.slice(1) || "/";
  const titles = { "/machines": "Machines", "/checkout": "Checkout" };
  find("title").textContent = titles[page] ?? "Coffee, roasted this week";
  const key = `web_desk_visits ${page}`;
  const visits = Number(localStorage.getItem(key) ?? 0) + 1;
  localStorage.setItem(key, visits);
  const tell = (seconds) => !opened && begin().then((chat) => chat.send({ visit: { page, dwell: `${seconds}s`, visits, cart } }));
  clearTimeout(dwell);
  if (page !== "/" && visits > 1) tell(0);
  if (page !== "/") dwell = setTimeout(() => tell(DWELL), DWELL * 1_000);
}
addEventListener("hashchange", visit);
visit();
