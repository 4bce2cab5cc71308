// What agents see beside a conversation: lists, packet, suggestions, figures.

import { make } from "./dom.js";

export const minutes = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  return `${seconds < 0 ? "-" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

export function queueRows(queues) {
  const wait = (queue) => (queue.wait === null ? "nobody is there" : queue.wait ? `about ${minutes(queue.wait)}` : "none");
  const cells = (queue) => [queue.name, queue.waiting, wait(queue)].map((text) => make("td", {}, String(text)));
  return queues.map((queue) => make("tr", {}, ...cells(queue)));
}

// A card of a conversation; `clock` counts down to the time that the queue promised.
export function card(listed, buttons, chosen) {
  const { card } = listed;
  const since = card.since ? make("span", { className: "clock" }) : null;
  if (since) Object.assign(since.dataset, { since: card.since, due: card.due ?? "", phase: listed.phase });
  const head = make("p", {}, make("strong", {}, card.queue || "chat"), ` ${card.priority} `, since);
  const text = card.approval && listed.phase === "approval" ? card.approval : card.summary || card.last;
  const node = make("li", { className: card.priority }, head, make("p", {}, text.slice(0, 160)), ...buttons);
  node.classList.toggle("chosen", chosen);
  return node;
}

export function tick(now) {
  for (const clock of document.querySelectorAll(".clock")) {
    const { since, due, phase } = clock.dataset;
    const left = due && phase === "waiting" ? (Date.parse(due) - now) / 1_000 : null;
    const age = minutes((now - Date.parse(since)) / 1_000);
    clock.textContent = left === null ? `since ${age}` : `waits ${age}, SLA ${minutes(left)}`;
    clock.classList.toggle("late", left !== null && left < 0);
  }
}

export function packet(told) {
  if (!told) return [make("p", {}, "None")];
  const target = (about) => (about ? Object.values(about)[0] : "");
  const steps = told.guide?.tried.map((tried) => `${tried.step}: ${tried.reply}`) ?? [];
  const rows = {
    Summary: told.summary,
    Why: told.reasons.map((reason) => reason.text).join("\n"),
    Queue: `${told.queue}, ${told.priority}`,
    Skills: told.skills.join(", "),
    About: target(told.about),
    Values: Object.entries(told.slots).map(([name, value]) => `${name}: ${value}`).join("\n"),
    Missing: told.missing.join(", "),
    "Tried already": told.answers_tried.map(target).join(", "),
    Guide: told.guide && [told.guide.article, ...steps, `now at ${told.guide.step}`].join("\n"),
    Mood: told.course.map((point) => `${point.turn}: ${point.sentiment.toFixed(1)}`).join("  "),
    Tags: told.tags.join(", "),
    Follow: told.way === "chat" ? "" : `by ${told.way}`,
  };
  const shown = Object.entries(rows).filter(([, text]) => text);
  return [make("dl", {}, ...shown.flatMap(([name, text]) => [make("dt", {}, name), make("dd", {}, text)]))];
}

// What can be put into the reply by a click.
export function insertable(title, text, insert) {
  return make("button", { type: "button", className: "card", onclick: () => insert(text) }, title ? make("strong", {}, title) : null, text.slice(0, 300));
}

export function figures(told) {
  if (!told) return [make("p", {}, "No conversations yet")];
  const box = (name, value, beside) => make("div", {}, make("small", {}, name), make("strong", {}, value), make("small", {}, beside));
  const share = (rate) => (rate.of ? `${Math.round((100 * rate.count) / rate.of)} %` : "–");
  const rates = told.rates.map((rate) => box(rate.name, share(rate), `${rate.count} of ${rate.of}`));
  const spreads = told.spreads.map((time) => box(time.name, time.count ? minutes(time.p50) : "–", time.count ? `95 %: ${minutes(time.p95)}` : ""));
  const rating = told.rating === null ? "–" : `${Math.round(told.rating * 100)} %`;
  return [box("conversations", String(told.conversations), ""), ...rates, box("mean rating", rating, "of the highest"), ...spreads];
}
