// Builds nodes. Text only ever becomes text: nothing here takes HTML.

export const find = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Markdown as bots write it: paragraphs, lists, headings, **bold**, *italic*, `code`, links.
export function markdown(text) {
  const out = document.createDocumentFragment();
  let list = null;
  for (const block of text.split(/\n{2,}/)) {
    let paragraph = null;
    for (const line of block.split("\n")) {
      const item = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/.exec(line);
      const heading = /^#{1,6}\s+(.*)$/.exec(line);
      if (item) {
        const kind = item[1] ? "UL" : "OL";
        if (list?.tagName !== kind) out.append((list = make(kind)));
        list.append(make("li", {}, ...inline(item[2])));
        paragraph = null;
      } else if (line.trim()) {
        if (list && /^\s+/.test(line) && list.lastChild) {
          list.lastChild.append(" ", ...inline(line.trim()));
          continue;
        }
        list = null;
        if (paragraph) paragraph.append(make("br"));
        else out.append((paragraph = make("p")));
        paragraph.append(...(heading ? [make("strong", {}, ...inline(heading[1]))] : inline(line)));
      }
    }
  }
  return out;
}

const INLINE = /\\([!-/:-@[-`{-~])|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/;

function inline(text) {
  const found = INLINE.exec(text);
  if (!found) return text ? [text] : [];
  const [whole, escaped, bold, italic, code, label, target, bare] = found;
  let node;
  if (escaped) node = escaped;
  else if (bold) node = make("strong", {}, ...inline(bold));
  else if (italic) node = make("em", {}, ...inline(italic));
  else if (code) node = make("code", {}, code);
  else node = link(label ?? bare, target ?? bare);
  return [...inline(text.slice(0, found.index)), node, ...inline(text.slice(found.index + whole.length))];
}

function link(label, target) {
  // No `javascript:` and the like.
  if (!/^(https?:|mailto:|tel:)/i.test(target)) return label;
  return make("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, label);
}

// One line of a chat.
export function line(told, names) {
  const own = ["bot", "agent"].includes(told.from) ? markdown(told.text) : told.text;
  const who = names[told.from];
  return make("li", { className: `line ${told.from}` }, who ? make("small", {}, who) : null, own);
}
