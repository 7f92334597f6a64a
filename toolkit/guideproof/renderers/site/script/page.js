// The page: views by address, the patient's buttons, and what is drawn anew after each answer.

const VIEWS = [...document.querySelectorAll(".view")];

/** Shows the place that an anchor names: a view, a chart, a node, or something within a view. */
function show(anchor) {
  const node = ANCHORS.get(anchor);
  const place = node !== undefined ? DATA.nodes[node].chart : anchor;
  const named = byId(`view-${anchor}`);
  const inside = charts.has(place) ? byId("view-flowchart") : byId(anchor)?.closest(".view") ?? null;
  const view = named ?? inside ?? VIEWS[0];
  const changed = view.hidden;
  for (const each of VIEWS) each.hidden = each !== view;
  for (const link of document.querySelectorAll("nav a")) {
    if (`view-${link.hash.slice(1)}` === view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${view.dataset.title}: ${DATA.guideline.title}`;
  if (view.id === "view-flowchart") {
    showChart(place, node);
    measureLists();
  }
  const target = named === null && !charts.has(place) ? byId(anchor) : null;
  if (node !== undefined) {
    showNode(node);
    showBox(anchor);
    byId("panel-title").focus({ preventScroll: true });
    const { top } = byId("panel").getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.6) byId("panel").scrollIntoView({ block: "start", behavior: "instant" });
  } else if (target !== null) {
    arriveAt(target);
  } else if (changed) {
    scrollTo(0, 0);
    view.querySelector("h2").focus({ preventScroll: true });
  }
}

/** Opens the chart that a place names, or the one of a node; where neither, one is open all the same. */
function showChart(place, node) {
  if (charts.has(place)) {
    if (node === undefined || charts.get(place).hidden) openChart(place);
  } else if (shownChart() === undefined) {
    const [first, ...sections] = charts.keys();
    openChart(sections.length > 2 ? first : DATA.nodes[DATA.entries[patient.entry].start]?.chart ?? sections[0]); // of two the map says little
  }
}

/** Brings something within a view to the top, opened where it is folded, and begins to read there. */
function arriveAt(target) {
  target.closest("details")?.setAttribute("open", "");
  target.scrollIntoView({ block: "start", behavior: "instant" });
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

function go(anchor) {
  if (location.hash !== `#${anchor}`) history.pushState(null, "", `#${anchor}`);
  show(anchor);
}

/** The status that was last announced. */
let announced = "";

/** All that follows from the facts, drawn anew. */
function redraw() {
  const outcome = patient.outcome();
  drawCard(outcome);
  drawAnswers(outcome);
  drawBoard(outcome.board);
  light(outcome.result);
  showPatientHere(outcome);
  const said = `${outcome.board.status}: ${outcome.board.meaning}`;
  if (announced !== said) {
    announced = said;
    announce(said);
  }
  byId("toast").textContent = "";
  return outcome;
}

function begin() {
  byId("entry").value = patient.entry;
  if (byId("on")) byId("on").value = patient.on ?? "";
  redraw();
  sayWhole();
}

const pen = document.createElement("canvas").getContext("2d");
let room = 0; // how wide a text may be in a list of the questions, since that was last laid out

/** Under a list whose choice is cut off stands all of it. */
function sayWhole() {
  for (const line of document.querySelectorAll(".whole")) {
    const text = byId(line.dataset.of).selectedOptions[0]?.textContent ?? "";
    const whole = pen.measureText(text).width > room ? text : "";
    if (line.textContent !== whole) line.textContent = whole;
  }
}

function measureLists() {
  const list = byId("entry");
  pen.font = getComputedStyle(list).font;
  room = list.clientWidth - 38;
  sayWhole();
}

function start() {
  byId("entry").addEventListener("change", (event) => { patient.entry = event.target.value; begin(); });
  byId("on")?.addEventListener("change", (event) => { patient.on = event.target.value || null; redraw(); });
  byId("reset").addEventListener("click", () => { patient.reset(); if (byId("vignette")) byId("vignette").value = ""; begin(); announce("The patient is gone."); });
  byId("vignette")?.addEventListener("change", (event) => {
    const vignette = CASES[event.target.value];
    if (vignette === undefined) return;
    patient.load(vignette);
    begin();
  });
  byId("copy-vignette").addEventListener("click", () => copy(asVignette("tried-on-the-page", patient.outcome()),
    "The patient is copied as a vignette. What it expects is what the guideline says today: confirm it."));
  byId("copy-link").addEventListener("click", () => {
    byId("link-count").textContent = patient.facts.size === 1 ? "one answer" : `${patient.facts.size} answers`;
    byId("link-text").value = asLink();
    byId("link-dialog").showModal();
    byId("link-text").select();
    byId("link-text").scrollTop = 0;
  });
  byId("link-copy").addEventListener("click", () => { copy(byId("link-text").value, "The link is copied."); });
  byId("copy-board").addEventListener("click", () => copy(boardText(patient.outcome().board), "The board is copied as text."));
  byId("print-board").addEventListener("click", () => { document.body.classList.add("print-board"); print(); document.body.classList.remove("print-board"); });
  byId("print-charts").addEventListener("click", () => { document.body.classList.add("print-all"); print(); document.body.classList.remove("print-all"); });
  for (const id of ["show-why", "show-path"]) byId(id).addEventListener("change", () => drawBoard(patient.outcome().board));
  byId("coverage")?.addEventListener("click", toggleCoverage);
  byId("table-print").addEventListener("click", () => print());
  byId("filter-table").addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); }); // it would close
  byId("search").addEventListener("input", search);
  byId("panel-close").addEventListener("click", closePanel);
  document.addEventListener("keydown", steer);
  addEventListener("resize", measureLists);
  document.addEventListener("click", (event) => {
    const loads = event.target.closest("[data-vignette]");
    if (loads !== null && CASES[loads.dataset.vignette] !== undefined) {
      patient.load(CASES[loads.dataset.vignette]);
      byId("vignette").value = loads.dataset.vignette;
      begin();
      go("flowchart");
    }
    const shows = event.target.closest("[data-finding]");
    if (shows !== null) tryPatient(DATA.findings[Number(shows.dataset.finding)]);
    const takes = event.target.closest("[data-taker]");
    if (takes !== null) tryPatient(DATA.takers[Number(takes.dataset.taker)]);
    const link = event.target.closest("a[href^='#']");
    if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.hash === "#content") VIEWS.find((view) => !view.hidden).querySelector("h2").focus();
      else go(link.getAttribute("href").slice(1));
    }
  });
  byId("vignette")?.append(...Object.entries(CASES).map(([id, each]) => make("option", { value: id }, each.title)));
  // Where one column is all there is, the board is worth more than what was answered.
  if (innerWidth <= 768) byId("answers").closest("details").open = false;
  listCases();
  listRecommendations();
  fillViews();
  fillProven();
  markStale();
  document.querySelectorAll(".view.page > .wide > table").forEach(nameCells);
  followPointer();
  filterTables();
  addEventListener("popstate", () => {
    if (takeLink()) return;
    show(location.hash.slice(1));
    if (!ANCHORS.has(location.hash.slice(1)) && !byId("view-flowchart").hidden) hidePanel(); // it was not open then
  });
  if (!takeLink()) {
    show(location.hash.slice(1) || "flowchart");
    begin();
  }
  document.documentElement.dataset.ready = "true";
}

/** Who shows a finding, or falls into an otherwise, becomes the patient of the page. */
function takePatient(finding) {
  patient.take({ ...finding.patient, title: null, unknown: [] });
  if (byId("vignette")) byId("vignette").value = "";
  begin();
}

function tryPatient(finding) {
  takePatient(finding);
  go(ANCHORS.has(finding.anchor) ? finding.anchor : "flowchart");
}

/** A patient in the address is taken out of it at once, so that nothing of a patient stays in address or history. */
function takeLink() {
  const found = /^#patient=(.*)$/.exec(location.hash);
  if (found === null) return false;
  history.replaceState(null, "", "#flowchart");
  let said;
  try {
    said = fromLink(found[1]);
  } catch {
    patient.reset();
    said = "The link holds no patient that can be read.";
  }
  show("flowchart");
  begin();
  byId("toast").textContent = said;
  if (said) announce(said);
  return true;
}

start();
