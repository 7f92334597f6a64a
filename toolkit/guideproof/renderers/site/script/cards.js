// Questions: a card for the node that asks first, which does not change under the hand until "Continue".

let asking = []; // the elements on the card that is open

/** The elements to ask next: those that the first node still asks for, of which nobody has said "Not known". */
function nextQuestions(result) {
  const open = result.needs.filter((need) => !patient.unknown.has(need.element));
  if (!open.length) return { node: null, elements: [] };
  const node = open[0].asked_by[0] ?? null;
  const same = open.filter((need) => need.asked_by[0] === open[0].asked_by[0]);
  return { node, elements: same.map((need) => need.element) };
}

function drawCard(outcome) {
  const { node, elements } = nextQuestions(outcome.result);
  asking = elements;
  const card = byId("card");
  if (!elements.length) {
    const left = outcome.result.needs.length;
    const says = { complete: "Nothing more is asked: nothing that is missing could change the board.",
      out_of_scope: "Nothing is asked: this visit is not for this patient.",
      invalid: outcome.result.problems.every((each) => each.node !== null)
        ? "Nothing is asked: the guideline does not say what to do with this patient."
        : "Nothing is asked: the facts cannot be a patient's. Change an answer below." }[outcome.result.status]
      ?? `Everything was asked; ${left === 1 ? "one answer is" : `${left} answers are`} not known, as the board says.`;
    card.replaceChildren(make("p", { class: "done", id: "card-title", tabindex: "-1" }, says), back() ?? "");
    return;
  }
  const about = DATA.nodes[node];
  const title = about ? make("h3", { id: "card-title", tabindex: "-1" }, "Asked by ", linkToNode(node))
    : make("h3", { id: "card-title", tabindex: "-1" }, "To begin with");
  const form = make("form", { class: "card", "aria-labelledby": "card-title", novalidate: true, onsubmit: answered, oninput: tried },
    title, elements.map((id) => field(id, patient.facts.get(id))),
    make("p", { class: "wrong", id: "card-wrong", role: "alert" }),
    make("p", { class: "row" }, make("button", { type: "submit", class: "primary" }, "Continue"), back()));
  card.replaceChildren(form);
}

/** The field of an element: its question, what may be answered, and "Not known". */
function field(id, value) {
  const about = DATA.elements[id];
  const legend = make("legend", {}, about.question);
  const who = WORDS.answerers[about.answered_by ?? ""];
  const help = make("p", { class: "help" }, [about.help, about.missing !== null ? `If nothing is given, this stands: ${about.missing}.` : null,
    about.answered_by ? `Who can say it: ${who.toLowerCase()}.` : null].filter(Boolean).join(" "));
  const later = make("p", { class: "needless", "data-needless": id });
  return make("fieldset", { "data-element": id }, legend, help, ...inputs(id, about, value), later);
}

function inputs(id, about, value) {
  const choice = (type, code, title, checked) => make("label", { class: "choice" },
    make("input", { type, name: id, value: code, checked }), make("span", {}, title));
  const notKnown = choice("radio", "?", "Not known", patient.unknown.has(id));
  if (about.type === "boolean") {
    return [choice("radio", "true", "Yes", value === true), choice("radio", "false", "No", value === false), notKnown];
  }
  if (about.type === "code") {
    return [...Object.entries(about.codes).map(([code, title]) => choice("radio", code, title, value === code)), notKnown];
  }
  if (about.type === "codes") {
    const held = Array.isArray(value) ? value : [];
    return [...Object.entries(about.codes).map(([code, title]) => choice("checkbox", code, title, held.includes(code))),
      choice("checkbox", "-", "None of these", Array.isArray(value) && !held.length),
      choice("checkbox", "?", "Not known", patient.unknown.has(id))];
  }
  const hint = `hint-${id}`;
  const text = make("input", { type: "text", name: id, id: `in-${id}`, value: value === undefined ? "" : String(value),
    "aria-label": about.question, "aria-describedby": hint, autocomplete: "off", inputmode: about.type === "date" ? "text" : "decimal" });
  return [make("p", { class: "number" }, text, " ", make("span", { class: "unit" }, about.type === "date" ? "" : about.words[1])),
    make("p", { class: "help", id: hint }, powers(about.answers)), choice("checkbox", "?", "Not known", patient.unknown.has(id))];
}

