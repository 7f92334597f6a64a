// The patient: facts that were given, elements that nobody knows, the visit. It lives in memory alone.

/** The worked cases by their ids. */
const CASES = DATA.vignettes.rows;
const IN_ORDER = Object.values(CASES);

/** The facts of a worked case: those of the case that it is like, but for those that are said of it. */
function factsOf({ like, facts }) {
  const found = like === null ? new Map() : factsOf(IN_ORDER[like]);
  for (const place of facts) {
    if (place < 0) found.delete(DATA.vignettes.elements[-1 - place]);
    else found.set(...DATA.vignettes.facts[place]);
  }
  return found;
}

class Patient {
  constructor() {
    this.reset();
  }

  reset() {
    this.entry = Object.keys(DATA.entries)[0];
    this.on = null;
    this.facts = new Map();
    this.unknown = new Set();
    this.title = null;
    this.before = []; // what was given before each card
  }

  load(vignette) {
    this.reset();
    this.entry = vignette.entry;
    this.on = vignette.on;
    this.title = vignette.title;
    this.facts = factsOf(vignette);
  }

  /** Takes the patient that a link or an earlier version of the page holds; gives what of it is not known here. */
  take(held) {
    if (typeof held.facts !== "object" || held.facts === null || Array.isArray(held.facts)) throw new SyntaxError("no facts");
    this.reset();
    if (Object.hasOwn(DATA.entries, held.entry)) this.entry = held.entry;
    this.on = typeof held.on === "string" ? held.on : null;
    this.title = held.title;
    this.unknown = new Set(held.unknown.filter((id) => Object.hasOwn(DATA.elements, id)));
    const known = ([id]) => Object.hasOwn(DATA.elements, id);
    this.facts = new Map(Object.entries(held.facts).filter(known));
    return Object.keys(held.facts).filter((id) => !known([id]));
  }

  /** What the evaluator says, with the board; `changed` are facts that are tried, not kept. */
  outcome(changed = new Map()) {
    const facts = Object.fromEntries([...this.facts, ...changed]);
    const on = DATA.guideline.dated ? this.on ?? today() : null;
    const result = evaluator.evaluate(facts, this.entry, on);
    const [record] = evaluator.admit(facts, on);
    return { result, record, board: boardOf(result, record) };
  }
}

/** The day where the reader is, which in the evening or the morning is another than that of the world's clock. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const patient = new Patient();

/** The patient as a vignette that `guideproof test` accepts; every text in it is a JSON string, which is YAML too. */
function asVignette(id, outcome) {
  const { result } = outcome;
  const list = (values) => `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
  const wanted = (direction) => [...new Set(result.recommendations.filter((each) => each.direction === direction)
    .map((each) => each.intervention))];
  const lines = [`id: ${id}`, `title: ${JSON.stringify(patient.title ?? "A patient tried on the page")}`,
    "confirmed: false", `entry: ${JSON.stringify(patient.entry)}`];
  if (result.on !== null) lines.push(`on: ${JSON.stringify(result.on)}`);
  lines.push(patient.facts.size ? "facts:" : "facts: {}");
  for (const [element, value] of patient.facts) lines.push(`  ${element}: ${factAsYaml(value)}`);
  lines.push("expect:", `  status: ${result.status}`);
  if (result.status === "complete" || result.status === "needs_data") {
    lines.push(`  recommends_only: ${list(wanted("for"))}`, `  advises_against_only: ${list(wanted("against"))}`);
  }
  return `${lines.join("\n")}\n`;
}

const factAsYaml = (value) => (Array.isArray(value) ? `[${value.map((each) => JSON.stringify(each)).join(", ")}]`
  : JSON.stringify(value));

/** What "Copy link" puts behind the address: the facts, the visit, and the version that they were given to. */
function asLink() {
  const { version, digest } = DATA.guideline;
  const held = { version, digest, entry: patient.entry, on: patient.on, facts: Object.fromEntries(patient.facts) };
  const bytes = new TextEncoder().encode(JSON.stringify(held));
  const packed = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${location.href.split("#")[0]}#patient=${packed}`;
}

/** Takes a patient from such a link; gives what there is to say of it, or throws. */
function fromLink(packed) {
  const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const held = JSON.parse(new TextDecoder().decode(bytes));
  const dropped = patient.take({ ...held, title: null, unknown: [] });
  const said = [];
  if (held.digest !== DATA.guideline.digest) {
    said.push(`This patient was entered in version ${held.version} of the guideline; this page shows version `
      + `${DATA.guideline.version}, whose answers may differ.`);
  }
  if (dropped.length) said.push(`Not known here, and left out: ${dropped.join(", ")}.`);
  return said.join(" ");
}
