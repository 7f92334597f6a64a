// A live page: what is said of the files as they are now, and how long the picture has been of these.

const HERE = document.documentElement.dataset.made; // the picture that this page is
let told = null; // what was said last
let heard = 0; // when that was, by a clock that nobody sets

function hear(state) {
  const before = told;
  told = state;
  heard = performance.now();
  byId("live").dataset.phase = state.phase;
  byId("live-state").textContent = state.line;
  byId("live-problem").textContent = state.problem ?? "";
  byId("live-hint").textContent = state.hint ?? "";
  drawFindings(state);
  noted(state.findings);
  showAge();
  if (before === null || before.phase !== state.phase) announce(`${state.line} ${byId("live-count").textContent}`);
  if (state.made !== null && state.made !== HERE) arrived();
}

function drawFindings(state) {
  const list = byId("live-list");
  const { findings } = state;
  const counts = ["error", "warning", "note"].map((each) => [findings.filter((found) => found.severity === each).length, each])
    .filter(([count]) => count).map(([count, each]) => `${count} ${each}${count === 1 ? "" : "s"}`);
  byId("live-count").textContent = counts.length ? `${counts.join(", ")}${state.outdated ? ", of before this change" : ""}` : "";
  if (list.hidden && findings.length) list.open = true;
  list.hidden = !findings.length;
  byId("live-findings").replaceChildren(...findings.slice(0, 200).map(liveFinding),
    findings.length > 200 ? make("li", {}, `and ${findings.length - 200} more`) : "");
}

function liveFinding(found) {
  const place = `${found.path}:${found.line}`;
  return make("li", { class: found.severity }, make("b", {}, `${found.severity} ${found.code}`), " ",
    found.editor ? make("a", { href: found.editor, class: "place" }, place) : make("code", {}, place), " ",
    found.anchor && byId(`at-${found.anchor}`) ? make("a", { href: `#${found.anchor}` }, found.where) : "",
    make("p", {}, coded(found.message)), found.patient && canTry(found)
      ? make("button", { type: "button", onclick: () => tryIt(found) }, "Try this patient") : "", found.hint ? make("p", { class: "quiet" }, coded(found.hint)) : "");
}

/** `for 2 min`, counted from what was said; every second. */
function showAge() {
  if (told === null || told.age === null) {
    byId("live-age").textContent = "";
    return;
  }
  const seconds = Math.floor(told.age + (performance.now() - heard) / 1000);
  const words = seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
    : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  byId("live-age").textContent = `for ${words}`;
}

function lost() {
  told = null;
  byId("live").dataset.phase = "lost";
  byId("live-state").textContent = "`guideproof serve` does not answer, so nothing is kept current: it was ended, or this machine slept.";
  showAge();
}

function follow() {
  const events = new EventSource("events");
  events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  events.addEventListener("error", lost);
  setInterval(showAge, 1000);
}
