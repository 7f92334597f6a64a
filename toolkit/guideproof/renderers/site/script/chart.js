// The flowchart: which chart is open, how large it is, and which of its ways light up.

const charts = new Map([...document.querySelectorAll(".chart")].map((each) => [each.dataset.anchor, each]));
let zoom = 1;
const READABLE = 0.85; // as small as the texts of a section are when it is opened

function openChart(id) {
  for (const [name, chart] of charts) chart.hidden = name !== id;
  byId("chart-choice").value = id;
  fit(id === "map" ? 0.4 : READABLE);
  drawCoverage();
}

const shownChart = () => [...charts.values()].find((each) => !each.hidden);

function setZoom(value) {
  const frame = byId("viewport");
  const middle = [(frame.scrollLeft + frame.clientWidth / 2) / zoom, (frame.scrollTop + frame.clientHeight / 2) / zoom];
  zoom = Math.min(3, Math.max(0.1, value));
  const drawing = shownChart().querySelector("svg");
  const { width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute("width", Math.round(width * zoom));
  drawing.setAttribute("height", Math.round(height * zoom));
  frame.scrollLeft = middle[0] * zoom - frame.clientWidth / 2;
  frame.scrollTop = middle[1] * zoom - frame.clientHeight / 2;
  byId("zoom").textContent = `${Math.round(zoom * 100)} %`;
}

/** The whole chart, or where that could not be read its width, as far as that can be; never larger than it was drawn.
    The map says at a glance how sections hang together, and may be smaller for it. */
function fit(least = shownChart().dataset.anchor === "map" ? 0.4 : 0.55) {
  const frame = byId("viewport");
  const { width, height } = shownChart().querySelector("svg").viewBox.baseVal;
  const [wide, high] = [frame.clientWidth - 46, frame.clientHeight - 30]; // what is left within the edge of the chart
  const whole = Math.min(wide / width, high / height, 1);
  setZoom(whole >= least ? whole : Math.max(least, Math.min(1, wide / width)));
  frame.scrollLeft = 0;
  frame.scrollTop = 0;
  takeNoMore();
}

/** A low chart leaves no empty room below it. */
function takeNoMore() {
  const frame = byId("viewport");
  frame.style.height = "";
  const { height: drawn } = shownChart().getBoundingClientRect();
  if (drawn + 4 < frame.clientHeight) frame.style.height = `${Math.max(120, drawn + 4)}px`;
}

/** The flowchart over the whole width, above the questions and the board, or between them. */
function giveRoom() {
  const full = document.body.classList.toggle("full");
  byId("full").setAttribute("aria-pressed", String(full));
  fit(READABLE);
  measureLists();
  if (shownNode !== null) showBox(DATA.nodes[shownNode].anchor);
  byId("full").scrollIntoView({ block: "nearest", behavior: "instant" });
  announce(full ? "The flowchart stands over the whole width, above the questions and the board." : "The flowchart stands beside the questions and the board.");
}

/** Brings a box into the middle, large enough to be read. */
function showBox(anchor) {
  const box = byId(`at-${anchor}`);
  if (box === null) return;
  if (zoom < 0.7) setZoom(0.9);
  takeNoMore();
  const frame = byId("viewport").getBoundingClientRect();
  const place = box.getBoundingClientRect();
  byId("viewport").scrollBy({ left: place.left + place.width / 2 - frame.left - frame.width / 2,
    top: place.top + Math.min(place.height, frame.height) / 2 - frame.top - frame.height / 2, behavior: "instant" });
  document.querySelectorAll(".chart .chosen").forEach((each) => each.classList.remove("chosen"));
  box.classList.add("chosen");
}

/** Lights up the way of a patient: nodes, branches, arrows; and what is open. Without a result nothing is left lit. */
function light(result) {
  document.querySelectorAll(".chart :is(.lit, .open, .passed)").forEach((each) => each.classList.remove("lit", "open", "passed"));
  const begun = result !== null && patient.facts.size > 0 && result.path.length > 0;
  byId("viewport").classList.toggle("lighting", begun);
  if (!begun) return;
  for (const step of result.path) {
    const node = DATA.nodes[step.node];
    const box = byId(`at-${node.anchor}`);
    if (box === null) continue;
    const items = result.recommendations.filter((each) => each.node === step.node).length;
    [...box.querySelectorAll(":scope > path")].slice(0, items).forEach((bar) => bar.classList.add("lit"));
    box.classList.add(node.kind === "decision" && step.branch === null ? "open" : "lit");
    lightEdges(node, step, box);
  }
  lightMap(result.path);
}

/** On the map: the sections that the way goes through, and how it goes from one to the next. */
function lightMap(path) {
  const passed = new Set(path.map((step) => step.node));
  const place = (id) => `map-${DATA.nodes[id].chart.slice("section-".length)}`;
  const arrow = (from, to) => charts.get("map")?.querySelector(`.edge[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]`)?.classList.add("lit");
  for (const { node, branch } of path) {
    byId(`at-${place(node)}`)?.classList.add("passed");
    const { branches, edges } = DATA.nodes[node];
    const targets = branches ? branches.find((each) => each.id === branch)?.targets ?? [] : edges.map(([, target]) => target);
    for (const target of targets.filter((each) => passed.has(each) && place(each) !== place(node))) arrow(place(node), place(target));
  }
  const { start } = DATA.entries[patient.entry];
  byId(`at-map-entry-${patient.entry}`)?.classList.add("passed");
  if (start in DATA.nodes) arrow(`map-entry-${patient.entry}`, place(start));
}

function lightEdges(node, step, box) {
  const place = node.kind === "decision" ? node.branches.findIndex((branch) => branch.id === step.branch) : -1;
  if (node.kind === "decision" && place < 0) return;
  const port = place < 0 ? null : node.folds?.[place] ?? `b${place}`;
  box.querySelectorAll(`[data-port="${port}"]`).forEach((row) => row.classList.add("lit"));
  const targets = new Set((place < 0 ? node.edges.map(([, target]) => target) : node.branches[place].targets).map((id) => DATA.nodes[id]?.anchor));
  for (const edge of box.parentNode.querySelectorAll(`.edge[data-from="${node.anchor}"]`)) {
    const whole = edge.dataset.port === undefined || edge.dataset.port === "rows";
    if (whole ? targets.has(edge.dataset.to) : edge.dataset.port === port) edge.classList.add("lit");
  }
}

/** What an arrow says, once somebody points at it: where from, on which branch, where to. */
function nameArrow(event) {
  const edge = event.target.closest(".edge");
  if (edge === null || edge.querySelector("title") !== null) return;
  const { from, to, port } = edge.dataset;
  const node = DATA.nodes[ANCHORS.get(from)];
  const branch = node?.branches?.[Number(port?.slice(1))];
  const named = (anchor) => DATA.nodes[ANCHORS.get(anchor)]?.title ?? byId(`at-${anchor}`)?.textContent.trim();
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = `${named(from)}${branch ? `, ${branch.text}` : ""}: to ${named(to)}`;
  edge.prepend(title);
}

/** The arrows of a box that somebody points at or comes to by the keyboard, or one arrow, stand out from the others. */
function traceArrows(event) {
  const frame = byId("viewport");
  frame.querySelectorAll(".edge.near").forEach((each) => each.classList.remove("near"));
  const pointed = ["pointerover", "focusin"].includes(event.type) ? event.target : null;
  pointed?.closest(".edge")?.classList.add("near");
  const box = pointed?.closest(".node[id]");
  if (!box) return;
  const anchor = CSS.escape(box.id.slice(3));
  box.closest("svg").querySelectorAll(`.edge:is([data-from="${anchor}"], [data-to="${anchor}"])`).forEach((each) => each.classList.add("near"));
}

/** Panning by dragging, beside the scroll bars and the arrow keys; zooming by the wheel with Ctrl. */
function followPointer() {
  const frame = byId("viewport");
  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse" && !event.target.closest("a")) {
      from = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop];
    }
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    frame.scrollLeft = from[0] - event.clientX;
    frame.scrollTop = from[1] - event.clientY;
  });
  addEventListener("pointerup", () => { from = null; });
  frame.addEventListener("pointerover", nameArrow);
  for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) frame.addEventListener(type, traceArrows);
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    setZoom(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15));
  }, { passive: false });
  frame.addEventListener("click", (event) => {
    const box = event.target.closest(".node[id]");
    if (box !== null && event.target.closest("a") === null && ANCHORS.has(box.id.slice(3))) go(box.id.slice(3));
  });
  for (const [id, by] of [["zoom-in", 1.25], ["zoom-out", 1 / 1.25]]) byId(id).addEventListener("click", () => { setZoom(zoom * by); takeNoMore(); });
  byId("fit").addEventListener("click", () => fit());
  byId("full").addEventListener("click", giveRoom);
  byId("chart-choice").addEventListener("change", (event) => go(event.target.value));
}

const ANCHORS = new Map(Object.entries(DATA.nodes).map(([id, node]) => [node.anchor, id]));
