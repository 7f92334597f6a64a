// The board of a patient: the same sections, words and order as `guideproof run`, from what the evaluator says.

const WORDS = DATA.words;
const NUMBERS = /^(-?[0-9./]+)(?: to (-?[0-9./]+))?(?: .*)?$/;

for (const [id, node] of Object.entries(DATA.nodes)) {
  node.anchor ??= `node-${id}`;
  node.edges ??= node.branches.flatMap((branch) => branch.targets.map((target) => [branch.id, target]));
}

/** What is known of the elements of one patient, in words; `p` is the record that the evaluator has read. */
class Values {
  constructor(p, result) {
    // Numbers are said in the unit of their element here, whatever they were given in.
    this.p = Object.assign(Object.create(Object.getPrototypeOf(p)), p, { given: undefined });
    this.result = result;
    this.said = new Map();
  }

  /** What is known of an element: `WORDS.unknown` where that is nothing. */
  text(id) {
    if (!this.said.has(id)) this.said.set(id, powers(this.#text(id)));
    return this.said.get(id);
  }

  /** The value of an element as the evaluator says it. */
  reading(id) {
    return evaluator.shown(this.p, [id])[0].slice(id.length + 3);
  }

  #text(id) {
    const about = DATA.elements[id] ?? DATA.derived[id];
    const reading = this.reading(id);
    if (reading === "missing") return WORDS.unknown;
    if (reading === WORDS.not_applying) return reading;
    if (about.type === "boolean") return reading in TRUTH ? TRUTH[reading] : WORDS.unknown;
    if (about.type === "code") return this.#codes(reading, about, " or ", " or ");
    if (about.type === "codes") return this.#set(reading, about);
    if (about.numeric) return this.#number(reading, about);
    return about.days && about.days.length && this.#isAnyDay(reading, about.days) ? WORDS.unknown : reading;
  }

  /** Whether a date may be any day of its range. */
  #isAnyDay(reading, [first, last, untilVisit]) {
    const { on } = this.result;
    return reading === `${first} to ${untilVisit && on !== null && on < last ? on : last}`;
  }

  #codes(reading, about, apart, joint) {
    return reading.split(apart).map((code) => about.codes[code] ?? code).join(joint);
  }

  #set(reading, about) {
    if (reading === "none") return WORDS.none;
    const parts = reading.split(", ");
    if (parts.some((part) => part.startsWith("not "))) return WORDS.unknown;
    return Object.keys(about.codes).filter((code) => parts.includes(code)).map((code) => about.codes[code]).join(", ");
  }

  #number(reading, about) {
    const found = NUMBERS.exec(reading.replace(/ \(.*\)$/, ""));
    if (found === null) return reading;
    const [one, many] = about.words;
    const counted = (digits) => [digits, digits === "1" ? one : many].filter(Boolean).join(" ");
    if (found[2] === undefined) return counted(found[1]);
    const [low, high] = [counted(found[1]), counted(found[2])];
    const [first, last] = [low, high].map((text) => text.split(" ").slice(1).join(" "));
    return last === first || last === `${first}s` ? `${found[1]} to ${high}` : `${low} to ${high}`;
  }

  /** `Karnofsky: 70`. */
  fact(id) {
    const text = this.text(id);
    return `${capital(nameOf(id))}: ${text === WORDS.unknown ? "not known" : text}`;
  }

  facts(ids) {
    return ids.map((id) => this.fact(id)).join("; ");
  }

  /** What is known of an element that is known in part. */
  soFar(id) {
    const about = DATA.elements[id];
    const reading = this.reading(id);
    if (about.type === "codes" && reading !== "missing" && reading !== "none") {
      const said = reading.split(", ").map((part) => {
        const absent = part.startsWith("not ");
        return (absent ? "not " : "") + about.codes[absent ? part.slice(4) : part];
      });
      return listed(said, "and");
    }
    const text = about.type === "date" ? this.text(id) : WORDS.unknown;
    return text === WORDS.unknown ? null : text;
  }
}

