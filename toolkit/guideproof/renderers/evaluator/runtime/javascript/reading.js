// How facts are read: exact numbers, units, and one class for each type of element.

/**
 * The facts cannot be a patient's, or a decision has no branch for them; `problems` says why, as
 * {element, constraint, node, message} each.
 */
export class InvalidFacts extends Error {
  constructor(problems) {
    super(problems.map((problem) => problem.message).join("; "));
    this.name = "InvalidFacts";
    this.problems = problems;
  }
}

/** The guideline has no entry point of this name. */
export class UnknownEntry extends Error {}

/** The day of the visit was given twice, and the two differ. */
export class TwoVisits extends Error {}

/** A value that does not fit its element; the message says why. */
class Misfit extends Error {}

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const JSON_NUMBER = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?$/;
const LONGEST_NUMBER = 40;
const LONG = 10n ** 40n;
const MOST_REMEMBERED = 4096;

/** An exact number: a fraction of two BigInts in lowest terms, the lower one positive. */
export class Exact {
  constructor(numerator, denominator = 1n) {
    let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
    while (b) [a, b] = [b, a % b];
    this.numerator = a ? numerator / a : 0n;
    this.denominator = a ? denominator / a : 1n;
  }

  times(other) {
    return new Exact(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  over(other) {
    const sign = other.numerator < 0n ? -1n : 1n;
    return new Exact(sign * this.numerator * other.denominator, sign * this.denominator * other.numerator);
  }

  plus(other) {
    const numerator = this.numerator * other.denominator + other.numerator * this.denominator;
    return new Exact(numerator, this.denominator * other.denominator);
  }

  minus(other) {
    return this.plus(new Exact(-other.numerator, other.denominator));
  }

  isBelow(other) {
    return this.numerator * other.denominator < other.numerator * this.denominator;
  }

  equals(other) {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  /** The greatest whole number that is not above it. */
  floor() {
    const whole = this.numerator / this.denominator;
    return this.numerator < 0n && whole * this.denominator !== this.numerator ? whole - 1n : whole;
  }

  toString() {
    return formatNumber(this);
  }
}

/** The number that a program gives: a Number means its shortest decimal; null for infinities and not-a-number. */
function exact(given) {
  if (given instanceof Exact) return given;
  if (typeof given === "bigint") return new Exact(given);
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?$/.exec(String(given));
  return match && decimal(match[1], match[2], match[3] ?? "", Number(match[4] ?? 0));
}

function decimal(sign, whole, fraction, exponent) {
  const digits = BigInt(sign + whole + fraction);
  const places = fraction.length - exponent;
  return places > 0 ? new Exact(digits, 10n ** BigInt(places)) : new Exact(digits * 10n ** BigInt(-places));
}

/** The number that -?digits[.digits] stands for; null for any other text. */
function parseNumber(text) {
  if (text.length > LONGEST_NUMBER + 2 || !NUMBER.test(text)) return null;
  return text.replace(/[-.]/g, "").length <= LONGEST_NUMBER ? exact(text) : null;
}

/** The number that JSON writes so; null if it has over 40 digits when written out without an exponent. */
function parseJsonNumber(text) {
  const [, sign, whole, fraction = "", minus = "", exponent = "0"] = JSON_NUMBER.exec(text);
  const digits = (whole + fraction).replace(/^0+/, "");
  const places = fraction.length - Number(minus + (exponent.length < 9 ? exponent : 1e9));
  if (Math.max(places, 0) + Math.max(1, digits ? digits.length - places : 0) > LONGEST_NUMBER) return null;
  return digits ? decimal(sign, digits, "", -places) : new Exact(0n);
}

/** How many decimal places write the number exactly; null where no number of them does. */
function decimals(value) {
  let [rest, twos, fives] = [value.denominator, 0, 0];
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** The number as text: 2, 13.5; 1/3 where it does not end in decimals. */
function formatNumber(value) {
  if (value.denominator === 1n) return String(value.numerator);
  const places = decimals(value);
  if (places === null) return `${value.numerator}/${value.denominator}`;
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  const digits = String((size * 10n ** BigInt(places)) / value.denominator).padStart(places + 1, "0");
  return `${value.numerator < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The number for JSON: a Number where every reader of JSON keeps it, else a text. */
function numberAsData(value) {
  const size = new Exact(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator);
  if (size.isBelow(new Exact(2n ** 53n))) {
    if (value.denominator === 1n) return Number(value.numerator);
    if (decimals(value) !== null) {
      const nearest = Number(formatNumber(value));
      if (exact(nearest).equals(value)) return nearest;
    }
  }
  return formatNumber(value);
}

/** The number of a text such as 2, 0.5 or 5/9. */
function fraction(text) {
  const [numerator, denominator = "1"] = text.split("/");
  return exact(numerator).over(exact(denominator));
}

/** The nearest whole number; of two, the one that is farther from zero. */
function nearestWhole(number) {
  const size = number.numerator < 0n ? -number.numerator : number.numerator;
  const whole = (2n * size + number.denominator) / (2n * number.denominator);
  return number.numerator < 0n ? -whole : whole;
}

/** Whether a number lies between what was given and what it was taken for, or is one of the two. */
function liesBetween(number, given, taken) {
  const [low, high] = given.isBelow(taken) ? [given, taken] : [taken, given];
  return !number.isBelow(low) && !high.isBelow(number);
}

/** Why a value is not rounded; `beside` is what lies between the two, in words. */
const ambiguous = (name, given, taken, beside) =>
  `\`${name}\` cannot be \`${given}\`, which would be rounded to \`${taken}\`: ` +
  `${beside} lies between the two or is one of them`;
const wayRound = (unit) =>
  unit === "1" ? "give it without a unit, as precisely as it is recorded" : `give it in \`${unit}\``;

const largest = (...numbers) => numbers.reduce((best, each) => (each > best ? each : best));
const smallest = (...numbers) => numbers.reduce((best, each) => (each < best ? each : best));

// Units in UCUM's notation.

const TOKEN = /([./()])|(\{[\x21-\x7a\x7c\x7e]*\})|([1-9][0-9]*)(?![0-9*^])|(10[*^]|(?:[A-Za-z_%']|\[[A-Za-z0-9_'./^()]+\])+)([+-]?[1-9][0-9]?(?![0-9]))?/y;
const MOST_TERMS = 12;
const MAY_FOLLOW = { "": "/(a{", ".": "(a{", "/": "(a{", "(": "(a{", ")": "./){", a: "./){", "{": "./)" };
const NOTHING = new Exact(0n);
const ONE = new Exact(1n);
const SCALES = new Map(OWN_SCALES);
const DIMENSIONS = new Map([...BASE_UNITS, ...ARBITRARY_UNITS, ...OWN_SCALES]);
const MADE_OF = new Map(DERIVED_UNITS.map(([name, ...made]) => [name, made]));
const SHIFTED = new Map(OFFSET_UNITS.map(([name, ...made]) => [name, made]));
const UNITS = new Map(); // texts that were read, and what each stands for
const MOLES = "mol";

/**
 * The factor to base units, the power of each base unit, and what its zero is in base units; null for a text that is
 * no unit. An annotation, in braces, is the number one.
 */
export function parseUnit(text) {
  let unit = UNITS.get(text);
  if (unit === undefined) {
    unit = readUnit(text);
    if (UNITS.size < MOST_REMEMBERED) UNITS.set(text, unit);
  }
  return unit;
}

function readUnit(text) {
  const terms = unitTerms(text, true);
  if (terms === null || (/^[0-9]+$/.test(text) && text !== "1")) return null; // "1 000" is not one in the unit "000"
  if (terms.length === 1 && terms[0][1] === 1) return terms[0][0];
  let factor = ONE;
  const powers = new Map();
  for (const [term, sign] of terms) {
    if (standsAlone(term)) return null;
    factor = sign === 1 ? factor.times(term.factor) : factor.over(term.factor);
    for (const [base, power] of term.powers) powers.set(base, (powers.get(base) ?? 0) + sign * power);
  }
  return unitOf(factor, powers);
}

const unitOf = (factor, powers, offset = NOTHING) => ({
  factor,
  powers: new Map([...powers].filter(([, power]) => power !== 0)),
  offset,
});

/** Whether a unit is no part of a product: its zero is not nothing, or it is on a scale of its own. */
const standsAlone = (unit) => unit.offset.numerator !== 0n || [...unit.powers.keys()].some((base) => SCALES.has(base));

/** A unit in a text that would be one of UCUM if that unit could be part of a product or a power; else nothing. */
function standingAlone(text) {
  if (parseUnit(text) !== null || unitTerms(text, false) === null) return "";
  const names = [...text.matchAll(new RegExp(TOKEN.source, "g"))].map((token) => token[4]).filter(Boolean);
  return names.find((name) => findAtom(name) !== null && standsAlone(findAtom(name))) ?? "";
}

/** The factors of a unit, each with 1 above the line and -1 below it; UCUM reads from left to right. */
function unitTerms(text, alone) {
  const terms = [];
  const outer = [1];
  let [sign, after, place] = [1, "", 0];
  while (place < text.length && text.length <= 60) {
    TOKEN.lastIndex = place;
    const token = TOKEN.exec(text);
    if (token === null) return null;
    const kind = token[1] ?? (token[2] ? "{" : "a");
    if (!MAY_FOLLOW[after].includes(kind) || (kind === ")" && outer.length === 1)) return null;
    if (kind === "." || kind === "/") sign = (kind === "." ? 1 : -1) * outer[outer.length - 1];
    else if (kind === "(") outer.push(sign);
    else if (kind === ")") outer.pop();
    else if (kind === "a") {
      const end = TOKEN.lastIndex; // what a unit is made of is read by the same pattern
      const term = unitTerm(token);
      TOKEN.lastIndex = end;
      if (term === null || terms.length === MOST_TERMS || (alone && token[5] && standsAlone(term))) return null;
      terms.push([term, sign]);
    }
    [after, place] = [kind, TOKEN.lastIndex];
  }
  return place === text.length && outer.length === 1 && ["a", ")", "{"].includes(after) ? terms : null;
}

function unitTerm([, , , number, name, exponent]) {
  if (number) return unitOf(new Exact(BigInt(number)), new Map());
  const atom = findAtom(name);
  if (atom === null || !exponent) return atom;
  const times = Number(exponent);
  let factor = ONE;
  for (let count = 0; count < Math.abs(times); count += 1) factor = factor.times(atom.factor);
  if (times < 0) factor = ONE.over(factor);
  return unitOf(factor, [...atom.powers].map(([base, power]) => [base, power * times]), atom.offset);
}

/** A unit of the tables, with or without a prefix. */
function findAtom(name) {
  const found = plainAtom(name);
  if (found !== null) return found[0];
  for (const [prefix, [base, exponent]] of PREFIXES) {
    const [unit, prefixable] = (name.startsWith(prefix) && plainAtom(name.slice(prefix.length))) || [null, false];
    if (unit !== null && prefixable) {
      const power = BigInt(base) ** BigInt(Math.abs(exponent));
      const times = exponent > 0 ? new Exact(power) : new Exact(1n, power);
      return unitOf(unit.factor.times(times), unit.powers, unit.offset);
    }
  }
  return null;
}

/** A unit of the tables, and whether it takes a prefix. */
function plainAtom(name) {
  if (DIMENSIONS.has(name)) return [unitOf(ONE, [[name, 1]]), DIMENSIONS.get(name)];
  const made = MADE_OF.get(name) ?? SHIFTED.get(name);
  if (made === undefined) return null;
  const [number, expression, prefixable, zero = "0"] = made;
  const { factor, powers } = parseUnit(expression);
  const worth = exact(number).times(factor);
  return [unitOf(worth, powers, exact(zero).times(worth)), prefixable];
}

/**
 * How numbers in one unit become those in the other: times `factor`, and `shift` more; null across dimensions. Of a
 * substance whose molar mass is known, in grams of a mole, mass and amount are one dimension.
 */
function conversionTo(first, second, molarMass = null) {
  if (!alike(first, second) && molarMass !== null) [first, second] = [first, second].map((unit) => inGrams(unit, molarMass));
  if (!alike(first, second)) return null;
  return { factor: first.factor.over(second.factor), shift: first.offset.minus(second.offset).over(second.factor) };
}

function alike(first, second) {
  const same = (base) => first.powers.get(base) === second.powers.get(base);
  return first.powers.size === second.powers.size && [...first.powers.keys()].every(same);
}

/** The unit with the mass of a substance in place of its amount. */
function inGrams(unit, molarMass) {
  const powers = new Map(unit.powers);
  const moles = powers.get(MOLES) ?? 0;
  powers.delete(MOLES);
  powers.set("g", (powers.get("g") ?? 0) + moles);
  let factor = unit.factor;
  for (let count = 0; count < Math.abs(moles); count += 1) factor = moles > 0 ? factor.times(molarMass) : factor.over(molarMass);
  return unitOf(factor, powers, unit.offset);
}

function converts(one, other, molarMass = null) {
  const [first, second] = [parseUnit(one), parseUnit(other)];
  return first === null || second === null ? null : conversionTo(first, second, molarMass);
}

const isSame = (conversion) => conversion.factor.equals(ONE) && conversion.shift.equals(NOTHING);
const converted = (number, { factor, shift }) => number.times(factor).plus(shift);
const sameDimension = (one, other, molarMass = null) => converts(one, other, molarMass) !== null;
const sameUnit = (one, other) => {
  const conversion = converts(one, other);
  return conversion !== null && isSame(conversion);
};

/** The number and the unit's text of "140 mm"; null where the text is not a number, blanks and a unit. */
function parseQuantity(text) {
  const [, number, unit] = /^([^ ]*) +([^ ]+) *$/.exec(text) ?? [];
  const value = number === undefined ? null : parseNumber(number);
  return value === null ? null : [value, unit];
}

// Values as they are given

const isNumber = (given) => typeof given === "number" || typeof given === "bigint" || given instanceof Exact;
const isMapping = (given) =>
  given instanceof Map || (Object.prototype.toString.call(given) === "[object Object]" && !(given instanceof Exact));
const entriesOf = (given) => (given instanceof Map ? [...given] : Object.entries(given));
const listed = (parts) => parts.map((part) => `\`${part}\``).join(", ");

/** A value as a patient file writes it, at most 60 characters of it, for messages; deeper levels show none. */
function quoted(given, levels = 60) {
  const text = quotedWhole(given, levels);
  const characters = Array.from(text);
  return characters.length <= 60 ? text : `${characters.slice(0, 57).join("")}...`;
}

function quotedWhole(given, levels) {
  if (given === null || given === undefined) return "null";
  if (isNumber(given)) return quotedNumber(given);
  const parts = Array.isArray(given) || given instanceof Set || isMapping(given);
  if (!parts) return String(given);
  if (!levels) return "...";
  const inside = (part) => quoted(part, levels - 1);
  if (Array.isArray(given)) return `[${given.map(inside).join(", ")}]`;
  if (given instanceof Set) return `[${[...given].map(inside).sort().join(", ")}]`;
  return `{${entriesOf(given).map(([key, value]) => `${inside(key)}: ${inside(value)}`).join(", ")}}`;
}

function quotedNumber(given) {
  const number = exact(given);
  if (number === null) return String(given).toLowerCase().replace("infinity", "inf");
  const size = number.numerator < 0n ? -number.numerator : number.numerator;
  return size >= LONG || number.denominator >= LONG ? "a number of more than 40 digits" : formatNumber(number);
}

// The known names nearest to a given one, by the measure of all of Guideproof's programs, so that they give the same
// hints: first what differs in case, `-`, `_` and blanks alone; then in at most one letter of four; then what has some
// of the other's words, or stands for their first letters; then what begins likewise. Never what says
// the opposite.

const LONGEST_NAME = 100;
const MOST_ALIKE = 3;
const MOST_LISTED = 8;
const OPPOSITE = ["no", "non", "not", "un", "in", "im", "dis", "without"];

function nearest(given, known) {
  if (Array.from(given).length > LONGEST_NAME) return [];
  let [alike, least] = [[], [Infinity, 0]];
  for (const name of known) {
    const apart = apartBy(given, name);
    if (apart === null) continue;
    const further = apart[0] - least[0] || apart[1] - least[1];
    if (further < 0) [alike, least] = [[name], apart];
    else if (further === 0) alike.push(name);
  }
  return alike.length <= MOST_ALIKE ? alike : [];
}

function apartBy(given, name) {
  const [first, second] = [wordsOf(given), wordsOf(name)];
  if (saysTheOpposite(first, second)) return null;
  const [one, other] = [first.flat(), second.flat()];
  const [edits, longer] = [editsBetween(one, other), Math.max(one.length, other.length)];
  if (edits * 4 <= longer + 1) return [Math.min(edits, 1), edits];
  const [fewer, more] = first.length <= second.length ? [first, second] : [second, first];
  const near = (word) => more.some((each) => editsBetween(word, each) * 4 <= word.length + 1);
  const shared = fewer.flat().length;
  if (fewer.every(near) && shared > 2) return [2, -shared];
  if (one.length > 1 && one.join("") === second.map((word) => word[0]).join("")) return [2, -longer];
  const shorter = Math.min(one.length, other.length);
  let alike = 0;
  while (alike < shorter && one[alike] === other[alike]) alike += 1;
  return (alike === shorter && alike > 2) || alike * 5 >= longer * 3 ? [3, -alike] : null;
}

// Whether the words of one name deny the other's (`non_clear_cell`): never a slip of one another.
function saysTheOpposite(first, second) {
  const [one, other] = [first, second].map((words) => words.map((word) => word.join("")));
  const [shorter, longer] = [one.join(""), other.join("")].sort((a, b) => a.length - b.length);
  const denies = longer.endsWith(shorter) && OPPOSITE.includes(longer.slice(0, longer.length - shorter.length));
  return denies || OPPOSITE.some((word) => one.includes(word) !== other.includes(word));
}

function wordsOf(name) {
  return name.toLowerCase().split(/[-_ ]/).filter(Boolean).map((word) => Array.from(word));
}

// Optimal string alignment: Damerau, "A technique for computer detection and correction of spelling errors", 1964.
function editsBetween(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      here.push(Math.min(last[column] + 1, here[column - 1] + 1, change));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        here[column] = Math.min(here[column], before[column - 2] + 1);
      }
    }
    [before, last] = [last, here];
  }
  return last[other.length];
}

function didYouMean(given, known, otherwise = "") {
  const meant = nearest(given, known).map((name) => `\`${name}\``).join(" or ");
  return meant ? `did you mean ${meant}?` : otherwise;
}

function noSuch(word, given, known) {
  const names = [...known];
  const meant = didYouMean(given, names);
  const missing = `there is no ${word} \`${given}\``;
  if (meant || !names.length) return missing + (meant ? `. D${meant.slice(1)}` : "");
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : "";
  const there = names.slice(0, MOST_LISTED).map((name) => `\`${name}\``).join(", ") + more;
  return `${missing}; there ${names.length === 1 ? "is" : "are"}: ${there}`;
}

// Elements

/** An input element: what is asked about a patient. */
class Element {
  constructor(name, slot) {
    this.name = name;
    this.slot = slot;
  }

