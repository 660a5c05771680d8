/* The page's data, read once: tables whose rows refer to each other by number. */
export const data = JSON.parse(document.getElementById("data").textContent);

/** Line number → numbers of its statements. */
export const statementsOfLine = data.network.edges.map(() => []);
data.statements.forEach((statement, number) => {
  if (statement.line !== undefined) statementsOfLine[statement.line].push(number);
});

/** The article of a statement. */
export function articleOf(statement) {
  return data.articles[data.sentences[statement.sentence][0]];
}

/** The sentence of a statement, and where it stands in its article. */
export function sentenceOf(statement) {
  const [, start, end, text] = data.sentences[statement.sentence];
  return { start, end, text };
}

/** Key of the pair that a line lies between. */
export function pairKey(a, b) {
  return a < b ? a + "-" + b : b + "-" + a;
}

/** Name number → the lines that touch it. */
export const linesOfName = data.names.map(() => []);
data.network.edges.forEach((line, number) => {
  linesOfName[line.from].push(number);
  linesOfName[line.to].push(number);
});

/** Months from the first to the last that an article was published in, as YYYY-MM. */
export const months = (function () {
  const told = data.statements.map(s => articleOf(s).published).filter(p => p && p.length >= 7).map(p => p.slice(0, 7)).sort();
  if (!told.length) return [];
  const found = [];
  let [year, month] = told[0].split("-").map(Number);
  for (let now = told[0]; now <= told[told.length - 1] && found.length < 1200;) {
    found.push(now);
    month += 1;
    if (month > 12) { month = 1; year += 1; }
    now = String(year).padStart(4, "0") + "-" + String(month).padStart(2, "0");
  }
  return found;
})();

/** Name as it stands in an address: the English name where no other has it, else the id. */
const bearers = new Map();
data.names.forEach((name, number) => bearers.set(name.en, bearers.has(name.en) ? null : number));
export function addressOf(number) {
  const name = data.names[number];
  return bearers.get(name.en) === number ? name.en : name.id;
}
const ids = new Map(data.names.map((name, number) => [name.id, number]));
export function nameAt(address) {
  const found = bearers.get(address);
  return found !== undefined && found !== null ? found : ids.has(address) ? ids.get(address) : null;
}
