// The functions to call

/**
 * The facts as a record to give to `recommend`: each fits its element, and together they can be a patient's.
 *
 * `facts` is an object or a Map from element to value: booleans, codes, numbers (in the element's unit), texts such
 * as "13.5 g/dL", arrays of codes or objects from code to boolean; null is missing. `on` is the day of the visit, which may
 * also stand among the facts; without dates it is not read. Throws `InvalidFacts`, and `TwoVisits` where two differ.
 */
export function checkFacts(facts, on = null) {
  const [p, problems] = admit(facts, on);
  if (problems.length) throw new InvalidFacts(problems);
  return p;
}

/**
 * What is recommended for a checked record at an entry point: as `evaluate`, but the recommendations alone, frozen.
 * What is missing can only add to them. Throws `UnknownEntry`, and `InvalidFacts` where a decision has no branch.
 */
export function recommend(patient, entry = null) {
  const point = entryPoint(entry);
  const applies = point.scope ? point.scope(patient) : true;
  if (applies === false) return [];
  const trace = MEASURING ? [] : null;
  const [found, nothing] = walk(patient, point.start, applies, trace);
  const bad = wrong(patient, point, nothing, trace ?? []);
  if (bad.length) throw new InvalidFacts(bad);
  const told = found.map((item) => (TELLING.has(item.node) ? Object.freeze(copied(patient, item)) : item));
  return sortByPlace(told, point, (item) => item.node);
}

/**
 * What applies to a patient at an entry point (the default one where none is named), with reasons, as JSON data.
 * The status is complete, needs_data, out_of_scope or invalid. Facts and `on` as for `checkFacts`.
 * Throws `UnknownEntry` and `TwoVisits`.
 */
export function evaluate(facts, entry = null, on = null) {
  const point = entryPoint(entry);
  const [p, problems] = admit(facts, on);
  if (problems.length) return result(p, point, "invalid", {}, problems);
  const derived = Object.fromEntries(DERIVED.map(({ name }) => [name, VARIABLES.get(name).data(p)]));
  const applies = point.scope ? point.scope(p) : true;
  if (applies === false) return result(p, point, "out_of_scope", derived, problems);
  const trace = [];
  const [, nothing] = walk(p, point.start, applies, trace);
  sortByPlace(trace, point, ([name]) => name);
  const path = pathOf(p, trace);
  const bad = wrong(p, point, nothing, trace);
  if (bad.length) return result(p, point, "invalid", derived, bad, { path });
  const isOpen = (node, here) => (here ? unmeasured(p, node).length > 0 : here === null && isEnd(node));
  const undecided = applies === null || trace.some(([name, here]) => isOpen(NODES.get(name), here));
  const reached = trace.filter(([, here]) => here).map(([name]) => NODES.get(name));
  return result(p, point, undecided ? "needs_data" : "complete", derived, problems, {
    recommendations: reached.flatMap((node) => node.recommends).map((item) => copied(p, item)),
    reassess: reached.filter((node) => node.reassess).map((node) => copiedReassess(p, node)),
    needs: undecided ? needs(p, point, applies, trace) : [],
    path,
  });
}

/**
 * Where nodes stand in an evaluation from a start; null where the walk comes to them in that order. First in, first out:
 * a node comes when the last edge into it, among those from nodes that the start leads to, has been walked, edges as
 * they are written.
 */
function placesFrom(start) {
  const onward = (name) => [...NODES.get(name).targets, ...NODES.get(name).branches.flatMap((each) => each.targets)];
  const ledTo = new Map([[start, 0]]);
  for (const name of NODES.keys()) {
    if (ledTo.has(name)) for (const target of onward(name)) ledTo.set(target, (ledTo.get(target) ?? 0) + 1);
  }
  const order = [start];
  for (const name of order) {
    for (const target of onward(name)) {
      ledTo.set(target, ledTo.get(target) - 1);
      if (ledTo.get(target) === 0) order.push(target);
    }
  }
  const walked = [...NODES.keys()].filter((name) => ledTo.has(name));
  return walked.every((name, place) => name === order[place]) ? null : new Map(order.map((name, at) => [name, at]));
}

/** Puts things of nodes into the order of an evaluation from an entry point. */
function sortByPlace(things, point, nodeOf) {
  const places = PLACES.get(point.name);
  return places === null ? things : things.sort((one, other) => places.get(nodeOf(one)) - places.get(nodeOf(other)));
}