const TRUTH = { true: WORDS.truths[1], false: WORDS.truths[0] };
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `6.5 × 10⁹/L` for UCUM's `6.5 10*9/L`. */
function powers(text) {
  return text.replace(/(?<![0-9.*])10[*^](-?[0-9]+)/g, (whole, digits, place) => {
    const times = /[0-9] $/.test(text.slice(0, place)) ? "× " : "";
    return `${times}10${[...digits].map((digit) => (digit === "-" ? "⁻" : RAISED[digit])).join("")}`;
  });
}

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const nameOf = (id) => (DATA.elements[id] ?? DATA.derived[id])?.name ?? id;

/** `a, b or c`. */
function listed(parts, joint) {
  const [last, ...front] = [...parts].reverse();
  return front.length ? `${front.reverse().join(", ")} ${joint} ${last}` : last ?? "";
}

function entry(title, more = {}) {
  return { title, about: null, amount: null, says: null, certainty: null, tags: [], notes: [], options: [], why: [],
    ...more };
}

/** The board of what the evaluator said of a patient, in the shape of `guideproof run`'s board. */
function boardOf(result, p) {
  const silent = result.status === "invalid" || result.status === "out_of_scope";
  const values = new Values(p, result);
  if (silent) return { ...headOf(result, []), sections: [section("why_not", whyNot(result, values))], sources: [], path: [] };
  const citations = new Citations();
  const found = sectionsOf(result, values, citations).filter((each) => each.entries.length);
  const sources = citations.inOrder(found);
  return { ...headOf(result, computed(result, values)), sections: found, sources, path: wholePath(result, values) };
}

function section(id, entries, later = []) {
  const [title, flowing] = WORDS.sections[id];
  return { id, title, flowing, entries, later };
}

function headOf(result, scores) {
  const visit = DATA.entries[result.entry].title;
  let [status, meaning] = WORDS.status[result.status];
  if (result.status === "invalid" && result.problems.every((each) => each.node !== null)) meaning = WORDS.unsaid;
  return { title: DATA.guideline.title, about: DATA.guideline.id, edition: DATA.guideline.edition, notice: DATA.notice,
    visit: result.on ? `${visit}, on ${result.on}` : visit, status, meaning, computed: scores };
}

function sectionsOf(result, values, citations) {
  const said = new Adviser(result, values, citations).advice();
  const visits = nextVisits(result, values, citations);
  const now = said.now();
  let routine = said.routine();
  const choices = said.toBeDecided();
  const against = said.notAdvised();
  if (![now, routine, choices, against, visits].some((each) => each.length)) {
    routine = [entry(result.status === "complete" ? WORDS.nothing : WORDS.nothing_yet)];
  }
  return [section("now", now), section("recommended", routine), section("to_be_decided", choices),
    section("not_advised", against), section("missing", ...asked(result, values)), section("next_visit", visits),
    section("taken", taken(result))];
}

function taken(result) {
  const assumed = result.assumed.map((each) => entry(capital(nameOf(each.element)), { about: each.element,
    amount: DATA.elements[each.element].missing, why: [{ label: "Because", text: each.because, source: null }] }));
  const found = assumed.length ? [entry(WORDS.assumed, { options: assumed })] : [];
  return [...found, ...result.converted.map((each) => entry(DATA.elements[each.element].title, { about: each.element,
    amount: each.taken, tags: [`given as ${each.given}, and rounded`] }))];
}

function whyNot(result, values) {
  if (result.status === "out_of_scope") {
    const point = DATA.entries[result.entry];
    return point.when_sentence === null ? [] : [entry(`This visit is for: ${point.when_sentence}`),
      entry(`What does not fit: ${values.facts(failing(result, point))}`)];
  }
  const found = result.problems.map((each) => entry(inWords(each, values), { about: each.element || each.constraint || each.node }));
  if (result.path.length) {
    const nodes = [...new Set(result.path.map((step) => step.node))].map((id) => DATA.nodes[id].title);
    found.push(entry(`The way: ${nodes.join(" > ")}`));
  }
  return found;
}

