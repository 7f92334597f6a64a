// One node, whole: question, branches, what is recommended, why, how certain, where it stands in the files.

let shownNode = null;
let opener = null; // where somebody was when they opened a node

function showNode(id) {
  if (!byId("panel").contains(document.activeElement)) opener = document.activeElement;
  shownNode = id;
  const node = DATA.nodes[id];
  const before = Object.keys(DATA.nodes).filter((each) => DATA.nodes[each].edges.some(([, target]) => target === id));
  const after = [...new Set(node.edges.map(([, target]) => target))];
  const title = make("h2", { id: "panel-title", tabindex: "-1" }, node.title);
  byId("panel-body").replaceChildren(title,
    make("p", { class: "quiet" }, `${capital(node.kind)} in `, linkTo(node.chart, sectionTitle(node.chart)), ` · version ${node.version}`,
      node.reviewed ? ` · last reviewed ${node.reviewed}` : " · review date not recorded", node.status ? ` · ${node.status}` : ""),
    make("div", { id: "panel-patient" }),
    node.kind === "decision" ? decisionShown(node, id) : node.kind === "recommendation" ? recommendationShown(node) : reassessShown(node),
    node.rationale ? make("div", {}, make("h3", {}, "Rationale"), make("p", {}, node.rationale)) : "",
    node.evidence.length ? make("div", {}, make("h3", {}, "Evidence"), make("ul", {}, node.evidence.map(citation))) : "",
    definitionsShown(node),
    proofsShown(id),
    neighbours("Comes from", before), neighbours("Leads to", after),
    make("p", { class: "quiet keys" }, "Keys, in here: ← to where it comes from, → to where it leads, Shift with ↑ and ↓ through the section, Escape closes."),
    make("h3", {}, "Source"),
    make("p", {}, make("code", {}, `${node.path}:${node.line}`), " ",
      make("button", { type: "button", onclick: () => copy(`${id} ${node.version} (${node.path}:${node.line})`, "The reference is copied.") }, "Copy reference"), " ",
      make("button", { type: "button", onclick: () => copy(`${location.href.split("#")[0]}#${node.anchor}`, "The link to this node is copied. It holds nothing of a patient.") }, "Copy link to this node")),
    node.yaml ? make("details", {}, make("summary", {}, "As the file says it"), make("pre", { tabindex: "0", "aria-label": "YAML of the node" }, node.yaml.join("\n"))) : "");
  byId("panel").hidden = false;
  showPatientHere(patient.outcome());
}

/** Of the open node: whether the patient comes there, what they have of what is read there, and which branches they take. */
function showPatientHere({ result, record }) {
  const place = byId("panel-patient");
  if (place === null || shownNode === null) return;
  const steps = result.path.filter((step) => step.node === shownNode);
  const asks = result.needs.some((need) => need.asked_by.includes(shownNode));
  const said = steps.length ? "This patient comes here." : result.status === "needs_data"
    ? `This patient does not come here as far as is known${asks ? "; what is not answered here could change that" : ""}.` : "This patient does not come here.";
  const tried = patient.facts.size > 0 && result.status !== "invalid";
  const values = tried ? new Values(record, result) : null;
  const has = (id) => make("div", {}, make("dt", {}, nameOf(id)), make("dd", {}, known(values.text(id))));
  const read = DATA.nodes[shownNode].reads;
  place.replaceChildren(...tried ? [make("p", {}, make("b", {}, said)), ...read.length ? [make("dl", { class: "computed" }, read.map(has))] : []] : []);
  for (const line of byId("panel").querySelectorAll("[data-takes]")) {
    line.textContent = tried && steps.some((step) => step.branch === line.dataset.takes) ? " ◀ this patient" : "";
  }
}

function decisionShown(node, id) {
  return make("div", {}, node.question !== node.title ? make("p", { class: "question" }, node.question) : "",
    node.rows ? tableSummedUp(node, id) : branchesShown(node, id));
}