/** Whether a node recommends something or asks for a later visit. */
const isEnd = (node) => node.recommends.length > 0 || node.reassess !== null;
/** The elements that give amounts of a node, or the date when it is due, and are not known. */
const unmeasured = (p, node) => node.measures.filter((name) => !isMeasured(p, name));
const copied = (p, item) => ({
  ...item,
  detail: tell(p, item.detail),
  amount: tell(p, item.amount),
  evidence: item.evidence.map((link) => ({ ...link })),
});
const copiedReassess = (p, { name, reassess, measures }) => ({
  node: name,
  after: reassess.after && { ...reassess.after },
  due: measures.length ? VARIABLES.get(measures[0]).data(p) : null,
  until: tell(p, reassess.until),
  resume_at: reassess.resume_at,
});

/** Whether values stand in what is said of an item. */
function tells(item) {
  return Array.isArray(item.detail) || Array.isArray(item.amount);
}

function entryPoint(name) {
  if (name === null || name === undefined) return DEFAULT_ENTRY;
  const point = ENTRY_POINTS.get(name);
  if (point === undefined) {
    throw new UnknownEntry(noSuch("entry point", name, ENTRY_POINTS.keys()));
  }
  return point;
}

function result(p, point, status, derived, problems, found = {}) {
  const { recommendations = [], reassess = [], needs = [], path = [] } = found;
  const { id, version } = GUIDELINE;
  return {
    guideline: { id, version },
    entry: point.name,
    status,
    recommendations,
    on: DATES && DATES.data(p),
    assumed: p.assumed.map(assumption),
    converted: roundedOf(p),
    reassess,
    needs,
    path,
    derived,
    problems,
  };
}

/** The record of a patient with its derived elements, and every problem, in the order of the facts. */
function admit(facts, on) {
  const p = new Patient();
  let problems = [];
  for (const [name, given] of entriesOf(facts)) {
    const element = ELEMENTS.get(name);
    if (element === undefined) {
      if (name !== "on") problems.push(stranger(name));
    } else if (given !== null && given !== undefined) {
      try {
        element.take(p, given);
      } catch (misfit) {
        if (!(misfit instanceof Misfit)) throw misfit;
        problems.push(problem(name, null, misfit.message));
      }
    }
  }
  if (DATES) problems = DATES.take(p, problems, facts, on);
  const given = [...APPLIES.keys()].filter((name) => ELEMENTS.has(name) && !ELEMENTS.get(name).missing(p));
  assume(p, problems);
  if (p.rounded !== null) refuseAmbiguous(p, problems);
  if (problems.length) return [p, problems];
  if (DATES) DATES.complete(p);
  derive(p);
  notApplying(p, problems, given);
  broken(p, problems);
  return [p, problems];
}

/**
 * Says what is wrong with what is given of elements that do not apply, and takes back what was put in for such elements:
 * nothing reads it.
 */
function notApplying(p, problems, given) {
  const none = [...APPLIES.keys()].filter((name) => APPLIES.get(name).holds(p) === false);
  for (const name of given.filter((each) => none.includes(each))) {
    const facts = shown(p, APPLIES.get(name).reasons).join(", ");
    const told = `${facts}: \`${name}\` does not apply to this patient, so it cannot be given; leave it out`;
    problems.push(problem(name, null, told));
  }
  p.assumed = p.assumed.filter((name) => !none.includes(name));
}

/** Says which values are not rounded, because that could change how they compare with another one; of these nothing
 * is rounded. */
function refuseAmbiguous(p, problems) {
  const refused = [];
  for (const [name, element] of ELEMENTS) {
    const rounded = p.rounded.get(name);
    const other = rounded && element.beside.find((each) => liesBesideOther(p, rounded, ...each));
    if (other) {
      const why = ambiguous(name, rounded.given, rounded.taken, `\`${other[0]}\`, with which it is compared,`);
      problems.push(problem(name, null, `${why}; ${wayRound(element.unit)}`));
      refused.push(name);
    }
  }
  for (const name of refused) p.rounded.delete(name);
}

function liesBesideOther(p, rounded, name, conversion, points) {
  const other = ELEMENTS.get(name);
  const held = p[other.slot];
  if (held === null) return false;
  const numbers = [points.has(held) ? points.get(held) : new Exact(BigInt(held)).times(other.step)];
  if (p.rounded.has(name)) numbers.push(p.rounded.get(name).exact);
  return numbers.some((each) => liesBetween(converted(each, conversion), rounded.exact, rounded.number));
}

/** What conversion took off the grid and was rounded. */
function roundedOf(p) {
  const names = p.rounded === null ? [] : [...ELEMENTS.keys()].filter((name) => p.rounded.has(name));
  return names.map((element) => {
    const { given, taken } = p.rounded.get(element);
    return { element, given, taken };
  });
}