  /** Whether it is known as a whole. */
  known(p) {
    return p[this.slot] !== null;
  }

  /** Its name, where it is missing or known only in part. */
  lacks(p) {
    return this.known(p) ? [] : [this.name];
  }

  /** Whether nothing of it is known. */
  missing(p) {
    return p[this.slot] === null;
  }

  /** Puts what a missing value stands for into the record. */
  putIn(p, value) {
    this.take(p, value);
  }

  misfit(given, kind, fitting) {
    return new Misfit(`\`${this.name}\` is of type ${kind} and cannot be \`${quoted(given)}\`; it takes ${fitting}`);
  }

  unknownCode(code) {
    const hint = didYouMean(code, this.codes, `it has ${listed(this.codes)}`);
    return new Misfit(`\`${this.name}\` has no code \`${code}\`; ${hint}`);
  }
}

class BooleanElement extends Element {
  take(p, given) {
    if (typeof given !== "boolean") throw this.misfit(given, "boolean", "`true` or `false`");
    p[this.slot] = given;
  }

  shown(p) {
    return `${this.name} = ${p[this.slot] ?? "missing"}`;
  }
}

class CodeElement extends Element {
  constructor(name, slot, codes) {
    super(name, slot);
    this.codes = codes;
    this.valid = new Set(codes);
  }

