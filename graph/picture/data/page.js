"use strict";
/* Everything that comes from a text is put in by textContent; nothing here writes HTML. */
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = {
    en: { other: "한국어", hint: "Click a name or a line.", because: "rule", nothing: "No statement.", characters: "characters", confidence: "confidence", said: "according to" },
    ko: { other: "English", hint: "이름이나 선을 누르세요.", because: "규칙", nothing: "문장이 없습니다.", characters: "글자", confidence: "신뢰도", said: "출처" }
  };
  let lang = data.lang;
  const off = { relation: new Set(), status: new Set() };
  const byId = new Map(data.statements.map(s => [s.id, s]));
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const ink = dark ? "#e8edf2" : "#1d2730", paper = dark ? "#141b21" : "#ffffff";

  const nodes = new vis.DataSet(data.network.nodes.map(n => Object.assign({}, n)));
  const edges = new vis.DataSet(data.network.edges.map(e => Object.assign({}, e)));
  const network = new vis.Network(document.getElementById("graph"), { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, navigationButtons: false, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { borderWidth: 1, font: { size: 15, color: ink, strokeWidth: 4, strokeColor: paper, face: "system-ui, NanumGothic, sans-serif" } },
    edges: { arrows: { to: { scaleFactor: 0.6 } }, selectionWidth: 2, hoverWidth: 1 }
  });
  function fit() { network.redraw(); network.fit({ animation: false }); }
  window.addEventListener("resize", fit);
  window.setTimeout(() => { fit(); document.body.dataset.ready = String(nodes.length); }, 30);

  function element(tag, text, parent, name) {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = String(text);
    if (name) made.className = name;
    if (parent) parent.appendChild(made);
    return made;
  }
  function label(kind, name) { const l = data.labels[kind][name]; return l ? l[lang] : name; }
  function nameOf(id) { return data.entities[id] ? data.entities[id][lang] : id; }

  function number(s) {
    const facts = [];
    if (s.amount) facts.push(s.amount + (s.kind ? " (" + s.kind + ")" : ""));
    if (s.share !== undefined) facts.push((s.share * 100).toFixed(2).replace(/\.?0+$/, "") + "%");
    if (s.power !== undefined) facts.push(s.power >= 1e9 ? s.power / 1e9 + " GW" : s.power / 1e6 + " MW");
    for (const key of ["role", "product", "time"]) if (s[key]) facts.push(s[key]);
    return facts.join(" · ");
  }
  function card(s, parent) {
    const box = element("article", null, parent);
    const chip = element("span", label("relation", s.relation), box, "chip");
    chip.style.background = data.style.relations[s.relation];
    element("span", label("status", s.status), box, "status");
    element("div", nameOf(s.from) + (s.to ? " → " + nameOf(s.to) : ""), box, "claim");
    const facts = number(s);
    if (facts) element("div", facts, box);
    element("blockquote", s.evidence, box);
    const meta = [s.title, s.publisher, s.published, s.said ? words[lang].said + " " + s.said : null].filter(Boolean).join(" · ");
    element("div", meta, box, "meta");
    element("div", words[lang].characters + " " + s.start + "–" + s.end + " · " + words[lang].because + " " + (s.rule || "—") + " · " + words[lang].confidence + " " + s.confidence, box, "meta");
    if (s.url && /^https?:\/\//.test(s.url)) {
      const link = element("a", s.url, element("div", null, box, "meta"));
      link.href = s.url; link.rel = "noopener noreferrer"; link.target = "_blank";
    }
  }
  function show(heading, list) {
    const panel = document.getElementById("panel");
    panel.replaceChildren();
    element("h2", heading, panel);
    if (!list.length) element("p", words[lang].nothing, panel);
    list.forEach(s => card(s, panel));
  }
  function showNode(id) {
    const kind = data.entities[id].type;
    show(nameOf(id) + " · " + label("type", kind), data.statements.filter(s => s.from === id || s.to === id));
  }
  network.on("click", event => {
    if (event.nodes.length) showNode(event.nodes[0]);
    else if (event.edges.length) {
      const s = byId.get(event.edges[0]);
      show(nameOf(s.from) + " – " + nameOf(s.to), data.statements.filter(o => o.to && ((o.from === s.from && o.to === s.to) || (o.from === s.to && o.to === s.from))).sort((a, b) => (b.id === s.id) - (a.id === s.id)));
    }
  });

  function filter() {
    const shown = new Set();
    const hidden = data.statements.filter(s => s.to).map(s => {
      const gone = off.relation.has(s.relation) || off.status.has(s.status);
      if (!gone) { shown.add(s.from); shown.add(s.to); }
      return { id: s.id, hidden: gone };
    });
    edges.update(hidden);
    const everything = !off.relation.size && !off.status.size;
    nodes.update(nodes.getIds().map(id => ({ id, hidden: !everything && !shown.has(id) })));
  }
  function swatch(colour, dashes, parent) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("width", "26"); svg.setAttribute("height", "8"); svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(space, "line");
    for (const [key, value] of Object.entries({ x1: 0, y1: 4, x2: 26, y2: 4, stroke: colour, "stroke-width": 3 })) line.setAttribute(key, String(value));
    if (dashes) line.setAttribute("stroke-dasharray", dashes.join(" "));
    svg.appendChild(line); parent.appendChild(svg);
  }
  function entry(kind, name, colour, dashes) {
    const count = data.statements.filter(s => s.to && s[kind] === name).length;
    if (!count) return;
    const row = element("label", null, document.getElementById("legend"));
    const box = element("input", null, row);
    box.type = "checkbox"; box.checked = !off[kind].has(name); box.dataset.kind = kind; box.dataset.name = name;
    box.addEventListener("change", () => { off[kind][box.checked ? "delete" : "add"](name); filter(); });
    swatch(colour, dashes, row);
    element("span", label(kind, name) + " " + count, row);
  }
  function legend() {
    document.getElementById("legend").replaceChildren();
    for (const name of Object.keys(data.labels.relation)) entry("relation", name, data.style.relations[name], null);
    for (const name of Object.keys(data.labels.status)) entry("status", name, ink, data.style.statuses[name] || null);
  }
  function names() {
    const list = document.getElementById("names");
    list.replaceChildren();
    for (const id of Object.keys(data.entities)) for (const l of ["en", "ko"]) element("option", null, list).value = data.entities[id][l];
  }
  document.getElementById("search").addEventListener("change", event => {
    const wanted = event.target.value.trim().toLowerCase();
    const id = Object.keys(data.entities).find(i => ["en", "ko"].some(l => data.entities[i][l].toLowerCase() === wanted)) ||
      Object.keys(data.entities).find(i => ["en", "ko"].some(l => wanted && data.entities[i][l].toLowerCase().includes(wanted)));
    if (id) { network.selectNodes([id]); network.focus(id, { scale: 1.1, animation: false }); showNode(id); }
  });
  function speak() {
    document.documentElement.lang = lang;
    document.getElementById("language").textContent = words[lang].other;
    nodes.update(Object.keys(data.entities).filter(id => nodes.get(id)).map(id => ({ id, label: nameOf(id) })));
    legend();
    const panel = document.getElementById("panel");
    panel.replaceChildren();
    element("p", words[lang].hint, panel, "meta");
  }
  document.getElementById("language").addEventListener("click", () => { lang = lang === "en" ? "ko" : "en"; speak(); });
  window.alliances = { network, nodes, edges };
  names(); speak();
})();
