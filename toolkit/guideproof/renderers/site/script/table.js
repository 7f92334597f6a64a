// A decision of many branches: summed up where its node is shown, opened as a table with a filter.

/** How many rows lead where. */
function tableSummedUp(node, id) {
  const groups = new Map();
  node.branches.forEach((branch, place) => {
    const fold = node.folds[place];
    groups.set(fold, [...(groups.get(fold) ?? []), branch]);
  });
  const leads = (branch) => (branch.targets.length ? branch.targets.flatMap((id, place) => [place ? ", " : "", linkToNode(id)]) : "the end of this way");
  return make("div", {}, node.policy ? make("p", { class: "quiet" }, node.policy) : "",
    make("ul", {}, [...groups.values()].map((branches) => make("li", {}, `${branches.length} row${branches.length === 1 ? " leads" : "s lead"} to `, leads(branches[0])))),
    make("p", {}, make("button", { type: "button", onclick: () => openTable(node) }, `Open the table of ${node.branches.length} rows`)),
    node.branches.filter((branch) => branch.condition[0] === "Otherwise").map((branch) => tryButton(id, branch, "Try a patient whom no other row takes")));
}

/** The rows that the patient takes, by their places. */
function takenRows(node) {
  const { result } = patient.outcome();
  const taken = result.path.filter((step) => DATA.nodes[step.node] === node && step.branch !== null).map((step) => step.branch);
  return new Set(patient.facts.size ? node.branches.flatMap((branch, place) => (taken.includes(branch.id) ? [place] : [])) : []);
}

/** A node as a button that closes the table and opens it. */
const fromTable = (id) => (id in DATA.nodes ? make("button", { type: "button", class: "link", onclick: () => { byId("table-dialog").close(); go(DATA.nodes[id].anchor); } }, DATA.nodes[id].title) : id);

/** What the patient has of the element that a column tests. */
function headValue(node, head) {
  const id = node.reads.find((each) => (DATA.elements[each] ?? DATA.derived[each])?.title === head);
  const { result, record } = patient.outcome();
  if (id === undefined || !patient.facts.size || result.status === "invalid") return null;
  return make("span", { class: "head-value" }, `this patient: ${known(new Values(record, result).text(id))}`);
}

function openTable(node) {
  const taken = takenRows(node);
  const cell = (text) => make("td", {}, text ? text.split("\n").flatMap((line, place) => [place ? make("br") : "", line]) : "–");
  byId("table-title").textContent = node.title;
  byId("table-policy").textContent = [node.question === node.title ? null : node.question, node.policy].filter(Boolean).join(" ");
  byId("table-head").replaceChildren(...["Row", ...node.heads, "Leads to"].map((head) => make("th", { scope: "col" }, head, headValue(node, head))));
  byId("table-rows").replaceChildren(...node.branches.map((branch, place) => make("tr", { "data-row": true, class: taken.has(place) ? "taken" : null },
    make("th", { scope: "row" }, `${place + 1}. `, branch.text, taken.has(place) ? make("strong", {}, " ◀ this patient") : ""),
    node.rows[place].map(cell),
    make("td", {}, branch.targets.length ? branch.targets.flatMap((id, nth) => [nth ? ", " : "", fromTable(id)]) : "ends here"))));
  nameCells(byId("table-rows").parentNode);
  const filter = byId("filter-table");
  filter.value = "";
  byId("table-dialog").showModal();
  // What is focused is never scrolled to below the head, which stays in place.
  byId("table-rows").closest(".wide").style.scrollPaddingTop = `${byId("table-head").getBoundingClientRect().height + 8}px`;
  filter.dispatchEvent(new Event("input"));
  byId("table-rows").querySelector(".taken")?.scrollIntoView({ block: "center", behavior: "instant" });
}
