/* Elements made by hand: whatever comes from a text goes in as text, never as HTML. */

/** An element; `options` are text, class, on (listeners) and attributes, the rest are children. */
export function make(tag, options = {}, ...children) {
  const { text, class: name, on = {}, ...attributes } = options;
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = String(text);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** An SVG element with these attributes. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** The element with this id. */
export function byId(id) { return document.getElementById(id); }

/** A button that looks like a link. */
export function link(text, listener, attributes = {}) {
  return make("button", { type: "button", class: "plain", text, on: { click: listener }, ...attributes });
}

const colours = new Map();
/** Colour of the current theme by the name of its variable; asked for in every frame, so kept. */
export function themeColour(name) {
  if (!colours.has(name)) colours.set(name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim());
  return colours.get(name);
}
/** To be called where the theme changes. */
export function forgetColours() { colours.clear(); }
