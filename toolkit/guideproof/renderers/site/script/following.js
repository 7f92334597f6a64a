// When there is a new picture the page loads anew, in the same place and with the same patient. Who is in the middle of an
// answer is not disturbed: the new picture waits for them. While the page loads, `guideproof serve` keeps the patient in
// its memory, and gives them back once.

let renewing = false;

const busy = () => document.querySelector("#card form[data-begun], dialog[open]") !== null;

function arrived() {
  byId("live-show").hidden = false;
  if (!busy()) renew();
}

/** What the checks say reaches the node that is open, too. */
function noted(findings) {
  DATA.findings = findings;
  if (shownNode !== null && !byId("panel").contains(document.activeElement)) showNode(shownNode);
}

/** Whether the picture has all that a patient is told by; an element that is new in a broken file it lacks. */
const canTry = ({ patient: told }) => told.entry in DATA.entries && Object.keys(told.facts).every((id) => id in DATA.elements);
const tryIt = tryPatient;

/** Where somebody is, and the patient. */
function held() {
  const frame = byId("viewport");
  return { version: DATA.guideline.version, digest: DATA.guideline.digest, entry: patient.entry, on: patient.on,
    facts: Object.fromEntries(patient.facts), unknown: [...patient.unknown], title: patient.title,
    vignette: byId("vignette")?.value ?? "", chart: shownChart()?.dataset.anchor ?? null, zoom,
    page: [scrollX, scrollY], frame: [frame.scrollLeft, frame.scrollTop], focus: document.activeElement?.id ?? "",
    search: byId("search").value, checked: ["show-why", "show-path"].filter((id) => byId(id).checked) };
}

async function renew() {
  if (renewing) return;
  renewing = true;
  try {
    const answer = await fetch("keep", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(held()) });
    if (!answer.ok) throw new Error("not kept");
    const { kept } = await answer.json();
    location.replace(`${location.pathname}?kept=${kept}${location.hash}`);
  } catch {
    renewing = false; // the patient is worth more than the new picture, which the button still gives
    byId("live-problem").textContent = "The new version could not be shown without losing the patient.";
  }
}

/** After loading anew: everything as it was, as far as the new version has it. */
async function takeUp() {
  const kept = new URLSearchParams(location.search).get("kept");
  if (kept === null) return;
  history.replaceState(null, "", location.pathname + location.hash);
  const answer = await fetch("take", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ kept }) });
  if (!answer.ok) return;
  const was = await answer.json();
  const dropped = patient.take(was);
  if (byId("vignette") && was.vignette in CASES) byId("vignette").value = was.vignette;
  for (const id of was.checked) byId(id).checked = true;
  begin();
  if (dropped.length) byId("toast").textContent = `Not known any more, and left out: ${dropped.join(", ")}.`;
  if (was.search) {
    byId("search").value = was.search;
    search();
  }
  if (charts.has(was.chart)) {
    openChart(was.chart);
    setZoom(was.zoom);
    [byId("viewport").scrollLeft, byId("viewport").scrollTop] = was.frame;
  }
  byId(was.focus)?.focus({ preventScroll: true });
  scrollTo({ left: was.page[0], top: was.page[1], behavior: "instant" });
}

function beginToFollow() {
  byId("card").addEventListener("input", (event) => { event.target.form.dataset.begun = "true"; });
  new MutationObserver(() => { if (!byId("live-show").hidden && !busy()) renew(); }).observe(byId("card"), { childList: true });
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("close", () => { if (!byId("live-show").hidden && !busy()) renew(); });
  }
  byId("live-show").addEventListener("click", renew);
  takeUp().finally(follow);
}

beginToFollow();
