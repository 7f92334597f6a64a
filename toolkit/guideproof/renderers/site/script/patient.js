// What is said of the patient: the board, drawn as `guideproof run --format html` draws it.

function drawBoard(board) {
  const why = byId("show-why").checked;
  const path = byId("show-path").checked;
  const computed = board.computed.map((each) => make("div", {}, make("dt", {}, each.title), make("dd", {}, saidOf(each).join("; "))));
  byId("board").replaceChildren(
    make("p", { class: "visit" }, board.visit),
    make("p", { class: `status ${board.status.toLowerCase().replaceAll(" ", "-")}` }, make("strong", {}, board.status), `: ${board.meaning}.`),
    computed.length ? make("dl", { class: "computed" }, computed) : "",
    ...board.sections.map((each) => boardSection(each, why)),
    path && board.path.length ? boardPath(board.path) : "",
    why && board.sources.length ? boardSources(board.sources) : "");
}

function boardSection(each, why) {
  const later = each.later.length
    ? make("details", {}, make("summary", {}, "Later, where it still matters then"), make("ul", { class: "entries" }, each.later.map((entry) => boardEntry(entry, why))))
    : null;
  return make("section", { class: each.id, "aria-labelledby": `board-${each.id}` }, make("h3", { id: `board-${each.id}` }, each.title),
    make("ul", { class: "entries" }, each.entries.map((entry) => boardEntry(entry, why))), later);
}

const nameAndAmount = (each) => (each.amount === null ? each.title : `${each.title}: ${each.amount}`);
const isBare = (each) => each.says === null && each.certainty === null && !each.tags.length && !each.notes.length && !each.options.length;
const saidOf = (each) => [each.says, ...each.tags].filter(Boolean);

function boardEntry(each, why) {
  if (each.options.length && each.options.every(isBare) && !why) {
    return make("li", {}, make("p", {}, `${nameAndAmount(each)}: ${each.options.map(nameAndAmount).join("; ")}`));
  }
  const head = make("p", { class: "head" }, make("span", { class: "name" }, powers(nameAndAmount(each))),
    each.says ? make("span", { class: "says" }, each.says) : null, certaintyShown(each.certainty),
    each.tags.map((tag) => make("span", { class: "tag" }, tag)));
  const reasons = why && each.why.length
    ? make("dl", { class: "why" }, each.why.map((reason) => make("div", {}, make("dt", {}, reason.label, reason.source === null ? "" : ` [${reason.source}]`), make("dd", {}, reason.text))))
    : null;
  return make("li", {}, head, each.notes.map((note) => make("p", { class: "note" }, note)),
    each.options.length ? make("ul", { class: "options" }, each.options.map((option) => boardEntry(option, why))) : null, reasons);
}

function boardPath(path) {
  return make("section", { class: "path", "aria-labelledby": "board-path" }, make("h3", { id: "board-path" }, "The whole way"),
    make("ol", {}, path.map((each) => make("li", {}, linkTo(DATA.nodes[each.about].anchor, each.title), " ",
      make("span", { class: "says" }, each.says ?? ""), " ", make("span", { class: "note" }, each.notes.join(" "))))));
}

function boardSources(sources) {
  return make("section", { class: "sources", "aria-labelledby": "board-sources" }, make("h3", { id: "board-sources" }, "Sources"),
    make("ol", {}, sources.map((each) => make("li", {}, linkTo(`source-${each.about}`, each.title), ` (${each.says})`))));
}

/** The board as plain text, for a record or a letter; reasons are left out. */
function boardText(board) {
  const certainty = ({ filled, word }) => `${filled === null ? "" : `${"⊕".repeat(filled)}${"○".repeat(WORDS.highest - filled)} `}${word} certainty`;
  const told = (each, margin) => {
    if (each.options.length && each.options.every(isBare)) return [`${margin}- ${nameAndAmount(each)}: ${each.options.map(nameAndAmount).join("; ")}`];
    const head = [nameAndAmount(each), each.says, each.certainty && certainty(each.certainty), ...each.tags].filter(Boolean).join(" · ");
    return [`${margin}- ${head}`, ...each.notes.map((note) => `${margin}  ${note}`), ...each.options.flatMap((option) => told(option, `${margin}  `))];
  };
  const sections = board.sections.flatMap(({ title, entries, later }) => ["", title.toUpperCase(), ...entries.flatMap((each) => told(each, "")),
    ...(later.length ? ["Later, where it still matters then:", ...later.flatMap((each) => told(each, ""))] : [])]);
  return [board.title, `${board.about} ${board.edition}`, board.notice, "", board.visit, `${board.status}: ${board.meaning}.`,
    ...board.computed.map((each) => `${each.title}: ${saidOf(each).join("; ")}`), ...sections, ""].join("\n");
}