/** What a problem says, with what elements are called in the place of their ids. */
function inWords(problem, values) {
  const constraint = DATA.constraints[problem.constraint];
  if (constraint !== undefined) {
    const given = constraint.reads.filter((id) => values.reading(id) !== "missing");
    return `${values.facts(given)}: no patient can have this.${constraint.because ? ` ${constraint.because}` : ""}`;
  }
  const start = `\`${problem.element}\` `;
  if (problem.element === null || !problem.message.startsWith(start)) return problem.message;
  const about = DATA.elements[problem.element] ?? DATA.derived[problem.element];
  return `${about?.title ?? problem.element} ${problem.message.slice(start.length)}`;
}

/** The elements of those parts of the condition of a visit that do not hold; of all where it is no list of parts. */
function failing(result, point) {
  const failed = point.parts.filter((part) => result.derived[part.says] === false);
  return [...new Set((failed.length ? failed : point.parts).flatMap((part) => part.elements))];
}

/** Numbers the sources of reasons in the order in which a reader meets them. */
class Citations {
  constructor() {
    this.numbers = new Map();
  }

  reasons(links) {
    const once = new Map(links.map((link) => [JSON.stringify(link), link]));
    const inPart = new Set(links.filter(([, , finding]) => finding !== null).map(([, source]) => source));
    const order = DATA.roles.map(([role]) => role);
    const sorted = [...once.values()].sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]));
    return sorted.filter(([, source, finding]) => source in DATA.sources && (finding !== null || !inPart.has(source)))
      .map(([role, id, finding]) => {
        const source = DATA.sources[id];
        if (!this.numbers.has(id)) this.numbers.set(id, this.numbers.size + 1);
        const label = DATA.roles.find(([each]) => each === role)[1];
        return { label, text: source.findings[finding] ?? source.title, source: this.numbers.get(id) };
      });
  }

  inOrder(sections) {
    const ids = [...this.numbers.keys()];
    const met = new Map();
    const meet = (each) => {
      each.options.forEach(meet);
      for (const why of each.why) {
        if (why.source === null) continue;
        if (!met.has(why.source)) met.set(why.source, met.size + 1);
        why.source = -met.get(why.source);
      }
    };
    // A number that was given is below zero until all are, so that none is taken for another.
    const turn = (each) => {
      each.options.forEach(turn);
      for (const why of each.why) if (why.source !== null) why.source = -why.source;
    };
    sections.forEach((each) => each.entries.forEach(meet));
    sections.forEach((each) => each.entries.forEach(turn));
    return [...met.keys()].map((number) => {
      const id = ids[number - 1];
      return entry(DATA.sources[id].title, { about: id, says: DATA.sources[id].says });
    });
  }
}

/** Whatever is recommended or advised against: each intervention once, choices with what speaks for each option. */
class Adviser {
  constructor(result, values, citations) {
    this.result = result;
    this.values = values;
    this.citations = citations;
    const seen = new Map();
    const every = result.recommendations.map((each) => {
      const place = seen.get(each.node) ?? 0;
      seen.set(each.node, place + 1);
      const node = DATA.nodes[each.node];
      return { ...each, item: node.items[place], node: each.node, rank: RANKS.indexOf(each.priority) };
    });
    this.against = every.filter((each) => each.direction === "against");
    const wanted = every.filter((each) => each.direction === "for");
    this.outright = wanted.filter((each) => each.selection === "all");
    this.options = wanted.filter((each) => each.selection !== "all");
  }