  take(p, given) {
    if (typeof given !== "string") throw this.misfit(given, "code", "one of its codes");
    if (!this.valid.has(given)) throw this.unknownCode(given);
    p[this.slot] = given;
  }

  shown(p) {
    return `${this.name} = ${p[this.slot] ?? "missing"}`;
  }
}

/** A set of codes: for each code, whether it is in it; and the least and greatest size of the set. */
class CodesElement extends Element {
  constructor(name, slots, [low, high]) {
    super(name, low);
    this.slots = new Map(slots);
    this.codes = slots.map(([code]) => code);
    this.high = high;
  }

  known(p) {
    return p[this.slot] === p[this.high];
  }

  missing(p) {
    return this.codes.every((code) => p[this.slots.get(code)] === null);
  }

  take(p, given) {
    const fitting = "a list of its codes, each once (`[]` for none), or a mapping from code to `true` or `false`";
    const misfit = () => this.misfit(given, "codes", fitting);
    let [named, known] = [[], new Map()];
    if (Array.isArray(given) || given instanceof Set) {
      named = [...given];
      if (!named.every((code) => typeof code === "string") || new Set(named).size !== named.length) throw misfit();
      if (given instanceof Set) named.sort();
      known = new Map(this.codes.map((code) => [code, false]));
      for (const code of named) known.set(code, true);
    } else if (isMapping(given)) {
      const entries = entriesOf(given);
      named = entries.map(([code]) => code);
      known = new Map(entries.filter(([, held]) => held !== null && held !== undefined));
      for (const [code, held] of known) if (typeof code !== "string" || typeof held !== "boolean") throw misfit();
    } else {
      throw misfit();
    }
    for (const code of named) if (!this.slots.has(code)) throw this.unknownCode(String(code));
    let present = 0;
    for (const [code, held] of known) {
      p[this.slots.get(code)] = held;
      present += held ? 1 : 0;
    }
    p[this.slot] = WHOLE(present);
    p[this.high] = WHOLE(this.codes.length - known.size + present);
  }