function branchesShown(node, id) {
  return make("div", {}, node.policy ? make("p", { class: "quiet" }, node.policy) : "",
    make("ol", { class: "branches" }, node.branches.map((branch) => make("li", {},
      make("p", {}, make("b", {}, branch.text), make("strong", { "data-takes": branch.id }), covered === null ? "" : make("span", { class: "quiet" }, ` ${casesWord(coveredBy(id, branch.id))}`)),
      branch.condition.map((line) => make("p", { class: "condition" }, line)),
      make("p", { class: "quiet" }, branch.targets.length ? ["Leads to ", branch.targets.flatMap((id, place) => [place ? ", " : "", linkToNode(id)])] : "This way ends here, with nothing to recommend."),
      tryButton(id, branch),
      branch.evidence.length ? make("ul", {}, branch.evidence.map(citation)) : ""))));
}

/** Whom the proofs found to fall into an otherwise. */
const takerOf = (node, branch) => [...DATA.takers ?? [], ...DATA.findings ?? []]
  .find((each) => each.node === node && each.branch === branch.id && each.patient);
const tryButton = (node, branch, says = "Try a patient who comes here") => (IN_ORDER.length > 0 || takerOf(node, branch) !== undefined
  ? make("p", {}, make("button", { type: "button", class: "link", onclick: () => tryBranch(node, branch) }, says,
    make("span", { class: "unseen" }, `: ${branch.text}`))) : "");

/** The first worked case that takes a branch becomes the patient of the page; where there is none, whom the proofs found. */
function tryBranch(node, branch) {
  const takes = ([, each]) => evaluator.evaluate(Object.fromEntries(factsOf(each)), each.entry, DATA.guideline.dated ? each.on ?? today() : null)
    .path.some((step) => step.node === node && step.branch === branch.id);
  const found = Object.entries(CASES).find(takes);
  const taker = found === undefined ? takerOf(node, branch) : undefined;
  if (taker !== undefined) {
    takePatient(taker);
    byId("toast").textContent = "No worked case takes this branch. This patient, whom the proofs found, does.";
  } else if (found === undefined) {
    byId("toast").textContent = "No worked case takes this branch.";
  } else {
    patient.load(found[1]);
    byId("vignette").value = found[0];
    begin();
    byId("toast").textContent = `Worked case: ${found[1].title}.`;
  }
  announce(byId("toast").textContent);
}

const itemNamed = (item) => (item.given ? `${item.title}: ${item.given}` : item.title);
const itemTags = (item) => [item.tier, WORDS.priorities[item.priority]].filter(Boolean).map((said) => make("span", { class: "tag" }, said));

function recommendationShown(node) {
  return make("div", {}, node.choice ? make("p", { class: "quiet" }, `${capital(node.choice)}:`) : "",
    node.items.map((item) => make("section", { class: "item" },
      make("p", { class: "head" }, make("span", { class: "name" }, itemNamed(item)), make("span", { class: "says" }, item.says),
        certaintyShown(item.certainty), itemTags(item)),
      item.detail ? make("p", { class: "note" }, item.detail) : "",
      item.regimen ? make("p", { class: "note" }, `Regimen: ${item.regimen}`) : "",
      item.ungraded ? make("p", { class: "note" }, `Not graded: ${item.ungraded}`) : "",
      item.evidence.length ? make("ul", {}, item.evidence.map(citation)) : "")));
}

function reassessShown(node) {
  const due = node.due ? `on the date of ${nameOf(node.due)}` : null;
  return make("p", {}, `${capital(due ?? node.when ?? "at a later visit")}, then: ${node.then}.`);
}

/** What is computed and read here: each opens to its definition, as the view of derived elements has it. */
function definitionsShown(node) {
  const ids = node.reads.filter((id) => id in DATA.derived && byId(`value-${id}`) !== null);
  if (!ids.length) return "";
  return make("div", {}, make("h3", {}, "Computed and read here"), ids.map((id) => {
    const held = [...byId(`value-${id}`).children].slice(1, -1).map((each) => each.cloneNode(true));
    return make("details", { class: "definition" }, make("summary", {}, DATA.derived[id].title), held,
      make("p", {}, linkTo(`value-${id}`, "In the list of derived elements")));
  }));
}

/** What the checks and proofs say of a node. */
function proofsShown(id) {
  const said = (DATA.findings ?? []).filter((each) => each.node === id);
  if (DATA.findings === undefined) return "";
  const place = Object.keys(DATA.nodes).indexOf(id);
  const proven = (DATA.proven ?? []).filter((each) => each.nodes.includes(place));
  return make("div", {}, make("h3", {}, "Checks"), said.length
    ? make("ul", {}, said.map((each) => make("li", {}, make("b", {}, `${each.severity} ${each.code}: `), coded(each.message))))
    : make("p", {}, "No finding stands here."),
  proven.length ? [make("p", {}, "Proven over all patients:"), make("ul", {}, proven.map(({ says }) => make("li", {}, says)))] : "");
}

