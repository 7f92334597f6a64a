// How a chart is laid over sheets of paper: upright or across, cut between its columns and between its boxes, never
// through a line of text. What leaves a sheet says on which it goes on.

const PAPER = { high: [700, 890], wide: [960, 625] }; // what fits on A4 and on Letter, under a line that says what it is
const LEAST = 0.8; // drawn smaller, small print cannot be read on paper
const SCALES = [1, 0.95, 0.9, 0.85, LEAST];

/** Sheets of a drawing, as few as can be: `{ way, scale, sheets: [{ x, y, width, height }] }`. */
function laidOut(drawing) {
  const measured = measuredOf(drawing);
  const { width, height } = drawing.viewBox.baseVal;
  const tried = Object.entries(PAPER).flatMap(([way, [wide, high]]) => {
    const whole = Math.min(1, wide / width, high / height);
    return whole >= LEAST ? [{ way, scale: whole, sheets: [drawing.viewBox.baseVal] }]
      : SCALES.map((scale) => ({ way, ...sheetsOf(measured, wide, high, scale) }));
  });
  return tried.reduce((best, each) => (each.sheets.length < best.sheets.length
    || (each.sheets.length === best.sheets.length && each.scale > best.scale) ? each : best));
}

/** Where the boxes, texts and rows of a drawing are, and points along each of its arrows. */
function measuredOf(drawing) {
  const nodes = [...drawing.querySelectorAll(".node[id]")];
  const lines = nodes.flatMap((node) => [...node.querySelectorAll("text:not([transform] *)")]).map((text) => text.getBBox());
  const rows = nodes.flatMap((node) => [...node.querySelectorAll("[data-port]")]).map((row) => row.getBBox());
  const arrows = [...drawing.querySelectorAll(".edge > path:first-of-type")].map((path) => {
    const length = path.getTotalLength();
    const steps = Math.max(1, Math.ceil(length / 8));
    return Array.from({ length: steps + 1 }, (_, step) => path.getPointAtLength((length * step) / steps));
  });
  return { view: drawing.viewBox.baseVal, boxes: nodes.map((node) => node.getBBox()), lines, rows, arrows };
}

/** The sheets at a scale: columns side by side as far as the paper is wide, each strip cut as far as it is high. A column
    that is wider than the paper is drawn smaller. */
function sheetsOf(measured, wide, high, scale) {
  const strips = stripsOf(measured, wide / scale);
  const fitting = Math.min(scale, ...strips.map(([left, right]) => wide / (right - left)));
  const sheets = strips.flatMap(([left, right]) => {
    const inside = (each) => each.x < right && each.x + (each.width ?? 0) > left;
    const [boxes, lines, rows] = [measured.boxes, measured.lines, measured.rows].map((some) => some.filter(inside));
    const points = measured.arrows.flat().filter(inside);
    const ends = [...boxes.flatMap((each) => [each.y, each.y + each.height]), ...points.map((each) => each.y)];
    if (!ends.length) return [];
    const [top, bottom] = [Math.min(...ends) - 3, Math.max(...ends) + 3];
    const cuts = [top];
    while (cuts.at(-1) < bottom) cuts.push(cutBelow({ boxes, lines, rows }, cuts.at(-1), high / fitting, bottom));
    return cuts.slice(1).map((end, place) => ({ x: left, y: cuts[place], width: right - left, height: end - cuts[place] }));
  });
  return { scale: fitting, sheets };
}

/** Columns of boxes, joined from the left as long as they fit; what is cut is cut before the heads of arrows. */
function stripsOf({ view, boxes }, room) {
  const columns = [];
  for (const { x, width } of [...boxes].sort((one, other) => one.x - other.x)) {
    if (columns.length && x < columns.at(-1)[1] + 12) columns.at(-1)[1] = Math.max(columns.at(-1)[1], x + width);
    else columns.push([x, x + width]);
  }
  const strips = [];
  let left = view.x;
  columns.forEach(([from], place) => {
    const right = place + 1 < columns.length ? columns[place + 1][0] - 14 : view.x + view.width;
    if (strips.length && right - strips.at(-1)[0] <= room) strips.at(-1)[1] = right;
    else strips.push([strips.length ? from - 14 : left, right]);
    left = right;
  });
  return strips.length ? strips : [[view.x, view.x + view.width]];
}

/** Where to cut: as low as the sheet reaches, between boxes; if that leaves half of it free, between rows of a box, else
    between its texts. */
function cutBelow({ boxes, lines, rows }, top, room, bottom) {
  const end = top + room;
  if (end >= bottom) return bottom;
  const through = (some, y) => some.some((each) => each.y < y && each.y + each.height > y);
  const places = [...boxes.flatMap((each) => [each.y - 4, each.y + each.height + 4]), ...rows.map((each) => each.y), ...lines.map((each) => each.y - 2)];
  const able = places.filter((y) => y > top + room / 2 && y <= end && !through(lines, y)).sort((one, other) => other - one);
  return able.find((y) => !through(boxes, y)) ?? able.find((y) => rows.some((each) => each.y === y)) ?? able[0] ?? end;
}

/** What leaves a sheet, where, and on which it goes on: `[sheet, x, y, other]`, each once; nothing of what goes on
    straight below. */
function crossings(sheets, arrows) {
  const on = ({ x, y }) => sheets.findIndex((each) => x >= each.x && x < each.x + each.width && y >= each.y && y < each.y + each.height);
  const found = new Map();
  for (const points of arrows) {
    points.forEach((point, place) => {
      const [from, to] = [place ? on(points[place - 1]) : -1, on(point)];
      if (!place || from < 0 || to < 0 || from === to) return;
      const before = points[place - 1];
      found.set(`${from} ${to} ${Math.round(before.y / 14)}`, [from, before.x, before.y, to]);
      found.set(`${to} ${from} ${Math.round(point.y / 14)}`, [to, point.x, point.y, from]);
    });
  }
  return [...found.values()].filter(([from, , , to]) => sheets[from].x !== sheets[to].x);
}
