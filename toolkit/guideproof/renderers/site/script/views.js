// Tables of the other views: the worked cases, and a filter over rows, by what is typed.

function filterTables() {
  for (const input of document.querySelectorAll("input[data-filters]")) {
    input.addEventListener("input", () => {
      const rows = [...byId(input.dataset.filters).querySelectorAll("[data-row]")];
      const wanted = input.value.trim().toLowerCase();
      let left = 0;
      for (const row of rows) {
        row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
        left += row.hidden ? 0 : 1;
      }
      input.parentElement.querySelector("output").textContent = wanted ? `${left} of ${rows.length}` : "";
    });
  }
}

/** Where there is no room for columns each row stands as lines, each under the name of its column; it is a table even so. */
function nameCells(table) {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.firstChild?.textContent ?? "");
  table.setAttribute("role", "table");
  for (const part of table.tBodies) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      cell.setAttribute("role", cell.tagName === "TD" ? "cell" : row.parentNode.tagName === "THEAD" ? "columnheader" : "rowheader");
      if (cell.tagName !== "TD") continue;
      cell.dataset.head = heads[cell.cellIndex];
      if (cell.childNodes.length > 1) cell.replaceChildren(make("span", {}, ...cell.childNodes));
    }
  }
}

/** What the script knows anyway stands in the other views only once it is there: titles that links lead to, what findings say. */
function fillViews() {
  const titles = new Map([...ANCHORS].map(([anchor, id]) => [anchor, DATA.nodes[id].title]));
  for (const [id, { title }] of Object.entries(DATA.sources)) titles.set(`source-${id}`, title);
  for (const [id, { title }] of Object.entries(DATA.derived)) titles.set(`value-${id}`, title);
  for (const link of document.querySelectorAll(".view.page a:empty")) {
    const anchor = link.hash.slice(1);
    const [source, finding] = anchor.replace("finding-", "").split("--");
    if (link.className === "cited") {
      link.textContent = DATA.sources[source].title;
      link.after(make("small", {}, ` ${DATA.sources[source].name} #${finding}`));
    } else link.textContent = titles.get(anchor) ?? `${source}#${finding}`;
  }
  for (const each of document.querySelectorAll("[data-coded]")) each.replaceChildren(...coded(each.textContent));
  for (const [id, source] of Object.entries(DATA.sources)) {
    for (const [finding, says] of Object.entries(source.findings)) {
      byId(`finding-${id}--${finding}`).prepend(make("b", {}, finding), ": ", make("span", { dir: "auto" }, says));
    }
  }
}

/** What was due for a look by the day of the reader. */
function markStale() {
  const stale = [...document.querySelectorAll("[data-due]")].filter((each) => each.dataset.due < today());
  for (const each of stale) (each.querySelector("th") ?? each).append(make("strong", { class: "stale" }, ` stale since ${each.dataset.due}`));
  if (byId("stale") !== null && document.querySelector("[data-due]") !== null) byId("stale").textContent = stale.length ? `${stale.length} stale on ${today()}.` : `Nothing is stale on ${today()}.`;
}

/** What is proven: each kind of statement opens to the things of which it holds. */
function fillProven() {
  const ids = Object.keys(DATA.nodes);
  byId("proven")?.replaceChildren(...DATA.proven.map(({ says, nodes, others }) => make("details", {},
    make("summary", {}, `${says} (${nodes.length + others.length})`),
    make("ul", {}, nodes.map((place) => make("li", {}, linkToNode(ids[place]))),
      others.map(([anchor, title]) => make("li", {}, anchor !== null && byId(anchor) !== null ? linkTo(anchor, title) : title))))));
}

/** The way of a worked case, computed when somebody opens it: each node, with the branch that is taken. */
function wayOf(each) {
  const way = make("ol", {});
  const fill = () => {
    if (way.childElementCount) return;
    const on = DATA.guideline.dated ? each.on ?? today() : null;
    const { path, recommendations } = evaluator.evaluate(Object.fromEntries(factsOf(each)), each.entry, on);
    way.replaceChildren(...path.map(({ node, branch }) => {
      const text = (DATA.nodes[node].branches ?? []).find(({ id }) => id === branch)?.text;
      return make("li", {}, linkToNode(node), text === undefined ? "" : `: ${text}`);
    }));
    const said = [...offered(recommendations)];
    if (said.length) way.after(make("p", {}, make("b", {}, "On the board: "), said.join("; ")));
    if (!path.length) way.replaceWith(make("p", {}, "None: nothing is evaluated of this patient."));
  };
  return make("details", { ontoggle: fill }, make("summary", {}, "Its way"), way);
}

