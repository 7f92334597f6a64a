// What is printed is printed whole: folded parts are opened for it, and a chart goes over as many sheets as it takes. A
// board of nobody is left out.

let unfolded = []; // what was folded before

function beforePrint() {
  afterPrint();
  const alone = document.body.classList.contains("print-board");
  document.body.classList.toggle("unasked", !alone && !patient.facts.size);
  // What lies below worked cases and recommendations stays as it is: there are hundreds.
  unfolded = [...document.querySelectorAll(".view.page:not([hidden]) details:not([open]), #panel .definition:not([open]), .legend:not([open])")]
    .filter((each) => each.closest("#cases-table, #recommendations-table") === null);
  for (const each of unfolded) each.open = true;
  if (alone || byId("view-flowchart").hidden) return;
  const all = document.body.classList.contains("print-all");
  for (const chart of all ? charts.values() : [shownChart()]) drawSheets(chart);
}

function afterPrint() {
  for (const each of unfolded) each.open = false;
  unfolded = [];
  document.body.classList.remove("print-wide", "print-high");
  document.querySelectorAll(".sheet").forEach((each) => each.remove());
}

/** Draws a chart once for each sheet that it takes, each under its title. */
function drawSheets(chart) {
  const drawing = chart.querySelector("svg");
  const { hidden } = chart;
  chart.hidden = false; // what is hidden has no size
  const { way, scale, sheets } = laidOut(drawing);
  const passing = sheets.length > 1 ? crossings(sheets, measuredOf(drawing).arrows) : [];
  chart.hidden = hidden;
  const { title, edition } = DATA.guideline;
  if (!document.body.matches(".print-wide, .print-high")) document.body.classList.add(`print-${way}`);
  chart.append(...sheets.map(({ x, y, width, height }, place) => {
    const part = drawing.cloneNode(true);
    part.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    part.setAttribute("width", Math.floor(width * scale));
    part.setAttribute("height", Math.floor(height * scale));
    for (const [from, across, down, to] of passing) {
      if (from === place) part.append(sheetSign(to < from ? `◂ ${to + 1}` : `${to + 1} ▸`, across, down, x, width));
    }
    const count = sheets.length > 1 ? `, sheet ${place + 1} of ${sheets.length}` : "";
    return make("figure", { class: `sheet ${way}` },
      make("figcaption", {}, make("strong", {}, `${chart.dataset.title}${count}`), ` ${title}, ${edition}`), part);
  }));
}

/** On which sheet an arrow goes on, beside where it leaves this one. */
function sheetSign(text, across, down, x, width) {
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "text");
  const left = across < x + width / 2;
  sign.setAttribute("class", "sheet-sign");
  sign.setAttribute("x", left ? x + 1 : x + width - 1);
  sign.setAttribute("y", down - 3);
  sign.setAttribute("text-anchor", left ? "start" : "end");
  sign.textContent = text;
  return sign;
}

addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