/** What a form says: facts by element, elements that are not known, and those without an answer. */
function readForm(form, elements) {
  const facts = new Map();
  const unknown = new Set();
  const blank = [];
  for (const id of elements) {
    const about = DATA.elements[id];
    const boxes = [...form.querySelectorAll("input")].filter((input) => input.name === id);
    const chosen = boxes.filter((input) => input.checked).map((input) => input.value);
    const text = boxes.find((input) => input.type === "text")?.value.trim() ?? "";
    if (chosen.includes("?") && !text) unknown.add(id);
    else if (about.type === "codes" && chosen.length) facts.set(id, chosen.includes("-") && chosen.length === 1 ? [] : chosen.filter((code) => code !== "-" && code !== "?"));
    else if (about.type === "boolean" && chosen.length) facts.set(id, chosen[0] === "true");
    else if (about.type === "code" && chosen.length) facts.set(id, chosen[0]);
    else if (text) facts.set(id, about.type === "date" ? text : asNumber(text));
    else blank.push(id);
  }
  return { facts, unknown, blank };
}

/** A number where the text is one that loses nothing as a number; else the text, which may hold a unit. */
function asNumber(text) {
  const plain = text.replace(",", ".");
  return /^-?[0-9]{1,15}$|^-?(?=[0-9.]{1,16}$)[0-9]+\.[0-9]+$/.test(plain) ? Number(plain) : plain;
}

/** While the card is open: which of its questions the answers so far make needless. Nothing moves. */
function tried(event) {
  const form = event.currentTarget;
  const { target } = event;
  // "None" and "Not known" exclude the other answers, and these them.
  if (target.type === "checkbox" && target.checked) {
    for (const other of form.querySelectorAll(`input[type="checkbox"]`)) {
      if (other.name === target.name && other !== target && ("-?".includes(target.value) || "-?".includes(other.value))) other.checked = false;
    }
  }
  const { facts } = readForm(form, asking);
  const { result } = patient.outcome(facts);
  const needed = new Set(result.needs.map((need) => need.element));
  for (const id of asking) {
    const says = result.status !== "invalid" && !facts.has(id) && !needed.has(id) ? "No longer needed." : "";
    const line = [...form.querySelectorAll(".needless")].find((each) => each.dataset.needless === id);
    if (line.textContent !== says) line.textContent = says;
  }
}

function answered(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const { facts, unknown, blank } = readForm(form, asking);
  const needed = new Set(patient.outcome(facts).result.needs.map((need) => need.element));
  const lacking = blank.filter((id) => needed.has(id));
  const unfit = [...facts].filter(([id, value]) => isUnfit(id, value));
  const wrong = unfit.map(([id, value]) => `${DATA.elements[id].title} cannot be “${value}”; possible is: ${powers(DATA.elements[id].answers)}.`);
  const inputs = [...form.querySelectorAll("input[type=text]")];
  for (const input of inputs) input.setAttribute("aria-invalid", String(unfit.some(([id]) => id === input.name)));
  if (!facts.size && !unknown.size) wrong.push("Answer one question at least; \"Not known\" is an answer.");
  form.querySelector("#card-wrong").textContent = wrong.join(" ");
  if (wrong.length) {
    inputs.find((input) => input.getAttribute("aria-invalid") === "true")?.focus();
    return;
  }
  const before = offered();
  patient.before.push([new Map(patient.facts), new Set(patient.unknown)]);
  for (const [id, value] of facts) {
    patient.facts.set(id, value);
    patient.unknown.delete(id);
  }
  for (const id of unknown) {
    patient.unknown.add(id);
    patient.facts.delete(id);
  }
  askOn(); // what was left blank is asked again, and first
  const said = [lacking.length ? `${lacking.length} left to answer here.` : "", changed(before, offered())].filter(Boolean).join(" ");
  if (said) announce(said);
}