  shown(p) {
    const held = this.codes.map((code) => [code, p[this.slots.get(code)]]);
    const whole = held.every(([, known]) => known !== null);
    const parts = held.filter(([, known]) => known).map(([code]) => code);
    if (!whole) parts.push(...held.filter(([, known]) => known === false).map(([code]) => `not ${code}`));
    return `${this.name} = ${parts.join(", ") || (whole ? "none" : "missing")}`;
  }
}

/** A number on a grid, kept as how many steps of it: 13.5 in steps of 0.1 is 135. */
class NumberElement extends Element {
  constructor(name, slot, { kind, low, high, step, unit, molar_mass = null, named = [], beside = [] }) {
    super(name, slot);
    this.kind = kind;
    [this.low, this.high, this.step] = [low, high, step].map(parseNumber);
    this.unit = unit || "1";
    this.molarMass = molar_mass === null ? null : fraction(molar_mass);
    // Across what nothing is rounded: numbers in order, and elements with the way from their unit to this one.
    this.named = named.map(fraction);
    this.beside = beside.map(([other, factor, shift, points = []]) => [
      other,
      { factor: fraction(factor), shift: fraction(shift) },
      new Map(points.map(([code, number]) => [code, fraction(number)])),
    ]);
    this.conversions = new Map();
    // Values lie on a grid, so they come again and again: what was read once is remembered.
    this.seen = new Map();
    this.converted = new Map(); // texts, with how a clinician reads those in another unit, and how they were rounded
    this.texts = new Map();
  }

