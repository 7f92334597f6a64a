// How many worked cases reach each node and take each branch, as numbers over the flowchart: told apart without color, since
// none is a filled sign and some an open one.

let covered = null; // how many, by `node` and by `node branch`, once they were counted
let covering = false;

const SOME_AT_ONCE = 16;
const casesWord = (count) => `${count} worked case${count === 1 ? "" : "s"}`;
const coveredBy = (node, branch) => covered.get(branch === undefined ? node : `${node} ${branch}`) ?? 0;

/** Goes through all worked cases, a few at a time, so that the page answers meanwhile. */
async function countCases(progress) {
  const counts = new Map();
  const cases = Object.values(CASES);
  for (const [place, each] of cases.entries()) {
    const on = DATA.guideline.dated ? each.on ?? today() : null;
    const { path } = evaluator.evaluate(Object.fromEntries(factsOf(each)), each.entry, on);
    const shown = path.flatMap(({ node, branch }) => (branch === null ? [node] : [node, `${node} ${branch}`]));
    for (const key of new Set(shown)) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (place % SOME_AT_ONCE === 0) {
      progress(`${place} of ${cases.length}`);
      await new Promise((resolve) => { setTimeout(resolve); });
    }
  }
  return counts;
}

async function toggleCoverage() {
  const button = byId("coverage");
  covering = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(covering));
  if (covering && covered === null) {
    button.disabled = true;
    covered = await countCases((said) => { byId("coverage-said").textContent = `Counting: ${said}`; });
    button.disabled = false;
    button.focus();
  }
  const ways = Object.entries(DATA.nodes).flatMap(([id, node]) => (node.branches ?? []).map((branch) => [id, branch.id]));
  const lacking = covering ? ways.filter(([id, branch]) => coveredBy(id, branch) === 0).length : 0;
  byId("coverage-said").textContent = covering
    ? `Numbers are worked cases, of ${Object.keys(CASES).length}. ${lacking ? `${lacking} of ${ways.length} branches are shown by none.` : "Every branch is shown by some."}` : "";
  announce(byId("coverage-said").textContent || "The numbers are gone.");
  drawCoverage();
}

/** Draws the numbers on the chart that is open. */
function drawCoverage() {
  document.querySelectorAll(".covers").forEach((each) => each.remove());
  if (!covering || covered === null) return;
  for (const box of shownChart().querySelectorAll(".node[id]")) {
    const id = ANCHORS.get(box.id.slice(3));
    if (id === undefined) continue;
    const { x, y, width } = box.getBBox();
    sign(box, coveredBy(id), x + width - 16, y - 11);
    for (const row of box.querySelectorAll("[data-port]")) {
      const taken = branchesOf(DATA.nodes[id], row.dataset.port);
      if (taken.length) sign(box, taken.reduce((sum, branch) => sum + coveredBy(id, branch.id), 0), x + width, row.getBBox().y + 3);
    }
  }
}

/** The branches that a row stands for: one, or those that a table sums up in it. */
const branchesOf = (node, port) => node.branches.filter((_, place) => (node.folds?.[place] ?? `b${place}`) === port);

function sign(box, count, x, y) {
  const svg = (tag, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const width = 9 + 8 * String(count).length;
  const group = svg("g", { class: count ? "covers" : "covers none" });
  const title = svg("title", {});
  title.textContent = casesWord(count);
  const text = svg("text", { x: x + width / 2, y: y + 14, "text-anchor": "middle" });
  text.textContent = count;
  group.append(title, svg("rect", { x, y, width, height: 18, rx: 3 }), text);
  box.append(group);
}