/** The worked cases by their visit; each opens in the flowchart. A column in which nothing stands, or differs, is left out. */
function listCases() {
  if (byId("cases-table") === null) return;
  const cases = Object.entries(CASES);
  const columns = [
    ["Expected", (each) => (each.status ?? "not said").replaceAll("_", " ")],
    cases.some(([, { confirmed }]) => !confirmed) && ["Confirmed", (each) => (each.confirmed ? "yes" : "not yet")],
    cases.some(([, { source }]) => source) && ["Source", (each) => each.source ?? ""],
  ].filter(Boolean);
  const row = ([id, each]) => make("tr", { "data-row": true },
    make("th", { scope: "row" }, make("button", { type: "button", class: "link", "data-vignette": id }, each.title), wayOf(each)),
    columns.map(([, said]) => make("td", {}, said(each))));
  const visits = Object.keys(DATA.entries).map((entry) => [entry, cases.filter(([, each]) => each.entry === entry)]).filter(([, some]) => some.length);
  const head = (entry, some) => make("tr", {}, make("th", { scope: "rowgroup", colspan: columns.length + 1 }, `${DATA.entries[entry].title} (${some.length})`));
  byId("cases-table").replaceChildren(
    make("thead", {}, make("tr", {}, ["Case", ...columns.map(([name]) => name)].map((name) => make("th", { scope: "col" }, name)))),
    ...visits.map(([entry, some]) => make("tbody", {}, visits.length > 1 ? head(entry, some) : "", some.map(row))));
}

/** Who comes to a node: from which branches, under which conditions, and at which visits it is the first. */
function whoComes(id) {
  const first = Object.values(DATA.entries).filter(({ start }) => start === id)
    .map((entry) => make("li", {}, "Everybody at the visit ", make("b", {}, entry.title), entry.when_sentence ? `: ${entry.when_sentence}` : ""));
  const led = Object.entries(DATA.nodes).flatMap(([before, node]) => (node.branches ?? []).filter(({ targets }) => targets.includes(id))
    .map((branch) => make("li", {}, linkToNode(before), ": ", make("b", {}, branch.text), make("span", { class: "quiet" }, ` (${branch.condition.join(" ")})`))));
  const after = Object.entries(DATA.nodes).filter(([, node]) => !node.branches && node.edges.some(([, target]) => target === id))
    .map(([before]) => make("li", {}, "Whoever comes to ", linkToNode(before)));
  return [...first, ...led, ...after];
}

/** What lies below a recommendation: for whom it is, why, and on what it rests; made when somebody opens it. */
function below(id, node, item) {
  const place = make("div", {});
  const links = [...new Map([...item.evidence, ...node.evidence].map((link) => [link.join(" "), link])).values()];
  const fill = () => {
    if (!place.childElementCount) place.append(make("p", {}, make("b", {}, "For whom")), make("ul", {}, whoComes(id)),
      node.rationale ? make("p", {}, make("b", {}, "Rationale: "), node.rationale) : "",
      item.ungraded ? make("p", {}, make("b", {}, "Not graded: "), item.ungraded) : "",
      links.length ? make("ul", {}, links.map(citation)) : make("p", {}, "No evidence is linked."));
  };
  return make("details", { ontoggle: fill }, make("summary", {}, "For whom, why, and evidence"), place);
}

/** All that is recommended, section by section, with where: the summary that a reader of a guideline looks for first. */
function listRecommendations() {
  const table = byId("recommendations-table");
  if (table === null) return;
  const nodes = Object.entries(DATA.nodes).filter(([, node]) => node.items);
  const row = (id, node, item) => make("tr", { "data-row": true },
    make("th", { scope: "row" }, make("p", { class: "head" }, make("span", { class: "name" }, itemNamed(item)), itemTags(item)),
      item.detail ? make("p", { class: "note" }, item.detail) : "", below(id, node, item)),
    make("td", {}, item.says, node.choice ? make("p", { class: "note" }, node.choice) : ""),
    make("td", {}, certaintyShown(item.certainty) ?? "not stated"), make("td", {}, linkToNode(id)));
  table.replaceChildren(
    make("thead", {}, make("tr", {}, ["What", "Strength", "Certainty", "Where"].map((head) => make("th", { scope: "col" }, head)))),
    ...[...new Set(nodes.map(([, node]) => node.chart))].map((chart) => make("tbody", {},
      make("tr", {}, make("th", { scope: "rowgroup", colspan: 4 }, sectionTitle(chart))),
      nodes.filter(([, node]) => node.chart === chart).map(([id, node]) => node.items.map((item) => row(id, node, item))))));
}