/** What is recommended, each with its direction. */
function offered(recommendations = patient.outcome().result.recommendations) {
  return new Set(recommendations.map(({ node, intervention, direction }) => {
    const { title } = DATA.nodes[node].items.find((item) => item.intervention === intervention);
    return direction === "against" ? `not ${title}` : title;
  }));
}

/** What an answer changed on the board, which is said over it. */
function changed(before, after) {
  const named = (titles) => `${titles.slice(0, 4).join("; ")}${titles.length > 4 ? ` and ${titles.length - 4} more` : ""}.`;
  const come = [...after].filter((each) => !before.has(each));
  const gone = [...before].filter((each) => !after.has(each));
  const said = [come.length ? `New on the board: ${named(come)}` : "", gone.length ? `No longer on it: ${named(gone)}` : ""].filter(Boolean).join(" ");
  byId("toast").textContent = said;
  return said;
}

/** A way back to the card before, as it was answered then. */
function back() {
  return patient.before.length ? make("button", { type: "button", onclick: () => {
    const [facts, unknown] = patient.before.pop();
    Object.assign(patient, { facts, unknown });
    askOn();
  } }, "Back") : null;
}

/** All drawn anew, to go on where the next question stands, or that there is none. */
function askOn() {
  redraw();
  byId("card-title").focus();
}

/** Whether a fact by itself is none that its element can have. */
function isUnfit(id, value) {
  const { problems } = evaluator.evaluate({ [id]: value }, patient.entry, DATA.guideline.dated ? patient.on ?? today() : null);
  return problems.some((each) => each.element === id);
}

const known = (text) => (text === WORDS.unknown ? "not known" : text);

/** The answers, each a button that opens its question again. */
function drawAnswers(outcome) {
  const list = byId("answers");
  const values = outcome.result.status === "invalid" ? null : new Values(outcome.record, outcome.result);
  const said = (id) => {
    if (patient.unknown.has(id)) return "not known";
    const text = values === null || !(id in DATA.elements) ? String(patient.facts.get(id)) : values.text(id);
    return known(text);
  };
  const ids = [...patient.facts.keys(), ...[...patient.unknown].filter((id) => !patient.facts.has(id))];
  const line = (id, text) => make("li", {}, make("button", { type: "button", class: "answer", "data-answers": id, onclick: () => reopen(id) },
    make("span", { class: "answer-name" }, DATA.elements[id]?.title ?? id), make("span", { class: "answer-value" }, text)));
  // What stands where nothing is given is never asked for, so it is here that somebody changes it.
  const assumed = outcome.result.assumed.map((each) => each.element).filter((id) => !ids.includes(id));
  list.replaceChildren(...ids.map((id) => line(id, said(id))), ...assumed.map((id) => line(id, `${DATA.elements[id].missing} (assumed)`)));
  byId("answers-count").textContent = ids.length ? `Answers (${ids.length})` : "No answers yet";
}

function reopen(id) {
  if (!(id in DATA.elements)) { // nothing that is asked: it can only be taken away
    patient.facts.delete(id);
    redraw();
    byId("answers-count").focus();
    return;
  }
  asking = [id];
  const form = make("form", { class: "card", "aria-labelledby": "card-title", novalidate: true, onsubmit: answered, oninput: tried },
    make("h3", { id: "card-title", tabindex: "-1" }, "Change an answer"), field(id, patient.facts.get(id)),
    make("p", { class: "wrong", id: "card-wrong", role: "alert" }),
    make("p", { class: "row" }, make("button", { type: "submit", class: "primary" }, "Continue"),
      make("button", { type: "button", onclick: () => { patient.facts.delete(id); patient.unknown.delete(id); askOn(); } }, "Take the answer away"),
      make("button", { type: "button", onclick: askOn }, "Leave as it is")));
  byId("card").replaceChildren(form);
  byId("card-title").focus();
}
