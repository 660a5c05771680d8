/* Saving what is shown: the picture as PNG and SVG, the claims as CSV, the address of the view. */
import {data, articleOf, sentenceOf} from "./data.js";
import {make, byId} from "./dom.js";
import {say, labelOf, nameOf} from "./words.js";
import {drawn} from "./map.js";
import {svgOfMap} from "./svg.js";

function download(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = make("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/* A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value) {
  const text = value === undefined || value === null ? "" : String(value);
  const tame = /^[=+\-@\t\r]/.test(text) && typeof value !== "number" ? "'" + text : text;
  return /[",\n\r]/.test(tame) ? '"' + tame.replaceAll('"', '""') + '"' : tame;
}

/** What is shown as CSV: one claim a row, with its sentence and source. */
export function csvOf(shown) {
  const head = ["id", "subject", "relation", "object", "status", "amount", "currency", "bound", "kind", "share", "power_w", "time", "published", "publisher", "attributed_to", "confidence", "sentence", "title", "url"];
  const rows = shown.statements.map(n => {
    const s = data.statements[n], a = articleOf(s);
    return [s.id, data.names[s.subject].en, s.relation, s.object === undefined ? "" : data.names[s.object].en, s.status, s.value, s.currency, s.bound, s.kind, s.share, s.power, s.time, a.published, a.publisher, s.said, s.confidence, sentenceOf(s).text, a.title, a.url];
  });
  return "\ufeff" + [head, ...rows].map(row => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function png() {
  const source = svgOfMap(true), image = new Image();
  image.addEventListener("load", () => {
    const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => download("alliances.png", blob, "image/png"));
  });
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(source);
}

function copyLink(button) {
  navigator.clipboard.writeText(location.href).then(() => { button.textContent = say("copied"); }, () => window.prompt(say("copyLink"), location.href));
}

/** The menu. */
export function showSaving() {
  const list = make("ul", { hidden: true }), item = (id, key, act) => make("li", {}, make("button", { type: "button", id, text: say(key), on: { click: event => { act(event.target); if (id !== "copy-link") list.hidden = true; } } }));
  list.append(item("save-png", "savePng", png), item("save-svg", "saveSvg", () => download("alliances.svg", svgOfMap(true), "image/svg+xml")),
    item("save-csv", "saveCsv", () => download("alliances.csv", csvOf(drawn.shown), "text/csv;charset=utf-8")), item("copy-link", "copyLink", copyLink));
  const button = make("button", { type: "button", id: "save-menu", "aria-haspopup": "true", text: say("save") + " ▾", on: { click: () => { list.hidden = !list.hidden; } } });
  byId("save").replaceChildren(button, list);
}