  advice() {
    const groups = [];
    for (const each of this.options) {
      if (groups.length && groups[groups.length - 1][0].node === each.node) groups[groups.length - 1].push(each);
      else groups.push([each]);
    }
    const outright = byIntervention(this.outright).map((group) => this.#ranked(group));
    const choices = groups.map((group) => this.#choice(group));
    const against = byIntervention(this.against).map((group) => this.#ranked(group, this.#notMeant(group[0])));
    const routine = RANKS.length - 1;
    const sorted = (list, key) => list.slice().sort((a, b) => key(a) - key(b)).map((each) => each.entry);
    const pressing = (each) => each.rank * 2 + (each.strong ? 0 : 1);
    return {
      now: () => sorted([...outright, ...choices].filter((each) => each.rank < routine), pressing),
      routine: () => sorted(outright.filter((each) => each.rank >= routine), (each) => (each.strong ? 0 : 1)),
      toBeDecided: () => choices.filter((each) => each.rank >= routine).map((each) => each.entry),
      notAdvised: () => sorted(against, pressing),
    };
  }

  #ranked(group, notes = []) {
    const same = group.slice().sort((a, b) => a.rank - b.rank);
    const weight = (each) => (each.item.strong ? 2 : 0) + (each.item.certainty !== null ? 1 : 0);
    const best = same.reduce((a, b) => (weight(b) > weight(a) ? b : a));
    const rank = same[0].rank;
    return { entry: this.#entry(best, same, WORDS.priorities[RANKS[rank]], notes), rank, strong: best.item.strong };
  }

  #entry(best, same, pressing, notes = []) {
    const { item } = best;
    const amounts = [...new Set(same.map((each) => each.amount).filter((each) => each !== null))];
    const details = [...new Set(same.map((each) => each.detail).filter(Boolean))];
    const regimen = best.direction === "for" ? item.regimen : null;
    const above = best.selection !== "all" && this.outright.some((each) => each.intervention === best.intervention);
    return entry(item.title, { about: best.intervention, amount: amounts.join(" or ") || null, says: item.says,
      certainty: item.certainty, tags: [pressing, item.tier, above ? WORDS.above : null].filter((tag) => tag !== null),
      notes: [...details, ...(regimen ? [`Regimen: ${regimen}`] : []), ...notes], why: this.#why(same) });
  }

  #choice(options) {
    const node = DATA.nodes[options[0].node];
    const rank = Math.min(...options.map((each) => each.rank));
    const urgent = WORDS.priorities[RANKS[rank]];
    const differing = (each) => (each.rank === rank ? null : WORDS.priorities[RANKS[each.rank]] || "not pressing");
    const said = entry(node.title, { about: options[0].node, says: WORDS.choices[options[0].selection],
      tags: urgent !== null ? [urgent] : [],
      options: byIntervention(options).map((same) => this.#entry(same[0], same, differing(same[0]))),
      why: this.#whyNode(options[0], true) });
    return { entry: said, rank, strong: options.some((each) => each.item.strong) };
  }

  #notMeant(against) {
    const named = new Map();
    for (const each of [...this.outright, ...this.options]) {
      const excluding = against.item.excludes.includes(each.intervention) || each.item.excludes.includes(against.intervention);
      if (each.item.category === against.item.category && excluding) named.set(each.intervention, each.item.title);
    }
    return named.size ? [`Not meant is what stands above: ${[...named.values()].join("; ")}.`] : [];
  }

  #why(same) {
    const found = same.filter((each) => each.item.ungraded !== null)
      .map((each) => ({ label: "Not graded", text: each.item.ungraded, source: null }));
    const whole = same.filter((each) => each.selection === "all");
    for (const each of whole) found.push(...this.#whyNode(each, false));
    const links = same.flatMap((each) => each.item.evidence);
    links.push(...whole.flatMap((each) => DATA.nodes[each.node].evidence));
    return [...found, ...this.citations.reasons(links)];
  }

  #whyNode(each, withEvidence) {
    const node = DATA.nodes[each.node];
    const found = reasons(each.node, this.result, this.values).map((text) => ({ label: "Because", text, source: null }));
    if (node.rationale) found.push({ label: "Rationale", text: node.rationale, source: null });
    return withEvidence ? [...found, ...this.citations.reasons(node.evidence)] : found;
  }
}

/** What has the same key, together, in the order of the first of each: `Map.groupBy`, which not all browsers have. */
function grouped(items, keyOf) {
  const found = new Map();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}

const RANKS = Object.keys(WORDS.priorities);

function byIntervention(recommended) {
  return [...grouped(recommended, (each) => each.intervention).values()];
}

/** One sentence for each decision that led to a node, in the order of the path. */
function reasons(node, result, values) {
  const found = new Set();
  leading(node, result, new Set(), found);
  return result.path.filter((step) => found.has(step)).map((step) => {
    const facts = values.facts(settling(step));
    return `${DATA.nodes[step.node].question} ${branchText(step)}${facts ? ` (${facts})` : ""}`;
  }).filter((each, place, all) => all.indexOf(each) === place);
}

function leading(node, result, seen, found) {
  seen.add(node);
  for (const step of result.path) {
    const before = DATA.nodes[step.node];
    const leads = before.edges.some(([branch, target]) => target === node && (branch === null || branch === step.branch));
    if (!leads) continue;
    if (before.kind === "decision") found.add(step);
    else if (!seen.has(step.node)) leading(step.node, result, seen, found);
  }
}

function branchText(step) {
  return DATA.nodes[step.node].branches?.find((branch) => branch.id === step.branch)?.text ?? null;
}

const settling = (step) => [...new Set(step.because.map((reason) => reason.split(" = ")[0]))];

function wholePath(result, values) {
  return result.path.map((step) => {
    const node = DATA.nodes[step.node];
    let says = branchText(step);
    if (says === null && node.kind === "decision") says = node.branches.length ? "not decided yet" : "nothing follows";
    const facts = values.facts(settling(step));
    return entry(node.title, { about: step.node, says, notes: facts ? [facts] : [] });
  });
}

/** What is missing: what stands first, and the others, under those who can say it. */
function asked(result, values) {
  const sorted = (needs) => {
    const found = grouped(needs, (need) => need.answered_by ?? "");
    const lists = [...found].map(([who, each]) => [who, each.map((need) => question(need, values))]);
    if (lists.every(([who]) => who === "")) return lists.flatMap(([, entries]) => entries);
    return lists.map(([who, entries]) => entry(WORDS.answerers[who], { about: who || null, options: entries }));
  };
  return [sorted(result.needs.slice(0, WORDS.first)), sorted(result.needs.slice(WORDS.first))];
}

function question(need, values) {
  const about = DATA.elements[need.element];
  const askers = need.asked_by.map((id) => DATA.nodes[id]?.title).filter(Boolean).join("; ");
  const known = values.soFar(need.element);
  return entry(about.question, { about: need.element, says: about.answers, tags: known ? [`so far: ${known}`] : [],
    why: askers ? [{ label: "Asked for", text: askers, source: null }] : [] });
}

function nextVisits(result, values, citations) {
  const seen = new Set();
  const found = [];
  for (const each of result.reassess) {
    const node = DATA.nodes[each.node];
    const then = each.resume_at === result.entry ? WORDS.again : DATA.entries[each.resume_at]?.title ?? each.resume_at;
    const when = capital(whenOf(each, node, result.on));
    const said = JSON.stringify([when, each.node, then]);
    if (seen.has(said)) continue;
    seen.add(said);
    const why = [{ label: "Then", text: then, source: null }];
    why.push(...reasons(each.node, result, values).map((text) => ({ label: "Because", text, source: null })));
    if (node.rationale) why.push({ label: "Rationale", text: node.rationale, source: null });
    why.push(...citations.reasons(node.evidence));
    found.push(entry(when, { about: each.node, says: node.title, why }));
  }
  return found;
}

function whenOf(each, node, on) {
  if (node.due !== null) return dueOn(each.due, on);
  if (node.after !== null) return node.after;
  return each.until ? `when this is so: ${each.until}` : "when the time has come";
}

function dueOn(due, on) {
  if (due === null) return "on a date that is not known yet";
  if (typeof due === "string") {
    if (on !== null && due < on) return `due since ${due}`;
    return due !== on ? `on ${due}` : `on ${due}, the day of this visit`;
  }
  const passed = on !== null && due.on_or_before < on ? ", which has passed" : "";
  return `between ${due.on_or_after} and ${due.on_or_before}${passed}`;
}

/** Scores and classes that were read on the way, with the factors that count. */
function computed(result, values) {
  const direct = readDirectly(result);
  const shown = Object.keys(DATA.derived).filter((id) => direct.has(id) && tells(id, values));
  const entries = new Map(shown.map((id) => [id, scoreEntry(id, values, result)]));
  for (const owner of shown) {
    const number = onlyNumber(owner);
    if (number === null) continue;
    entries.delete(number);
    const joined = scoreEntry(number, values, result);
    const said = entries.get(owner);
    const says = DATA.derived[number].kind === "count" ? joined.says : `${joined.title} ${joined.says}`;
    said.tags = [...said.tags, ...(says ? [says] : []), ...joined.tags];
  }
  return [...entries.values()];
}

function readDirectly(result) {
  const nodes = new Set([...result.path.map((step) => step.node), ...result.needs.flatMap((need) => need.asked_by)]);
  const named = [...DATA.entries[result.entry].reads, ...[...nodes].flatMap((id) => DATA.nodes[id]?.reads ?? [])];
  const amounts = new Set(result.recommendations.map((each) => DATA.nodes[each.node].items)
    .flatMap((items) => items.map((item) => item.amount)).filter((id) => id !== null && id in DATA.derived));
  for (const id of amounts) named.push(...DATA.derived[id].operands);
  const read = new Set();
  while (named.length) {
    const id = named.pop();
    if (!read.has(id) && DATA.derived[id]?.type === "boolean") named.push(...DATA.derived[id].operands);
    read.add(id);
  }
  return read;
}

function tells(id, values) {
  const about = DATA.derived[id];
  if (about.type === "boolean" || values.text(id) === WORDS.not_applying) return false;
  if (about.behind.length && about.behind.every((each) => values.text(each) === WORDS.unknown)) return false;
  return values.text(id) !== WORDS.unknown || about.added;
}

function onlyNumber(id) {
  const about = DATA.derived[id];
  const alone = about.classified && about.operands.length === 1 ? about.operands[0] : null;
  return alone !== null && DATA.derived[alone]?.added ? alone : null;
}

function scoreEntry(id, values, result) {
  const about = DATA.derived[id];
  const text = values.text(id);
  let says = text === WORDS.unknown ? "not known" : text;
  if (about.kind === "count") says = `${says} of ${(DATA.factors[id] ?? []).length}`;
  const [counts, unknown] = factorsOf(id, values, result);
  if (counts.length) says = `${says}: ${allOf(counts)}`;
  return entry(about.title, { about: id, says, tags: unknown.length ? [`not known: ${allOf(unknown)}`] : [] });
}

function factorsOf(id, values, result) {
  const about = DATA.derived[id];
  const counts = [];
  const unknown = [];
  for (const factor of DATA.factors[id] ?? []) {
    const truth = result.derived[factor.says];
    if (truth === true) counts.push(listed(factor.elements.map((each) => withValue(each, values)), factor.joint) + factor.worth);
    else if (truth !== false) unknown.push(listed(factor.elements.map(nameOf), factor.joint) + factor.worth);
  }
  for (const each of new Set(about.elements)) {
    const text = values.text(each);
    const points = DATA.elements[each]?.points ?? {};
    if (DATA.derived[each]?.added) {
      const [more, open] = factorsOf(each, values, result);
      counts.push(...more);
      unknown.push(...open);
    } else if (text === WORDS.unknown) unknown.push(nameOf(each));
    else if (Object.keys(points).length) {
      const code = Object.keys(DATA.elements[each].codes).find((code) => DATA.elements[each].codes[code] === text);
      const worth = points[code];
      if (worth !== "0") counts.push(`${nameOf(each)}: ${text} (${worth.startsWith("-") ? "" : "+"}${worth})`);
    } else counts.push(withValue(each, values));
  }
  return [counts, unknown];
}

function withValue(id, values) {
  const text = values.text(id);
  if (text === WORDS.truths[1]) return nameOf(id);
  return (DATA.elements[id] ?? DATA.derived[id]).numeric ? `${nameOf(id)} ${text}` : `${nameOf(id)}: ${text}`;
}

const allOf = (names) => names.join(names.some((name) => name.includes(",")) ? "; " : ", ");
