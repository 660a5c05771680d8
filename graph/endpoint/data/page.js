"use strict";
// All text from the graph goes through textContent: nothing of it can become markup.
const at = (id) => document.getElementById(id);
let chosen = null;

function made(name, text, parent) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (parent) parent.append(element);
  return element;
}

function show(columns, rows) {
  const table = made("table");
  made("caption", rows.length + (rows.length === 1 ? " row" : " rows"), table);
  const head = made("tr", undefined, made("thead", undefined, table));
  for (const column of columns) made("th", column, head).scope = "col";
  const body = made("tbody", undefined, table);
  for (const row of rows) {
    const line = made("tr", undefined, body);
    for (const cell of row) {
      const shown = typeof cell === "number" ? cell.toLocaleString("en") : cell === null ? "" : String(cell);
      made("td", shown, line).className = typeof cell === "number" ? "number" : "";
    }
  }
  at("table").replaceChildren(table);
  at("said").textContent = "";
}

async function fetched(address, options) {
  at("said").textContent = "…";
  at("table").replaceChildren();
  const answer = await fetch(address, options);
  const text = await answer.text();
  if (answer.ok) return { kind: answer.headers.get("Content-Type"), text };
  at("said").textContent = text;
  return null;
}

async function ask(event) {
  event.preventDefault();
  const values = new URLSearchParams({ lang: at("lang").value });
  for (const input of at("parameters").querySelectorAll("input")) if (input.value.trim()) values.set(input.name, input.value);
  const found = await fetched("/ask/" + encodeURIComponent(chosen.name) + "?" + values);
  if (found) { const table = JSON.parse(found.text); show(table.columns, table.rows); }
}

async function run() {
  const found = await fetched("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle" },
    body: at("sparql").value,
  });
  if (!found) return;
  if (!found.kind.includes("json")) { at("said").textContent = ""; made("pre", found.text, at("table")); return; }
  const result = JSON.parse(found.text);
  if ("boolean" in result) { show(["answer"], [[String(result.boolean)]]); return; }
  const columns = result.head.vars;
  show(columns, result.results.bindings.map((row) => columns.map((name) => (name in row ? row[name].value : null))));
}

function choose(question, button) {
  chosen = question;
  for (const other of at("questions").querySelectorAll("button")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  at("asked").textContent = question[at("lang").value];
  at("parameters").replaceChildren();
  for (const [name, parameter] of Object.entries(question.parameters)) {
    const label = made("label", name + (parameter.optional ? " (may be empty)" : ""), at("parameters"));
    const input = made("input", undefined, label);
    input.name = name;
    input.required = !parameter.optional && parameter.default === null;
    input.placeholder = parameter.default || (parameter.type === "date" ? "2025-07" : "");
  }
  at("ask").hidden = false;
  at("sparql").value = question.sparql;
}

async function list() {
  const questions = JSON.parse((await (await fetch("/questions")).text()));
  at("questions").replaceChildren();
  for (const question of questions) {
    const button = made("button", question.name, made("li", undefined, at("questions")));
    button.type = "button";
    button.title = question[at("lang").value];
    button.addEventListener("click", () => choose(question, button));
  }
}

at("ask").addEventListener("submit", ask);
at("run").addEventListener("click", run);
at("lang").addEventListener("change", list);
list();