/** Puts in what missing values stand for. */
function assume(p, problems) {
  const misfits = new Set(problems.map((each) => each.element));
  for (const [name, [value]] of ASSUMED) {
    if (misfits.has(name) || !ELEMENTS.get(name).missing(p)) continue;
    ELEMENTS.get(name).putIn(p, value);
    p.assumed.push(name);
  }
}

function assumption(element) {
  const [given, because] = ASSUMED.get(element);
  const value = given instanceof Exact ? numberAsData(given) : Array.isArray(given) ? [...given] : given;
  return { element, value, because };
}

function broken(p, problems) {
  for (const constraint of CONSTRAINTS) {
    if (constraint.breaks(p)) {
      const facts = shown(p, constraint.reasons).join(", ");
      const [element, name] = constraint.ranged ? [constraint.ranged, null] : [null, constraint.name];
      problems.push(problem(element, name, `${facts}: no patient can have this. ${constraint.because}`));
    }
  }
  for (const each of DETERMINED) {
    const conflict = each.conflict(p);
    // What does not apply need not have a value; but a case that is taken twice is wrong all the same.
    const counts = !(each instanceof FormulaResult) || !APPLIES.has(each.name) || APPLIES.get(each.name).holds(p);
    if (conflict !== null && counts) problems.push(problem(each.name, null, conflict));
  }
}

function stranger(name) {
  const text = quoted(name);
  if (VARIABLES.has(name)) {
    const message = `\`${text}\` is derived: it is computed from other elements and cannot be given`;
    return problem(text, null, message);
  }
  const hint = didYouMean(text, ELEMENTS.keys());
  return problem(text, null, `the guideline has no element \`${text}\`${hint ? `; ${hint}` : ""}`);
}

/** What is wrong where a decision applies and certainly none of its branches holds. */
function withoutBranch(p, node) {
  const facts = shown(p, node.reads).join(", ");
  const told = `no branch of \`${node.name}\` holds${facts ? " for " : ""}${facts}`;
  return problem(null, null, `${told}: the guideline does not say what to do`, node.name);
}

/** What is wrong with the guideline for a patient, in the order of nodes. */
function wrong(p, point, nothing, trace) {
  const found = new Map(nothing.map((name) => [name, [withoutBranch(p, NODES.get(name))]]));
  for (const [name, here] of trace) {
    for (const each of here ? NODES.get(name).measures : []) {
      if (!APPLIES.has(each) || APPLIES.get(each).holds(p) !== false) continue;
      const [what, unsaid] = NODES.get(name).reassess ? ["due date", "when"] : ["amount", "how much"];
      const told = `the ${what} \`${each}\` of \`${name}\` does not apply: the guideline does not say ${unsaid}`;
      found.set(name, [...(found.get(name) ?? []), problem(each, null, told, name)]);
    }
  }
  const names = [...NODES.keys()].filter((name) => found.has(name));
  return sortByPlace(names, point, (name) => name).flatMap((name) => found.get(name));
}

function problem(element, constraint, message, node = null) {
  return { element, constraint, node, message };
}

/** The facts of these elements, each once; they are given as they are, or by a function of the record. */
function shown(p, names) {
  const given = Array.isArray(names) ? names : new Set(names(p));
  return Array.from(given, (name) => (name === "visit" ? DATES : VARIABLES.get(name)).shown(p));
}

/** What is lacking of these elements, or what a function of the record says is. */
function lacked(p, names) {
  return Array.isArray(names) ? names.flatMap((name) => [...VARIABLES.get(name).lacks(p)]) : [...names(p)];
}

/** What a derived element lacks, worked out once for a record, however many others are made of it. */
function lacking(p, lacks) {
  if (!p.lacking.has(lacks)) p.lacking.set(lacks, new Set(lacks(p)));
  return p.lacking.get(lacks);
}

/** The nodes that certainly apply; of decisions, with each branch taken and the facts that settled it. */
function pathOf(p, trace) {
  const steps = [];
  for (const [name, here, taken] of trace) {
    if (!here) continue;
    const node = NODES.get(name);
    node.branches.forEach((branch, place) => {
      if (taken[place]) {
        steps.push({ node: name, version: node.version, branch: branch.name, because: shown(p, branch.because) });
      }
    });
    if (!taken.includes(true)) steps.push({ node: name, version: node.version, branch: null, because: [] });
  }
  return steps;
}