function neighbours(title, ids) {
  return make("div", { class: "neighbours" }, make("h3", {}, title), ids.length
    ? make("ul", {}, ids.map((id) => make("li", {}, linkToNode(id)))) : make("p", { class: "quiet" }, title === "Leads to" ? "nothing: the way ends here" : "an entry point"));
}

const sectionTitle = (chart) => charts.get(chart)?.dataset.title ?? chart;

function hidePanel() {
  shownNode = null;
  byId("panel").hidden = true;
  document.querySelectorAll(".chart .chosen").forEach((each) => each.classList.remove("chosen"));
}

/** Closes the node, and goes back to where it was opened from. */
function closePanel() {
  hidePanel();
  const back = opener?.isConnected && opener !== document.body && opener.checkVisibility() ? opener : byId("chart-choice");
  back.focus();
}

/** Arrow keys in the open node go to where it comes from and where it leads, with Shift through its section; elsewhere they
    scroll, as they always do. */
function steer(event) {
  if (shownNode === null || !byId("panel").contains(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key !== "Escape" && (event.target.closest("input, pre") || event.shiftKey !== ["ArrowUp", "ArrowDown"].includes(event.key))) return;
  const ids = Object.keys(DATA.nodes);
  const section = ids.filter((id) => DATA.nodes[id].section === DATA.nodes[shownNode].section);
  const place = section.indexOf(shownNode);
  const to = {
    ArrowRight: () => DATA.nodes[shownNode].edges[0]?.[1],
    ArrowLeft: () => ids.find((each) => DATA.nodes[each].edges.some(([, target]) => target === shownNode)),
    ArrowDown: () => section[place + 1],
    ArrowUp: () => section[place - 1],
    Escape: () => null,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const id = to();
  if (event.key === "Escape") closePanel(); else if (id !== undefined && id in DATA.nodes) go(DATA.nodes[id].anchor);
}

const MOST_FOUND = 40;

/** What stands in the other views under a heading of its own: sources, derived elements, rules, disagreements. */
function foundElsewhere(wanted) {
  const named = (id) => (id.startsWith("source-") ? DATA.sources[id.slice("source-".length)]?.name : "") ?? "";
  const places = [...document.querySelectorAll(".view.page article[id], .view.page li[id^=rule-]")]
    .map((each) => [each.id, (each.querySelector("h3, h4, b")?.textContent ?? each.id), each.closest(".view").dataset.title]);
  return places.filter(([id, title]) => [id, title, named(id)].some((text) => text.toLowerCase().includes(wanted)))
    .map(([id, title, view]) => [linkTo(id, title), [view, named(id)].filter(Boolean).join(" · ")]);
}

/** Nodes, interventions and elements by what is typed, then what stands in the other views. */
function search() {
  const wanted = byId("search").value.trim().toLowerCase();
  const found = [];
  if (wanted) {
    for (const [id, node] of Object.entries(DATA.nodes)) {
      const texts = [id, node.title, node.question ?? "", ...(node.items ?? []).flatMap((item) => [item.intervention, item.title]),
        ...node.reads.flatMap((each) => [each, nameOf(each)])];
      const hit = texts.find((text) => text.toLowerCase().includes(wanted));
      if (hit !== undefined) found.push([id, hit === node.title || hit === id ? "" : hit]);
    }
  }
  const links = [...found.map(([id, hit]) => [linkToNode(id), hit]), ...wanted ? foundElsewhere(wanted) : []];
  byId("found").replaceChildren(...links.slice(0, MOST_FOUND).map(([link, hit]) => make("li", {}, link, hit ? make("span", { class: "quiet" }, ` ${hit}`) : "")));
  byId("found-count").textContent = wanted ? `${links.length} found${links.length > MOST_FOUND ? `, the first ${MOST_FOUND} shown` : ""}` : "";
}

/** Copies a text; where the browser does not let a page do that, the text is shown to be copied by hand. */
async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    announce(said);
    byId("toast").textContent = said;
  } catch {
    byId("copy-text").value = text;
    byId("copy-dialog").showModal();
    byId("copy-text").select();
  }
}
