// What is printed is printed whole: folded parts are opened for it, and a chart that is higher than a page is cut between its
// boxes. A board of nobody is left out.

const SHEET = [700, 940]; // about how wide and high the drawing on a page of A4 can be
const [FIRST, LEGEND] = [130, 170]; // what stands above it on the first page, and below it on the last
let unfolded = []; // what was folded before

function beforePrint() {
  afterPrint();
  const alone = document.body.classList.contains("print-board");
  document.body.classList.toggle("unasked", !alone && !patient.facts.size);
  // The ways of the worked cases stay as they are: there are hundreds.
  unfolded = [...document.querySelectorAll(".view.page:not([hidden]) details:not([open]), #panel .definition:not([open]), .legend:not([open])")]
    .filter((each) => each.closest("#cases-table") === null);
  for (const each of unfolded) each.open = true;
  if (!alone && !byId("view-flowchart").hidden) cutChart();
}

function afterPrint() {
  for (const each of unfolded) each.open = false;
  unfolded = [];
  document.querySelectorAll(".slice").forEach((each) => each.remove());
}

/** Draws the chart that is open once for each page that it takes: a little smaller where it fits one page then. */
function cutChart() {
  const drawing = shownChart().querySelector("svg");
  const { x, y, width, height } = drawing.viewBox.baseVal;
  const wide = Math.min(1, SHEET[0] / width);
  const fitting = (SHEET[1] - FIRST - LEGEND) / height;
  const scale = fitting < wide && fitting > 0.7 * wide ? fitting : wide;
  const boxes = [...drawing.querySelectorAll(".node[id]")].map((each) => each.getBBox());
  let room = SHEET[1] - FIRST;
  for (let top = y; top < y + height - 1;) {
    const end = cutBelow(boxes, top, room / scale, y + height);
    const slice = drawing.cloneNode(true);
    slice.setAttribute("class", "slice");
    slice.setAttribute("viewBox", `${x} ${top} ${width} ${end - top}`);
    slice.setAttribute("width", Math.round(width * scale));
    slice.setAttribute("height", Math.round((end - top) * scale));
    drawing.parentNode.append(slice);
    [top, room] = [end, SHEET[1]];
  }
}

/** Where to cut: as low as the page reaches, above a box that would be cut through unless that leaves half of the page free. */
function cutBelow(boxes, top, room, bottom) {
  const end = top + room;
  if (end >= bottom) return bottom;
  const cuts = boxes.filter((each) => each.y < end && each.y + each.height > end).map((each) => each.y - 6);
  const above = Math.min(end, ...cuts);
  return above > top + room / 2 ? above : end;
}

addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