  take(p, given) {
    let steps = this.seen.get(given);
    if (steps === undefined) {
      steps = WHOLE(this.read(given));
      if (typeof given !== "object" && this.seen.size < MOST_REMEMBERED) this.seen.set(given, steps);
    }
    p[this.slot] = steps;
    if (typeof given === "string") {
      let known = this.converted.get(given);
      if (known === undefined) {
        const [number, unit] = given.trim().split(/ +/);
        const said = inUnit(number, unit);
        known = unit === this.unit ? null : [`${this.name} = ${said}`, this.roundedFrom(given, said, steps)];
        if (this.converted.size < MOST_REMEMBERED) this.converted.set(given, known);
      }
      if (known !== null) (p.given ??= new Map()).set(this.name, known[0]);
      if (known !== null && known[1] !== null) (p.rounded ??= new Map()).set(this.name, known[1]);
    }
  }

  read(given) {
    const number = this.inUnit(given);
    const steps = number.over(this.step);
    if (!number.isBelow(this.low) && !this.high.isBelow(number)) {
      if (steps.denominator === 1n) return steps.numerator;
      const quantity = typeof given === "string" ? parseQuantity(given) : null;
      if (quantity !== null && !isSame(this.conversion(quantity[1]))) return this.nearest(given, number);
    }
    const shown = (value) => inUnit(formatNumber(value), this.unit);
    const quantity = parseQuantity(quoted(given));
    const other = quantity !== null && quantity[1] !== this.unit;
    const taken = other && decimals(number) !== null ? `, which is ${shown(number)}` : "";
    if (number.isBelow(this.low) || this.high.isBelow(number)) {
      const range = `${formatNumber(this.low)} to ${shown(this.high)}`;
      const smaller = other ? this.smaller(quoted(given), quantity) : "";
      const hint = smaller ? `; did you mean \`${smaller}\`?` : "";
      throw new Misfit(`\`${this.name}\` cannot be \`${quoted(given)}\`${taken}; it lies in the range ${range}${hint}`);
    }
    const below = steps.floor();
    const near = [below, below + 1n].map((count) => shown(new Exact(count).times(this.step))).join(" and ");
    throw new Misfit(
      `\`${this.name}\` is recorded in steps of ${shown(this.step)}, so not as \`${quoted(given)}\`${taken}; ` +
        `the nearest are ${near}`,
    );
  }

