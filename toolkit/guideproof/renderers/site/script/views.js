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

/** What the script knows anyway stands in the views of evidence only once it is there: titles of nodes, what findings say. */
function fillEvidence() {
  for (const link of byId("view-evidence").querySelectorAll("a:empty")) link.textContent = DATA.nodes[ANCHORS.get(link.hash.slice(1))].title;
  for (const [id, source] of Object.entries(DATA.sources)) {
    for (const [finding, says] of Object.entries(source.findings)) {
      byId(`finding-${id}--${finding}`).querySelector("span").textContent = says;
    }
  }
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
    const { path } = evaluator.evaluate(Object.fromEntries(factsOf(each)), each.entry, on);
    way.replaceChildren(...path.map(({ node, branch }) => {
      const text = (DATA.nodes[node].branches ?? []).find(({ id }) => id === branch)?.text;
      return make("li", {}, linkToNode(node), text === undefined ? "" : `: ${text}`);
    }));
    if (!path.length) way.replaceWith(make("p", {}, "None: nothing is evaluated of this patient."));
  };
  return make("details", { ontoggle: fill }, make("summary", {}, "Its way"), way);
}

/** The worked cases; each opens in the flowchart. */
function listCases() {
  byId("cases-rows").replaceChildren(...Object.entries(CASES).map(([id, each]) => make("tr", { "data-row": true },
    make("th", { scope: "row" }, make("button", { type: "button", class: "link", "data-vignette": id }, each.title), wayOf(each)),
    make("td", {}, DATA.entries[each.entry]?.title ?? each.entry), make("td", {}, (each.status ?? "not said").replaceAll("_", " ")),
    make("td", {}, each.confirmed ? "yes" : "not yet"), make("td", {}, each.source ?? ""))));
}