/** The missing elements on the way to something unknown, found from the ends of the tracks backwards. */
function needs(p, point, applies, trace) {
  const wanted = new Set();
  const asking = [];
  for (const [name, here, taken] of [...trace].reverse()) {
    const node = NODES.get(name);
    const open = unmeasured(p, node);
    if (open.length) asking.push([name, [open]]);
    let leadsOn = isEnd(node);
    for (let place = node.branches.length - 1; place >= 0; place -= 1) {
      const branch = node.branches[place];
      if (taken[place] !== false && branch.targets.some((target) => wanted.has(target))) {
        leadsOn = true;
        if (taken[place] === null) asking.push([name, branch.reads]);
      }
    }
    if (here === null && (leadsOn || node.targets.some((target) => wanted.has(target)))) wanted.add(name);
  }
  if (applies === null) asking.push([point.start, [point.lacks]]);
  const asked = new Map();
  for (const [name, reads] of asking.reverse()) {
    for (const names of reads) {
      for (const element of lacked(p, names)) {
        if (!asked.has(element)) asked.set(element, new Set());
        asked.get(element).add(name);
      }
    }
  }
  return [...asked].map(([element, nodes]) => {
    const asked = ASKED.get(element);
    const { values, range } = asked;
    return { ...asked, values: values && { ...values }, range: range && [...range], asked_by: [...nodes] };
  });
}

const PLACES = new Map([...ENTRY_POINTS.values()].map((point) => [point.name, placesFrom(point.start)]));
const MEASURING = [...NODES.values()].some((node) => node.measures.length > 0);
const TELLING = new Set([...NODES.values()].filter((node) => node.recommends.some(tells)).map((node) => node.name));
const DEFAULT_ENTRY = ENTRY_POINTS.values().next().value;
const VARIABLES = new Map([...ELEMENTS, ...DERIVED.map((each) => [each.name, each])]);
for (const [name, each] of APPLIES) VARIABLES.set(name, new WhereItApplies(VARIABLES.get(name), each));
const DETERMINED = DERIVED.filter((each) => each.conflict);

/**
 * The facts of a JSON text, as a Map: numbers exact, of at most 40 digits without exponent, no key twice.
 * Throws `SyntaxError`, for an empty text and null, too: there is no patient in it.
 * (`JSON.parse` rounds a number of more than about 15 digits to a binary one.)
 */
export function parseFacts(text) {
  const reader = new FactsReader(text.replace(/^\ufeff/, ""));
  const facts = reader.value();
  reader.end();
  if (!(facts instanceof Map)) throw new SyntaxError("a patient is a mapping from element to value");
  return facts;
}

class FactsReader {
  constructor(text) {
    this.text = text;
    this.place = 0;
    this.levels = 0;
  }

  /** What the pattern, which must be sticky, finds here. */
  next(pattern) {
    pattern.lastIndex = this.place;
    const match = pattern.exec(this.text);
    if (match === null) throw new SyntaxError(`not JSON at position ${this.place}`);
    this.place = pattern.lastIndex;
    return match[0];
  }

  token(pattern) {
    this.next(/[ \t\n\r]*/y);
    return this.next(pattern);
  }

  end() {
    this.token(/$/y);
  }

  value() {
    this.next(/[ \t\n\r]*/y);
    const first = this.text[this.place];
    if (first === "{" || first === "[") {
      this.levels += 1;
      if (this.levels > 64) throw new SyntaxError("more than 64 levels");
      const found = first === "{" ? this.mapping() : this.list();
      this.levels -= 1;
      return found;
    }
    if (first === '"') return this.string();
    if (first === "t" || first === "f" || first === "n") return JSON.parse(this.next(/true|false|null/y));
    const number = this.next(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
    const value = parseJsonNumber(number);
    if (value === null) throw new SyntaxError(`a number has at most ${LONGEST_NUMBER} digits`);
    return exact(Number(number)).equals(value) ? Number(number) : value;
  }

  string() {
    // eslint-disable-next-line no-control-regex
    return JSON.parse(this.token(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y));
  }

  list() {
    const items = [];
    this.token(/\[/y);
    for (let more = this.more("]", items.length); more; more = this.more("]", items.length)) items.push(this.value());
    return items;
  }

  mapping() {
    const entries = new Map();
    this.token(/\{/y);
    for (let more = this.more("}", entries.size); more; more = this.more("}", entries.size)) {
      const key = this.string();
      if (entries.has(key)) throw new SyntaxError(`the key \`${key}\` stands twice`);
      this.token(/:/y);
      entries.set(key, this.value());
    }
    return entries;
  }

  /** Whether another item follows: after the first one there is a comma before it. */
  more(closing, before) {
    this.next(/[ \t\n\r]*/y);
    if (this.text[this.place] === closing) {
      this.place += 1;
      return false;
    }
    if (before) this.token(/,/y);
    return true;
  }
}