  /** The nearest number of the grid, unless one that conditions name lies between. */
  nearest(given, number) {
    const steps = nearestWhole(number.over(this.step));
    const taken = new Exact(steps).times(this.step);
    const shown = (value) => inUnit(formatNumber(value), this.unit);
    const beside = this.named.find((each) => liesBetween(each, number, taken));
    if (beside === undefined) return steps;
    const unit = this.unit === "1" ? "" : this.unit;
    const named = `${counted(beside, unit, unit)}, which a condition names,`;
    const why = ambiguous(this.name, quoted(given), shown(taken), named);
    throw new Misfit(`${why}; ${wayRound(this.unit)}`);
  }

  /** How a text in another unit was rounded; null if it was not. */
  roundedFrom(given, said, steps) {
    const [exactly, taken] = [this.inUnit(given), new Exact(BigInt(steps)).times(this.step)];
    if (exactly.equals(taken)) return null;
    return { given: said, taken: inUnit(formatNumber(taken), this.unit), exact: exactly, number: taken };
  }

  /** How numbers in a unit become those in the element's own; null where they do not. */
  conversion(unit) {
    let found = this.conversions.get(unit);
    if (found === undefined) {
      found = unit !== this.unit && MEANT.decimal.test(unit) ? null : converts(unit, this.unit, this.molarMass);
      if (this.conversions.size < MOST_REMEMBERED) this.conversions.set(unit, found);
    }
    return found;
  }

