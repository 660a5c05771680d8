/* A box to choose a name in: type, arrow keys, Enter; a combobox as the ARIA practices describe it. */
import {make} from "./dom.js";
import {say, nameOf, labelOf} from "./words.js";
import {data} from "./data.js";
import {findNames} from "./finding.js";
import {typeSample} from "./samples.js";

let made_ = 0;

/** A combobox; `choose` is called with the number of the name. `note` gives a remark beside a name, "" for none. */
export function combo(label, choose, note = () => "", value = "") {
  const id = "combo" + (made_ += 1);
  const list = make("ul", { id, role: "listbox", hidden: true });
  const input = make("input", { type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": id, "aria-label": label, placeholder: label });
  input.value = value;
  const box = { input, list, found: [], at: 0, choose, note };
  input.addEventListener("input", () => offer(box));
  input.addEventListener("keydown", event => pressed(box, event));
  input.addEventListener("blur", () => window.setTimeout(() => close(box), 150));
  return make("div", { class: "combo" }, input, list);
}

function offer(box) {
  box.found = findNames(box.input.value);
  box.at = 0;
  box.list.replaceChildren(...box.found.map((number, i) => option(box, number, i)));
  if (!box.found.length && box.input.value.trim()) box.list.append(make("li", { class: "small", text: say("noMatch") }));
  box.list.hidden = !box.input.value.trim();
  box.input.setAttribute("aria-expanded", String(!box.list.hidden));
  mark_(box);
}

function option(box, number, i) {
  const text = make("span", {}, typeSample(data.names[number].type), make("span", { text: " " + nameOf(number) }));
  const remark = [labelOf("type", data.names[number].type), box.note(number)].filter(Boolean).join(" · ");
  return make("li", { role: "option", id: box.list.id + "-" + i, on: { mousedown: event => { event.preventDefault(); take(box, number); } } }, text, make("span", { class: "small", text: remark }));
}

function mark_(box) {
  [...box.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === box.at && box.found.length > 0)));
  if (box.found.length) box.input.setAttribute("aria-activedescendant", box.list.id + "-" + box.at);
  else box.input.removeAttribute("aria-activedescendant");
}

function pressed(box, event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    box.at = Math.max(0, Math.min(box.found.length - 1, box.at + (event.key === "ArrowDown" ? 1 : -1)));
    mark_(box);
    event.preventDefault();
  } else if (event.key === "Enter") {
    if (!box.found.length) offer(box);
    if (box.found.length) take(box, box.found[box.at]);
  } else if (event.key === "Escape") close(box);
}

function take(box, number) {
  box.input.value = nameOf(number);
  close(box);
  box.choose(number);
}

function close(box) {
  box.list.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
}
