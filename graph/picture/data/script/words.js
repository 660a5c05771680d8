/* Words, numbers and dates in the language of the page. */
import {data} from "./data.js";
import {state} from "./state.js";

/** A text of the page: `{n}` is filled in, `{n:claim|claims}` is the one word for 1 and the other for the rest. */
export function say(key, values = {}) {
  return data.texts[state.lang][key].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (all, name, one, many) => {
    if (!(name in values)) return all;
    return one === undefined ? String(values[name]) : values[name] === 1 ? one : many;
  });
}

/** Label of a relation, status or type. */
export function labelOf(kind, name) { return data.labels[kind][name][state.lang]; }

/** What a relation, status or type means. */
export function aboutOf(kind, name) { return data.labels[kind][name].about; }

/** A name in the language of the page. */
export function nameOf(number) { return data.names[number][state.lang]; }

/** The longest label that is drawn; the panel tells the whole. */
const longest = 26;
export function shortName(number) {
  const name = nameOf(number), letters = Array.from(name);
  return letters.length <= longest ? name : letters.slice(0, longest - 1).join("").trimEnd() + "…";
}

/** A sum for people: $8B, US$80억. */
export function money(value, currency) {
  const options = { style: "currency", currency, notation: "compact", maximumFractionDigits: 1, minimumFractionDigits: 0 };
  return new Intl.NumberFormat(state.lang === "ko" ? "ko-KR" : "en-US", options).format(value);
}

/** Sums by currency, side by side, never added. */
export function sums(byCurrency) {
  return Object.entries(byCurrency || {}).map(([currency, value]) => money(value, currency)).join(" + ");
}

const bounds = { "about": "~", "at-least": "≥ ", "up-to": "≤ " };

/** The sum that a statement tells, "" where it tells none. */
export function sumOf(statement) {
  if (!statement.currency) return "";
  const sign = bounds[statement.bound] || "";
  if (statement.value !== undefined) return sign + money(statement.value, statement.currency);
  const ends = [statement.low, statement.high].filter(v => v !== undefined);
  return ends.map(v => money(v, statement.currency)).join("–");
}

function percent(share) {
  return new Intl.NumberFormat(state.lang, { style: "percent", maximumFractionDigits: 2 }).format(share);
}

/** Everything that a statement tells beside its parties, in short pieces. */
export function factsOf(statement) {
  const facts = [];
  const sum = sumOf(statement);
  if (sum) facts.push(sum + (statement.kind ? " (" + statement.kind + ")" : ""));
  if (statement.share !== undefined) facts.push(say("share", { n: percent(statement.share) }));
  if (statement.shareLimit !== undefined) facts.push(say("atMost", { n: percent(statement.shareLimit) }));
  if (statement.power !== undefined) facts.push(statement.power >= 1e9 ? statement.power / 1e9 + " GW" : statement.power / 1e6 + " MW");
  if (statement.count !== undefined) facts.push("× " + new Intl.NumberFormat(state.lang).format(statement.count));
  for (const key of ["role", "product", "instrument", "period", "time"]) if (statement[key]) facts.push(statement[key]);
  return facts;
}

/** "1 claim" or "n claims". */
export function claims(n) { return say("claims", { n }); }