  /** The value with the unit that is likely meant, where the capitals of the one that is written make it huge. */
  smaller(given, [number, unit]) {
    const others = unitsMeant(unit, this.unit, this.molarMass);
    for (const each of Array.isArray(others) ? others.slice(1) : []) {
      const conversion = converts(each, this.unit, this.molarMass);
      const value = conversion === null ? null : converted(number, conversion);
      if (value !== null && !value.isBelow(this.low) && !this.high.isBelow(value)) return `${given.split(" ")[0]} ${each}`;
    }
    return "";
  }

  inUnit(given) {
    if (isNumber(given)) {
      const number = exact(given);
      if (number === null) throw this.mistaken(given);
      return number;
    }
    const quantity = typeof given === "string" && this.kind === "quantity" ? parseQuantity(given) : null;
    if (quantity !== null && quantity[1] === this.unit) return quantity[0];
    const conversion = quantity === null ? null : this.conversion(quantity[1]);
    if (conversion === null) throw this.mistaken(given);
    return converted(quantity[0], conversion);
  }

  /** Says what is wrong with a value, and what may be meant where it looks like a number. */
  mistaken(given) {
    const own = this.kind === "integer" ? "" : this.unit;
    const meant = typeof given === "string" ? numberMeant(given, own, this.molarMass) : null;
    if (meant !== null) return new Misfit(worded(`\`${this.name}\``, quoted(given), own, meant).filter(Boolean).join("; "));
    const fitting = this.kind === "integer" ? "a whole number without a unit" : "a number, with or without a unit";
    return this.misfit(given, this.kind, fitting);
  }

  shown(p) {
    if (p.given?.has(this.name)) return p.given.get(this.name);
    const steps = p[this.slot];
    if (steps === null) return `${this.name} = missing`;
    let text = this.texts.get(steps);
    if (text === undefined) {
      text = `${this.name} = ${inUnit(formatNumber(new Exact(BigInt(steps)).times(this.step)), this.unit)}`;
      if (this.texts.size < MOST_REMEMBERED) this.texts.set(steps, text);
    }
    return text;
  }
}

// Derived elements: `data` gives the value as the JSON of an evaluation has it, `shown` as a clinician reads it.

class BooleanResult {
  constructor(name, slot, lacks) {
    Object.assign(this, { name, slot, lacks });
  }

  data(p) {
    return p[this.slot];
  }

  shown(p) {
    return `${this.name} = ${p[this.slot] ?? "missing"}`;
  }
}

class CountResult {
  constructor(name, low, high, lacks) {
    Object.assign(this, { name, low, high, lacks });
  }

  data(p) {
    const [low, high] = [Number(p[this.low]), Number(p[this.high])];
    return low === high ? low : { at_least: low, at_most: high };
  }

  shown(p) {
    const [low, high] = [p[this.low], p[this.high]];
    return low === high ? `${this.name} = ${low}` : `${this.name} = ${low} to ${high}`;
  }
}

/** The classes that are still possible, one bit a class. */
class ClassResult {
  constructor(name, slot, certain, codes, lacks) {
    Object.assign(this, { name, slot, certain, codes, lacks });
  }

  listed(classes) {
    const all = BigInt(classes);
    return this.codes.filter((code, place) => (all >> BigInt(place)) & 1n);
  }

  data(p) {
    const codes = this.listed(p[this.slot]);
    return codes.length === 1 ? codes[0] : { one_of: codes };
  }

  shown(p) {
    return `${this.name} = ${this.listed(p[this.slot]).join(" or ") || "none"}`;
  }

  /** What keeps the class from being determined, in words. */
  conflict(p) {
    const start = `\`${this.name}\` cannot be determined: `;
    if (!p[this.slot]) return `${start}no class holds`;
    const certain = this.listed(p[this.certain]);
    return certain.length > 1 ? `${start}${certain.join(" and ")} hold at once` : null;
  }
}

class BooleanClassResult extends ClassResult {
  data(p) {
    const truths = this.listed(p[this.slot]);
    return truths.length === 1 ? truths[0] === "true" : null;
  }

  shown(p) {
    const truths = this.listed(p[this.slot]);
    return `${this.name} = ${truths.length === 1 ? truths[0] : truths.length ? "missing" : "none"}`;
  }
}

/** A number by cases; `fault`: nothing (0), no case holds (1), two hold which differ (2). */
class CaseResult {
  constructor(name, low, high, fault, step, unit, lacks, why = []) {
    const [numerator, denominator = "1"] = step.split("/");
    const suffix = unit ? ` ${unit}` : "";
    Object.assign(this, { name, low, high, fault, suffix, lacks, why });
    this.step = new Exact(BigInt(numerator), BigInt(denominator));
  }

  ends(p) {
    return [this.low, this.high].map((slot) => new Exact(BigInt(p[slot])).times(this.step));
  }

  data(p) {
    const [low, high] = this.ends(p).map(numberAsData);
    return low === high ? low : { at_least: low, at_most: high };
  }

  shown(p) {
    const [low, high] = this.ends(p).map(inDigits);
    return `${this.name} = ${low === high ? low : `${low} to ${high}`}${this.suffix}`;
  }

  /** What keeps the number from being determined, in words. */
  conflict(p) {
    const fault = Number(p[this.fault]);
    if (fault > 2) return `\`${this.name}\` has no value: ${this.why[fault - 3]}`;
    const found = fault === 1 ? "no case holds" : "two cases hold at once that differ";
    return fault ? `\`${this.name}\` cannot be determined: ${found}` : null;
  }
}

/** A number computed, kept as how many steps; each step is worth `step` in its unit. */
class FormulaResult {
  constructor(name, slot, step, unit, lacks) {
    const [numerator, denominator = "1"] = step.split("/");
    const suffix = unit ? ` ${unit}` : "";
    Object.assign(this, { name, slot, suffix, lacks, step: new Exact(BigInt(numerator), BigInt(denominator)) });
    this.missing = null;
  }

  /** The same element, of which is known between what it lies where it is missing. */
  within(...ends) {
    const [least, most] = ends.map((end) => {
      const [numerator, denominator = "1"] = end.split("/");
      return numberAsData(new Exact(BigInt(numerator), BigInt(denominator)));
    });
    this.missing = least === most ? least : { at_least: least, at_most: most };
    return this;
  }

  number(p) {
    return new Exact(BigInt(p[this.slot])).times(this.step);
  }

  data(p) {
    return p[this.slot] === null ? this.missing : numberAsData(this.number(p));
  }

  shown(p) {
    return `${this.name} = ${p[this.slot] === null ? "missing" : inDigits(this.number(p)) + this.suffix}`;
  }
}

/** An element, input or derived, that does not apply to everybody, as it is shown. */
class WhereItApplies {
  constructor(variable, applies) {
    Object.assign(this, { variable, applies });
  }

  lacks(p) {
    return this.variable.lacks(p);
  }

  data(p) {
    const holds = this.applies.holds(p);
    return holds ? this.variable.data(p) : holds === null ? null : "does_not_apply";
  }

  shown(p) {
    return this.applies.holds(p) === false ? `${this.variable.name} = does not apply` : this.variable.shown(p);
  }
}

/** A number known between two others, kept as how many steps. */
class IntervalResult extends FormulaResult {
  constructor(name, low, high, step, unit, lacks) {
    super(name, low, step, unit, lacks);
    this.high = high;
  }

  ends(p) {
    return [this.slot, this.high].map((slot) => new Exact(BigInt(p[slot])).times(this.step));
  }

  data(p) {
    const [low, high] = this.ends(p).map(numberAsData);
    return low === high ? low : { at_least: low, at_most: high };
  }

  shown(p) {
    const [low, high] = this.ends(p).map(inDigits);
    return `${this.name} = ${low === high ? low : `${low} to ${high}`}${this.suffix}`;
  }
}
