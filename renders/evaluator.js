// guideproof: {"file": "evaluator.js", "guideline": "renal-mass-liver-metastases", "version": "0.1.0", "digest": "sha256:2342aa85e2e4552f09867c870a369a7760ef0a83ca692033edfc7c70e2c76a15"}
// Probable malignant renal mass with liver metastases: the guideline `renal-mass-liver-metastases`, version 0.1.0, as a
// program.
//
// Decision support for professionals, under review: a clinician must review it before it is used for a patient.
//
// Made by Guideproof from the guideline's sources; do not change it by hand. To use it:
//
//   import { evaluate, checkFacts, recommend } from "./evaluator.js";
//   evaluate(facts)               // everything, with reasons and what is missing, as JSON data
//   recommend(checkFacts(facts))  // the recommendations alone, quickly
//   evaluate(parseFacts(text))    // a JSON text, its numbers exact whatever their length
//
// It reads from top to bottom: how facts are read, the record of a patient, the derived elements (derive_...), the
// decisions (decide_...), the way along the nodes (walk), and at the end the functions to call. What is unknown is
// null: so is a branch that may hold but does not certainly. Nothing is ever assumed because it is missing.

export const GUIDELINE = Object.freeze({
  id: "renal-mass-liver-metastases",
  version: "0.1.0",
  title: "Probable malignant renal mass with liver metastases",
  status: "draft",
  digest: "sha256:2342aa85e2e4552f09867c870a369a7760ef0a83ca692033edfc7c70e2c76a15",
});
export const NOTICE = "Decision support for professionals, under review: a clinician must review it before it is used for a patient.";
const WHOLE = Number; // how whole numbers are kept: none is beyond 2 ** 53

const PREFIXES = [
  ["da", 1], ["h", 2], ["k", 3], ["M", 6], ["G", 9], ["T", 12], ["d", -1], ["c", -2], ["m", -3], ["u", -6], ["n", -9],
  ["p", -12], ["f", -15],
];
const BASE_UNITS = [
  ["m", true], ["s", true], ["g", true], ["rad", true], ["K", true], ["C", true], ["cd", true], ["[iU]", true],
  ["[arb'U]", false], ["[USP'U]", false], ["[EU]", false], ["[BAU]", false], ["[CFU]", false], ["[PFU]", false],
  ["[FFU]", false],
];
// A unit, its factor, in which units above it, and whether it takes a prefix.
const DERIVED_UNITS = [
  ["10*", "10", "1", false], ["10^", "10", "1", false], ["%", "0.01", "1", false], ["[ppm]", "0.000001", "1", false],
  ["mol", "602213670000000000000000", "1", true], ["eq", "1", "mol", true], ["osm", "1", "mol", true],
  ["min", "60", "s", false], ["h", "60", "min", false], ["d", "24", "h", false], ["wk", "7", "d", false],
  ["a", "365.25", "d", false], ["mo", "30.4375", "d", false], ["L", "1", "dm3", true], ["l", "1", "dm3", true],
  ["[ppth]", "0.001", "1", false], ["[ppb]", "0.000000001", "1", false], ["[HPF]", "1", "1", false],
  ["[LPF]", "1", "1", false], ["[IU]", "1", "[iU]", true], ["[drp]", "0.05", "mL", false],
  ["[foz_us]", "29.5735295625", "mL", false], ["Hz", "1", "s-1", true], ["N", "1", "kg.m/s2", true],
  ["Pa", "1", "N/m2", true], ["dyn", "0.00001", "N", true], ["J", "1", "N.m", true], ["W", "1", "J/s", true],
  ["A", "1", "C/s", true], ["V", "1", "J/C", true], ["Ohm", "1", "V/A", true], ["Wb", "1", "V.s", true],
  ["T", "1", "Wb/m2", true], ["[diop]", "1", "m-1", false], ["Gy", "1", "J/kg", true], ["Sv", "1", "J/kg", true],
  ["RAD", "0.01", "J/kg", true], ["REM", "0.01", "J/kg", true], ["Bq", "1", "s-1", true],
  ["Ci", "37000000000", "Bq", true], ["kat", "1", "mol/s", true], ["U", "1", "umol/min", true],
  ["cal", "4.184", "J", true], ["bar", "100000", "Pa", true], ["m[Hg]", "133322", "Pa", true],
  ["m[H2O]", "9806.65", "Pa", true], ["t", "1000", "kg", true], ["[in_i]", "2.54", "cm", false],
  ["[ft_i]", "12", "[in_i]", false], ["[lb_av]", "453.59237", "g", false], ["[oz_av]", "28.349523125", "g", false],
  ["[stone_av]", "14", "[lb_av]", false], ["[gr]", "0.06479891", "g", false],
];

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

const largest = (...numbers) => numbers.reduce((best, each) => (each > best ? each : best));
const smallest = (...numbers) => numbers.reduce((best, each) => (each < best ? each : best));

// Units in UCUM's notation (https://ucum.org/ucum), with exact factors.

const TOKEN = /([./()])|(\{[\x21-\x7a\x7c\x7e]*\})|([1-9][0-9]*)(?![0-9*^])|(10[*^]|%|(?:[A-Za-z]|\[[A-Za-z0-9_']+\])+)([+-]?[1-9][0-9]?(?![0-9]))?/y;
const MOST_TERMS = 12;
const MAY_FOLLOW = { "": "/(a{", ".": "(a{", "/": "(a{", "(": "(a{", ")": "./){", a: "./){", "{": "./)" };
const ATOMS = new Map();

/**
 * The factor to base units and the power of each base unit; null for a text that is no unit known here. An annotation,
 * in braces, is the number one.
 */
export function parseUnit(text) {
  const terms = unitTerms(text);
  if (terms === null || (/^[0-9]+$/.test(text) && text !== "1")) return null; // "1 000" is not one in the unit "000"
  let factor = new Exact(1n);
  const powers = new Map();
  for (const [term, sign] of terms) {
    factor = sign === 1 ? factor.times(term.factor) : factor.over(term.factor);
    for (const [base, power] of term.powers) powers.set(base, (powers.get(base) ?? 0) + sign * power);
  }
  return { factor, powers: new Map([...powers].filter(([, power]) => power !== 0)) };
}

/** The factors of a unit, each with 1 above the line and -1 below it; UCUM reads from left to right. */
function unitTerms(text) {
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
      const term = unitTerm(token);
      if (term === null || terms.length === MOST_TERMS) return null;
      terms.push([term, sign]);
    }
    [after, place] = [kind, TOKEN.lastIndex];
  }
  return place === text.length && outer.length === 1 && ["a", ")", "{"].includes(after) ? terms : null;
}

function unitTerm([, , , number, name, exponent]) {
  if (number) return { factor: new Exact(BigInt(number)), powers: new Map() };
  const atom = findAtom(name);
  if (atom === null) return null;
  const times = Number(exponent ?? 1);
  let factor = new Exact(1n);
  for (let count = 0; count < Math.abs(times); count += 1) factor = factor.times(atom.factor);
  if (times < 0) factor = new Exact(1n).over(factor);
  return { factor, powers: new Map([...atom.powers].map(([base, power]) => [base, power * times])) };
}

function findAtom(name) {
  const found = ATOMS.get(name);
  if (found) return found;
  for (const [prefix, power] of PREFIXES) {
    const atom = name.startsWith(prefix) ? ATOMS.get(name.slice(prefix.length)) : undefined;
    if (atom?.prefixable) {
      const ten = power > 0 ? new Exact(10n ** BigInt(power)) : new Exact(1n, 10n ** BigInt(-power));
      return { factor: atom.factor.times(ten), powers: atom.powers };
    }
  }
  return null;
}

for (const [base, prefixable] of BASE_UNITS) {
  ATOMS.set(base, { factor: new Exact(1n), powers: new Map([[base, 1]]), prefixable });
}
for (const [name, number, meaning, prefixable] of DERIVED_UNITS) {
  const { factor, powers } = parseUnit(meaning);
  ATOMS.set(name, { factor: parseNumber(number).times(factor), powers, prefixable });
}

/** The number by which a value in one unit is multiplied to stand in the other; null where it does not convert. */
function factorTo(first, second) {
  const same = (base) => first.powers.get(base) === second.powers.get(base);
  const alike = first.powers.size === second.powers.size && [...first.powers.keys()].every(same);
  return alike ? first.factor.over(second.factor) : null;
}

function converts(one, other) {
  const [first, second] = [parseUnit(one), parseUnit(other)];
  return first === null || second === null ? null : factorTo(first, second);
}

const sameDimension = (one, other) => converts(one, other) !== null;
const sameUnit = (one, other) => converts(one, other)?.equals(new Exact(1n)) ?? false;

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
  constructor(name, slot, question) {
    this.name = name;
    this.slot = slot;
    this.question = question;
  }

  /** Whether it is known as a whole. */
  known(p) {
    return p[this.slot] !== null;
  }

  /** Its name, where it is missing or known only in part. */
  lacks(p) {
    return this.known(p) ? [] : [this.name];
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
  constructor(name, slot, question, codes) {
    super(name, slot, question);
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
  constructor(name, slots, [low, high], question) {
    super(name, low, question);
    this.slots = new Map(slots);
    this.codes = slots.map(([code]) => code);
    this.high = high;
  }

  known(p) {
    return p[this.slot] === p[this.high];
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
  constructor(name, slot, question, { kind, low, high, step, unit }) {
    super(name, slot, question);
    this.kind = kind;
    [this.low, this.high, this.step] = [low, high, step].map(parseNumber);
    this.unit = unit || "1";
    // Values lie on a grid, so they come again and again: what was read once is remembered.
    this.seen = new Map();
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
      const [number, unit] = given.trim().split(/ +/);
      if (unit !== this.unit) (p.given ??= new Map()).set(this.name, `${this.name} = ${inUnit(number, unit)}`);
    }
  }

  read(given) {
    const number = this.inUnit(given);
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
    const steps = number.over(this.step);
    if (steps.denominator === 1n) return steps.numerator;
    const below = steps.floor();
    const near = [below, below + 1n].map((count) => shown(new Exact(count).times(this.step))).join(" and ");
    throw new Misfit(
      `\`${this.name}\` is recorded in steps of ${shown(this.step)}, so not as \`${quoted(given)}\`${taken}; ` +
        `the nearest are ${near}`,
    );
  }

  /** The value with the unit that is likely meant, where the capitals of the one that is written make it huge. */
  smaller(given, [number, unit]) {
    const others = unitsMeant(unit, this.unit);
    for (const each of Array.isArray(others) ? others.slice(1) : []) {
      const factor = converts(each, this.unit);
      const value = factor === null ? null : number.times(factor);
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
    if (quantity === null || (quantity[1] !== this.unit && MEANT.decimal.test(quantity[1]))) throw this.mistaken(given);
    const factor = converts(quantity[1], this.unit);
    if (factor === null) throw this.mistaken(given);
    return quantity[0].times(factor);
  }

  /** Says what is wrong with a value, and what may be meant where it looks like a number. */
  mistaken(given) {
    const own = this.kind === "integer" ? "" : this.unit;
    const meant = typeof given === "string" ? numberMeant(given, own) : null;
    if (meant !== null) return new Misfit(worded(this.name, quoted(given), own, meant).filter(Boolean).join("; "));
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

/** A number computed, kept as how many steps; each step is worth `step` in its unit. */
class FormulaResult {
  constructor(name, slot, step, unit, lacks) {
    const [numerator, denominator = "1"] = step.split("/");
    const suffix = unit ? ` ${unit}` : "";
    Object.assign(this, { name, slot, suffix, lacks, step: new Exact(BigInt(numerator), BigInt(denominator)) });
  }

  number(p) {
    return new Exact(BigInt(p[this.slot])).times(this.step);
  }

  data(p) {
    return p[this.slot] === null ? null : numberAsData(this.number(p));
  }

  shown(p) {
    return `${this.name} = ${p[this.slot] === null ? "missing" : formatNumber(this.number(p)) + this.suffix}`;
  }
}

const MEANT = {
everyday: new Map([
  ["year", "a"], ["years", "a"], ["yr", "a"], ["yrs", "a"], ["y", "a"], ["yo", "a"], ["y/o", "a"], ["annum", "a"],
  ["month", "mo"], ["months", "mo"], ["mon", "mo"], ["mons", "mo"], ["mos", "mo"], ["mth", "mo"], ["mths", "mo"],
  ["mo", "mo"], ["week", "wk"], ["weeks", "wk"], ["wks", "wk"], ["w", "wk"], ["wk", "wk"], ["day", "d"], ["days", "d"],
  ["hour", "h"], ["hours", "h"], ["hr", "h"], ["hrs", "h"], ["minute", "min"], ["minutes", "min"], ["mins", "min"],
  ["min", "min"], ["second", "s"], ["seconds", "s"], ["sec", "s"], ["secs", "s"], ["msec", "ms"], ["gram", "g"],
  ["grams", "g"], ["gramme", "g"], ["grammes", "g"], ["gm", "g"], ["gms", "g"], ["gr", "g [gr]"], ["kilogram", "kg"],
  ["kilograms", "kg"], ["kilo", "kg"], ["kilos", "kg"], ["kgs", "kg"], ["kg", "kg"], ["milligram", "mg"],
  ["milligrams", "mg"], ["mgs", "mg"], ["mgm", "mg"], ["mg", "mg"], ["microgram", "ug"], ["micrograms", "ug"],
  ["mcg", "ug"], ["mcgs", "ug"], ["mikrogramm", "ug"], ["ug", "ug"], ["nanogram", "ng"], ["nanograms", "ng"],
  ["ng", "ng"], ["picogram", "pg"], ["picograms", "pg"], ["pg", "pg"], ["lb", "[lb_av]"], ["lbs", "[lb_av]"],
  ["pound", "[lb_av]"], ["pounds", "[lb_av]"], ["oz", "[oz_av] [foz_us]"], ["ounce", "[oz_av]"], ["ounces", "[oz_av]"],
  ["stone", "[stone_av]"], ["grain", "[gr]"], ["grains", "[gr]"], ["metre", "m"], ["metres", "m"], ["meter", "m"],
  ["meters", "m"], ["centimetre", "cm"], ["centimetres", "cm"], ["centimeter", "cm"], ["centimeters", "cm"],
  ["cms", "cm"], ["cm", "cm"], ["millimetre", "mm"], ["millimetres", "mm"], ["millimeter", "mm"],
  ["millimeters", "mm"], ["mms", "mm"], ["mm", "mm"], ["micrometre", "um"], ["micrometer", "um"], ["micron", "um"],
  ["microns", "um"], ["um", "um"], ["nm", "nm"], ["in", "[in_i]"], ["inch", "[in_i]"], ["inches", "[in_i]"],
  ["ft", "[ft_i]"], ["foot", "[ft_i]"], ["feet", "[ft_i]"], ["sqm", "m2"], ["qm", "m2"], ["sq m", "m2"],
  ["square metre", "m2"], ["square meter", "m2"], ["square metres", "m2"], ["square meters", "m2"], ["bsa", "m2"],
  ["sq cm", "cm2"], ["sqcm", "cm2"], ["dpt", "[diop]"], ["dioptre", "[diop]"], ["diopter", "[diop]"],
  ["dioptres", "[diop]"], ["litre", "L"], ["litres", "L"], ["liter", "L"], ["liters", "L"], ["ltr", "L"], ["lt", "L"],
  ["decilitre", "dL"], ["deciliter", "dL"], ["dl", "dL"], ["millilitre", "mL"], ["millilitres", "mL"],
  ["milliliter", "mL"], ["milliliters", "mL"], ["mls", "mL"], ["ml", "mL"], ["cc", "mL"], ["ccm", "mL"],
  ["microlitre", "uL"], ["microliter", "uL"], ["mcl", "uL"], ["ul", "uL"], ["femtolitre", "fL"], ["femtoliter", "fL"],
  ["fl", "fL"], ["cumm", "mm3"], ["cu mm", "mm3"], ["cmm", "mm3"], ["cubic millimetre", "mm3"],
  ["cubic millimeter", "mm3"], ["cu cm", "cm3"], ["fl oz", "[foz_us]"], ["drop", "[drp]"], ["drops", "[drp]"],
  ["gtt", "[drp]"], ["mole", "mol"], ["moles", "mol"], ["mol", "mol"], ["millimole", "mmol"], ["millimoles", "mmol"],
  ["mmole", "mmol"], ["mmol", "mmol"], ["micromole", "umol"], ["micromoles", "umol"], ["mcmol", "umol"],
  ["umol", "umol"], ["nmol", "nmol"], ["nanomole", "nmol"], ["pmol", "pmol"], ["picomole", "pmol"], ["meq", "meq"],
  ["meqs", "meq"], ["milliequivalent", "meq"], ["milliequivalents", "meq"], ["ueq", "ueq"], ["mosm", "mosm"],
  ["mosmol", "mosm"], ["milliosmole", "mosm"], ["iu", "[iU]"], ["i.u.", "[iU]"], ["i.u", "[iU]"], ["ui", "[iU]"],
  ["ie", "[iU]"], ["i.e.", "[iU]"], ["international unit", "[iU]"], ["international units", "[iU]"], ["miu", "m[iU]"],
  ["uiu", "u[iU]"], ["mciu", "u[iU]"], ["kiu", "k[iU]"], ["mui", "m[iU]"], ["unit", "U [iU]"], ["units", "U [iU]"],
  ["u", "U"], ["ku", "kU"], ["mcu", "uU"], ["eu", "[EU]"], ["cfu", "[CFU]"], ["pfu", "[PFU]"], ["ffu", "[FFU]"],
  ["bau", "[BAU]"], ["au", "[arb'U]"], ["usp", "[USP'U]"], ["mmhg", "mm[Hg]"], ["mm hg", "mm[Hg]"],
  ["mm/hg", "mm[Hg]"], ["cmh2o", "cm[H2O]"], ["cm h2o", "cm[H2O]"], ["cmhg", "cm[Hg]"], ["mmh2o", "mm[H2O]"],
  ["kpa", "kPa"], ["hpa", "hPa"], ["kcal", "kcal"], ["kcals", "kcal"], ["calories", "cal"], ["kj", "kJ"],
  ["joule", "J"], ["joules", "J"], ["watt", "W"], ["watts", "W"], ["gray", "Gy"], ["grays", "Gy"], ["gy", "Gy"],
  ["cgy", "cGy"], ["sievert", "Sv"], ["sv", "Sv"], ["msv", "mSv"], ["rad", "RAD"], ["rads", "RAD"], ["rem", "REM"],
  ["rems", "REM"], ["becquerel", "Bq"], ["bq", "Bq"], ["mbq", "MBq"], ["curie", "Ci"], ["ci", "Ci"], ["mci", "mCi"],
  ["hertz", "Hz"], ["hz", "Hz"], ["khz", "kHz"], ["mv", "mV"], ["millivolt", "mV"], ["millivolts", "mV"],
  ["volt", "V"], ["volts", "V"], ["ohm", "Ohm"], ["ohms", "Ohm"], ["tesla", "T"], ["kelvin", "K"], ["celsius", "Cel"],
  ["degc", "Cel"], ["deg c", "Cel"], ["c", "Cel"], ["oc", "Cel"], ["centigrade", "Cel"], ["degrees celsius", "Cel"],
  ["fahrenheit", "[degF]"], ["degf", "[degF]"], ["deg f", "[degF]"], ["ph", "[pH]"], ["ph units", "[pH]"],
  ["db", "dB"], ["decibel", "dB"], ["decibels", "dB"], ["percent", "%"], ["per cent", "%"], ["pct", "%"],
  ["percentage", "%"], ["%", "%"], ["permille", "[ppth]"], ["ppm", "[ppm]"], ["ppb", "[ppb]"], ["hpf", "[HPF]"],
  ["lpf", "[LPF]"], ["bpm", "{beats}/min"], ["pack year", "{pack}.a"], ["pack years", "{pack}.a"],
  ["pack-year", "{pack}.a"], ["pack-years", "{pack}.a"], ["packyears", "{pack}.a"],
]),
molar: new Map([
  ["M", "mol/L"], ["mM", "mmol/L"], ["uM", "umol/L"], ["nM", "nmol/L"], ["pM", "pmol/L"],
]),
capitals: new Map([
  ["Mg", "mg"], ["ML", "mL"], ["Ml", "mL"], ["Mmol", "mmol"], ["Mm", "mm"], ["Ms", "ms"], ["Meq", "meq"],
  ["Mosm", "mosm"],
]),
perHundred: new Map([
  ["mg%", "mg/dL"], ["mg %", "mg/dL"], ["g%", "g/dL"], ["g %", "g/dL"], ["gm%", "g/dL"],
]),
likeLetters: new Map([
  ["\u00b5", "u"], ["\u03bc", "u"], ["\u00b7", "."], ["\u22c5", "."], ["\u2022", "."], ["\u2219", "."],
  ["\u2044", "/"], ["\u2215", "/"], ["\u207b", "-"], ["\u2212", "-"], ["\u00d7", "x"], ["\u00b0", "deg"],
  ["\u00ba", "deg"], ["\u2103", "Cel"], ["\u2109", "[degF]"], ["\u2030", "permille"], ["\u2113", "L"], ["\u00a0", " "],
  ["\u2009", " "], ["\u202f", " "], ["\u2070", "0"], ["\u00b9", "1"], ["\u00b2", "2"], ["\u00b3", "3"],
  ["\u2074", "4"], ["\u2075", "5"], ["\u2076", "6"], ["\u2077", "7"], ["\u2078", "8"], ["\u2079", "9"],
]),
lookalikes: new Map([
  ["-", "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"],
  [" ", "\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"], ["'", "\u2019\u02bc\u066c"],
  [",", "\uff0c\u066b"], [".", "\uff0e"], ["%", "\uff05\u066a"], ["+", "\uff0b"], ["/", "\u2044\u2215\uff0f"],
]),
fractions: new Map([
  ["\u00bd", "5"], ["\u00bc", "25"], ["\u00be", "75"], ["\u2155", "2"], ["\u2156", "4"], ["\u2157", "6"],
  ["\u2158", "8"], ["\u215b", "125"], ["\u215c", "375"], ["\u215d", "625"], ["\u215e", "875"],
]),
boundWords: new Map([
  [">=", "at_least"], ["=>", "at_least"], ["\u2265", "at_least"], ["\u2a7e", "at_least"], ["at least", "at_least"],
  ["minimum", "at_least"], ["from", "at_least"], ["<=", "at_most"], ["=<", "at_most"], ["\u2264", "at_most"],
  ["\u2a7d", "at_most"], ["at most", "at_most"], ["up to", "at_most"], ["maximum", "at_most"], [">", "above"],
  ["over", "above"], ["above", "above"], ["more than", "above"], ["greater than", "above"], ["<", "below"],
  ["under", "below"], ["below", "below"], ["less than", "below"],
]),
comma: "numbers have a decimal point and no comma",
groups: "the digits of a number are not set apart in groups",
either: "its comma may be a decimal one, or set digits apart",
fraction: "a fraction is written as a decimal number",
zeros: [65296, 1632, 1776, 2406, 2534, 3664],
superscripts: "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079",
white: " \t\r\n\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
counted: new RegExp("^(?:(?:cell|cop(?:y|ie)|beat|breath|point|tablet|tab|capsule|puff|pack|cigarette|drink|episode|event|dose|lesion|node|metastas[ei]|nodule|score|leukocyte|erythrocyte|platelet|patient|lymphocyte|wbc|rbc|visit)s?)$", "i"),
ten: new RegExp("^(?:[x*]? ?(?:10 ?(?:\\*\\*|\\^|\\*|e|x| |(?=\\())|1?e) ?\\(?\\+?([1-9][0-9]?)\\)?(?: ?[a-z]+)?(/.+)?)$", "i"),
perBody: new RegExp("^(?:(.+?)(?:/| ?per) ?\\(? ?1[.,]73 ?\\.?(?:sq ?m|qm|m ?(?:\\^|\\*\\*)?2)?\\)?)$", "i"),
times: new RegExp("^(?:([1-9][0-9]{0,3}) ?([A-Za-z].*))$"),
raised: new RegExp("^(?:([A-Za-z][A-Za-z ]*?)(?:\\^|\\*\\*)?(-?[2-6]))$"),
offset: new RegExp("^(?:Cel|\\[degF\\]|\\[degRe\\])$"),
logarithmic: new RegExp("^(?:\\[pH\\]|d?B(?:\\[[^\\]]+\\])?|d?Np)$"),
angle: new RegExp("^(?:deg|'|''|gon)$"),
plus: new RegExp("^(?:(-?(?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+)) ?\\+(.*))$"),
range: new RegExp("^(?:(-?(?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+))( ?[^-0-9 ][^ ]*?)? ?(?:-|to|bis|\\.\\.+|\\u2026) ?(-?(?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+))( *[^-0-9. ].*)?)$"),
whole: new RegExp("^(?:([-+]?)( ?)((?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+)|(?=[\u00bd\u00bc\u00be\u2155\u2156\u2157\u2158\u215b\u215c\u215d\u215e]))(.*))$"),
give: new RegExp("^(?:(.+?) ?\\u00b1 ?[0-9.,]*[0-9](.*))$"),
turned: new RegExp("^(?:([^-+.,0-9 ][^ ]*) ?([-+]?(?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+)))$"),
commas: new RegExp("^(?:(0|[1-9][0-9]*),([0-9]+))$"),
grouped: new RegExp("^(?:([1-9][0-9]{0,2}(?:([,.'_ ])[0-9]{3})(?:\\2[0-9]{3})*)(?:([.,])([0-9]+))?)$"),
byHundreds: new RegExp("^(?:[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]+)?)$"),
underlined: new RegExp("^(?:[1-9][0-9]*(?:_[0-9]+)+)$"),
longNumber: new RegExp("^(?:-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)$"),
bound: new RegExp("^(greater\\ than|more\\ than|less\\ than|at\\ least|minimum|at\\ most|maximum|up\\ to|above|under|below|from|over|>=|=>|<=|=<|\u2265|\u2a7e|\u2264|\u2a7d|>|<) *(?=[-+.0-9])", "i"),
about: new RegExp("^(~|\\u2248|\\u00b1|about|around|approximately|approx\\.?|circa|ca\\.?) *(?=[-.+0-9])", "i"),
power: new RegExp("^[eE]([-+]?[0-9]+)| ?[x\\u00d7*\\u00b7] ?10 ?(?:\\^|\\*\\*?|(?=[\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079]))([-+]?[0-9]+|[\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079]+)"),
tenTo: new RegExp("^(?:\\^|\\*\\*?|(?=[\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079]))([-+]?[0-9]+|[\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079]+)()(?!/)"),
splitNumber: new RegExp("^ ?/ ?([1-9][0-9]*)(?![0-9.,])"),
unitLike: new RegExp("^[A-Za-z%/\\[{(\\u00b5\\u03bc\\u00b0\\u00ba\\u2030\\u2103\\u2109]"),
split: new RegExp(" ?(?:/| per ) ?"),
factors: new RegExp(" ?[.*] ?| (?=m-?[2-6])"),
decimal: new RegExp("(?<![0-9*^{_A-Za-z])[0-9]+\\.[0-9]+(?![^{]*\\})"),
lineEnd: new RegExp("[\\n\\r\\u0085\\u2028\\u2029]"),
raisedTen: new RegExp("10(?=[\u2070\u00b9\u00b2\u00b3\u2074-\u2079])", "g"),
counts: [
  [new RegExp("^(?:(?:K|k|[Tt]hou(?:sand)?)(?: ?cells)?)$"), "10*3", ["uL", "ul", "mm3", "L", "l"]],
  [new RegExp("^(?:(?:MM?|[Mm]ill(?:ion)?|[Mm]io\\.?)(?: ?cells)?)$"), "10*6", ["uL", "ul", "mm3"]],
  [new RegExp("^(?:G(?:iga|pt)?)$"), "10*9", ["L", "l"]], [new RegExp("^(?:T(?:era|pt)?)$"), "10*12", ["L", "l"]],
],
forms: [
  [new RegExp("^(?:((?:0|[1-9][0-9]*)(?:\\.[0-9]+)?))$"), ["#"], ""],
  [new RegExp("^(?:0+([0-9]+(?:\\.[0-9]+)?))$"), ["#"], "no zero stands before a number"],
  [new RegExp("^(?:\\.([0-9]+))$"), ["0.#"], "a digit stands before the decimal point"],
  [new RegExp("^(?:([0-9]+)\\.)$"), ["#"], "no point stands behind a whole number"],
  [new RegExp("^(?:,([0-9]+))$"), ["0.#"], "numbers have a decimal point and no comma"],
  [new RegExp("^(?:([0-9]+),)$"), ["#"], "no comma stands behind a number"],
],
};

// Numbers and units as people write them: nothing is read so, but it is said what to write instead.

const trimmed = (text) => text.replace(/^ +| +$/g, "");

/** The UCUM units that a text may stand for, itself first if it is one, and that convert to the element's own unit
 * where this is known (else null); or why there is none, in words. */
function unitsMeant(text, own) {
  let known = [];
  const found = [text, ...everyday(text)];
  for (const each of found) {
    if (parseUnit(each) !== null && !known.some((other) => sameUnit(each, other))) known.push(each);
  }
  if (own !== text && MEANT.decimal.test(text)) known = known.filter((each) => each !== text);
  const fitting = known.filter((each) => own === null || sameDimension(each, own));
  if (fitting.length) return fitting;
  const other = own === "1" ? "a number without a unit" : `\`${own}\``;
  if (parseUnit(text) !== null) return `\`${text}\` measures something else than ${other}`;
  for (const each of found) {
    const kind = kindToCome(each);
    if (kind) return `\`${text}\` is ${each === text ? "" : `\`${each}\` in UCUM, `}a ${kind}, and these come later`;
  }
  if (known.length) return `\`${text}\`, which UCUM writes \`${known[0]}\`, measures something else than ${other}`;
  return `\`${text}\` is no UCUM unit known here`;
}

/** Why a text is not read as the unit that it is meant to be. */
function whyOtherwise(text) {
  const decimal = MEANT.decimal.exec(text);
  if (parseUnit(text) === null) return `\`${text}\` is no UCUM unit`;
  if (decimal === null) return `\`${text}\` is something else in UCUM`;
  return `UCUM takes the \`${decimal[0]}\` in \`${text}\` for ${decimal[0].replace(".", " times ")}`;
}

function kindToCome(unit) {
  if (MEANT.offset.test(unit)) return "unit with an offset";
  if (MEANT.logarithmic.test(unit)) return "logarithmic unit";
  return MEANT.angle.test(unit) ? "unit of angle" : "";
}

/** What an everyday spelling of a unit stands for in UCUM, the likeliest first; none if it is not in the tables. */
function everyday(text) {
  if (!text || Array.from(text).length > 40) return [];
  const raised = trimmed(text).replace(MEANT.raisedTen, "10*");
  const plain = Array.from(raised, (each) => MEANT.likeLetters.get(each) ?? each).join("");
  const ten = MEANT.ten.exec(plain);
  if (ten !== null) return (ten[2] ? composed(ten[2]) : [""]).map((each) => `10*${ten[1]}${each}`);
  const body = MEANT.perBody.exec(plain);
  if (body !== null) return composed(body[1]).map((each) => `${each}/{1.73_m2}`);
  return composed(plain);
}

/** A unit with what stands above and below its lines, each part of it known. */
function composed(text) {
  const parts = text.split(MEANT.split);
  const whole = part(text);
  if (whole.length || parts.length > 6) return whole;
  let found = parts[0] === "" ? [""] : part(parts[0]);
  for (const each of parts.slice(1)) {
    const below = part(each).map((name) => (name.includes(".") || name.includes("/") ? `(${name})` : name));
    found = found.flatMap((before) => below.map((name) => `${before}/${name}`)).slice(0, 8);
  }
  return parts.length === 2 ? [...counts(parts), ...found] : parts.length > 1 ? found : [];
}

/** Thousands, millions or billions of cells in a volume: `K/uL`, `G/L`. */
function counts([above, below]) {
  return MEANT.counts
    .filter(([pattern]) => pattern.test(above))
    .flatMap(([, power, volumes]) =>
      part(below)
        .filter((volume) => volumes.includes(volume))
        .map((volume) => `${power}/${volume}`),
    );
}

/** One part of a unit: what UCUM calls so, and what people do. */
function part(written) {
  const text = written.startsWith("(") && written.endsWith(")") ? written.slice(1, -1) : written;
  const known = parseUnit(text) !== null && !text.includes("/") ? [text] : [];
  const small = text.toLowerCase();
  const names =
    MEANT.molar.get(text) ??
    MEANT.capitals.get(text) ??
    MEANT.everyday.get(small) ??
    MEANT.everyday.get(small.replace(/\.+$/, ""));
  if (names !== undefined) return [...known, ...names.split(" ").filter((each) => !known.includes(each))];
  if (known.length) return known;
  const [times, raised] = [MEANT.times.exec(text), MEANT.raised.exec(text)];
  const factors = text.split(MEANT.factors);
  let found = [];
  if (times !== null) {
    const litres = times[1] === "100" && times[2].toLowerCase() === "ml";
    found = litres ? ["dL"] : part(times[2]).map((each) => `${times[1]}.${each}`);
  } else if (raised !== null) {
    const letters = part(raised[1]).filter((each) => /^[A-Za-z]+$/.test(each));
    found = letters.map((each) => `${each}${raised[2]}`);
  } else if (MEANT.counted.test(text)) found = [`{${text}}`];
  else if (MEANT.perHundred.has(text)) found = [MEANT.perHundred.get(text)];
  if (!found.length && !text.includes("/") && factors.length > 1) {
    found = part(factors[0]);
    for (const factor of factors.slice(1)) {
      found = found.flatMap((before) => part(factor).map((each) => `${before}.${each}`)).slice(0, 8);
    }
  }
  return found;
}

const meaning = (why, write, bounds = []) => ({ why, write, bounds });

/**
 * What somebody may have meant who wrote this where a number is read, with or without a unit: why it is not read so,
 * and what to write, or the bounds that it names. Null if it does not look like a number.
 */
function numberMeant(text, own) {
  if (MEANT.longNumber.test(text) && parseNumber(text) === null) {
    return meaning(["a number has at most 40 digits"], [], [["", ""]]);
  }
  if (!text || Array.from(text).length > 80 || MEANT.lineEnd.test(text)) return null;
  const [plain, why] = lookingAlike(text);
  const between = MEANT.range.exec(plain);
  const two = between === null ? null : rangeMeant(between, own);
  if (two !== null) return two;
  const [bound, plus, about] = [MEANT.bound.exec(plain), MEANT.plus.exec(plain), MEANT.about.exec(plain)];
  if (bound !== null) {
    return boundMeant(bound[1], MEANT.boundWords.get(bound[1].toLowerCase()), plain.slice(bound[0].length), own);
  }
  if (plus !== null) return boundMeant("+", "at_least", plus[1] + plus[2], own);
  if (about !== null) {
    return oneNumber(plain.slice(about[0].length), own, [...why, `\`${about[1]}\` makes it an estimate`], true);
  }
  const give = MEANT.give.exec(plain);
  if (give !== null) return oneNumber(give[1] + give[2], own, [...why, "`\u00b1` is no part of a number"], true);
  return oneNumber(plain, own, why, plain !== text);
}

function boundMeant(sign, key, rest, own) {
  const written = firstMeant(rest, own);
  return written === null ? null : meaning([`\`${sign}\` makes it a bound`], [], [[key, written]]);
}

function rangeMeant([, first, between, second, last], own) {
  const behind = last || between || "";
  const [low, high] = [firstMeant(first + (between || behind), own), firstMeant(second + behind, own)];
  if (low === null || high === null) return null;
  return meaning(["these are two numbers"], [], [["at_least", low], ["at_most", high]]);
}

const firstMeant = (text, own) => oneNumber(text, own, [], true)?.write[0] ?? null;

/** The text with plain digits, signs and blanks, none at its ends; and what is wrong with those it has. */
function lookingAlike(text) {
  const ends = Array.from(text);
  while (ends.length && MEANT.white.includes(ends[0])) ends.shift();
  while (ends.length && MEANT.white.includes(ends[ends.length - 1])) ends.pop();
  const zeroOf = (code) => MEANT.zeros.find((zero) => zero <= code && code < zero + 10);
  const why = [];
  let plain = "";
  for (const character of ends) {
    const code = character.codePointAt(0);
    const zero = zeroOf(code);
    const same = [...MEANT.lookalikes].find(([, others]) => others.includes(character));
    plain += zero === undefined ? (same?.[0] ?? character) : String(code - zero);
  }
  if (ends.some((each) => zeroOf(each.codePointAt(0)) !== undefined)) why.push("its digits are not `0` to `9`");
  if (plain.startsWith("-") && ends[0] !== "-") why.push("a minus sign is written `-`");
  return [plain, why];
}

/** One number, with or without a unit; `changed` says that it was written otherwise. */
function oneNumber(plain, own, before, changed) {
  const [whole, turned] = [MEANT.whole.exec(plain), MEANT.turned.exec(plain)];
  if (turned !== null && Array.isArray(unitsMeant(turned[1], own))) {
    return oneNumber(`${turned[2]} ${turned[1]}`, own, [...before, "the unit stands behind the number"], true);
  }
  if (whole === null) return null;
  const [, sign, blank, digits, behind] = whole;
  const why = [...before];
  if (sign === "+") why.push("no `+` stands before a number");
  else if (sign && blank) why.push("no blank stands behind the minus sign");
  const [read, reasons, rest] = numbersMeant(digits, behind);
  const numbers = read.map((number) => (sign === "-" ? `-${number}` : number));
  if (numbers.some((number) => parseNumber(number) === null) || !(numbers.length || reasons.length)) return null;
  if (!numbers.length) return meaning([...why, ...reasons], [], [["", ""]]);
  return withUnit(numbers, rest, own, [...why, ...reasons], changed);
}

/** The numbers that the digits may stand for, what is wrong with them, and what follows them. */
function numbersMeant(digits, rest) {
  const ahead = rest.replace(/^ +/, "");
  const fraction = Array.from(ahead)[0] ?? "";
  if (MEANT.fractions.has(fraction) && /^[0-9]*$/.test(digits)) {
    return [[`${digits || "0"}.${MEANT.fractions.get(fraction)}`], [MEANT.fraction], ahead.slice(1)];
  }
  let [numbers, reasons] = formsMeant(digits);
  const split = MEANT.splitNumber.exec(rest);
  if (split !== null && numbers.length) {
    const simple = ["1/2", "1/4", "3/4", "1/8"].includes(`${numbers[0]}/${split[1]}`);
    if (!simple) return [[], ["`/` stands between two numbers"], ""];
    const quotient = formatNumber(new Exact(BigInt(numbers[0]), BigInt(split[1])));
    return [[quotient], [MEANT.fraction], rest.slice(split[0].length)];
  }
  let power = MEANT.power.exec(rest);
  const ten = MEANT.tenTo.exec(rest);
  if (ten !== null && numbers.length === 1 && numbers[0] === "10") [power, numbers] = [ten, ["1"]];
  const after = power === null ? "" : rest.slice(power[0].length);
  if (power === null || /^(?: ?\/|[0-9.])/.test(after) || numbers.length !== 1) return [numbers, reasons, rest];
  const superscript = (each) => MEANT.superscripts.indexOf(each);
  const exponent = Array.from(power[1] || power[2], (each) => (superscript(each) < 0 ? each : superscript(each)));
  const value = parseJsonNumber(`${numbers[0]}e${exponent.join("")}`);
  reasons = [...reasons, "a number is written out, without a power of ten"];
  return [value === null ? [] : [formatNumber(value)], reasons, after];
}

function formsMeant(digits) {
  for (const [pattern, writes, reason] of MEANT.forms) {
    const form = pattern.exec(digits);
    if (form !== null) return [writes.map((write) => write.replace("#", form[1])), reason ? [reason] : []];
  }
  const comma = MEANT.commas.exec(digits);
  if (comma !== null) {
    const either = comma[2].length === 3 && comma[1].length < 4 && comma[1] !== "0";
    const found = [`${comma[1]}.${comma[2]}`, ...(either ? [comma[1] + comma[2]] : [])];
    return [found, [either ? MEANT.either : MEANT.comma]];
  }
  const grouped = MEANT.grouped.exec(digits);
  if (grouped !== null && grouped[3] !== grouped[2]) {
    const whole = grouped[1].split(grouped[2]).join("");
    const why = [MEANT.groups, ...(grouped[3] === "," ? [MEANT.comma] : [])];
    return [[grouped[4] ? `${whole}.${grouped[4]}` : whole], why];
  }
  if (MEANT.byHundreds.test(digits) || MEANT.underlined.test(digits)) return [[digits.replace(/[,_]/g, "")], [MEANT.groups]];
  return [[], []];
}

/** Says of a number what is to be said of the unit behind it. */
function withUnit(given, rest, own, before, changed) {
  let unit = trimmed(rest);
  let numbers = given;
  let why = before;
  if (own === "") {
    const whole = numbers.filter((number) => !number.includes("."));
    numbers = whole.length ? whole : numbers;
    if (unit) {
      const known = unitsMeant(unit, null);
      const counted = Array.isArray(known) && known.some((each) => sameUnit(each, "1"));
      return meaning([...why, "it is a whole number without a unit"], counted ? numbers : []);
    }
  }
  const around = changed ? "blanks stand around it" : null;
  if (!unit) return meaning(why.length ? why : [around ?? "in quotation marks it is text"], numbers);
  let known = unitsMeant(unit, own);
  const stop = unit.replace(/[.,;]+$/, "");
  if (stop !== unit && (!Array.isArray(known) || known[0] !== unit) && parseUnit(stop) !== null) {
    why = [...why, `\`${unit.slice(stop.length)}\` stands at its end`];
    [unit, known] = [stop, unitsMeant(stop, own)];
  }
  if (!Array.isArray(known) && !MEANT.unitLike.test(unit)) return why.length ? meaning(why, [], [["", ""]]) : null;
  if (!rest.startsWith(" ")) why = [...why, "a blank stands between a number and its unit"];
  if (!Array.isArray(known)) return meaning([...why, known], []);
  if (known[0] === unit) {
    known = known.slice(0, 1);
    why = why.length ? why : [around ?? "a character in it only looks like the right one"];
  } else why = [...why, whyOtherwise(unit)];
  return meaning(why, numbers.flatMap((number) => known.map((each) => `${number} ${each}`)));
}

/** A number with its unit; the unit `1` is that of numbers without one. */
const inUnit = (number, unit) => (unit === null || unit === "1" ? number : `${number} ${unit}`);

/** What is wrong with a value, and the way out; the way out is empty where there is none to name. */
function worded(name, given, own, { why, write, bounds }) {
  const problem = `\`${name}\` cannot be \`${given}\`: ${why.join(" and ")}`;
  const written = write.map((each) => `\`${each}\``).join(" or ");
  if (write.length) return [problem, `write ${written}${write.length > 1 ? ", whichever is meant" : ""}`];
  if (bounds.length) return [problem, `give the number itself, or leave \`${name}\` out if it is not known`];
  return [problem, own === "" || own === "1" ? "give it without a unit" : `give it in \`${own}\``];
}

// IMDC risk group: one bit a class
const IMDC_RISK_FAVORABLE = 1;
const IMDC_RISK_INTERMEDIATE = 2;
const IMDC_RISK_POOR = 4;

/**
 * The record of one patient, made by `checkFacts`. What is missing is null; numbers count the steps of their grid;
 * a class is the set of those still possible, one bit a class.
 */
class Patient {
  constructor() {
    // Histologic subtype (code)
    this.histology = null;
    // T stage (code)
    this.t_stage = null;
    // N stage (code)
    this.n_stage = null;
    // M stage (code)
    this.m_stage = null;
    // Sites of metastases (codes)
    this.metastatic_sites_liver = null;
    this.metastatic_sites_lung = null;
    this.metastatic_sites_bone = null;
    this.metastatic_sites_brain = null;
    this.metastatic_sites_lymph_node = null;
    this.metastatic_sites_other = null;
    this.metastatic_sites_at_least = 0;
    this.metastatic_sites_at_most = 6;
    // Direct invasion of the liver (boolean)
    this.liver_direct_invasion = null;
    // Total tumour burden (in steps of 1 mm)
    this.total_tumor_burden = null;
    // Oligometastatic disease (boolean)
    this.oligometastatic = null;
    // Disease-free interval (in steps of 0.1 mo)
    this.disease_free_interval = null;
    // Sarcomatoid features (boolean)
    this.sarcomatoid_features = null;
    // High grade (boolean)
    this.high_grade = null;
    // Number of metastases (in steps of 1)
    this.metastasis_count = null;
    // Number of liver metastases (in steps of 1)
    this.liver_metastasis_count = null;
    // Number of lung metastases (in steps of 1)
    this.lung_metastasis_count = null;
    // Number of bone metastases (in steps of 1)
    this.bone_metastasis_count = null;
    // Bones involved (codes)
    this.bone_sites_vertebral = null;
    this.bone_sites_pelvic = null;
    this.bone_sites_appendicular = null;
    this.bone_sites_thoracic = null;
    this.bone_sites_at_least = 0;
    this.bone_sites_at_most = 4;
    // Largest liver metastasis (in steps of 1 mm)
    this.largest_liver_metastasis = null;
    // Volume of lung metastases (in steps of 0.1 cm3)
    this.lung_metastasis_volume = null;
    // Haemoglobin (in steps of 0.1 g/dL)
    this.hemoglobin = null;
    // Lower limit of normal of haemoglobin (in steps of 0.1 g/dL)
    this.hemoglobin_lower_limit = null;
    // Total serum calcium (in steps of 0.1 mg/dL)
    this.calcium = null;
    // Upper limit of normal of calcium (in steps of 0.1 mg/dL)
    this.calcium_upper_limit = null;
    // Serum albumin (in steps of 0.1 g/dL)
    this.albumin = null;
    // Neutrophil count (in steps of 0.1 10*9/L)
    this.neutrophils = null;
    // Upper limit of normal of neutrophils (in steps of 0.1 10*9/L)
    this.neutrophils_upper_limit = null;
    // Platelet count (in steps of 1 10*9/L)
    this.platelets = null;
    // Upper limit of normal of platelets (in steps of 1 10*9/L)
    this.platelets_upper_limit = null;
    // Alkaline phosphatase (in steps of 1 U/L)
    this.alkaline_phosphatase = null;
    // Upper limit of normal of alkaline phosphatase (in steps of 1 U/L)
    this.alkaline_phosphatase_upper_limit = null;
    // C-reactive protein (in steps of 0.01 mg/dL)
    this.crp = null;
    // Age (in steps of 1 a)
    this.age = null;
    // Karnofsky performance status (in steps of 10)
    this.karnofsky = null;
    // ECOG performance status (in steps of 1)
    this.ecog = null;
    // Haematuria from the primary tumour (boolean)
    this.hematuria = null;
    // Flank pain from the primary tumour (boolean)
    this.flank_pain = null;
    // Other symptoms of the primary tumour (boolean)
    this.other_primary_symptoms = null;
    // Paraneoplastic syndrome (boolean)
    this.paraneoplastic_syndrome = null;
    // Neurologic symptoms (boolean)
    this.neurologic_symptoms = null;
    // Bone pain (boolean)
    this.bone_pain = null;
    // Fracture, or fracture threatening (boolean)
    this.fracture_or_impending = null;
    // Candidate for surgery (boolean)
    this.surgical_candidate = null;
    // Primary tumour resectable (boolean)
    this.primary_resectable = null;
    // Metastases completely resectable (boolean)
    this.metastases_resectable = null;
    // High disease burden in the kidney (boolean)
    this.high_kidney_disease_burden = null;
    // Normal other kidney (boolean)
    this.normal_contralateral_kidney = null;
    // Earlier nephrectomy (boolean)
    this.prior_nephrectomy = null;
    // Earlier systemic therapy (codes)
    this.prior_systemic_therapy_cytokine = null;
    this.prior_systemic_therapy_tki = null;
    this.prior_systemic_therapy_checkpoint_inhibitor = null;
    this.prior_systemic_therapy_mtor_inhibitor = null;
    this.prior_systemic_therapy_at_least = 0;
    this.prior_systemic_therapy_at_most = 4;
    // Time from diagnosis to systemic therapy (in steps of 0.1 mo)
    this.time_to_systemic_therapy = null;
    // Candidate for systemic therapy (boolean)
    this.systemic_therapy_candidate = null;
    // Checkpoint inhibitor contraindicated (boolean)
    this.immunotherapy_contraindicated = null;
    // VEGF tyrosine kinase inhibitor contraindicated (boolean)
    this.vegf_tki_contraindicated = null;
    // Current systemic therapy (codes)
    this.current_systemic_therapy_cytokine = null;
    this.current_systemic_therapy_tki = null;
    this.current_systemic_therapy_checkpoint_inhibitor = null;
    this.current_systemic_therapy_mtor_inhibitor = null;
    this.current_systemic_therapy_at_least = 0;
    this.current_systemic_therapy_at_most = 4;
    // Time on the present treatment (in steps of 1 wk)
    this.time_on_treatment = null;
    // Response to treatment (code)
    this.treatment_response = null;
    // Liver metastases left (boolean)
    this.liver_metastases_remaining = null;
    // Symptoms of the primary that need intervention (boolean)
    this.primary_symptoms_need_intervention = null;
    // Result of metastasectomy (code)
    this.metastasectomy_result = null;
    // Residual or recurrent disease (boolean)
    this.residual_or_recurrent = null;
    // Multiphase imaging of the abdomen (code)
    this.abdominal_imaging = null;
    // CT of the chest (code)
    this.chest_ct = null;
    // Baseline laboratory panel (code)
    this.laboratory_panel = null;
    // Iodinated contrast contraindicated (boolean)
    this.iodinated_contrast_contraindicated = null;
    // Biopsy of the renal mass (code)
    this.renal_mass_biopsy = null;
    // Biopsy of a liver lesion (code)
    this.liver_biopsy = null;
    // Pathology of the nephrectomy specimen (code)
    this.nephrectomy_pathology = null;
    // One and a half times the upper limit of alkaline phosphatase (in steps of 1.5 U/L)
    this.alkaline_phosphatase_threshold = null;
    // Stage IV (derived boolean)
    this.stage_iv = null;
    // Malignant tissue proven (derived boolean)
    this.malignant_tissue = null;
    // Metachronous metastases (derived boolean)
    this.metachronous = null;
    // Symptomatic primary tumour (derived boolean)
    this.symptomatic_primary = null;
    // Corrected calcium (in steps of 0.02 mg/dL)
    this.corrected_calcium = null;
    // Number of IMDC risk factors (derived integer)
    this.imdc_factor_count_at_least = 0;
    this.imdc_factor_count_at_most = 0;
    // IMDC risk group (derived code)
    this.imdc_risk = 0;
    this.imdc_risk_certain = 0;
    // Disease controlled (derived boolean)
    this.disease_controlled = null;
    // Liver lesions recorded as metastases against a benign biopsy (derived boolean)
    this.liver_lesions_in_doubt = null;
    // Work-up complete (derived boolean)
    this.workup_complete = null;
    // What was given in another unit than the element's, as it was given
    this.given = null;
    // What derived elements lack, by the function that names it, once it was asked for
    this.lacking = new Map();
  }
}

const ELEMENTS = new Map([
  [
    "histology",
    new CodeElement(
      "histology",
      "histology",
      "Which subtype does the pathology report give?",
      ["clear_cell", "non_clear_cell", "undetermined", "not_renal_cell"],
    ),
  ],
  [
    "t_stage",
    new CodeElement("t_stage", "t_stage", "Which T stage does the primary tumour have?", ["t1", "t2", "t3", "t4"]),
  ],
  ["n_stage", new CodeElement("n_stage", "n_stage", "Are regional lymph nodes involved?", ["n0", "n1"])],
  ["m_stage", new CodeElement("m_stage", "m_stage", "Are distant metastases present?", ["m0", "m1"])],
  [
    "metastatic_sites",
    new CodesElement(
      "metastatic_sites",
      [
        ["liver", "metastatic_sites_liver"],
        ["lung", "metastatic_sites_lung"],
        ["bone", "metastatic_sites_bone"],
        ["brain", "metastatic_sites_brain"],
        ["lymph_node", "metastatic_sites_lymph_node"],
        ["other", "metastatic_sites_other"],
      ],
      ["metastatic_sites_at_least", "metastatic_sites_at_most"],
      "Where are the metastases?",
    ),
  ],
  [
    "liver_direct_invasion",
    new BooleanElement(
      "liver_direct_invasion",
      "liver_direct_invasion",
      "Does the kidney tumour itself grow into the liver?",
    ),
  ],
  [
    "total_tumor_burden",
    new NumberElement(
      "total_tumor_burden",
      "total_tumor_burden",
      "What is the sum of the longest diameters of all measured tumours?",
      { kind: "quantity", low: "0", high: "3000", step: "1", unit: "mm" },
    ),
  ],
  [
    "oligometastatic",
    new BooleanElement("oligometastatic", "oligometastatic", "Does the team regard the disease as oligometastatic?"),
  ],
  [
    "disease_free_interval",
    new NumberElement(
      "disease_free_interval",
      "disease_free_interval",
      "How many months passed between nephrectomy and the first metastasis?",
      { kind: "quantity", low: "0", high: "600", step: "0.1", unit: "mo" },
    ),
  ],
  [
    "sarcomatoid_features",
    new BooleanElement(
      "sarcomatoid_features",
      "sarcomatoid_features",
      "Does the pathology report describe sarcomatoid features?",
    ),
  ],
  [
    "high_grade",
    new BooleanElement("high_grade", "high_grade", "Does the pathologist grade the primary tumour as high grade?"),
  ],
  [
    "metastasis_count",
    new NumberElement(
      "metastasis_count",
      "metastasis_count",
      "How many metastases are there in all?",
      { kind: "integer", low: "0", high: "500", step: "1", unit: null },
    ),
  ],
  [
    "liver_metastasis_count",
    new NumberElement(
      "liver_metastasis_count",
      "liver_metastasis_count",
      "How many metastases are there in the liver?",
      { kind: "integer", low: "0", high: "500", step: "1", unit: null },
    ),
  ],
  [
    "lung_metastasis_count",
    new NumberElement(
      "lung_metastasis_count",
      "lung_metastasis_count",
      "How many metastases are there in the lungs?",
      { kind: "integer", low: "0", high: "500", step: "1", unit: null },
    ),
  ],
  [
    "bone_metastasis_count",
    new NumberElement(
      "bone_metastasis_count",
      "bone_metastasis_count",
      "How many metastases are there in the bones?",
      { kind: "integer", low: "0", high: "500", step: "1", unit: null },
    ),
  ],
  [
    "bone_sites",
    new CodesElement(
      "bone_sites",
      [
        ["vertebral", "bone_sites_vertebral"],
        ["pelvic", "bone_sites_pelvic"],
        ["appendicular", "bone_sites_appendicular"],
        ["thoracic", "bone_sites_thoracic"],
      ],
      ["bone_sites_at_least", "bone_sites_at_most"],
      "Which parts of the skeleton hold metastases?",
    ),
  ],
  [
    "largest_liver_metastasis",
    new NumberElement(
      "largest_liver_metastasis",
      "largest_liver_metastasis",
      "What is the longest diameter of the largest liver metastasis?",
      { kind: "quantity", low: "0", high: "500", step: "1", unit: "mm" },
    ),
  ],
  [
    "lung_metastasis_volume",
    new NumberElement(
      "lung_metastasis_volume",
      "lung_metastasis_volume",
      "What volume do the lung metastases have?",
      { kind: "quantity", low: "0", high: "5000", step: "0.1", unit: "cm3" },
    ),
  ],
  [
    "hemoglobin",
    new NumberElement(
      "hemoglobin",
      "hemoglobin",
      "What is the haemoglobin?",
      { kind: "quantity", low: "1", high: "30", step: "0.1", unit: "g/dL" },
    ),
  ],
  [
    "hemoglobin_lower_limit",
    new NumberElement(
      "hemoglobin_lower_limit",
      "hemoglobin_lower_limit",
      "What does your laboratory give as the lower limit of normal of haemoglobin for this patient?",
      { kind: "quantity", low: "8", high: "20", step: "0.1", unit: "g/dL" },
    ),
  ],
  [
    "calcium",
    new NumberElement(
      "calcium",
      "calcium",
      "What is the total serum calcium, as measured?",
      { kind: "quantity", low: "2", high: "30", step: "0.1", unit: "mg/dL" },
    ),
  ],
  [
    "calcium_upper_limit",
    new NumberElement(
      "calcium_upper_limit",
      "calcium_upper_limit",
      "What does your laboratory give as the upper limit of normal of calcium?",
      { kind: "quantity", low: "8", high: "14", step: "0.1", unit: "mg/dL" },
    ),
  ],
  [
    "albumin",
    new NumberElement(
      "albumin",
      "albumin",
      "What is the serum albumin?",
      { kind: "quantity", low: "0.5", high: "8", step: "0.1", unit: "g/dL" },
    ),
  ],
  [
    "neutrophils",
    new NumberElement(
      "neutrophils",
      "neutrophils",
      "What is the absolute neutrophil count?",
      { kind: "quantity", low: "0", high: "300", step: "0.1", unit: "10*9/L" },
    ),
  ],
  [
    "neutrophils_upper_limit",
    new NumberElement(
      "neutrophils_upper_limit",
      "neutrophils_upper_limit",
      "What does your laboratory give as the upper limit of normal of neutrophils?",
      { kind: "quantity", low: "4", high: "15", step: "0.1", unit: "10*9/L" },
    ),
  ],
  [
    "platelets",
    new NumberElement(
      "platelets",
      "platelets",
      "What is the platelet count?",
      { kind: "quantity", low: "0", high: "5000", step: "1", unit: "10*9/L" },
    ),
  ],
  [
    "platelets_upper_limit",
    new NumberElement(
      "platelets_upper_limit",
      "platelets_upper_limit",
      "What does your laboratory give as the upper limit of normal of platelets?",
      { kind: "quantity", low: "200", high: "700", step: "1", unit: "10*9/L" },
    ),
  ],
  [
    "alkaline_phosphatase",
    new NumberElement(
      "alkaline_phosphatase",
      "alkaline_phosphatase",
      "What is the alkaline phosphatase?",
      { kind: "quantity", low: "0", high: "10000", step: "1", unit: "U/L" },
    ),
  ],
  [
    "alkaline_phosphatase_upper_limit",
    new NumberElement(
      "alkaline_phosphatase_upper_limit",
      "alkaline_phosphatase_upper_limit",
      "What does your laboratory give as the upper limit of normal of alkaline phosphatase?",
      { kind: "quantity", low: "30", high: "500", step: "1", unit: "U/L" },
    ),
  ],
  [
    "crp",
    new NumberElement(
      "crp",
      "crp",
      "What is the C-reactive protein?",
      { kind: "quantity", low: "0", high: "100", step: "0.01", unit: "mg/dL" },
    ),
  ],
  [
    "age",
    new NumberElement(
      "age",
      "age",
      "How old is the patient?",
      { kind: "quantity", low: "0", high: "120", step: "1", unit: "a" },
    ),
  ],
  [
    "karnofsky",
    new NumberElement(
      "karnofsky",
      "karnofsky",
      "What is the Karnofsky performance status?",
      { kind: "integer", low: "0", high: "100", step: "10", unit: null },
    ),
  ],
  [
    "ecog",
    new NumberElement(
      "ecog",
      "ecog",
      "What is the ECOG performance status?",
      { kind: "integer", low: "0", high: "4", step: "1", unit: null },
    ),
  ],
  [
    "hematuria",
    new BooleanElement("hematuria", "hematuria", "Does the patient have blood in the urine from the kidney tumour?"),
  ],
  [
    "flank_pain",
    new BooleanElement("flank_pain", "flank_pain", "Does the patient have flank pain from the kidney tumour?"),
  ],
  [
    "other_primary_symptoms",
    new BooleanElement(
      "other_primary_symptoms",
      "other_primary_symptoms",
      "Does the primary tumour cause other symptoms?",
    ),
  ],
  [
    "paraneoplastic_syndrome",
    new BooleanElement(
      "paraneoplastic_syndrome",
      "paraneoplastic_syndrome",
      "Does the patient have a paraneoplastic syndrome that is due to the primary tumour?",
    ),
  ],
  [
    "neurologic_symptoms",
    new BooleanElement("neurologic_symptoms", "neurologic_symptoms", "Does the patient have new neurologic symptoms?"),
  ],
  ["bone_pain", new BooleanElement("bone_pain", "bone_pain", "Does the patient have bone pain?")],
  [
    "fracture_or_impending",
    new BooleanElement(
      "fracture_or_impending",
      "fracture_or_impending",
      "Is there a fracture through a bone lesion, or does one threaten?",
    ),
  ],
  [
    "surgical_candidate",
    new BooleanElement(
      "surgical_candidate",
      "surgical_candidate",
      "Is the patient fit for, and willing to have, major surgery?",
    ),
  ],
  [
    "primary_resectable",
    new BooleanElement("primary_resectable", "primary_resectable", "Can the primary tumour be removed?"),
  ],
  [
    "metastases_resectable",
    new BooleanElement("metastases_resectable", "metastases_resectable", "Can all metastases be removed completely?"),
  ],
  [
    "high_kidney_disease_burden",
    new BooleanElement(
      "high_kidney_disease_burden",
      "high_kidney_disease_burden",
      "Does the kidney hold a high share of the disease, as the team judges?",
    ),
  ],
  [
    "normal_contralateral_kidney",
    new BooleanElement(
      "normal_contralateral_kidney",
      "normal_contralateral_kidney",
      "Does the other kidney work normally?",
    ),
  ],
  [
    "prior_nephrectomy",
    new BooleanElement(
      "prior_nephrectomy",
      "prior_nephrectomy",
      "Has the kidney with this tumour already been removed?",
    ),
  ],
  [
    "prior_systemic_therapy",
    new CodesElement(
      "prior_systemic_therapy",
      [
        ["cytokine", "prior_systemic_therapy_cytokine"],
        ["tki", "prior_systemic_therapy_tki"],
        ["checkpoint_inhibitor", "prior_systemic_therapy_checkpoint_inhibitor"],
        ["mtor_inhibitor", "prior_systemic_therapy_mtor_inhibitor"],
      ],
      ["prior_systemic_therapy_at_least", "prior_systemic_therapy_at_most"],
      "Which classes of systemic therapy has the patient had for this cancer?",
    ),
  ],
  [
    "time_to_systemic_therapy",
    new NumberElement(
      "time_to_systemic_therapy",
      "time_to_systemic_therapy",
      "How many months from the diagnosis of the cancer to the start of systemic therapy?",
      { kind: "quantity", low: "0", high: "720", step: "0.1", unit: "mo" },
    ),
  ],
  [
    "systemic_therapy_candidate",
    new BooleanElement(
      "systemic_therapy_candidate",
      "systemic_therapy_candidate",
      "Can the patient be given systemic therapy of any class?",
    ),
  ],
  [
    "immunotherapy_contraindicated",
    new BooleanElement(
      "immunotherapy_contraindicated",
      "immunotherapy_contraindicated",
      "Is there a reason not to give an immune checkpoint inhibitor?",
    ),
  ],
  [
    "vegf_tki_contraindicated",
    new BooleanElement(
      "vegf_tki_contraindicated",
      "vegf_tki_contraindicated",
      "Is there a reason not to give a VEGF receptor tyrosine kinase inhibitor?",
    ),
  ],
  [
    "current_systemic_therapy",
    new CodesElement(
      "current_systemic_therapy",
      [
        ["cytokine", "current_systemic_therapy_cytokine"],
        ["tki", "current_systemic_therapy_tki"],
        ["checkpoint_inhibitor", "current_systemic_therapy_checkpoint_inhibitor"],
        ["mtor_inhibitor", "current_systemic_therapy_mtor_inhibitor"],
      ],
      ["current_systemic_therapy_at_least", "current_systemic_therapy_at_most"],
      "Which classes of systemic therapy is the patient being given now?",
    ),
  ],
  [
    "time_on_treatment",
    new NumberElement(
      "time_on_treatment",
      "time_on_treatment",
      "How many weeks ago did the present systemic therapy start?",
      { kind: "quantity", low: "0", high: "2000", step: "1", unit: "wk" },
    ),
  ],
  [
    "treatment_response",
    new CodeElement(
      "treatment_response",
      "treatment_response",
      "How has the disease responded to the present treatment?",
      ["near_complete", "partial", "stable", "progression"],
    ),
  ],
  [
    "liver_metastases_remaining",
    new BooleanElement(
      "liver_metastases_remaining",
      "liver_metastases_remaining",
      "Are liver metastases still to be seen on treatment?",
    ),
  ],
  [
    "primary_symptoms_need_intervention",
    new BooleanElement(
      "primary_symptoms_need_intervention",
      "primary_symptoms_need_intervention",
      "Does the primary tumour cause symptoms on treatment that need more than medicines?",
    ),
  ],
  [
    "metastasectomy_result",
    new CodeElement(
      "metastasectomy_result",
      "metastasectomy_result",
      "Did the metastasectomy remove all disease?",
      ["complete", "residual"],
    ),
  ],
  [
    "residual_or_recurrent",
    new BooleanElement(
      "residual_or_recurrent",
      "residual_or_recurrent",
      "Is there disease now, left behind or come back?",
    ),
  ],
  [
    "abdominal_imaging",
    new CodeElement(
      "abdominal_imaging",
      "abdominal_imaging",
      "Has the abdomen been imaged with multiphase CT or MRI in this illness?",
      ["not_done", "done"],
    ),
  ],
  [
    "chest_ct",
    new CodeElement("chest_ct", "chest_ct", "Has a CT of the chest been done in this illness?", ["not_done", "done"]),
  ],
  [
    "laboratory_panel",
    new CodeElement(
      "laboratory_panel",
      "laboratory_panel",
      "Are current results of the baseline laboratory panel at hand?",
      ["not_done", "done"],
    ),
  ],
  [
    "iodinated_contrast_contraindicated",
    new BooleanElement(
      "iodinated_contrast_contraindicated",
      "iodinated_contrast_contraindicated",
      "Is there a reason not to give iodinated contrast?",
    ),
  ],
  [
    "renal_mass_biopsy",
    new CodeElement(
      "renal_mass_biopsy",
      "renal_mass_biopsy",
      "What did the biopsy of the renal mass show?",
      ["not_done", "nondiagnostic", "malignant", "benign"],
    ),
  ],
  [
    "liver_biopsy",
    new CodeElement(
      "liver_biopsy",
      "liver_biopsy",
      "What did the biopsy of a liver lesion show?",
      ["not_done", "nondiagnostic", "malignant", "benign"],
    ),
  ],
  [
    "nephrectomy_pathology",
    new CodeElement(
      "nephrectomy_pathology",
      "nephrectomy_pathology",
      "What did the pathologist find in the removed kidney?",
      ["not_available", "malignant", "benign"],
    ),
  ],
]);

/**
 * One and a half times the upper limit of alkaline phosphatase, in steps of 1.5 U/L: 1.5 *
 * alkaline_phosphatase_upper_limit
 */
function derive_alkaline_phosphatase_threshold(p) {
  if (p.alkaline_phosphatase_upper_limit === null) {
    return null;
  }
  return p.alkaline_phosphatase_upper_limit;
}

/** The input elements that `alkaline_phosphatase_threshold` still needs. */
function* lacks_alkaline_phosphatase_threshold(p) {
  if (p.alkaline_phosphatase_upper_limit === null) {
    yield "alkaline_phosphatase_upper_limit";
  }
}

/** Corrected calcium, in steps of 0.02 mg/dL: calcium + 0.8 * (4 - albumin) */
function derive_corrected_calcium(p) {
  if (p.calcium === null || p.albumin === null) {
    return null;
  }
  return 5 * p.calcium + 4 * (40 - p.albumin);
}

/** The input elements that `corrected_calcium` still needs. */
function* lacks_corrected_calcium(p) {
  if (p.calcium === null) {
    yield "calcium";
  }
  if (p.albumin === null) {
    yield "albumin";
  }
}

/** Disease controlled: treatment_response = near_complete | partial | stable */
function derive_disease_controlled(p) {
  if (
    p.treatment_response === "near_complete" ||
    p.treatment_response === "partial" ||
    p.treatment_response === "stable"
  ) {
    return true;
  }
  if (
    p.treatment_response === null ||
    (
      p.treatment_response === "near_complete" ||
      p.treatment_response === "partial" ||
      p.treatment_response === "stable"
    )
  ) {
    return null;
  }
  return false;
}

/** The input elements that `disease_controlled` still needs. */
function* lacks_disease_controlled(p) {
  if (p.treatment_response === null) {
    yield "treatment_response";
  }
}

/** Number of IMDC risk factors: how many hold, at least and at most. */
function derive_imdc_factor_count(p) {
  let [at_least, at_most] = [0, 0];
  // karnofsky < 80
  if (p.karnofsky === null || p.karnofsky < 8) {
    at_most += 1;
    if (p.karnofsky !== null && p.karnofsky < 8) {
      at_least += 1;
    }
  }
  // time_to_systemic_therapy < 12 mo
  if (p.time_to_systemic_therapy === null || p.time_to_systemic_therapy < 120) {
    at_most += 1;
    if (p.time_to_systemic_therapy !== null && p.time_to_systemic_therapy < 120) {
      at_least += 1;
    }
  }
  // hemoglobin < hemoglobin_lower_limit
  if (p.hemoglobin_lower_limit === null || p.hemoglobin === null || p.hemoglobin < p.hemoglobin_lower_limit) {
    at_most += 1;
    if (p.hemoglobin_lower_limit !== null && p.hemoglobin !== null && p.hemoglobin < p.hemoglobin_lower_limit) {
      at_least += 1;
    }
  }
  // corrected_calcium > calcium_upper_limit
  if (
    p.calcium_upper_limit === null ||
    p.corrected_calcium === null ||
    p.corrected_calcium > 5 * p.calcium_upper_limit
  ) {
    at_most += 1;
    if (
      p.calcium_upper_limit !== null &&
      p.corrected_calcium !== null &&
      p.corrected_calcium > 5 * p.calcium_upper_limit
    ) {
      at_least += 1;
    }
  }
  // neutrophils > neutrophils_upper_limit
  if (p.neutrophils_upper_limit === null || p.neutrophils === null || p.neutrophils > p.neutrophils_upper_limit) {
    at_most += 1;
    if (p.neutrophils_upper_limit !== null && p.neutrophils !== null && p.neutrophils > p.neutrophils_upper_limit) {
      at_least += 1;
    }
  }
  // platelets > platelets_upper_limit
  if (p.platelets_upper_limit === null || p.platelets === null || p.platelets > p.platelets_upper_limit) {
    at_most += 1;
    if (p.platelets_upper_limit !== null && p.platelets !== null && p.platelets > p.platelets_upper_limit) {
      at_least += 1;
    }
  }
  return [at_least, at_most];
}

/** The input elements that `imdc_factor_count` still needs. */
function* lacks_imdc_factor_count(p) {
  if (p.karnofsky === null) {
    yield "karnofsky";
  }
  if (p.time_to_systemic_therapy === null) {
    yield "time_to_systemic_therapy";
  }
  if (p.hemoglobin === null) {
    yield "hemoglobin";
  }
  if (p.hemoglobin_lower_limit === null) {
    yield "hemoglobin_lower_limit";
  }
  if (p.corrected_calcium === null || p.calcium_upper_limit === null) {
    yield* lacking(p, lacks_corrected_calcium);
    if (p.calcium_upper_limit === null) {
      yield "calcium_upper_limit";
    }
  }
  if (p.neutrophils === null) {
    yield "neutrophils";
  }
  if (p.neutrophils_upper_limit === null) {
    yield "neutrophils_upper_limit";
  }
  if (p.platelets === null) {
    yield "platelets";
  }
  if (p.platelets_upper_limit === null) {
    yield "platelets_upper_limit";
  }
}

/** IMDC risk group: the classes that are possible, and those that certainly hold. */
function derive_imdc_risk(p) {
  let [possible, certain] = [0, 0];
  // imdc_factor_count = 0
  if (p.imdc_factor_count_at_least <= 0) {
    possible |= IMDC_RISK_FAVORABLE;
    if (p.imdc_factor_count_at_most <= 0) {
      certain |= IMDC_RISK_FAVORABLE;
    }
  }
  // imdc_factor_count >= 1 and imdc_factor_count <= 2
  if (p.imdc_factor_count_at_most >= 1 && p.imdc_factor_count_at_least <= 2) {
    possible |= IMDC_RISK_INTERMEDIATE;
    if (p.imdc_factor_count_at_least >= 1 && p.imdc_factor_count_at_most <= 2) {
      certain |= IMDC_RISK_INTERMEDIATE;
    }
  }
  // imdc_factor_count >= 3
  if (p.imdc_factor_count_at_most >= 3) {
    possible |= IMDC_RISK_POOR;
    if (p.imdc_factor_count_at_least >= 3) {
      certain |= IMDC_RISK_POOR;
    }
  }
  return [certain & (certain - 1) ? certain : possible, certain];
}

/** The input elements that `imdc_risk` still needs. */
function* lacks_imdc_risk(p) {
  if (p.imdc_factor_count_at_least <= 0 && p.imdc_factor_count_at_most > 0) {
    yield* lacking(p, lacks_imdc_factor_count);
  }
  if (
    p.imdc_factor_count_at_most >= 1 &&
    p.imdc_factor_count_at_least <= 2 &&
    (p.imdc_factor_count_at_least < 1 || p.imdc_factor_count_at_most > 2)
  ) {
    if (p.imdc_factor_count_at_most >= 1 && p.imdc_factor_count_at_least < 1) {
      yield* lacking(p, lacks_imdc_factor_count);
    }
    if (p.imdc_factor_count_at_least <= 2 && p.imdc_factor_count_at_most > 2) {
      yield* lacking(p, lacks_imdc_factor_count);
    }
  }
  if (p.imdc_factor_count_at_most >= 3 && p.imdc_factor_count_at_least < 3) {
    yield* lacking(p, lacks_imdc_factor_count);
  }
}

/**
 * Liver lesions recorded as metastases against a benign biopsy: metastatic_sites includes liver and liver_biopsy =
 * benign
 */
function derive_liver_lesions_in_doubt(p) {
  if (p.metastatic_sites_liver === true && p.liver_biopsy === "benign") {
    return true;
  }
  if (p.metastatic_sites_liver !== false && (p.liver_biopsy === null || p.liver_biopsy === "benign")) {
    return null;
  }
  return false;
}

/** The input elements that `liver_lesions_in_doubt` still needs. */
function* lacks_liver_lesions_in_doubt(p) {
  if (
    p.metastatic_sites_liver !== false &&
    (p.liver_biopsy === null || p.liver_biopsy === "benign") &&
    (p.metastatic_sites_liver !== true || p.liver_biopsy !== "benign")
  ) {
    if (p.metastatic_sites_liver !== false && p.metastatic_sites_liver !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
    if (p.liver_biopsy === null) {
      yield "liver_biopsy";
    }
  }
}

/**
 * Malignant tissue proven: renal_mass_biopsy = malignant or liver_biopsy = malignant or (prior_nephrectomy = true
 * and nephrectomy_pathology = malignant)
 */
function derive_malignant_tissue(p) {
  if (
    p.renal_mass_biopsy === "malignant" ||
    p.liver_biopsy === "malignant" ||
    (p.prior_nephrectomy === true && p.nephrectomy_pathology === "malignant")
  ) {
    return true;
  }
  if (
    p.renal_mass_biopsy === null ||
    p.renal_mass_biopsy === "malignant" ||
    p.liver_biopsy === null ||
    p.liver_biopsy === "malignant" ||
    (p.prior_nephrectomy !== false && (p.nephrectomy_pathology === null || p.nephrectomy_pathology === "malignant"))
  ) {
    return null;
  }
  return false;
}

/** The input elements that `malignant_tissue` still needs. */
function* lacks_malignant_tissue(p) {
  if (
    (
      p.renal_mass_biopsy === null ||
      p.renal_mass_biopsy === "malignant" ||
      p.liver_biopsy === null ||
      p.liver_biopsy === "malignant" ||
      (p.prior_nephrectomy !== false && (p.nephrectomy_pathology === null || p.nephrectomy_pathology === "malignant"))
    ) &&
    p.renal_mass_biopsy !== "malignant" &&
    p.liver_biopsy !== "malignant" &&
    (p.prior_nephrectomy !== true || p.nephrectomy_pathology !== "malignant")
  ) {
    if (p.renal_mass_biopsy === null) {
      yield "renal_mass_biopsy";
    }
    if (p.liver_biopsy === null) {
      yield "liver_biopsy";
    }
    if (
      p.prior_nephrectomy !== false &&
      (p.nephrectomy_pathology === null || p.nephrectomy_pathology === "malignant") &&
      (p.prior_nephrectomy !== true || p.nephrectomy_pathology !== "malignant")
    ) {
      if (p.prior_nephrectomy === null) {
        yield "prior_nephrectomy";
      }
      if (p.nephrectomy_pathology === null) {
        yield "nephrectomy_pathology";
      }
    }
  }
}

/** Metachronous metastases: prior_nephrectomy = true and disease_free_interval > 0 mo */
function derive_metachronous(p) {
  if (p.prior_nephrectomy === true && p.disease_free_interval !== null && p.disease_free_interval > 0) {
    return true;
  }
  if (p.prior_nephrectomy !== false && (p.disease_free_interval === null || p.disease_free_interval > 0)) {
    return null;
  }
  return false;
}

/** The input elements that `metachronous` still needs. */
function* lacks_metachronous(p) {
  if (
    p.prior_nephrectomy !== false &&
    (p.disease_free_interval === null || p.disease_free_interval > 0) &&
    (p.prior_nephrectomy !== true || p.disease_free_interval === null || p.disease_free_interval <= 0)
  ) {
    if (p.prior_nephrectomy === null) {
      yield "prior_nephrectomy";
    }
    if (p.disease_free_interval === null) {
      yield "disease_free_interval";
    }
  }
}

/** Stage IV: t_stage = t4 or m_stage = m1 */
function derive_stage_iv(p) {
  if (p.t_stage === "t4" || p.m_stage === "m1") {
    return true;
  }
  if (p.t_stage === null || p.t_stage === "t4" || p.m_stage === null || p.m_stage === "m1") {
    return null;
  }
  return false;
}

/** The input elements that `stage_iv` still needs. */
function* lacks_stage_iv(p) {
  if (
    (p.t_stage === null || p.t_stage === "t4" || p.m_stage === null || p.m_stage === "m1") &&
    p.t_stage !== "t4" &&
    p.m_stage !== "m1"
  ) {
    if (p.t_stage === null) {
      yield "t_stage";
    }
    if (p.m_stage === null) {
      yield "m_stage";
    }
  }
}

/** Symptomatic primary tumour: hematuria = true or flank_pain = true or other_primary_symptoms = true */
function derive_symptomatic_primary(p) {
  if (p.hematuria === true || p.flank_pain === true || p.other_primary_symptoms === true) {
    return true;
  }
  if (p.hematuria !== false || p.flank_pain !== false || p.other_primary_symptoms !== false) {
    return null;
  }
  return false;
}

/** The input elements that `symptomatic_primary` still needs. */
function* lacks_symptomatic_primary(p) {
  if (
    (p.hematuria !== false || p.flank_pain !== false || p.other_primary_symptoms !== false) &&
    p.hematuria !== true &&
    p.flank_pain !== true &&
    p.other_primary_symptoms !== true
  ) {
    if (p.hematuria === null) {
      yield "hematuria";
    }
    if (p.flank_pain === null) {
      yield "flank_pain";
    }
    if (p.other_primary_symptoms === null) {
      yield "other_primary_symptoms";
    }
  }
}

/**
 * Work-up complete: abdominal_imaging = done and chest_ct = done and laboratory_panel = done and malignant_tissue =
 * true and liver_lesions_in_doubt = false
 */
function derive_workup_complete(p) {
  if (
    p.abdominal_imaging === "done" &&
    p.chest_ct === "done" &&
    p.laboratory_panel === "done" &&
    p.malignant_tissue === true &&
    p.liver_lesions_in_doubt === false
  ) {
    return true;
  }
  if (
    (p.abdominal_imaging === null || p.abdominal_imaging === "done") &&
    (p.chest_ct === null || p.chest_ct === "done") &&
    (p.laboratory_panel === null || p.laboratory_panel === "done") &&
    p.malignant_tissue !== false &&
    p.liver_lesions_in_doubt !== true
  ) {
    return null;
  }
  return false;
}

/** The input elements that `workup_complete` still needs. */
function* lacks_workup_complete(p) {
  if (
    (p.abdominal_imaging === null || p.abdominal_imaging === "done") &&
    (p.chest_ct === null || p.chest_ct === "done") &&
    (p.laboratory_panel === null || p.laboratory_panel === "done") &&
    p.malignant_tissue !== false &&
    p.liver_lesions_in_doubt !== true &&
    (
      p.abdominal_imaging !== "done" ||
      p.chest_ct !== "done" ||
      p.laboratory_panel !== "done" ||
      p.malignant_tissue !== true ||
      p.liver_lesions_in_doubt !== false
    )
  ) {
    if (p.abdominal_imaging === null) {
      yield "abdominal_imaging";
    }
    if (p.chest_ct === null) {
      yield "chest_ct";
    }
    if (p.laboratory_panel === null) {
      yield "laboratory_panel";
    }
    if (p.malignant_tissue === null) {
      yield* lacking(p, lacks_malignant_tissue);
    }
    if (p.liver_lesions_in_doubt === null) {
      yield* lacking(p, lacks_liver_lesions_in_doubt);
    }
  }
}

/** Computes the derived elements, each after those that it is made of. */
function derive(p) {
  p.alkaline_phosphatase_threshold = derive_alkaline_phosphatase_threshold(p);
  p.corrected_calcium = derive_corrected_calcium(p);
  p.disease_controlled = derive_disease_controlled(p);
  [p.imdc_factor_count_at_least, p.imdc_factor_count_at_most] = derive_imdc_factor_count(p);
  [p.imdc_risk, p.imdc_risk_certain] = derive_imdc_risk(p);
  p.liver_lesions_in_doubt = derive_liver_lesions_in_doubt(p);
  p.malignant_tissue = derive_malignant_tissue(p);
  p.metachronous = derive_metachronous(p);
  p.stage_iv = derive_stage_iv(p);
  p.symptomatic_primary = derive_symptomatic_primary(p);
  p.workup_complete = derive_workup_complete(p);
}

const DERIVED = [
  new FormulaResult(
    "alkaline_phosphatase_threshold",
    "alkaline_phosphatase_threshold",
    "3/2",
    "U/L",
    lacks_alkaline_phosphatase_threshold,
  ),
  new BooleanResult("stage_iv", "stage_iv", lacks_stage_iv),
  new BooleanResult("malignant_tissue", "malignant_tissue", lacks_malignant_tissue),
  new BooleanResult("metachronous", "metachronous", lacks_metachronous),
  new BooleanResult("symptomatic_primary", "symptomatic_primary", lacks_symptomatic_primary),
  new FormulaResult("corrected_calcium", "corrected_calcium", "1/50", "mg/dL", lacks_corrected_calcium),
  new CountResult(
    "imdc_factor_count",
    "imdc_factor_count_at_least",
    "imdc_factor_count_at_most",
    lacks_imdc_factor_count,
  ),
  new ClassResult(
    "imdc_risk",
    "imdc_risk",
    "imdc_risk_certain",
    ["favorable", "intermediate", "poor"],
    lacks_imdc_risk,
  ),
  new BooleanResult("disease_controlled", "disease_controlled", lacks_disease_controlled),
  new BooleanResult("liver_lesions_in_doubt", "liver_lesions_in_doubt", lacks_liver_lesions_in_doubt),
  new BooleanResult("workup_complete", "workup_complete", lacks_workup_complete),
];

/** Certainly not so: metastatic_sites = none or m_stage = m1 */
function breaks_sites_need_m1(p) {
  if (
    (
      p.metastatic_sites_liver === true ||
      p.metastatic_sites_lung === true ||
      p.metastatic_sites_bone === true ||
      p.metastatic_sites_brain === true ||
      p.metastatic_sites_lymph_node === true ||
      p.metastatic_sites_other === true
    ) &&
    p.m_stage !== null &&
    p.m_stage !== "m1"
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: m_stage = m0 or how many metastatic_sites >= 1 */
function breaks_m1_needs_a_site(p) {
  if (p.m_stage !== null && p.m_stage !== "m0" && p.metastatic_sites_at_most < 1) {
    return true;
  }
  return false;
}

/** Certainly not so: metastatic_sites = none or total_tumor_burden > 0 mm */
function breaks_metastases_add_to_burden(p) {
  if (
    (
      p.metastatic_sites_liver === true ||
      p.metastatic_sites_lung === true ||
      p.metastatic_sites_bone === true ||
      p.metastatic_sites_brain === true ||
      p.metastatic_sites_lymph_node === true ||
      p.metastatic_sites_other === true
    ) &&
    p.total_tumor_burden !== null &&
    p.total_tumor_burden <= 0
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: oligometastatic = false or m_stage = m1 */
function breaks_oligometastatic_needs_metastases(p) {
  if (p.oligometastatic === true && p.m_stage !== null && p.m_stage !== "m1") {
    return true;
  }
  return false;
}

/** Certainly not so: prior_nephrectomy = true or disease_free_interval <= 0 mo */
function breaks_synchronous_without_nephrectomy(p) {
  if (p.prior_nephrectomy === false && p.disease_free_interval !== null && p.disease_free_interval > 0) {
    return true;
  }
  return false;
}

/** Certainly not so: prior_nephrectomy = true or nephrectomy_pathology = not_available */
function breaks_specimen_needs_nephrectomy(p) {
  if (
    p.prior_nephrectomy === false &&
    p.nephrectomy_pathology !== null &&
    p.nephrectomy_pathology !== "not_available"
  ) {
    return true;
  }
  return false;
}

/**
 * Certainly not so: renal_mass_biopsy = malignant or liver_biopsy = malignant or nephrectomy_pathology = malignant
 * or histology = undetermined
 */
function breaks_subtype_needs_malignant_tissue(p) {
  if (
    p.renal_mass_biopsy !== null &&
    p.renal_mass_biopsy !== "malignant" &&
    p.liver_biopsy !== null &&
    p.liver_biopsy !== "malignant" &&
    p.nephrectomy_pathology !== null &&
    p.nephrectomy_pathology !== "malignant" &&
    p.histology !== null &&
    p.histology !== "undetermined"
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: metastatic_sites = none or metastasis_count >= 1 */
function breaks_a_site_has_a_metastasis(p) {
  if (
    (
      p.metastatic_sites_liver === true ||
      p.metastatic_sites_lung === true ||
      p.metastatic_sites_bone === true ||
      p.metastatic_sites_brain === true ||
      p.metastatic_sites_lymph_node === true ||
      p.metastatic_sites_other === true
    ) &&
    p.metastasis_count !== null &&
    p.metastasis_count < 1
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: metastasis_count = 0 or how many metastatic_sites >= 1 */
function breaks_a_metastasis_has_a_site(p) {
  if (p.metastasis_count !== null && p.metastasis_count !== 0 && p.metastatic_sites_at_most < 1) {
    return true;
  }
  return false;
}

/**
 * Certainly not so: not metastatic_sites includes liver or (liver_metastasis_count >= 1 and
 * largest_liver_metastasis > 0 mm)
 */
function breaks_liver_site_has_a_metastasis(p) {
  if (
    p.metastatic_sites_liver === true &&
    (
      (p.liver_metastasis_count !== null && p.liver_metastasis_count < 1) ||
      (p.largest_liver_metastasis !== null && p.largest_liver_metastasis <= 0)
    )
  ) {
    return true;
  }
  return false;
}

/** The elements by which `liver-site-has-a-metastasis` is broken. */
function* reasons_liver_site_has_a_metastasis(p) {
  yield "metastatic_sites";
  if (p.liver_metastasis_count !== null && p.liver_metastasis_count < 1) {
    yield "liver_metastasis_count";
  }
  if (p.largest_liver_metastasis !== null && p.largest_liver_metastasis <= 0) {
    yield "largest_liver_metastasis";
  }
}

/**
 * Certainly not so: metastatic_sites includes liver or (liver_metastasis_count = 0 and largest_liver_metastasis <=
 * 0 mm)
 */
function breaks_liver_metastasis_makes_a_site(p) {
  if (
    p.metastatic_sites_liver === false &&
    (
      (p.liver_metastasis_count !== null && p.liver_metastasis_count !== 0) ||
      (p.largest_liver_metastasis !== null && p.largest_liver_metastasis > 0)
    )
  ) {
    return true;
  }
  return false;
}

/** The elements by which `liver-metastasis-makes-a-site` is broken. */
function* reasons_liver_metastasis_makes_a_site(p) {
  yield "metastatic_sites";
  if (p.liver_metastasis_count !== null && p.liver_metastasis_count !== 0) {
    yield "liver_metastasis_count";
  }
  if (p.largest_liver_metastasis !== null && p.largest_liver_metastasis > 0) {
    yield "largest_liver_metastasis";
  }
}

/** Certainly not so: not metastatic_sites includes lung or lung_metastasis_count >= 1 */
function breaks_lung_site_has_a_metastasis(p) {
  if (p.metastatic_sites_lung === true && p.lung_metastasis_count !== null && p.lung_metastasis_count < 1) {
    return true;
  }
  return false;
}

/**
 * Certainly not so: metastatic_sites includes lung or (lung_metastasis_count = 0 and lung_metastasis_volume <= 0
 * cm3)
 */
function breaks_lung_metastasis_makes_a_site(p) {
  if (
    p.metastatic_sites_lung === false &&
    (
      (p.lung_metastasis_count !== null && p.lung_metastasis_count !== 0) ||
      (p.lung_metastasis_volume !== null && p.lung_metastasis_volume > 0)
    )
  ) {
    return true;
  }
  return false;
}

/** The elements by which `lung-metastasis-makes-a-site` is broken. */
function* reasons_lung_metastasis_makes_a_site(p) {
  yield "metastatic_sites";
  if (p.lung_metastasis_count !== null && p.lung_metastasis_count !== 0) {
    yield "lung_metastasis_count";
  }
  if (p.lung_metastasis_volume !== null && p.lung_metastasis_volume > 0) {
    yield "lung_metastasis_volume";
  }
}

/** Certainly not so: not metastatic_sites includes bone or bone_metastasis_count >= 1 */
function breaks_bone_site_has_a_metastasis(p) {
  if (p.metastatic_sites_bone === true && p.bone_metastasis_count !== null && p.bone_metastasis_count < 1) {
    return true;
  }
  return false;
}

/** Certainly not so: metastatic_sites includes bone or (bone_metastasis_count = 0 and bone_sites = none) */
function breaks_bone_metastasis_makes_a_site(p) {
  if (
    p.metastatic_sites_bone === false &&
    (
      (p.bone_metastasis_count !== null && p.bone_metastasis_count !== 0) ||
      p.bone_sites_vertebral === true ||
      p.bone_sites_pelvic === true ||
      p.bone_sites_appendicular === true ||
      p.bone_sites_thoracic === true
    )
  ) {
    return true;
  }
  return false;
}

/** The elements by which `bone-metastasis-makes-a-site` is broken. */
function* reasons_bone_metastasis_makes_a_site(p) {
  yield "metastatic_sites";
  if (p.bone_metastasis_count !== null && p.bone_metastasis_count !== 0) {
    yield "bone_metastasis_count";
  }
  if (
    p.bone_sites_vertebral === true ||
    p.bone_sites_pelvic === true ||
    p.bone_sites_appendicular === true ||
    p.bone_sites_thoracic === true
  ) {
    yield "bone_sites";
  }
}

/** Certainly not so: liver_metastasis_count <= metastasis_count */
function breaks_liver_count_within_all(p) {
  if (
    p.metastasis_count !== null &&
    p.liver_metastasis_count !== null &&
    p.liver_metastasis_count > p.metastasis_count
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: lung_metastasis_count <= metastasis_count */
function breaks_lung_count_within_all(p) {
  if (p.metastasis_count !== null && p.lung_metastasis_count !== null && p.lung_metastasis_count > p.metastasis_count) {
    return true;
  }
  return false;
}

/** Certainly not so: bone_metastasis_count <= metastasis_count */
function breaks_bone_count_within_all(p) {
  if (p.metastasis_count !== null && p.bone_metastasis_count !== null && p.bone_metastasis_count > p.metastasis_count) {
    return true;
  }
  return false;
}

/** Certainly not so: largest_liver_metastasis <= total_tumor_burden */
function breaks_liver_size_within_burden(p) {
  if (
    p.total_tumor_burden !== null &&
    p.largest_liver_metastasis !== null &&
    p.largest_liver_metastasis > p.total_tumor_burden
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: not ecog = 0 or karnofsky >= 80 */
function breaks_ecog_0_means_karnofsky_80(p) {
  if (p.ecog === 0 && p.karnofsky !== null && p.karnofsky < 8) {
    return true;
  }
  return false;
}

/** Certainly not so: prior_nephrectomy = false or primary_resectable = false */
function breaks_no_primary_left_to_resect(p) {
  if (p.prior_nephrectomy === true && p.primary_resectable === true) {
    return true;
  }
  return false;
}

/** Certainly not so: how many prior_systemic_therapy >= 1 or time_to_systemic_therapy >= disease_free_interval */
function breaks_drugs_start_after_metastasis(p) {
  if (
    p.prior_systemic_therapy_at_most < 1 &&
    p.disease_free_interval !== null &&
    p.time_to_systemic_therapy !== null &&
    p.time_to_systemic_therapy < p.disease_free_interval
  ) {
    return true;
  }
  return false;
}

/** Certainly not so: not current_systemic_therapy includes cytokine or prior_systemic_therapy includes cytokine */
function breaks_current_cytokine_counts_as_given(p) {
  if (p.current_systemic_therapy_cytokine === true && p.prior_systemic_therapy_cytokine === false) {
    return true;
  }
  return false;
}

/** Certainly not so: not current_systemic_therapy includes tki or prior_systemic_therapy includes tki */
function breaks_current_tki_counts_as_given(p) {
  if (p.current_systemic_therapy_tki === true && p.prior_systemic_therapy_tki === false) {
    return true;
  }
  return false;
}

/**
 * Certainly not so: not current_systemic_therapy includes checkpoint_inhibitor or prior_systemic_therapy includes
 * checkpoint_inhibitor
 */
function breaks_current_checkpoint_inhibitor_counts_as_given(p) {
  if (
    p.current_systemic_therapy_checkpoint_inhibitor === true &&
    p.prior_systemic_therapy_checkpoint_inhibitor === false
  ) {
    return true;
  }
  return false;
}

/**
 * Certainly not so: not current_systemic_therapy includes mtor_inhibitor or prior_systemic_therapy includes
 * mtor_inhibitor
 */
function breaks_current_mtor_inhibitor_counts_as_given(p) {
  if (p.current_systemic_therapy_mtor_inhibitor === true && p.prior_systemic_therapy_mtor_inhibitor === false) {
    return true;
  }
  return false;
}

/** Certainly not so: m_stage = m0 or residual_or_recurrent = true */
function breaks_metastases_are_disease(p) {
  if (p.m_stage !== null && p.m_stage !== "m0" && p.residual_or_recurrent === false) {
    return true;
  }
  return false;
}

/** Certainly not so: not metastasectomy_result = residual or residual_or_recurrent = true */
function breaks_residual_is_disease(p) {
  if (p.metastasectomy_result === "residual" && p.residual_or_recurrent === false) {
    return true;
  }
  return false;
}

/** Certainly not so: liver_metastases_remaining = false or metastatic_sites includes liver */
function breaks_remaining_liver_metastases_have_a_site(p) {
  if (p.liver_metastases_remaining === true && p.metastatic_sites_liver === false) {
    return true;
  }
  return false;
}

/** Certainly not so: primary_symptoms_need_intervention = false or prior_nephrectomy = false */
function breaks_primary_symptoms_need_a_primary(p) {
  if (p.primary_symptoms_need_intervention === true && p.prior_nephrectomy === true) {
    return true;
  }
  return false;
}

const CONSTRAINTS = [
  {
    name: "sites-need-m1",
    because: "A metastasis at any site makes the stage M1.",
    breaks: breaks_sites_need_m1,
    reasons: ["metastatic_sites", "m_stage"],
  },
  {
    name: "m1-needs-a-site",
    because: "M1 means that at least one site has a metastasis.",
    breaks: breaks_m1_needs_a_site,
    reasons: ["m_stage", "metastatic_sites"],
  },
  {
    name: "metastases-add-to-burden",
    because: "A metastasis adds to the total tumour burden.",
    breaks: breaks_metastases_add_to_burden,
    reasons: ["metastatic_sites", "total_tumor_burden"],
  },
  {
    name: "oligometastatic-needs-metastases",
    because: "Oligometastatic disease has at least one metastasis.",
    breaks: breaks_oligometastatic_needs_metastases,
    reasons: ["oligometastatic", "m_stage"],
  },
  {
    name: "synchronous-without-nephrectomy",
    because: "The interval starts with the nephrectomy, so it is 0 for someone who has had none.",
    breaks: breaks_synchronous_without_nephrectomy,
    reasons: ["prior_nephrectomy", "disease_free_interval"],
  },
  {
    name: "specimen-needs-nephrectomy",
    because: "Without a nephrectomy there is no specimen.",
    breaks: breaks_specimen_needs_nephrectomy,
    reasons: ["prior_nephrectomy", "nephrectomy_pathology"],
  },
  {
    name: "subtype-needs-malignant-tissue",
    because: "A subtype can only be told from malignant tissue.",
    breaks: breaks_subtype_needs_malignant_tissue,
    reasons: ["renal_mass_biopsy", "liver_biopsy", "nephrectomy_pathology", "histology"],
  },
  {
    name: "a-site-has-a-metastasis",
    because: "Where a site is recorded there is at least one metastasis.",
    breaks: breaks_a_site_has_a_metastasis,
    reasons: ["metastatic_sites", "metastasis_count"],
  },
  {
    name: "a-metastasis-has-a-site",
    because: "Every metastasis lies at some site.",
    breaks: breaks_a_metastasis_has_a_site,
    reasons: ["metastasis_count", "metastatic_sites"],
  },
  {
    name: "liver-site-has-a-metastasis",
    because: "Where the liver is a site it holds at least one metastasis, which has a size.",
    breaks: breaks_liver_site_has_a_metastasis,
    reasons: reasons_liver_site_has_a_metastasis,
  },
  {
    name: "liver-metastasis-makes-a-site",
    because: "A metastasis in the liver makes it a site.",
    breaks: breaks_liver_metastasis_makes_a_site,
    reasons: reasons_liver_metastasis_makes_a_site,
  },
  {
    name: "lung-site-has-a-metastasis",
    because: "Where the lung is a site it holds at least one metastasis.",
    breaks: breaks_lung_site_has_a_metastasis,
    reasons: ["metastatic_sites", "lung_metastasis_count"],
  },
  {
    name: "lung-metastasis-makes-a-site",
    because: "A metastasis in the lung makes it a site.",
    breaks: breaks_lung_metastasis_makes_a_site,
    reasons: reasons_lung_metastasis_makes_a_site,
  },
  {
    name: "bone-site-has-a-metastasis",
    because: "Where bone is a site it holds at least one metastasis.",
    breaks: breaks_bone_site_has_a_metastasis,
    reasons: ["metastatic_sites", "bone_metastasis_count"],
  },
  {
    name: "bone-metastasis-makes-a-site",
    because: "A metastasis in a bone makes bone a site.",
    breaks: breaks_bone_metastasis_makes_a_site,
    reasons: reasons_bone_metastasis_makes_a_site,
  },
  {
    name: "liver-count-within-all",
    because: "The metastases of the liver are among all metastases.",
    breaks: breaks_liver_count_within_all,
    reasons: ["liver_metastasis_count", "metastasis_count"],
  },
  {
    name: "lung-count-within-all",
    because: "The metastases of the lungs are among all metastases.",
    breaks: breaks_lung_count_within_all,
    reasons: ["lung_metastasis_count", "metastasis_count"],
  },
  {
    name: "bone-count-within-all",
    because: "The metastases of the bones are among all metastases.",
    breaks: breaks_bone_count_within_all,
    reasons: ["bone_metastasis_count", "metastasis_count"],
  },
  {
    name: "liver-size-within-burden",
    because: "The largest liver metastasis is part of the total tumour burden.",
    breaks: breaks_liver_size_within_burden,
    reasons: ["largest_liver_metastasis", "total_tumor_burden"],
  },
  {
    name: "ecog-0-means-karnofsky-80",
    because: "A fully active patient has a Karnofsky status of 80 or more.",
    breaks: breaks_ecog_0_means_karnofsky_80,
    reasons: ["ecog", "karnofsky"],
  },
  {
    name: "no-primary-left-to-resect",
    because: "A kidney that has been removed cannot be removed again.",
    breaks: breaks_no_primary_left_to_resect,
    reasons: ["prior_nephrectomy", "primary_resectable"],
  },
  {
    name: "drugs-start-after-metastasis",
    because: "In a patient who has had no drugs, systemic therapy starts after the metastases appear, and these after the nephrectomy, which follows the diagnosis.",
    breaks: breaks_drugs_start_after_metastasis,
    reasons: ["prior_systemic_therapy", "time_to_systemic_therapy", "disease_free_interval"],
  },
  {
    name: "current-cytokine-counts-as-given",
    because: "A class that is being given now is recorded among those given so far.",
    breaks: breaks_current_cytokine_counts_as_given,
    reasons: ["current_systemic_therapy", "prior_systemic_therapy"],
  },
  {
    name: "current-tki-counts-as-given",
    because: "A class that is being given now is recorded among those given so far.",
    breaks: breaks_current_tki_counts_as_given,
    reasons: ["current_systemic_therapy", "prior_systemic_therapy"],
  },
  {
    name: "current-checkpoint-inhibitor-counts-as-given",
    because: "A class that is being given now is recorded among those given so far.",
    breaks: breaks_current_checkpoint_inhibitor_counts_as_given,
    reasons: ["current_systemic_therapy", "prior_systemic_therapy"],
  },
  {
    name: "current-mtor-inhibitor-counts-as-given",
    because: "A class that is being given now is recorded among those given so far.",
    breaks: breaks_current_mtor_inhibitor_counts_as_given,
    reasons: ["current_systemic_therapy", "prior_systemic_therapy"],
  },
  {
    name: "metastases-are-disease",
    because: "Metastases that are recorded as present are disease that is left or has come back.",
    breaks: breaks_metastases_are_disease,
    reasons: ["m_stage", "residual_or_recurrent"],
  },
  {
    name: "residual-is-disease",
    because: "Disease that an operation left behind is residual disease.",
    breaks: breaks_residual_is_disease,
    reasons: ["metastasectomy_result", "residual_or_recurrent"],
  },
  {
    name: "remaining-liver-metastases-have-a-site",
    because: "Liver metastases that are left make the liver a site.",
    breaks: breaks_remaining_liver_metastases_have_a_site,
    reasons: ["liver_metastases_remaining", "metastatic_sites"],
  },
  {
    name: "primary-symptoms-need-a-primary",
    because: "A kidney that has been removed causes no symptoms.",
    breaks: breaks_primary_symptoms_need_a_primary,
    reasons: ["primary_symptoms_need_intervention", "prior_nephrectomy"],
  },
];

/** What is recommended is shared by all evaluations, so nobody may change it. */
function frozen(items) {
  for (const item of items) {
    item.evidence.forEach(Object.freeze);
    Object.freeze(item.evidence);
    Object.freeze(item);
  }
  return Object.freeze(items);
}

// image-after-metastasectomy 0.1.0: Follow-up imaging after metastasectomy
const RECOMMEND_IMAGE_AFTER_METASTASECTOMY = frozen([
  {
    intervention: "follow-up-imaging",
    title: "Follow-up imaging",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "image-after-metastasectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "The sources give no schedule after resection; the team sets the interval.",
    regimen: null,
    evidence: [
      { finding: "alves-2003#recurrence", role: "supports" },
      { finding: "karam-consolidation#time-to-recurrence", role: "supports" },
    ],
  },
]);

// monitor-treatment 0.1.0: Monitor adverse events
const RECOMMEND_MONITOR_TREATMENT = frozen([
  {
    intervention: "adverse-event-monitoring",
    title: "Monitoring of adverse events, with blood tests",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "monitor-treatment",
    node_version: "0.1.0",
    selection: "all",
    detail: "At every visit, with blood tests. With sunitinib look for fatigue, diarrhoea, neutropenia, a raised lipase and anaemia.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#sunitinib-adverse-events", role: "supports" },
      { finding: "resort-2019#adverse-events", role: "supports" },
    ],
  },
]);

// no-adjuvant-drugs 0.1.0: No drugs after complete metastasectomy
const RECOMMEND_NO_ADJUVANT_DRUGS = frozen([
  {
    intervention: "adjuvant-sorafenib",
    title: "Adjuvant sorafenib",
    direction: "against",
    strength: "strong",
    certainty: "moderate",
    tier: null,
    node: "no-adjuvant-drugs",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "resort-2019#recurrence-free-survival", role: "supports" },
      { finding: "resort-2019#recurrence-free-survival-longer-follow-up", role: "supports" },
      { finding: "resort-2019#adverse-events", role: "supports" },
    ],
  },
  {
    intervention: "adjuvant-pazopanib",
    title: "Adjuvant pazopanib",
    direction: "against",
    strength: "strong",
    certainty: "moderate",
    tier: null,
    node: "no-adjuvant-drugs",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "ecog-2810#disease-free-survival", role: "supports" },
      { finding: "ecog-2810#overall-survival", role: "supports" },
    ],
  },
  {
    intervention: "systemic-therapy",
    title: "Systemic therapy, started now",
    direction: "against",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "no-adjuvant-drugs",
    node_version: "0.1.0",
    selection: "all",
    detail: "While no disease is left. Adjuvant checkpoint inhibitors are an open question, for a trial where there is one.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#no-systemic-after-complete-metastasectomy", role: "supports" },
      { finding: "lyon-metastasectomy#without-systemic-therapy", role: "context" },
      { finding: "feuer-2021#immunotherapy-with-metastasectomy-unknown", role: "context" },
      { finding: "vaccine-after-metastasectomy#overall-survival", role: "context" },
      { finding: "ptashnikov-spine#targeted-drugs", role: "context" },
      { finding: "merck-manual-2025#experimental-treatments", role: "context" },
    ],
  },
]);

// order-abdominal-ct 0.1.0: Multiphase CT of the abdomen
const RECOMMEND_ORDER_ABDOMINAL_CT = frozen([
  {
    intervention: "multiphase-abdominal-imaging",
    title: "Multiphase CT or MRI of the abdomen",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "order-abdominal-ct",
    node_version: "0.1.0",
    selection: "all",
    detail: "Multiphase CT. Add MRI where soft tissue or a vein stays unclear.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#abdominal-imaging", role: "supports" },
      { finding: "feuer-2021#imaging-ct-first", role: "supports" },
    ],
  },
]);

// order-abdominal-mri 0.1.0: Multiphase MRI of the abdomen
const RECOMMEND_ORDER_ABDOMINAL_MRI = frozen([
  {
    intervention: "multiphase-abdominal-imaging",
    title: "Multiphase CT or MRI of the abdomen",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "order-abdominal-mri",
    node_version: "0.1.0",
    selection: "all",
    detail: "Multiphase MRI, since iodinated contrast is contraindicated.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#abdominal-imaging", role: "supports" },
      { finding: "feuer-2021#imaging-ct-first", role: "supports" },
    ],
  },
]);

// order-chest-ct 0.1.0: CT of the chest
const RECOMMEND_ORDER_CHEST_CT = frozen([
  {
    intervention: "chest-ct",
    title: "CT of the chest",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "order-chest-ct",
    node_version: "0.1.0",
    selection: "all",
    detail: "CT also where a chest radiograph is at hand. Without contrast if that is contraindicated.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#chest-ct", role: "supports" },
      { finding: "acr-appropriateness-chest-ct#chest-ct-from-t2", role: "supports" },
      { finding: "nccn-chest-imaging#chest-radiograph", role: "opposes" },
      { finding: "feuer-2021#site-frequencies", role: "context" },
    ],
  },
]);

// order-laboratory-panel 0.1.0: Baseline laboratory panel
const RECOMMEND_ORDER_LABORATORY_PANEL = frozen([
  {
    intervention: "baseline-laboratory-panel",
    title: "Baseline laboratory panel",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "order-laboratory-panel",
    node_version: "0.1.0",
    selection: "all",
    detail: "Metabolic panel with creatinine and estimated filtration rate, blood count with neutrophils and platelets, urinalysis, LDH, and calcium with albumin; CRP as well where bone metastases are known. Note the limits of normal of your laboratory.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#laboratory-panel", role: "supports" },
      { finding: "dr-oracle-2025#imdc-criteria", role: "supports" },
      { finding: "merck-manual-2025#imdc-guides-choice", role: "supports" },
    ],
  },
]);

// order-laboratory-panel-after-metastasectomy 0.1.0: Laboratory panel before drugs
const RECOMMEND_ORDER_LABORATORY_PANEL_AFTER_METASTASECTOMY = frozen([
  {
    intervention: "baseline-laboratory-panel",
    title: "Baseline laboratory panel",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "order-laboratory-panel-after-metastasectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "The same panel as at the first visit. LDH is not counted. The recommendation is strong although certainty is low, because the panel does hardly any harm and the risk group cannot be told without it.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#laboratory-panel", role: "supports" },
      { finding: "merck-manual-2025#imdc-guides-choice", role: "supports" },
    ],
  },
]);

// order-laboratory-panel-after-nephrectomy 0.1.0: Laboratory panel after nephrectomy
const RECOMMEND_ORDER_LABORATORY_PANEL_AFTER_NEPHRECTOMY = frozen([
  {
    intervention: "baseline-laboratory-panel",
    title: "Baseline laboratory panel",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    node: "order-laboratory-panel-after-nephrectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "The same panel as at the first visit. LDH is not counted. The recommendation is strong although certainty is low, because the panel does hardly any harm and the risk group cannot be told without it.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#laboratory-panel", role: "supports" },
      { finding: "merck-manual-2025#imdc-guides-choice", role: "supports" },
    ],
  },
]);

// refer-direct-invasion 0.1.0: Direct growth into the liver, no metastases
const RECOMMEND_REFER_DIRECT_INVASION = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "refer-direct-invasion",
    node_version: "0.1.0",
    selection: "all",
    detail: "Outside this guideline. Ask whether the kidney and the part of the liver can be removed in one piece.",
    regimen: null,
    evidence: [{ finding: "feuer-2021#multidisciplinary-review", role: "context" }],
  },
]);

// refer-localized 0.1.0: No metastases found
const RECOMMEND_REFER_LOCALIZED = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "refer-localized",
    node_version: "0.1.0",
    selection: "all",
    detail: "Outside this guideline. Refer to the care of a renal mass without metastases.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#liver-lesions-need-tissue", role: "context" }],
  },
]);

// refer-locally-advanced 0.1.0: Stage IV without distant metastases
const RECOMMEND_REFER_LOCALLY_ADVANCED = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "refer-locally-advanced",
    node_version: "0.1.0",
    selection: "all",
    detail: "Outside this guideline. Refer for a decision on local treatment.",
    regimen: null,
    evidence: [{ finding: "pdq-2014#stage-iv-definition", role: "context" }],
  },
]);

// image-response 0.1.0: Image the response
const RECOMMEND_IMAGE_RESPONSE = frozen([
  {
    intervention: "follow-up-imaging",
    title: "Follow-up imaging",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "image-response",
    node_version: "0.1.0",
    selection: "all",
    detail: "CT, or MRI of the liver with gadoxetic acid. Begin with 6 to 8 weeks, go on with 3 months.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#imaging-interval", role: "supports" }],
  },
]);

// consolidate-liver-locally 0.1.0: Local treatment of liver metastases that are left
const RECOMMEND_CONSOLIDATE_LIVER_LOCALLY = frozen([
  {
    intervention: "sbrt",
    title: "Stereotactic body radiotherapy of metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "consolidate-liver-locally",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "The sources give no dose for the liver.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#local-consolidation", role: "supports" }],
  },
  {
    intervention: "ablation",
    title: "Ablation of liver metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "consolidate-liver-locally",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#local-consolidation", role: "supports" }],
  },
  {
    intervention: "hdr-brachytherapy",
    title: "High-dose-rate brachytherapy of liver metastases, guided by CT",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "consolidate-liver-locally",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "For selected lesions; the sources do not say which.",
    regimen: null,
    evidence: [
      { finding: "hdr-brachytherapy-liver#local-control", role: "supports" },
      { finding: "hdr-brachytherapy-liver#follow-up", role: "context" },
      { finding: "dr-oracle-2025#local-consolidation", role: "supports" },
    ],
  },
]);

// resect-liver-on-treatment 0.1.0: Resect the liver metastases that are left
const RECOMMEND_RESECT_LIVER_ON_TREATMENT = frozen([
  {
    intervention: "hepatic-metastasectomy",
    title: "Resection of liver metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "resect-liver-on-treatment",
    node_version: "0.1.0",
    selection: "all",
    detail: "With complete removal of all remaining disease as the aim.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#local-consolidation", role: "supports" },
      { finding: "karam-consolidation#alive", role: "supports" },
      { finding: "consolidation-124#complete-resection-survival", role: "supports" },
      { finding: "consolidation-124#poor-risk-share", role: "context" },
      { finding: "complications-1102#hepatic-resection", role: "opposes" },
      { finding: "metastasectomy-beyond-progression#treatment-beyond-progression", role: "context" },
      { finding: "karam-consolidation#recurrence", role: "context" },
    ],
  },
]);

// order-bone-scan 0.1.0: Bone scan
const RECOMMEND_ORDER_BONE_SCAN = frozen([
  {
    intervention: "bone-scan",
    title: "Bone scan",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "order-bone-scan",
    node_version: "0.1.0",
    selection: "all",
    detail: "Skip it if this episode of symptoms has already been imaged. Image a painful long bone at once for a fracture.",
    regimen: null,
    evidence: [{ finding: "feuer-2021#brain-and-bone-imaging-if-indicated", role: "supports" }],
  },
]);

// order-brain-imaging 0.1.0: Imaging of the brain
const RECOMMEND_ORDER_BRAIN_IMAGING = frozen([
  {
    intervention: "brain-imaging",
    title: "CT or MRI of the brain",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "order-brain-imaging",
    node_version: "0.1.0",
    selection: "all",
    detail: "Skip it if this episode of symptoms has already been imaged.",
    regimen: null,
    evidence: [{ finding: "feuer-2021#brain-and-bone-imaging-if-indicated", role: "supports" }],
  },
]);

// consider-deferred-nephrectomy 0.1.0: Consider deferred nephrectomy
const RECOMMEND_CONSIDER_DEFERRED_NEPHRECTOMY = frozen([
  {
    intervention: "deferred-cytoreductive-nephrectomy",
    title: "Deferred cytoreductive nephrectomy",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "consider-deferred-nephrectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Agree with the team when to pause the drugs.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#deferred-nephrectomy", role: "supports" },
      { finding: "surtime-2019#overall-survival", role: "supports" },
      { finding: "surtime-2019#progression-free-rate-28-weeks", role: "context" },
      { finding: "checkpoint-before-nephrectomy-104#safety", role: "context" },
      { finding: "nephrectomy-with-immunotherapy#overall-survival", role: "context" },
      { finding: "surtime-2019#enrolment", role: "context" },
      { finding: "nephrectomy-with-immunotherapy#timing", role: "context" },
      { finding: "surtime-2019#median-overall-survival", role: "context" },
    ],
  },
]);

// benign-renal-tumor 0.1.0: The renal tumour is benign
const RECOMMEND_BENIGN_RENAL_TUMOR = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "benign-renal-tumor",
    node_version: "0.1.0",
    selection: "all",
    detail: "Leaves this guideline. Ask what the other lesions are, since they may be benign or come from another tumour, and whether the sample stands for the whole mass.",
    regimen: null,
    evidence: [
      { finding: "oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", role: "supports" },
      { finding: "dr-oracle-2025#liver-lesions-need-tissue", role: "supports" },
    ],
  },
]);

// clarify-subtype 0.1.0: Clarify the subtype
const RECOMMEND_CLARIFY_SUBTYPE = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "clarify-subtype",
    node_version: "0.1.0",
    selection: "all",
    detail: "Ask for a second pathology opinion, and sample again if that does not settle it.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#tissue-before-treatment", role: "supports" }],
  },
]);

// not-renal-cell 0.1.0: Another cancer
const RECOMMEND_NOT_RENAL_CELL = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "not-renal-cell",
    node_version: "0.1.0",
    selection: "all",
    detail: "Leaves this guideline. Refer to the care of the cancer that was found.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#tissue-before-treatment", role: "context" }],
  },
]);

// order-liver-biopsy 0.1.0: Biopsy of a liver lesion
const RECOMMEND_ORDER_LIVER_BIOPSY = frozen([
  {
    intervention: "liver-biopsy",
    title: "Biopsy of a liver lesion",
    direction: "for",
    strength: "strong",
    certainty: "very_low",
    tier: null,
    node: "order-liver-biopsy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Ask the pathologist for the subtype, the grade and sarcomatoid features.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#liver-biopsy-if-nondiagnostic", role: "supports" },
      { finding: "dr-oracle-2025#tissue-before-treatment", role: "supports" },
      { finding: "oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", role: "supports" },
    ],
  },
]);

// order-renal-mass-biopsy 0.1.0: Biopsy of the renal mass
const RECOMMEND_ORDER_RENAL_MASS_BIOPSY = frozen([
  {
    intervention: "renal-mass-biopsy",
    title: "Biopsy of the renal mass",
    direction: "for",
    strength: "strong",
    certainty: "very_low",
    tier: null,
    node: "order-renal-mass-biopsy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Ask the pathologist for the subtype, the grade and sarcomatoid features. Bleeding that cannot wait for the result is managed by the team at once.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#renal-mass-biopsy", role: "supports" },
      { finding: "dr-oracle-2025#tissue-before-treatment", role: "supports" },
      { finding: "oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", role: "supports" },
    ],
  },
]);

// repeat-biopsy 0.1.0: Repeat the biopsy
const RECOMMEND_REPEAT_BIOPSY = frozen([
  {
    intervention: "renal-mass-biopsy",
    title: "Biopsy of the renal mass",
    direction: "for",
    strength: "strong",
    certainty: "very_low",
    tier: null,
    node: "repeat-biopsy",
    node_version: "0.1.0",
    selection: "one_or_more",
    detail: "Repeat, at a part of the mass that looks alive on imaging.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#tissue-before-treatment", role: "supports" },
      { finding: "oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", role: "supports" },
    ],
  },
  {
    intervention: "liver-biopsy",
    title: "Biopsy of a liver lesion",
    direction: "for",
    strength: "strong",
    certainty: "very_low",
    tier: null,
    node: "repeat-biopsy",
    node_version: "0.1.0",
    selection: "one_or_more",
    detail: "Repeat, at the lesion that is safest to reach.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#tissue-before-treatment", role: "supports" },
      { finding: "oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", role: "supports" },
    ],
  },
]);

// restage 0.1.0: Stage again
const RECOMMEND_RESTAGE = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "restage",
    node_version: "0.1.0",
    selection: "all",
    detail: "Record the sites anew. If other liver lesions are still held to be metastases, sample one of them and record that result.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#liver-lesions-need-tissue", role: "supports" }],
  },
]);

// embolization-before-tissue 0.1.0: Embolization before the diagnosis is proven
const RECOMMEND_EMBOLIZATION_BEFORE_TISSUE = frozen([
  {
    intervention: "tumor-embolization",
    title: "Embolization of the primary tumour",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "embolization-before-tissue",
    node_version: "0.1.0",
    selection: "all",
    detail: "If the symptoms cannot wait for the biopsy.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#palliation-of-primary", role: "supports" },
      { finding: "pdq-2014#palliation-of-primary", role: "supports" },
    ],
  },
]);

// embolization-or-radiotherapy 0.1.0: Embolization or radiotherapy of the primary
const RECOMMEND_EMBOLIZATION_OR_RADIOTHERAPY = frozen([
  {
    intervention: "tumor-embolization",
    title: "Embolization of the primary tumour",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "embolization-or-radiotherapy",
    node_version: "0.1.0",
    selection: "one_or_more",
    detail: "Mainly for bleeding.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#palliation-of-primary", role: "supports" },
      { finding: "pdq-2014#palliation-of-primary", role: "supports" },
    ],
  },
  {
    intervention: "palliative-radiotherapy",
    title: "Palliative radiotherapy",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "embolization-or-radiotherapy",
    node_version: "0.1.0",
    selection: "one_or_more",
    detail: "Mainly for pain. The sources give no dose.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#palliation-of-primary", role: "supports" },
      { finding: "pdq-2014#palliation-of-primary", role: "supports" },
    ],
  },
]);

// palliate-by-nephrectomy 0.1.0: Palliative nephrectomy
const RECOMMEND_PALLIATE_BY_NEPHRECTOMY = frozen([
  {
    intervention: "palliative-nephrectomy",
    title: "Palliative nephrectomy",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "palliate-by-nephrectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Where all disease could be removed, the team may do so in the same operation; the kidney is removed once.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#palliative-nephrectomy", role: "supports" },
      { finding: "merck-manual-2025#palliation-of-primary", role: "supports" },
      { finding: "pdq-2014#palliation-of-primary", role: "supports" },
      { finding: "merck-manual-2025#symptomatic-primary", role: "supports" },
    ],
  },
]);

// team-chooses-biopsy 0.1.0: The team chooses what to sample
const RECOMMEND_TEAM_CHOOSES_BIOPSY = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "team-chooses-biopsy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Choose with radiologist and pathologist what to sample, and look for an earlier specimen.",
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#tissue-before-treatment", role: "context" }],
  },
]);

// no-upfront-nephrectomy-poor-risk 0.1.0: No upfront nephrectomy in poor risk
const RECOMMEND_NO_UPFRONT_NEPHRECTOMY_POOR_RISK = frozen([
  {
    intervention: "upfront-cytoreductive-nephrectomy",
    title: "Upfront cytoreductive nephrectomy",
    direction: "against",
    strength: "strong",
    certainty: "moderate",
    tier: null,
    node: "no-upfront-nephrectomy-poor-risk",
    node_version: "0.1.0",
    selection: "all",
    detail: "Start drugs first.",
    regimen: null,
    evidence: [
      { finding: "carmena-2018#overall-survival", role: "supports" },
      { finding: "carmena-2018#poor-risk-share", role: "context" },
      { finding: "carmena-2021#two-or-more-factors-survival", role: "supports" },
      { finding: "nephrectomy-review-after-carmena#intermediate-and-poor-risk", role: "supports" },
      { finding: "dr-oracle-2025#poor-risk-systemic", role: "supports" },
      { finding: "carmena-2018#patient-selection-criticism", role: "context" },
      { finding: "pdq-2014#nephrectomy-before-interferon", role: "context" },
      { finding: "carmena-2018#median-overall-survival", role: "context" },
      { finding: "carmena-meta-analysis#poor-status-and-risk", role: "context" },
      { finding: "dr-oracle-2025#carmena-called-definitive", role: "context" },
      { finding: "interferon-nephrectomy-246#median-overall-survival", role: "context" },
      { finding: "interferon-nephrectomy-85#overall-survival", role: "context" },
      { finding: "interferon-nephrectomy-85#median-overall-survival", role: "context" },
    ],
  },
]);

// oligometastatic-review 0.1.0: Team review of oligometastatic disease
const RECOMMEND_OLIGOMETASTATIC_REVIEW = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "oligometastatic-review",
    node_version: "0.1.0",
    selection: "all",
    detail: "Judge the resectability of the primary and of every metastasis, and the fitness for surgery.",
    regimen: null,
    evidence: [
      { finding: "feuer-2021#multidisciplinary-review", role: "supports" },
      { finding: "dr-oracle-2025#oligometastatic-combined-surgery", role: "supports" },
    ],
  },
  {
    intervention: "neoadjuvant-downsizing",
    title: "Drugs given only to shrink tumours before surgery",
    direction: "against",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "oligometastatic-review",
    node_version: "0.1.0",
    selection: "all",
    detail: "Outside a clinical trial.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#no-neoadjuvant-downsizing", role: "supports" },
      { finding: "feuer-2021#neoadjuvant-promise", role: "opposes" },
      { finding: "feuer-2021#neoadjuvant-timing-animal-study", role: "context" },
      { finding: "prosper-rcc#under-way", role: "context" },
    ],
  },
]);

// consider-combined-resection 0.1.0: Consider nephrectomy with resection of the liver metastases
const RECOMMEND_CONSIDER_COMBINED_RESECTION = frozen([
  {
    intervention: "nephrectomy-with-hepatic-metastasectomy",
    title: "Nephrectomy with resection of the liver metastases, together or staged",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "consider-combined-resection",
    node_version: "0.1.0",
    selection: "all",
    detail: "In one operation or in stages. Every other site must be treated with curative aim too.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#oligometastatic-combined-surgery", role: "supports" },
      { finding: "pdq-2014#nephrectomy-with-resection", role: "supports" },
      { finding: "merck-manual-2025#surgery-in-place-of-drugs", role: "supports" },
      { finding: "dr-oracle-2025#metastasectomy-selection-bias", role: "context" },
      { finding: "staehler-liver#no-benefit-subgroups", role: "opposes" },
      { finding: "ruys-liver#synchronous-metastases", role: "opposes" },
    ],
  },
]);

// resect-bone-metastasis 0.1.0: Resection of a bone metastasis, favourable features
const RECOMMEND_RESECT_BONE_METASTASIS = frozen([
  {
    intervention: "bone-metastasectomy",
    title: "Resection or curettage of a bone metastasis, with stabilization",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "resect-bone-metastasis",
    node_version: "0.1.0",
    selection: "all",
    detail: "Resection rather than curettage where both can be done.",
    regimen: null,
    evidence: [
      { finding: "higuchi-bone#overall-survival", role: "supports" },
      { finding: "higuchi-bone#metastasectomy-or-curettage", role: "supports" },
      { finding: "lin-bone#favorable-factors", role: "supports" },
      { finding: "lin-bone#overall-survival", role: "context" },
      { finding: "lin-bone#death-within-30-days", role: "opposes" },
    ],
  },
]);

// resect-liver-metastases 0.1.0: Resection of liver metastases, favourable features
const RECOMMEND_RESECT_LIVER_METASTASES = frozen([
  {
    intervention: "hepatic-metastasectomy",
    title: "Resection of liver metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "preferred",
    node: "resect-liver-metastases",
    node_version: "0.1.0",
    selection: "all",
    detail: "Only if every other site is treated with curative aim too.",
    regimen: null,
    evidence: [
      { finding: "alves-2003#disease-free-interval", role: "supports" },
      { finding: "alves-2003#size-below-50-mm", role: "supports" },
      { finding: "alves-2003#survival-1-and-3-years", role: "supports" },
      { finding: "staehler-liver#overall-survival-5-years", role: "supports" },
      { finding: "ruys-liver#overall-survival", role: "supports" },
      { finding: "complications-1102#hepatic-resection", role: "opposes" },
      { finding: "alves-2003#recurrence", role: "opposes" },
      { finding: "alves-2003#operative-mortality", role: "supports" },
      { finding: "alves-2003#alive-at-last-follow-up", role: "context" },
    ],
  },
]);

// resect-lung-metastases 0.1.0: Resection of lung metastases, favourable features
const RECOMMEND_RESECT_LUNG_METASTASES = frozen([
  {
    intervention: "pulmonary-metastasectomy",
    title: "Resection of lung metastases",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "resect-lung-metastases",
    node_version: "0.1.0",
    selection: "all",
    detail: "Only if every other site is treated with curative aim too.",
    regimen: null,
    evidence: [
      { finding: "pfannschmidt-lung#complete-resection", role: "supports" },
      { finding: "pfannschmidt-lung#interval-above-23-months", role: "supports" },
      { finding: "alt-metastasectomy#lung-only-cancer-specific-survival-5-years", role: "supports" },
      { finding: "saricam-lung#survival-5-years", role: "supports" },
      { finding: "saricam-lung#median-survival", role: "context" },
      { finding: "complications-1102#pulmonary-resection", role: "supports" },
    ],
  },
]);

// resect-or-ablate-liver-metastases 0.1.0: Resection or ablation of liver metastases, less favourable features
const RECOMMEND_RESECT_OR_ABLATE_LIVER_METASTASES = frozen([
  {
    intervention: "hepatic-metastasectomy",
    title: "Resection of liver metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "alternative",
    node: "resect-or-ablate-liver-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "alves-2003#median-survival", role: "supports" },
      { finding: "ruys-liver#favorable-factors", role: "supports" },
      { finding: "staehler-liver#no-benefit-subgroups", role: "opposes" },
      { finding: "complications-1102#hepatic-resection", role: "opposes" },
    ],
  },
  {
    intervention: "sbrt",
    title: "Stereotactic body radiotherapy of metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "alternative",
    node: "resect-or-ablate-liver-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "The sources give no dose for the liver.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#sbrt-or-ablation-liver", role: "supports" },
      { finding: "merck-manual-2025#surgery-in-place-of-drugs", role: "supports" },
    ],
  },
  {
    intervention: "ablation",
    title: "Ablation of liver metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "alternative",
    node: "resect-or-ablate-liver-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#sbrt-or-ablation-liver", role: "supports" }],
  },
]);

// resect-or-irradiate-bone-metastases 0.1.0: Resection or SBRT of bone metastases, less favourable features
const RECOMMEND_RESECT_OR_IRRADIATE_BONE_METASTASES = frozen([
  {
    intervention: "bone-metastasectomy",
    title: "Resection or curettage of a bone metastasis, with stabilization",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "alternative",
    node: "resect-or-irradiate-bone-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "higuchi-bone#overall-survival", role: "supports" },
      { finding: "lin-bone#overall-survival", role: "context" },
      { finding: "ptashnikov-spine#survival-by-operation", role: "opposes" },
    ],
  },
  {
    intervention: "sbrt",
    title: "Stereotactic body radiotherapy of metastases",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "alternative",
    node: "resect-or-irradiate-bone-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "The sources give no dose that can be relied on.",
    regimen: null,
    evidence: [
      { finding: "sbrt-bone-pain-46#pain-control", role: "supports" },
      { finding: "merck-manual-2025#radiotherapy-oligometastatic", role: "supports" },
    ],
  },
]);

// resect-or-irradiate-lung-metastases 0.1.0: Resection or SBRT of lung metastases, less favourable features
const RECOMMEND_RESECT_OR_IRRADIATE_LUNG_METASTASES = frozen([
  {
    intervention: "pulmonary-metastasectomy",
    title: "Resection of lung metastases",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "alternative",
    node: "resect-or-irradiate-lung-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "pfannschmidt-lung#overall-survival-5-years", role: "supports" },
      { finding: "kudelin-lung#survival-5-and-10-years", role: "supports" },
      { finding: "lung-histology-107#survival-5-and-10-years", role: "supports" },
      { finding: "lung-histology-107#mean-survival", role: "context" },
      { finding: "lung-histology-107#unfavorable-factors", role: "opposes" },
    ],
  },
  {
    intervention: "sbrt",
    title: "Stereotactic body radiotherapy of metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "alternative",
    node: "resect-or-irradiate-lung-metastases",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "The sources give no dose for the lung.",
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#surgery-in-place-of-drugs", role: "supports" }],
  },
]);

// review-other-sites 0.1.0: Metastases in lymph nodes or at another site
const RECOMMEND_REVIEW_OTHER_SITES = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "review-other-sites",
    node_version: "0.1.0",
    selection: "all",
    detail: "Plan how these sites are removed or irradiated, so that all disease is treated; otherwise prefer drugs.",
    regimen: null,
    evidence: [
      { finding: "feuer-2021#multidisciplinary-review", role: "supports" },
      { finding: "merck-manual-2025#surgery-in-place-of-drugs", role: "supports" },
      { finding: "feuer-2021#nodal-recurrence-rare", role: "context" },
    ],
  },
]);

// sbrt-or-ablation-of-liver 0.1.0: SBRT or ablation of liver metastases
const RECOMMEND_SBRT_OR_ABLATION_OF_LIVER = frozen([
  {
    intervention: "sbrt",
    title: "Stereotactic body radiotherapy of metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "sbrt-or-ablation-of-liver",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "The sources give no dose for the liver.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#sbrt-or-ablation-liver", role: "supports" },
      { finding: "merck-manual-2025#radiotherapy-oligometastatic", role: "context" },
    ],
  },
  {
    intervention: "ablation",
    title: "Ablation of liver metastases",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "sbrt-or-ablation-of-liver",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#sbrt-or-ablation-liver", role: "supports" }],
  },
]);

// no-upfront-nephrectomy-two-factors 0.1.0: No upfront nephrectomy with two factors
const RECOMMEND_NO_UPFRONT_NEPHRECTOMY_TWO_FACTORS = frozen([
  {
    intervention: "upfront-cytoreductive-nephrectomy",
    title: "Upfront cytoreductive nephrectomy",
    direction: "against",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "no-upfront-nephrectomy-two-factors",
    node_version: "0.1.0",
    selection: "all",
    detail: "Start drugs first.",
    regimen: null,
    evidence: [
      { finding: "carmena-2021#two-or-more-factors-survival", role: "supports" },
      { finding: "carmena-2018#overall-survival", role: "supports" },
      { finding: "nephrectomy-review-after-carmena#intermediate-and-poor-risk", role: "supports" },
      { finding: "dr-oracle-2025#intermediate-risk-systemic", role: "supports" },
      { finding: "carmena-2021#two-or-more-factors-median-survival", role: "context" },
      { finding: "carmena-2018#poor-risk-share", role: "context" },
      { finding: "merck-manual-2025#nephrectomy-controversial", role: "context" },
    ],
  },
]);

// no-upfront-nephrectomy-volume-or-status 0.1.0: No upfront nephrectomy with a high burden or a lesser status
const RECOMMEND_NO_UPFRONT_NEPHRECTOMY_VOLUME_OR_STATUS = frozen([
  {
    intervention: "upfront-cytoreductive-nephrectomy",
    title: "Upfront cytoreductive nephrectomy",
    direction: "against",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "no-upfront-nephrectomy-volume-or-status",
    node_version: "0.1.0",
    selection: "all",
    detail: "Start drugs first.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#high-metastatic-burden", role: "supports" },
      { finding: "dr-oracle-2025#upfront-nephrectomy-harm", role: "supports" },
      { finding: "carmena-meta-analysis#poor-status-and-risk", role: "supports" },
      { finding: "carmena-2018#overall-survival", role: "context" },
    ],
  },
]);

// consider-upfront-nephrectomy 0.1.0: Consider upfront nephrectomy
const RECOMMEND_CONSIDER_UPFRONT_NEPHRECTOMY = frozen([
  {
    intervention: "upfront-cytoreductive-nephrectomy",
    title: "Upfront cytoreductive nephrectomy",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "consider-upfront-nephrectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Drugs follow at the visit after nephrectomy.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#upfront-nephrectomy-criteria", role: "supports" },
      { finding: "dr-oracle-2025#favorable-risk-nephrectomy", role: "supports" },
      { finding: "merck-manual-2025#nephrectomy-criteria", role: "supports" },
      { finding: "carmena-2021#one-factor-survival", role: "context" },
      { finding: "nephrectomy-review-after-carmena#good-status", role: "supports" },
      { finding: "nephrectomy-review-after-carmena#intermediate-and-poor-risk", role: "opposes" },
      { finding: "nephrectomy-with-immunotherapy#timing", role: "context" },
      { finding: "surtime-2019#overall-survival", role: "opposes" },
      { finding: "dr-oracle-2025#nephrectomy-before-checkpoint-inhibitors", role: "context" },
      { finding: "dr-oracle-2025#asymptomatic-primary", role: "opposes" },
      { finding: "dr-oracle-2025#trial-patients-with-prior-nephrectomy", role: "context" },
      { finding: "carmena-2021#one-factor-median-survival", role: "context" },
    ],
  },
]);

// palliation-without-drugs 0.1.0: Palliation without drugs
const RECOMMEND_PALLIATION_WITHOUT_DRUGS = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "palliation-without-drugs",
    node_version: "0.1.0",
    selection: "all",
    detail: "Plan symptom control and palliative care.",
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#palliation-of-primary", role: "context" }],
  },
  {
    intervention: "palliative-radiotherapy",
    title: "Palliative radiotherapy",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "palliation-without-drugs",
    node_version: "0.1.0",
    selection: "all",
    detail: "For lesions that cause symptoms only. The sources give no dose.",
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#radiotherapy-oligometastatic", role: "supports" }],
  },
]);

// everolimus-after-tki 0.1.0: Everolimus after a tyrosine kinase inhibitor
const RECOMMEND_EVEROLIMUS_AFTER_TKI = frozen([
  {
    intervention: "systemic-therapy",
    title: "Systemic therapy, started now",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "everolimus-after-tki",
    node_version: "0.1.0",
    selection: "all",
    detail: "Start now, with the drug named beside this or with another that the team prefers.",
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#systemic-mainstay", role: "supports" }],
  },
  {
    intervention: "everolimus",
    title: "Everolimus",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "alternative",
    node: "everolimus-after-tki",
    node_version: "0.1.0",
    selection: "all",
    detail: "One choice among others; the sources name no other for this line.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#everolimus-after-tki", role: "supports" },
      { finding: "everolimus-after-tki#long-term-stable-disease", role: "supports" },
      { finding: "merck-manual-2025#targeted-drugs", role: "supports" },
    ],
  },
]);

// start-drugs 0.1.0: Start systemic therapy now
const RECOMMEND_START_DRUGS = frozen([
  {
    intervention: "systemic-therapy",
    title: "Systemic therapy, started now",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "start-drugs",
    node_version: "0.1.0",
    selection: "all",
    detail: "The drugs are named beside this.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#systemic-mainstay", role: "supports" },
      { finding: "carmena-2018#overall-survival", role: "supports" },
      { finding: "dr-oracle-2025#systemic-first", role: "supports" },
    ],
  },
]);

// start-drugs-poor-risk 0.1.0: Start systemic therapy now, poor risk
const RECOMMEND_START_DRUGS_POOR_RISK = frozen([
  {
    intervention: "systemic-therapy",
    title: "Systemic therapy, started now",
    direction: "for",
    strength: "strong",
    certainty: "moderate",
    tier: null,
    node: "start-drugs-poor-risk",
    node_version: "0.1.0",
    selection: "all",
    detail: "Start without delay. The drugs are named beside this.",
    regimen: null,
    evidence: [
      { finding: "carmena-2018#overall-survival", role: "supports" },
      { finding: "merck-manual-2025#systemic-mainstay", role: "supports" },
      { finding: "dr-oracle-2025#poor-risk-systemic", role: "supports" },
    ],
  },
]);

// choose-combination-favorable 0.1.0: First-line combination, favourable risk
const RECOMMEND_CHOOSE_COMBINATION_FAVORABLE = frozen([
  {
    intervention: "pembrolizumab-axitinib",
    title: "Pembrolizumab with axitinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "choose-combination-favorable",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#first-line-combinations", role: "supports" },
      { finding: "dr-oracle-2025#checkpoint-combinations-preferred", role: "supports" },
    ],
  },
  {
    intervention: "nivolumab-cabozantinib",
    title: "Nivolumab with cabozantinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "choose-combination-favorable",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#first-line-combinations", role: "supports" },
      { finding: "dr-oracle-2025#checkpoint-combinations-preferred", role: "supports" },
    ],
  },
  {
    intervention: "pembrolizumab-lenvatinib",
    title: "Pembrolizumab with lenvatinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "choose-combination-favorable",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#first-line-combinations", role: "supports" },
      { finding: "dr-oracle-2025#checkpoint-combinations-preferred", role: "supports" },
    ],
  },
]);

// choose-combination-intermediate-poor 0.1.0: First-line combination, intermediate or poor risk
const RECOMMEND_CHOOSE_COMBINATION_INTERMEDIATE_POOR = frozen([
  {
    intervention: "nivolumab-ipilimumab",
    title: "Nivolumab with ipilimumab",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "preferred",
    node: "choose-combination-intermediate-poor",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#nivolumab-ipilimumab", role: "supports" },
      { finding: "merck-manual-2025#ipilimumab-partner", role: "context" },
    ],
  },
  {
    intervention: "pembrolizumab-axitinib",
    title: "Pembrolizumab with axitinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "choose-combination-intermediate-poor",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#first-line-combinations", role: "supports" },
      { finding: "dr-oracle-2025#checkpoint-combinations-preferred", role: "supports" },
    ],
  },
  {
    intervention: "nivolumab-cabozantinib",
    title: "Nivolumab with cabozantinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "choose-combination-intermediate-poor",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#first-line-combinations", role: "supports" },
      { finding: "dr-oracle-2025#checkpoint-combinations-preferred", role: "supports" },
    ],
  },
  {
    intervention: "pembrolizumab-lenvatinib",
    title: "Pembrolizumab with lenvatinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "choose-combination-intermediate-poor",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#first-line-combinations", role: "supports" },
      { finding: "dr-oracle-2025#checkpoint-combinations-preferred", role: "supports" },
    ],
  },
]);

// choose-vegf-inhibitor 0.1.0: Sunitinib or pazopanib
const RECOMMEND_CHOOSE_VEGF_INHIBITOR = frozen([
  {
    intervention: "sunitinib",
    title: "Sunitinib",
    direction: "for",
    strength: "conditional",
    certainty: "moderate",
    tier: "alternative",
    node: "choose-vegf-inhibitor",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: "50 mg once a day for 4 weeks, then 2 weeks off",
    evidence: [
      { finding: "sunitinib-versus-interferon#progression-free-survival", role: "supports" },
      { finding: "sunitinib-versus-interferon#objective-response", role: "supports" },
      { finding: "dr-oracle-2025#vegf-alternatives", role: "supports" },
      { finding: "sunitinib-versus-interferon#median-progression-free-survival", role: "supports" },
    ],
  },
  {
    intervention: "pazopanib",
    title: "Pazopanib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "alternative",
    node: "choose-vegf-inhibitor",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#vegf-alternatives", role: "supports" },
      { finding: "merck-manual-2025#targeted-drugs", role: "supports" },
    ],
  },
]);

// give-nivolumab-ipilimumab 0.1.0: Nivolumab with ipilimumab
const RECOMMEND_GIVE_NIVOLUMAB_IPILIMUMAB = frozen([
  {
    intervention: "nivolumab-ipilimumab",
    title: "Nivolumab with ipilimumab",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: "preferred",
    node: "give-nivolumab-ipilimumab",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: null,
    evidence: [{ finding: "dr-oracle-2025#nivolumab-ipilimumab", role: "supports" }],
  },
]);

// no-regimen-in-sources 0.1.0: The sources name no regimen
const RECOMMEND_NO_REGIMEN_IN_SOURCES = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "no-regimen-in-sources",
    node_version: "0.1.0",
    selection: "all",
    detail: "Choose the drugs outside this guideline.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#systemic-mainstay", role: "context" },
      { finding: "merck-manual-2025#chemotherapy-ineffective", role: "context" },
      { finding: "merck-manual-2025#experimental-treatments", role: "context" },
      { finding: "pdq-2014#recurrent-disease", role: "context" },
    ],
  },
  {
    intervention: "clinical-trial",
    title: "Offer of a clinical trial",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "no-regimen-in-sources",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#clinical-trials", role: "supports" }],
  },
]);

// sunitinib-after-cytokine 0.1.0: Sunitinib after cytokines
const RECOMMEND_SUNITINIB_AFTER_CYTOKINE = frozen([
  {
    intervention: "systemic-therapy",
    title: "Systemic therapy, started now",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "sunitinib-after-cytokine",
    node_version: "0.1.0",
    selection: "all",
    detail: "Start now, with the drug named beside this.",
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#systemic-mainstay", role: "supports" }],
  },
  {
    intervention: "sunitinib",
    title: "Sunitinib",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "sunitinib-after-cytokine",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: "50 mg once a day for 4 weeks, then 2 weeks off",
    evidence: [
      { finding: "sunitinib-after-cytokines#objective-response", role: "supports" },
      { finding: "sunitinib-after-cytokines#median-progression-free-survival", role: "supports" },
      { finding: "dr-oracle-2025#sunitinib-after-cytokines", role: "supports" },
    ],
  },
]);

// treat-non-clear-cell 0.1.0: Systemic therapy of non-clear cell carcinoma
const RECOMMEND_TREAT_NON_CLEAR_CELL = frozen([
  {
    intervention: "systemic-therapy",
    title: "Systemic therapy, started now",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "treat-non-clear-cell",
    node_version: "0.1.0",
    selection: "all",
    detail: "No regimen is named here, because no source names one.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#systemic-mainstay", role: "supports" },
      { finding: "feuer-2021#non-clear-cell-need", role: "context" },
      { finding: "merck-manual-2025#chemotherapy-ineffective", role: "context" },
    ],
  },
  {
    intervention: "clinical-trial",
    title: "Offer of a clinical trial",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "treat-non-clear-cell",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: null,
    evidence: [{ finding: "merck-manual-2025#clinical-trials", role: "supports" }],
  },
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "treat-non-clear-cell",
    node_version: "0.1.0",
    selection: "all",
    detail: "Choose the drugs by subtype.",
    regimen: null,
    evidence: [{ finding: "feuer-2021#non-clear-cell-need", role: "context" }],
  },
]);

// irradiate-painful-bone 0.1.0: Radiotherapy of a painful bone metastasis
const RECOMMEND_IRRADIATE_PAINFUL_BONE = frozen([
  {
    intervention: "sbrt",
    title: "Stereotactic body radiotherapy of metastases",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "preferred",
    node: "irradiate-painful-bone",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "The sources give no dose that can be relied on.",
    regimen: null,
    evidence: [
      { finding: "sbrt-bone-pain-46#pain-control", role: "supports" },
      { finding: "merck-manual-2025#radiotherapy-oligometastatic", role: "supports" },
      { finding: "jhaveri-sbrt-bone#pain-control", role: "context" },
      { finding: "sbrt-bone-pain-46#radiographic-failure", role: "context" },
      { finding: "sbrt-bone-pain-46#pain-control-24-months", role: "supports" },
      { finding: "jhaveri-sbrt-bone#symptom-recurrence", role: "context" },
    ],
  },
  {
    intervention: "palliative-radiotherapy",
    title: "Palliative radiotherapy",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "alternative",
    node: "irradiate-painful-bone",
    node_version: "0.1.0",
    selection: "exactly_one",
    detail: "Conventional external radiotherapy.",
    regimen: null,
    evidence: [
      { finding: "merck-manual-2025#radiotherapy-oligometastatic", role: "supports" },
      { finding: "merck-manual-2025#palliation-of-primary", role: "supports" },
    ],
  },
]);

// operate-on-bone 0.1.0: Surgery of a bone metastasis that has broken or threatens to
const RECOMMEND_OPERATE_ON_BONE = frozen([
  {
    intervention: "bone-metastasectomy",
    title: "Resection or curettage of a bone metastasis, with stabilization",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    node: "operate-on-bone",
    node_version: "0.1.0",
    selection: "all",
    detail: "Resection, curettage or decompression with stabilization, as the surgeon judges.",
    regimen: null,
    evidence: [
      { finding: "kollender-bone#pain-relief", role: "supports" },
      { finding: "ptashnikov-spine#function-and-pain", role: "supports" },
      { finding: "lin-bone#death-within-30-days", role: "opposes" },
      { finding: "kollender-bone#survival-2-and-3-years", role: "supports" },
    ],
  },
]);

// treat-brain-metastases 0.1.0: Local therapy of brain metastases
const RECOMMEND_TREAT_BRAIN_METASTASES = frozen([
  {
    intervention: "brain-metastasis-local-therapy",
    title: "Local therapy of brain metastases (stereotactic radiotherapy, whole-brain radiotherapy or resection)",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "treat-brain-metastases",
    node_version: "0.1.0",
    selection: "all",
    detail: "The team chooses the technique. Resection only in a patient who is fit for it.",
    regimen: null,
    evidence: [
      { finding: "feuer-2021#brain-local-therapy", role: "supports" },
      { finding: "brain-resection-50#overall-survival", role: "context" },
      { finding: "brain-resection-50#median-overall-survival", role: "context" },
      { finding: "brain-resection-50#postoperative-mortality", role: "opposes" },
      { finding: "pdq-2014#brain-metastases-similar", role: "context" },
      { finding: "dragomir-metastasectomy#unfavorable-factors", role: "context" },
      { finding: "brain-resection-50#whole-brain-radiotherapy", role: "context" },
      { finding: "feuer-2021#table-1-brain", role: "context" },
    ],
  },
]);

// weigh-upfront-nephrectomy 0.1.0: Weigh upfront nephrectomy
const RECOMMEND_WEIGH_UPFRONT_NEPHRECTOMY = frozen([
  {
    intervention: "upfront-cytoreductive-nephrectomy",
    title: "Upfront cytoreductive nephrectomy",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "weigh-upfront-nephrectomy",
    node_version: "0.1.0",
    selection: "all",
    detail: "Drugs follow at the visit after nephrectomy.",
    regimen: null,
    evidence: [
      { finding: "dr-oracle-2025#upfront-nephrectomy-criteria", role: "supports" },
      { finding: "dr-oracle-2025#favorable-risk-nephrectomy", role: "supports" },
      { finding: "merck-manual-2025#nephrectomy-criteria", role: "context" },
      { finding: "carmena-2021#one-factor-survival", role: "context" },
      { finding: "nephrectomy-review-after-carmena#good-status", role: "supports" },
      { finding: "nephrectomy-review-after-carmena#intermediate-and-poor-risk", role: "opposes" },
      { finding: "nephrectomy-with-immunotherapy#timing", role: "context" },
      { finding: "surtime-2019#overall-survival", role: "opposes" },
      { finding: "dr-oracle-2025#nephrectomy-before-checkpoint-inhibitors", role: "context" },
      { finding: "dr-oracle-2025#asymptomatic-primary", role: "opposes" },
      { finding: "dr-oracle-2025#trial-patients-with-prior-nephrectomy", role: "context" },
      { finding: "carmena-2021#one-factor-median-survival", role: "context" },
    ],
  },
]);

// no-routine-node-dissection 0.1.0: No routine lymph node dissection
const RECOMMEND_NO_ROUTINE_NODE_DISSECTION = frozen([
  {
    intervention: "lymph-node-dissection",
    title: "Lymph node dissection",
    direction: "against",
    strength: "conditional",
    certainty: "moderate",
    tier: null,
    node: "no-routine-node-dissection",
    node_version: "0.1.0",
    selection: "all",
    detail: null,
    regimen: null,
    evidence: [
      { finding: "blom-node-dissection#overall-survival", role: "supports" },
      { finding: "pantuck-node-dissection#no-suspected-nodes", role: "supports" },
      { finding: "feuer-2021#node-dissection-metastatic", role: "supports" },
    ],
  },
]);

// review-node-dissection 0.1.0: Suspected nodes
const RECOMMEND_REVIEW_NODE_DISSECTION = frozen([
  {
    intervention: "multidisciplinary-review",
    title: "Review by a multidisciplinary team",
    direction: "for",
    strength: "conditional",
    certainty: "very_low",
    tier: null,
    node: "review-node-dissection",
    node_version: "0.1.0",
    selection: "all",
    detail: "Ask whether suspected nodes should be removed at the nephrectomy.",
    regimen: null,
    evidence: [
      { finding: "pantuck-node-dissection#suspected-nodes", role: "context" },
      { finding: "feuer-2021#node-dissection-metastatic", role: "context" },
    ],
  },
]);

/** Which baseline tests are still missing? (baseline-workup 0.1.0; every branch that holds is taken) */
function decide_baseline_workup(p) {
  let no_abdominal_imaging = false, no_abdominal_imaging_no_contrast = false, no_chest_ct = false;
  let no_laboratory_panel = false, tests_complete = false;
  if (p.abdominal_imaging === null || p.abdominal_imaging === "not_done") {
    // Abdomen not imaged, contrast can be given: abdominal_imaging = not_done and iodinated_contrast_contraindicated =
    // false
    if (p.iodinated_contrast_contraindicated !== true) {
      no_abdominal_imaging = null;
      if (p.abdominal_imaging === "not_done" && p.iodinated_contrast_contraindicated === false) {
        no_abdominal_imaging = true;
      }
    }
    // Abdomen not imaged, contrast contraindicated: abdominal_imaging = not_done and iodinated_contrast_contraindicated
    // = true
    if (p.iodinated_contrast_contraindicated !== false) {
      no_abdominal_imaging_no_contrast = null;
      if (p.abdominal_imaging === "not_done" && p.iodinated_contrast_contraindicated === true) {
        no_abdominal_imaging_no_contrast = true;
      }
    }
  }
  // Chest not imaged by CT: chest_ct = not_done
  if (p.chest_ct === null || p.chest_ct === "not_done") {
    no_chest_ct = null;
    if (p.chest_ct === "not_done") {
      no_chest_ct = true;
    }
  }
  // Laboratory panel missing: laboratory_panel = not_done
  if (p.laboratory_panel === null || p.laboratory_panel === "not_done") {
    no_laboratory_panel = null;
    if (p.laboratory_panel === "not_done") {
      no_laboratory_panel = true;
    }
  }
  // All three done: abdominal_imaging = done and chest_ct = done and laboratory_panel = done
  if (
    (p.abdominal_imaging === null || p.abdominal_imaging === "done") &&
    (p.chest_ct === null || p.chest_ct === "done") &&
    (p.laboratory_panel === null || p.laboratory_panel === "done")
  ) {
    tests_complete = null;
    if (p.abdominal_imaging === "done" && p.chest_ct === "done" && p.laboratory_panel === "done") {
      tests_complete = true;
    }
  }
  return [no_abdominal_imaging, no_abdominal_imaging_no_contrast, no_chest_ct, no_laboratory_panel, tests_complete];
}

/**
 * Is any disease left, or has it come back? (disease-after-metastasectomy 0.1.0; one branch should hold; each that
 * holds is taken)
 */
function decide_disease_after_metastasectomy(p) {
  let no_disease = false, disease_current_panel = false, disease_no_panel = false;
  // Complete, no disease left or come back: metastasectomy_result = complete and residual_or_recurrent = false
  if (
    (p.metastasectomy_result === null || p.metastasectomy_result === "complete") &&
    p.residual_or_recurrent !== true
  ) {
    no_disease = null;
    if (p.metastasectomy_result === "complete" && p.residual_or_recurrent === false) {
      no_disease = true;
    }
  }
  // Disease, current laboratory panel at hand: laboratory_panel = done and (metastasectomy_result = residual or
  // residual_or_recurrent = true)
  if (
    (p.laboratory_panel === null || p.laboratory_panel === "done") &&
    (p.metastasectomy_result === null || p.metastasectomy_result === "residual" || p.residual_or_recurrent !== false)
  ) {
    disease_current_panel = null;
    if (p.laboratory_panel === "done" && (p.metastasectomy_result === "residual" || p.residual_or_recurrent === true)) {
      disease_current_panel = true;
    }
  }
  // Disease, no current laboratory panel: laboratory_panel = not_done and (metastasectomy_result = residual or
  // residual_or_recurrent = true)
  if (
    (p.laboratory_panel === null || p.laboratory_panel === "not_done") &&
    (p.metastasectomy_result === null || p.metastasectomy_result === "residual" || p.residual_or_recurrent !== false)
  ) {
    disease_no_panel = null;
    if (
      p.laboratory_panel === "not_done" &&
      (p.metastasectomy_result === "residual" || p.residual_or_recurrent === true)
    ) {
      disease_no_panel = true;
    }
  }
  return [no_disease, disease_current_panel, disease_no_panel];
}

/** The elements that settle the branch `disease-current-panel` of `disease-after-metastasectomy`. */
function* because_disease_after_metastasectomy_disease_current_panel(p) {
  yield "laboratory_panel";
  if (p.metastasectomy_result === "residual") {
    yield "metastasectomy_result";
  }
  if (p.residual_or_recurrent === true) {
    yield "residual_or_recurrent";
  }
}

/** What `disease-current-panel` of `disease-after-metastasectomy` still needs where it is unknown. */
function* lacks_disease_after_metastasectomy_disease_current_panel(p) {
  if (p.laboratory_panel === null) {
    yield "laboratory_panel";
  }
  if (
    (p.metastasectomy_result === null || p.metastasectomy_result === "residual" || p.residual_or_recurrent !== false) &&
    p.metastasectomy_result !== "residual" &&
    p.residual_or_recurrent !== true
  ) {
    if (p.metastasectomy_result === null) {
      yield "metastasectomy_result";
    }
    if (p.residual_or_recurrent === null) {
      yield "residual_or_recurrent";
    }
  }
}

/** The elements that settle the branch `disease-no-panel` of `disease-after-metastasectomy`. */
function* because_disease_after_metastasectomy_disease_no_panel(p) {
  yield "laboratory_panel";
  if (p.metastasectomy_result === "residual") {
    yield "metastasectomy_result";
  }
  if (p.residual_or_recurrent === true) {
    yield "residual_or_recurrent";
  }
}

/** What `disease-no-panel` of `disease-after-metastasectomy` still needs where it is unknown. */
function* lacks_disease_after_metastasectomy_disease_no_panel(p) {
  if (p.laboratory_panel === null) {
    yield "laboratory_panel";
  }
  if (
    (p.metastasectomy_result === null || p.metastasectomy_result === "residual" || p.residual_or_recurrent !== false) &&
    p.metastasectomy_result !== "residual" &&
    p.residual_or_recurrent !== true
  ) {
    if (p.metastasectomy_result === null) {
      yield "metastasectomy_result";
    }
    if (p.residual_or_recurrent === null) {
      yield "residual_or_recurrent";
    }
  }
}

/**
 * Are there distant metastases, and if not, how far does the tumour reach? (extent-of-disease 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_extent_of_disease(p) {
  let metastatic = false, direct_invasion = false, locally_advanced = false, localized = false;
  // Distant metastases (stage IV): m_stage = m1
  if (p.m_stage === null || p.m_stage === "m1") {
    metastatic = null;
    if (p.m_stage === "m1") {
      metastatic = true;
    }
  }
  if (p.m_stage === null || p.m_stage === "m0") {
    // No metastases, but direct growth into the liver: m_stage = m0 and liver_direct_invasion = true
    if (p.liver_direct_invasion !== false) {
      direct_invasion = null;
      if (p.m_stage === "m0" && p.liver_direct_invasion === true) {
        direct_invasion = true;
      }
    }
    if (p.liver_direct_invasion !== true) {
      // No metastases, stage IV by a T4 tumour: m_stage = m0 and liver_direct_invasion = false and stage_iv = true
      if (p.stage_iv !== false) {
        locally_advanced = null;
        if (p.m_stage === "m0" && p.liver_direct_invasion === false && p.stage_iv === true) {
          locally_advanced = true;
        }
      }
      // No metastases, below stage IV: m_stage = m0 and liver_direct_invasion = false and stage_iv = false
      if (p.stage_iv !== true) {
        localized = null;
        if (p.m_stage === "m0" && p.liver_direct_invasion === false && p.stage_iv === false) {
          localized = true;
        }
      }
    }
  }
  return [metastatic, direct_invasion, locally_advanced, localized];
}

/** What `locally-advanced` of `extent-of-disease` still needs where it is unknown. */
function* lacks_extent_of_disease_locally_advanced(p) {
  if (p.m_stage === null) {
    yield "m_stage";
  }
  if (p.liver_direct_invasion === null) {
    yield "liver_direct_invasion";
  }
  if (p.stage_iv === null) {
    yield* lacking(p, lacks_stage_iv);
  }
}

/** What `localized` of `extent-of-disease` still needs where it is unknown. */
function* lacks_extent_of_disease_localized(p) {
  if (p.m_stage === null) {
    yield "m_stage";
  }
  if (p.liver_direct_invasion === null) {
    yield "liver_direct_invasion";
  }
  if (p.stage_iv === null) {
    yield* lacking(p, lacks_stage_iv);
  }
}

/**
 * Is there a laboratory panel from after the operation? (laboratory-values-after-nephrectomy 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_laboratory_values_after_nephrectomy(p) {
  let current = false, missing = false;
  // Current panel at hand: laboratory_panel = done
  if (p.laboratory_panel === null || p.laboratory_panel === "done") {
    current = null;
    if (p.laboratory_panel === "done") {
      current = true;
    }
  }
  // No current panel: laboratory_panel = not_done
  if (p.laboratory_panel === null || p.laboratory_panel === "not_done") {
    missing = null;
    if (p.laboratory_panel === "not_done") {
      missing = true;
    }
  }
  return [current, missing];
}

/**
 * Has the present treatment run for six weeks or more? (response-imaging-due 0.1.0; one branch should hold; each
 * that holds is taken)
 */
function decide_response_imaging_due(p) {
  let not_yet = false, due = false;
  // Less than 6 weeks: time_on_treatment < 6 wk
  if (p.time_on_treatment === null || p.time_on_treatment < 6) {
    not_yet = null;
    if (p.time_on_treatment !== null && p.time_on_treatment < 6) {
      not_yet = true;
    }
  }
  // 6 weeks or more: time_on_treatment >= 6 wk
  if (p.time_on_treatment === null || p.time_on_treatment >= 6) {
    due = null;
    if (p.time_on_treatment !== null && p.time_on_treatment >= 6) {
      due = true;
    }
  }
  return [not_yet, due];
}

/** Is the disease controlled? (response-to-treatment 0.1.0; one branch should hold; each that holds is taken) */
function decide_response_to_treatment(p) {
  let controlled = false, progression = false;
  // Near-complete or partial response, or stable: disease_controlled = true
  if (p.disease_controlled !== false) {
    controlled = null;
    if (p.disease_controlled === true) {
      controlled = true;
    }
  }
  // Progression: disease_controlled = false
  if (p.disease_controlled !== true) {
    progression = null;
    if (p.disease_controlled === false) {
      progression = true;
    }
  }
  return [controlled, progression];
}

/**
 * Are liver metastases left while the disease is controlled, and can they be resected? (liver-metastases-left
 * 0.1.0; one branch should hold; each that holds is taken)
 */
function decide_liver_metastases_left(p) {
  let resectable = false, not_resectable = false, none_left = false;
  if (p.liver_metastases_remaining !== false) {
    // Left, oligometastatic, resectable, fit for surgery: liver_metastases_remaining = true and oligometastatic = true
    // and metastases_resectable = true and surgical_candidate = true
    if (p.oligometastatic !== false && p.metastases_resectable !== false && p.surgical_candidate !== false) {
      resectable = null;
      if (
        p.liver_metastases_remaining === true &&
        p.oligometastatic === true &&
        p.metastases_resectable === true &&
        p.surgical_candidate === true
      ) {
        resectable = true;
      }
    }
    // Left, but not for resection: liver_metastases_remaining = true and (oligometastatic = false or
    // metastases_resectable = false or surgical_candidate = false)
    if (p.oligometastatic !== true || p.metastases_resectable !== true || p.surgical_candidate !== true) {
      not_resectable = null;
      if (
        p.liver_metastases_remaining === true &&
        (p.oligometastatic === false || p.metastases_resectable === false || p.surgical_candidate === false)
      ) {
        not_resectable = true;
      }
    }
  }
  // None left: liver_metastases_remaining = false
  if (p.liver_metastases_remaining !== true) {
    none_left = null;
    if (p.liver_metastases_remaining === false) {
      none_left = true;
    }
  }
  return [resectable, not_resectable, none_left];
}

/** The elements that settle the branch `not-resectable` of `liver-metastases-left`. */
function* because_liver_metastases_left_not_resectable(p) {
  yield "liver_metastases_remaining";
  if (p.oligometastatic === false) {
    yield "oligometastatic";
  }
  if (p.metastases_resectable === false) {
    yield "metastases_resectable";
  }
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
}

/** What `not-resectable` of `liver-metastases-left` still needs where it is unknown. */
function* lacks_liver_metastases_left_not_resectable(p) {
  if (p.liver_metastases_remaining === null) {
    yield "liver_metastases_remaining";
  }
  if (
    (p.oligometastatic !== true || p.metastases_resectable !== true || p.surgical_candidate !== true) &&
    p.oligometastatic !== false &&
    p.metastases_resectable !== false &&
    p.surgical_candidate !== false
  ) {
    if (p.oligometastatic === null) {
      yield "oligometastatic";
    }
    if (p.metastases_resectable === null) {
      yield "metastases_resectable";
    }
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
  }
}

/**
 * Is the response near complete, in a fit patient whose primary can be removed? (near-complete-response 0.1.0; one
 * branch should hold; each that holds is taken)
 */
function decide_near_complete_response(p) {
  let candidate = false, not_candidate = false;
  // Near complete, kidney in place, operable: treatment_response = near_complete and prior_nephrectomy = false and
  // surgical_candidate = true and primary_resectable = true
  if (
    (p.treatment_response === null || p.treatment_response === "near_complete") &&
    p.prior_nephrectomy !== true &&
    p.surgical_candidate !== false &&
    p.primary_resectable !== false
  ) {
    candidate = null;
    if (
      p.treatment_response === "near_complete" &&
      p.prior_nephrectomy === false &&
      p.surgical_candidate === true &&
      p.primary_resectable === true
    ) {
      candidate = true;
    }
  }
  // Anything else: otherwise
  const others = [candidate];
  if (!others.includes(true)) {
    not_candidate = others.includes(null) ? null : true;
  }
  return [candidate, not_candidate];
}

/** What `candidate` of `near-complete-response` still needs where it is unknown. */
function* lacks_near_complete_response_candidate(p) {
  if (
    (p.treatment_response === null || p.treatment_response === "near_complete") &&
    p.prior_nephrectomy !== true &&
    p.surgical_candidate !== false &&
    p.primary_resectable !== false &&
    (
      p.treatment_response !== "near_complete" ||
      p.prior_nephrectomy !== false ||
      p.surgical_candidate !== true ||
      p.primary_resectable !== true
    )
  ) {
    if (p.treatment_response === null) {
      yield "treatment_response";
    }
    if (p.prior_nephrectomy === null) {
      yield "prior_nephrectomy";
    }
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
    if (p.primary_resectable === null) {
      yield "primary_resectable";
    }
  }
}

/** The elements that settle the branch `not-candidate` of `near-complete-response`. */
function* because_near_complete_response_not_candidate(p) {
  if (p.treatment_response !== null && p.treatment_response !== "near_complete") {
    yield "treatment_response";
  }
  if (p.prior_nephrectomy === true) {
    yield "prior_nephrectomy";
  }
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === false) {
    yield "primary_resectable";
  }
}

/** Do symptoms ask for imaging of brain or bone? (symptom-directed-imaging 0.1.0; every branch that holds is taken) */
function decide_symptom_directed_imaging(p) {
  let brain = false, bone = false, no_indication = false;
  // Neurologic symptoms, no brain metastasis known: neurologic_symptoms = true and not metastatic_sites includes brain
  if (p.neurologic_symptoms !== false && p.metastatic_sites_brain !== true) {
    brain = null;
    if (p.neurologic_symptoms === true && p.metastatic_sites_brain === false) {
      brain = true;
    }
  }
  // Bone pain or fracture, no bone metastasis known: (bone_pain = true or fracture_or_impending = true) and not
  // metastatic_sites includes bone
  if ((p.bone_pain !== false || p.fracture_or_impending !== false) && p.metastatic_sites_bone !== true) {
    bone = null;
    if ((p.bone_pain === true || p.fracture_or_impending === true) && p.metastatic_sites_bone === false) {
      bone = true;
    }
  }
  // No such symptom: otherwise
  const others = [brain, bone];
  if (!others.includes(true)) {
    no_indication = others.includes(null) ? null : true;
  }
  return [brain, bone, no_indication];
}

/** What `brain` of `symptom-directed-imaging` still needs where it is unknown. */
function* lacks_symptom_directed_imaging_brain(p) {
  if (
    p.neurologic_symptoms !== false &&
    p.metastatic_sites_brain !== true &&
    (p.neurologic_symptoms !== true || p.metastatic_sites_brain !== false)
  ) {
    if (p.neurologic_symptoms === null) {
      yield "neurologic_symptoms";
    }
    if (p.metastatic_sites_brain !== false && p.metastatic_sites_brain !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
  }
}

/** The elements that settle the branch `bone` of `symptom-directed-imaging`. */
function* because_symptom_directed_imaging_bone(p) {
  if (p.bone_pain === true) {
    yield "bone_pain";
  }
  if (p.fracture_or_impending === true) {
    yield "fracture_or_impending";
  }
  yield "metastatic_sites";
}

/** What `bone` of `symptom-directed-imaging` still needs where it is unknown. */
function* lacks_symptom_directed_imaging_bone(p) {
  if (
    (p.bone_pain !== false || p.fracture_or_impending !== false) &&
    p.metastatic_sites_bone !== true &&
    ((p.bone_pain !== true && p.fracture_or_impending !== true) || p.metastatic_sites_bone !== false)
  ) {
    if (
      (p.bone_pain !== false || p.fracture_or_impending !== false) &&
      p.bone_pain !== true &&
      p.fracture_or_impending !== true
    ) {
      if (p.bone_pain === null) {
        yield "bone_pain";
      }
      if (p.fracture_or_impending === null) {
        yield "fracture_or_impending";
      }
    }
    if (p.metastatic_sites_bone !== false && p.metastatic_sites_bone !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
  }
}

/** The elements that settle the branch `no-indication` of `symptom-directed-imaging`. */
function* because_symptom_directed_imaging_no_indication(p) {
  if (p.neurologic_symptoms === false) {
    yield "neurologic_symptoms";
  }
  if (p.metastatic_sites_brain === true) {
    yield "metastatic_sites";
  }
  if (p.bone_pain === false && p.fracture_or_impending === false) {
    yield "bone_pain";
    yield "fracture_or_impending";
  }
  if (p.metastatic_sites_bone === true) {
    yield "metastatic_sites";
  }
}

/**
 * Does the primary cause symptoms that need intervention? (symptoms-of-primary-on-treatment 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_symptoms_of_primary_on_treatment(p) {
  let operable = false, not_operable = false, none = false;
  if (p.primary_symptoms_need_intervention !== false) {
    // Symptoms; fit for surgery and resectable: primary_symptoms_need_intervention = true and surgical_candidate = true
    // and primary_resectable = true
    if (p.surgical_candidate !== false && p.primary_resectable !== false) {
      operable = null;
      if (
        p.primary_symptoms_need_intervention === true &&
        p.surgical_candidate === true &&
        p.primary_resectable === true
      ) {
        operable = true;
      }
    }
    // Symptoms; not operable: primary_symptoms_need_intervention = true and (surgical_candidate = false or
    // primary_resectable = false)
    if (p.surgical_candidate !== true || p.primary_resectable !== true) {
      not_operable = null;
      if (
        p.primary_symptoms_need_intervention === true &&
        (p.surgical_candidate === false || p.primary_resectable === false)
      ) {
        not_operable = true;
      }
    }
  }
  // No such symptoms: primary_symptoms_need_intervention = false
  if (p.primary_symptoms_need_intervention !== true) {
    none = null;
    if (p.primary_symptoms_need_intervention === false) {
      none = true;
    }
  }
  return [operable, not_operable, none];
}

/** The elements that settle the branch `not-operable` of `symptoms-of-primary-on-treatment`. */
function* because_symptoms_of_primary_on_treatment_not_operable(p) {
  yield "primary_symptoms_need_intervention";
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === false) {
    yield "primary_resectable";
  }
}

/** What `not-operable` of `symptoms-of-primary-on-treatment` still needs where it is unknown. */
function* lacks_symptoms_of_primary_on_treatment_not_operable(p) {
  if (p.primary_symptoms_need_intervention === null) {
    yield "primary_symptoms_need_intervention";
  }
  if (
    (p.surgical_candidate !== true || p.primary_resectable !== true) &&
    p.surgical_candidate !== false &&
    p.primary_resectable !== false
  ) {
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
    if (p.primary_resectable === null) {
      yield "primary_resectable";
    }
  }
}

/** What does the tissue show? (tissue-diagnosis 0.1.0; one branch should hold; each that holds is taken) */
function decide_tissue_diagnosis(p) {
  let malignant = false, benign = false, no_diagnosis = false;
  // Malignant: malignant_tissue = true
  if (p.malignant_tissue !== false) {
    malignant = null;
    if (p.malignant_tissue === true) {
      malignant = true;
    }
  }
  if (p.malignant_tissue !== true) {
    // The renal tumour is benign: malignant_tissue = false and (renal_mass_biopsy = benign or (prior_nephrectomy = true
    // and nephrectomy_pathology = benign))
    if (
      p.renal_mass_biopsy === null ||
      p.renal_mass_biopsy === "benign" ||
      (p.prior_nephrectomy !== false && (p.nephrectomy_pathology === null || p.nephrectomy_pathology === "benign"))
    ) {
      benign = null;
      if (
        p.malignant_tissue === false &&
        (p.renal_mass_biopsy === "benign" || (p.prior_nephrectomy === true && p.nephrectomy_pathology === "benign"))
      ) {
        benign = true;
      }
    }
    // No diagnosis yet: malignant_tissue = false and renal_mass_biopsy = not_done | nondiagnostic and
    // (prior_nephrectomy = false or nephrectomy_pathology = not_available)
    if (
      (
        p.renal_mass_biopsy === null ||
        (p.renal_mass_biopsy === "not_done" || p.renal_mass_biopsy === "nondiagnostic")
      ) &&
      (p.prior_nephrectomy !== true || p.nephrectomy_pathology === null || p.nephrectomy_pathology === "not_available")
    ) {
      no_diagnosis = null;
      if (
        p.malignant_tissue === false &&
        (p.renal_mass_biopsy === "not_done" || p.renal_mass_biopsy === "nondiagnostic") &&
        (p.prior_nephrectomy === false || p.nephrectomy_pathology === "not_available")
      ) {
        no_diagnosis = true;
      }
    }
  }
  return [malignant, benign, no_diagnosis];
}

/** The elements that settle the branch `benign` of `tissue-diagnosis`. */
function* because_tissue_diagnosis_benign(p) {
  yield "malignant_tissue";
  if (p.renal_mass_biopsy === "benign") {
    yield "renal_mass_biopsy";
  }
  if (p.prior_nephrectomy === true && p.nephrectomy_pathology === "benign") {
    yield "prior_nephrectomy";
    yield "nephrectomy_pathology";
  }
}

/** What `benign` of `tissue-diagnosis` still needs where it is unknown. */
function* lacks_tissue_diagnosis_benign(p) {
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (
    (
      p.renal_mass_biopsy === null ||
      p.renal_mass_biopsy === "benign" ||
      (p.prior_nephrectomy !== false && (p.nephrectomy_pathology === null || p.nephrectomy_pathology === "benign"))
    ) &&
    p.renal_mass_biopsy !== "benign" &&
    (p.prior_nephrectomy !== true || p.nephrectomy_pathology !== "benign")
  ) {
    if (p.renal_mass_biopsy === null) {
      yield "renal_mass_biopsy";
    }
    if (
      p.prior_nephrectomy !== false &&
      (p.nephrectomy_pathology === null || p.nephrectomy_pathology === "benign") &&
      (p.prior_nephrectomy !== true || p.nephrectomy_pathology !== "benign")
    ) {
      if (p.prior_nephrectomy === null) {
        yield "prior_nephrectomy";
      }
      if (p.nephrectomy_pathology === null) {
        yield "nephrectomy_pathology";
      }
    }
  }
}

/** The elements that settle the branch `no-diagnosis` of `tissue-diagnosis`. */
function* because_tissue_diagnosis_no_diagnosis(p) {
  yield "malignant_tissue";
  yield "renal_mass_biopsy";
  if (p.prior_nephrectomy === false) {
    yield "prior_nephrectomy";
  }
  if (p.nephrectomy_pathology === "not_available") {
    yield "nephrectomy_pathology";
  }
}

/** What `no-diagnosis` of `tissue-diagnosis` still needs where it is unknown. */
function* lacks_tissue_diagnosis_no_diagnosis(p) {
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (p.renal_mass_biopsy === null) {
    yield "renal_mass_biopsy";
  }
  if (
    (p.prior_nephrectomy !== true || p.nephrectomy_pathology === null || p.nephrectomy_pathology === "not_available") &&
    p.prior_nephrectomy !== false &&
    p.nephrectomy_pathology !== "not_available"
  ) {
    if (p.prior_nephrectomy === null) {
      yield "prior_nephrectomy";
    }
    if (p.nephrectomy_pathology === null) {
      yield "nephrectomy_pathology";
    }
  }
}

/** Which lesion should be sampled next? (biopsy-site 0.1.0; one branch should hold; each that holds is taken) */
function decide_biopsy_site(p) {
  let renal_mass_first = false, liver_lesion = false, both_nondiagnostic = false, no_plain_choice = false;
  // Renal mass not sampled yet: prior_nephrectomy = false and renal_mass_biopsy = not_done
  if (p.prior_nephrectomy !== true && (p.renal_mass_biopsy === null || p.renal_mass_biopsy === "not_done")) {
    renal_mass_first = null;
    if (p.prior_nephrectomy === false && p.renal_mass_biopsy === "not_done") {
      renal_mass_first = true;
    }
  }
  // Renal biopsy nondiagnostic or kidney removed, liver lesion not sampled: liver_biopsy = not_done and
  // metastatic_sites includes liver and (prior_nephrectomy = true or renal_mass_biopsy = nondiagnostic)
  if (
    (p.liver_biopsy === null || p.liver_biopsy === "not_done") &&
    p.metastatic_sites_liver !== false &&
    (p.prior_nephrectomy !== false || p.renal_mass_biopsy === null || p.renal_mass_biopsy === "nondiagnostic")
  ) {
    liver_lesion = null;
    if (
      p.liver_biopsy === "not_done" &&
      p.metastatic_sites_liver === true &&
      (p.prior_nephrectomy === true || p.renal_mass_biopsy === "nondiagnostic")
    ) {
      liver_lesion = true;
    }
  }
  // Both biopsies nondiagnostic: prior_nephrectomy = false and renal_mass_biopsy = nondiagnostic and liver_biopsy =
  // nondiagnostic
  if (
    p.prior_nephrectomy !== true &&
    (p.renal_mass_biopsy === null || p.renal_mass_biopsy === "nondiagnostic") &&
    (p.liver_biopsy === null || p.liver_biopsy === "nondiagnostic")
  ) {
    both_nondiagnostic = null;
    if (
      p.prior_nephrectomy === false &&
      p.renal_mass_biopsy === "nondiagnostic" &&
      p.liver_biopsy === "nondiagnostic"
    ) {
      both_nondiagnostic = true;
    }
  }
  // Neither lesion is the plain choice: otherwise
  const others = [renal_mass_first, liver_lesion, both_nondiagnostic];
  if (!others.includes(true)) {
    no_plain_choice = others.includes(null) ? null : true;
  }
  return [renal_mass_first, liver_lesion, both_nondiagnostic, no_plain_choice];
}

/** What `renal-mass-first` of `biopsy-site` still needs where it is unknown. */
function* lacks_biopsy_site_renal_mass_first(p) {
  if (
    p.prior_nephrectomy !== true &&
    (p.renal_mass_biopsy === null || p.renal_mass_biopsy === "not_done") &&
    (p.prior_nephrectomy !== false || p.renal_mass_biopsy !== "not_done")
  ) {
    if (p.prior_nephrectomy === null) {
      yield "prior_nephrectomy";
    }
    if (p.renal_mass_biopsy === null) {
      yield "renal_mass_biopsy";
    }
  }
}

/** The elements that settle the branch `liver-lesion` of `biopsy-site`. */
function* because_biopsy_site_liver_lesion(p) {
  yield "liver_biopsy";
  yield "metastatic_sites";
  if (p.prior_nephrectomy === true) {
    yield "prior_nephrectomy";
  }
  if (p.renal_mass_biopsy === "nondiagnostic") {
    yield "renal_mass_biopsy";
  }
}

/** What `liver-lesion` of `biopsy-site` still needs where it is unknown. */
function* lacks_biopsy_site_liver_lesion(p) {
  if (
    (p.liver_biopsy === null || p.liver_biopsy === "not_done") &&
    p.metastatic_sites_liver !== false &&
    (p.prior_nephrectomy !== false || p.renal_mass_biopsy === null || p.renal_mass_biopsy === "nondiagnostic") &&
    (
      p.liver_biopsy !== "not_done" ||
      p.metastatic_sites_liver !== true ||
      (p.prior_nephrectomy !== true && p.renal_mass_biopsy !== "nondiagnostic")
    )
  ) {
    if (p.liver_biopsy === null) {
      yield "liver_biopsy";
    }
    if (p.metastatic_sites_liver !== false && p.metastatic_sites_liver !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
    if (
      (p.prior_nephrectomy !== false || p.renal_mass_biopsy === null || p.renal_mass_biopsy === "nondiagnostic") &&
      p.prior_nephrectomy !== true &&
      p.renal_mass_biopsy !== "nondiagnostic"
    ) {
      if (p.prior_nephrectomy === null) {
        yield "prior_nephrectomy";
      }
      if (p.renal_mass_biopsy === null) {
        yield "renal_mass_biopsy";
      }
    }
  }
}

/** What `both-nondiagnostic` of `biopsy-site` still needs where it is unknown. */
function* lacks_biopsy_site_both_nondiagnostic(p) {
  if (
    p.prior_nephrectomy !== true &&
    (p.renal_mass_biopsy === null || p.renal_mass_biopsy === "nondiagnostic") &&
    (p.liver_biopsy === null || p.liver_biopsy === "nondiagnostic") &&
    (p.prior_nephrectomy !== false || p.renal_mass_biopsy !== "nondiagnostic" || p.liver_biopsy !== "nondiagnostic")
  ) {
    if (p.prior_nephrectomy === null) {
      yield "prior_nephrectomy";
    }
    if (p.renal_mass_biopsy === null) {
      yield "renal_mass_biopsy";
    }
    if (p.liver_biopsy === null) {
      yield "liver_biopsy";
    }
  }
}

/** The elements that settle the branch `no-plain-choice` of `biopsy-site`. */
function* because_biopsy_site_no_plain_choice(p) {
  if (p.prior_nephrectomy === true) {
    yield "prior_nephrectomy";
  }
  if (p.renal_mass_biopsy !== null && p.renal_mass_biopsy !== "not_done") {
    yield "renal_mass_biopsy";
  }
  if (p.liver_biopsy !== null && p.liver_biopsy !== "not_done") {
    yield "liver_biopsy";
  }
  if (p.metastatic_sites_liver === false) {
    yield "metastatic_sites";
  }
  if (p.prior_nephrectomy === false && p.renal_mass_biopsy !== null && p.renal_mass_biopsy !== "nondiagnostic") {
    yield "prior_nephrectomy";
    yield "renal_mass_biopsy";
  }
  if (p.renal_mass_biopsy !== null && p.renal_mass_biopsy !== "nondiagnostic") {
    yield "renal_mass_biopsy";
  }
  if (p.liver_biopsy !== null && p.liver_biopsy !== "nondiagnostic") {
    yield "liver_biopsy";
  }
}

/** Is it renal cell carcinoma? (histologic-subtype 0.1.0; one branch should hold; each that holds is taken) */
function decide_histologic_subtype(p) {
  let renal_cell = false, undetermined = false, other_cancer = false;
  // Renal cell carcinoma: histology = clear_cell | non_clear_cell
  if (p.histology === null || (p.histology === "clear_cell" || p.histology === "non_clear_cell")) {
    renal_cell = null;
    if (p.histology === "clear_cell" || p.histology === "non_clear_cell") {
      renal_cell = true;
    }
  }
  // Malignant, subtype not determined: histology = undetermined
  if (p.histology === null || p.histology === "undetermined") {
    undetermined = null;
    if (p.histology === "undetermined") {
      undetermined = true;
    }
  }
  // Not renal cell carcinoma: histology = not_renal_cell
  if (p.histology === null || p.histology === "not_renal_cell") {
    other_cancer = null;
    if (p.histology === "not_renal_cell") {
      other_cancer = true;
    }
  }
  return [renal_cell, undetermined, other_cancer];
}

/**
 * Does a benign liver biopsy contradict the recorded liver metastases? (liver-lesion-proof 0.1.0; one branch should
 * hold; each that holds is taken)
 */
function decide_liver_lesion_proof(p) {
  let contradicted = false, not_contradicted = false;
  // Liver biopsy benign, liver recorded as a site: liver_lesions_in_doubt = true
  if (p.liver_lesions_in_doubt !== false) {
    contradicted = null;
    if (p.liver_lesions_in_doubt === true) {
      contradicted = true;
    }
  }
  // No contradiction: liver_lesions_in_doubt = false
  if (p.liver_lesions_in_doubt !== true) {
    not_contradicted = null;
    if (p.liver_lesions_in_doubt === false) {
      not_contradicted = true;
    }
  }
  return [contradicted, not_contradicted];
}

/**
 * Does a primary tumour that is still in place cause symptoms, and can it be removed? (symptomatic-primary 0.1.0;
 * one branch should hold; each that holds is taken)
 */
function decide_symptomatic_primary(p) {
  let operable = false, not_operable = false, not_operable_unproven = false, no_symptoms = false;
  if (p.prior_nephrectomy !== true) {
    if (p.symptomatic_primary !== false) {
      // Symptoms; fit for surgery and resectable: prior_nephrectomy = false and symptomatic_primary = true and
      // surgical_candidate = true and primary_resectable = true
      if (p.surgical_candidate !== false && p.primary_resectable !== false) {
        operable = null;
        if (
          p.prior_nephrectomy === false &&
          p.symptomatic_primary === true &&
          p.surgical_candidate === true &&
          p.primary_resectable === true
        ) {
          operable = true;
        }
      }
      // Symptoms; not operable, cancer proven: prior_nephrectomy = false and symptomatic_primary = true and
      // malignant_tissue = true and (surgical_candidate = false or primary_resectable = false)
      if (p.malignant_tissue !== false && (p.surgical_candidate !== true || p.primary_resectable !== true)) {
        not_operable = null;
        if (
          p.prior_nephrectomy === false &&
          p.symptomatic_primary === true &&
          p.malignant_tissue === true &&
          (p.surgical_candidate === false || p.primary_resectable === false)
        ) {
          not_operable = true;
        }
      }
      // Symptoms; not operable, no tissue yet: prior_nephrectomy = false and symptomatic_primary = true and
      // malignant_tissue = false and (surgical_candidate = false or primary_resectable = false)
      if (p.malignant_tissue !== true && (p.surgical_candidate !== true || p.primary_resectable !== true)) {
        not_operable_unproven = null;
        if (
          p.prior_nephrectomy === false &&
          p.symptomatic_primary === true &&
          p.malignant_tissue === false &&
          (p.surgical_candidate === false || p.primary_resectable === false)
        ) {
          not_operable_unproven = true;
        }
      }
    }
  }
  // No symptoms, or kidney removed: prior_nephrectomy = true or symptomatic_primary = false
  if (p.prior_nephrectomy !== false || p.symptomatic_primary !== true) {
    no_symptoms = null;
    if (p.prior_nephrectomy === true || p.symptomatic_primary === false) {
      no_symptoms = true;
    }
  }
  return [operable, not_operable, not_operable_unproven, no_symptoms];
}

/** What `operable` of `symptomatic-primary` still needs where it is unknown. */
function* lacks_symptomatic_primary_operable(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (p.symptomatic_primary === null) {
    yield* lacking(p, lacks_symptomatic_primary);
  }
  if (p.surgical_candidate === null) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === null) {
    yield "primary_resectable";
  }
}

/** The elements that settle the branch `not-operable` of `symptomatic-primary`. */
function* because_symptomatic_primary_not_operable(p) {
  yield "prior_nephrectomy";
  yield "symptomatic_primary";
  yield "malignant_tissue";
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === false) {
    yield "primary_resectable";
  }
}

/** What `not-operable` of `symptomatic-primary` still needs where it is unknown. */
function* lacks_symptomatic_primary_not_operable(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (p.symptomatic_primary === null) {
    yield* lacking(p, lacks_symptomatic_primary);
  }
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (
    (p.surgical_candidate !== true || p.primary_resectable !== true) &&
    p.surgical_candidate !== false &&
    p.primary_resectable !== false
  ) {
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
    if (p.primary_resectable === null) {
      yield "primary_resectable";
    }
  }
}

/** The elements that settle the branch `not-operable-unproven` of `symptomatic-primary`. */
function* because_symptomatic_primary_not_operable_unproven(p) {
  yield "prior_nephrectomy";
  yield "symptomatic_primary";
  yield "malignant_tissue";
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === false) {
    yield "primary_resectable";
  }
}

/** What `not-operable-unproven` of `symptomatic-primary` still needs where it is unknown. */
function* lacks_symptomatic_primary_not_operable_unproven(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (p.symptomatic_primary === null) {
    yield* lacking(p, lacks_symptomatic_primary);
  }
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (
    (p.surgical_candidate !== true || p.primary_resectable !== true) &&
    p.surgical_candidate !== false &&
    p.primary_resectable !== false
  ) {
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
    if (p.primary_resectable === null) {
      yield "primary_resectable";
    }
  }
}

/** The elements that settle the branch `no-symptoms` of `symptomatic-primary`. */
function* because_symptomatic_primary_no_symptoms(p) {
  if (p.prior_nephrectomy === true) {
    yield "prior_nephrectomy";
  }
  if (p.symptomatic_primary === false) {
    yield "symptomatic_primary";
  }
}

/** What `no-symptoms` of `symptomatic-primary` still needs where it is unknown. */
function* lacks_symptomatic_primary_no_symptoms(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (p.symptomatic_primary === null) {
    yield* lacking(p, lacks_symptomatic_primary);
  }
}

/**
 * Has the patient already had systemic therapy for this cancer? (treatment-history 0.1.0; one branch should hold;
 * each that holds is taken)
 */
function decide_treatment_history(p) {
  let naive = false, pretreated = false;
  // None: prior_systemic_therapy = none
  if (
    p.prior_systemic_therapy_cytokine !== true &&
    p.prior_systemic_therapy_tki !== true &&
    p.prior_systemic_therapy_checkpoint_inhibitor !== true &&
    p.prior_systemic_therapy_mtor_inhibitor !== true
  ) {
    naive = null;
    if (
      p.prior_systemic_therapy_cytokine === false &&
      p.prior_systemic_therapy_tki === false &&
      p.prior_systemic_therapy_checkpoint_inhibitor === false &&
      p.prior_systemic_therapy_mtor_inhibitor === false
    ) {
      naive = true;
    }
  }
  // One class or more: how many prior_systemic_therapy >= 1
  if (p.prior_systemic_therapy_at_most >= 1) {
    pretreated = null;
    if (p.prior_systemic_therapy_at_least >= 1) {
      pretreated = true;
    }
  }
  return [naive, pretreated];
}

/**
 * Into which IMDC risk group does the patient fall? (imdc-risk-group 0.1.0; one branch should hold; each that holds
 * is taken)
 */
function decide_imdc_risk_group(p) {
  let favorable = false, intermediate = false, poor = false, poor_after_nephrectomy = false;
  // Favourable, no factor: imdc_risk = favorable
  if (p.imdc_risk & IMDC_RISK_FAVORABLE) {
    favorable = null;
    if (p.imdc_risk === IMDC_RISK_FAVORABLE) {
      favorable = true;
    }
  }
  // Intermediate, one or two factors: imdc_risk = intermediate
  if (p.imdc_risk & IMDC_RISK_INTERMEDIATE) {
    intermediate = null;
    if (p.imdc_risk === IMDC_RISK_INTERMEDIATE) {
      intermediate = true;
    }
  }
  if (p.imdc_risk & IMDC_RISK_POOR) {
    // Poor, three factors or more; kidney in place: imdc_risk = poor and prior_nephrectomy = false
    if (p.prior_nephrectomy !== true) {
      poor = null;
      if (p.imdc_risk === IMDC_RISK_POOR && p.prior_nephrectomy === false) {
        poor = true;
      }
    }
    // Poor, three factors or more; kidney removed: imdc_risk = poor and prior_nephrectomy = true
    if (p.prior_nephrectomy !== false) {
      poor_after_nephrectomy = null;
      if (p.imdc_risk === IMDC_RISK_POOR && p.prior_nephrectomy === true) {
        poor_after_nephrectomy = true;
      }
    }
  }
  return [favorable, intermediate, poor, poor_after_nephrectomy];
}

/** What `poor` of `imdc-risk-group` still needs where it is unknown. */
function* lacks_imdc_risk_group_poor(p) {
  if (p.imdc_risk & IMDC_RISK_POOR && p.imdc_risk !== IMDC_RISK_POOR) {
    yield* lacking(p, lacks_imdc_risk);
  }
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
}

/** What `poor-after-nephrectomy` of `imdc-risk-group` still needs where it is unknown. */
function* lacks_imdc_risk_group_poor_after_nephrectomy(p) {
  if (p.imdc_risk & IMDC_RISK_POOR && p.imdc_risk !== IMDC_RISK_POOR) {
    yield* lacking(p, lacks_imdc_risk);
  }
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
}

/**
 * Does the team regard the disease as oligometastatic? (oligometastatic-disease 0.1.0; one branch should hold; each
 * that holds is taken)
 */
function decide_oligometastatic_disease(p) {
  let oligometastatic = false, widespread = false;
  // Oligometastatic: oligometastatic = true
  if (p.oligometastatic !== false) {
    oligometastatic = null;
    if (p.oligometastatic === true) {
      oligometastatic = true;
    }
  }
  // More than that: oligometastatic = false
  if (p.oligometastatic !== true) {
    widespread = null;
    if (p.oligometastatic === false) {
      widespread = true;
    }
  }
  return [oligometastatic, widespread];
}

/**
 * Is complete resection of the metastases feasible in a fit patient? (resection-of-metastases 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_resection_of_metastases(p) {
  let feasible = false, not_feasible_liver = false, not_feasible_elsewhere = false;
  // Feasible: metastases_resectable = true and surgical_candidate = true
  if (p.metastases_resectable !== false && p.surgical_candidate !== false) {
    feasible = null;
    if (p.metastases_resectable === true && p.surgical_candidate === true) {
      feasible = true;
    }
  }
  // Not resectable or not fit, liver metastases: metastatic_sites includes liver and (metastases_resectable = false or
  // surgical_candidate = false)
  if (p.metastatic_sites_liver !== false && (p.metastases_resectable !== true || p.surgical_candidate !== true)) {
    not_feasible_liver = null;
    if (p.metastatic_sites_liver === true && (p.metastases_resectable === false || p.surgical_candidate === false)) {
      not_feasible_liver = true;
    }
  }
  // Not resectable or not fit, no liver metastases: not metastatic_sites includes liver and (metastases_resectable =
  // false or surgical_candidate = false)
  if (p.metastatic_sites_liver !== true && (p.metastases_resectable !== true || p.surgical_candidate !== true)) {
    not_feasible_elsewhere = null;
    if (p.metastatic_sites_liver === false && (p.metastases_resectable === false || p.surgical_candidate === false)) {
      not_feasible_elsewhere = true;
    }
  }
  return [feasible, not_feasible_liver, not_feasible_elsewhere];
}

/** The elements that settle the branch `not-feasible-liver` of `resection-of-metastases`. */
function* because_resection_of_metastases_not_feasible_liver(p) {
  yield "metastatic_sites";
  if (p.metastases_resectable === false) {
    yield "metastases_resectable";
  }
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
}

/** What `not-feasible-liver` of `resection-of-metastases` still needs where it is unknown. */
function* lacks_resection_of_metastases_not_feasible_liver(p) {
  if (p.metastatic_sites_liver !== false && p.metastatic_sites_liver !== true) {
    if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
      yield "metastatic_sites";
    }
  }
  if (
    (p.metastases_resectable !== true || p.surgical_candidate !== true) &&
    p.metastases_resectable !== false &&
    p.surgical_candidate !== false
  ) {
    if (p.metastases_resectable === null) {
      yield "metastases_resectable";
    }
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
  }
}

/** The elements that settle the branch `not-feasible-elsewhere` of `resection-of-metastases`. */
function* because_resection_of_metastases_not_feasible_elsewhere(p) {
  yield "metastatic_sites";
  if (p.metastases_resectable === false) {
    yield "metastases_resectable";
  }
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
}

/** What `not-feasible-elsewhere` of `resection-of-metastases` still needs where it is unknown. */
function* lacks_resection_of_metastases_not_feasible_elsewhere(p) {
  if (p.metastatic_sites_liver !== false && p.metastatic_sites_liver !== true) {
    if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
      yield "metastatic_sites";
    }
  }
  if (
    (p.metastases_resectable !== true || p.surgical_candidate !== true) &&
    p.metastases_resectable !== false &&
    p.surgical_candidate !== false
  ) {
    if (p.metastases_resectable === null) {
      yield "metastases_resectable";
    }
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
  }
}

/**
 * Is the kidney in place, or did the metastases come after nephrectomy? (primary-at-resection 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_primary_at_resection(p) {
  let combined = false, metachronous = false, other = false;
  // Kidney in place, resectable, without symptoms; liver metastases: prior_nephrectomy = false and primary_resectable =
  // true and symptomatic_primary = false and metastatic_sites includes liver
  if (
    p.prior_nephrectomy !== true &&
    p.primary_resectable !== false &&
    p.symptomatic_primary !== true &&
    p.metastatic_sites_liver !== false
  ) {
    combined = null;
    if (
      p.prior_nephrectomy === false &&
      p.primary_resectable === true &&
      p.symptomatic_primary === false &&
      p.metastatic_sites_liver === true
    ) {
      combined = true;
    }
  }
  // Metastases after an earlier nephrectomy: metachronous = true
  if (p.metachronous !== false) {
    metachronous = null;
    if (p.metachronous === true) {
      metachronous = true;
    }
  }
  // All others: otherwise
  const others = [combined, metachronous];
  if (!others.includes(true)) {
    other = others.includes(null) ? null : true;
  }
  return [combined, metachronous, other];
}

/** What `combined` of `primary-at-resection` still needs where it is unknown. */
function* lacks_primary_at_resection_combined(p) {
  if (
    p.prior_nephrectomy !== true &&
    p.primary_resectable !== false &&
    p.symptomatic_primary !== true &&
    p.metastatic_sites_liver !== false &&
    (
      p.prior_nephrectomy !== false ||
      p.primary_resectable !== true ||
      p.symptomatic_primary !== false ||
      p.metastatic_sites_liver !== true
    )
  ) {
    if (p.prior_nephrectomy === null) {
      yield "prior_nephrectomy";
    }
    if (p.primary_resectable === null) {
      yield "primary_resectable";
    }
    if (p.symptomatic_primary === null) {
      yield* lacking(p, lacks_symptomatic_primary);
    }
    if (p.metastatic_sites_liver !== false && p.metastatic_sites_liver !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
  }
}

/** What `metachronous` of `primary-at-resection` still needs where it is unknown. */
function* lacks_primary_at_resection_metachronous(p) {
  if (p.metachronous === null) {
    yield* lacking(p, lacks_metachronous);
  }
}

/** The elements that settle the branch `other` of `primary-at-resection`. */
function* because_primary_at_resection_other(p) {
  if (p.prior_nephrectomy === true) {
    yield "prior_nephrectomy";
  }
  if (p.primary_resectable === false) {
    yield "primary_resectable";
  }
  if (p.symptomatic_primary === true) {
    yield "symptomatic_primary";
  }
  if (p.metastatic_sites_liver === false) {
    yield "metastatic_sites";
  }
  yield "metachronous";
}

/** At which sites are the metastases? (metastasectomy-by-site 0.1.0; every branch that holds is taken) */
function decide_metastasectomy_by_site(p) {
  let liver = false, lung = false, bone = false, brain = false, elsewhere = false;
  // Liver: metastatic_sites includes liver
  if (p.metastatic_sites_liver !== false) {
    liver = null;
    if (p.metastatic_sites_liver === true) {
      liver = true;
    }
  }
  // Lung: metastatic_sites includes lung
  if (p.metastatic_sites_lung !== false) {
    lung = null;
    if (p.metastatic_sites_lung === true) {
      lung = true;
    }
  }
  // Bone: metastatic_sites includes bone
  if (p.metastatic_sites_bone !== false) {
    bone = null;
    if (p.metastatic_sites_bone === true) {
      bone = true;
    }
  }
  // Brain: metastatic_sites includes brain
  if (p.metastatic_sites_brain !== false) {
    brain = null;
    if (p.metastatic_sites_brain === true) {
      brain = true;
    }
  }
  // Lymph nodes or another site: metastatic_sites includes lymph_node | other
  if (p.metastatic_sites_lymph_node !== false || p.metastatic_sites_other !== false) {
    elsewhere = null;
    if (p.metastatic_sites_lymph_node === true || p.metastatic_sites_other === true) {
      elsewhere = true;
    }
  }
  return [liver, lung, bone, brain, elsewhere];
}

/**
 * Do the features of this patient speak for bone resection? (outlook-of-bone-resection 0.1.0; one branch should
 * hold; each that holds is taken)
 */
function decide_outlook_of_bone_resection(p) {
  let favorable = false, less_favorable = false;
  // Solitary, bone only, clear cell, no unfavourable feature: bone_metastasis_count = 1 and metastatic_sites only bone
  // and histology = clear_cell and sarcomatoid_features = false and alkaline_phosphatase <=
  // alkaline_phosphatase_threshold and crp <= 0.3 mg/dL and not bone_sites includes vertebral | pelvic
  if (
    (p.bone_metastasis_count === null || p.bone_metastasis_count === 1) &&
    p.metastatic_sites_liver !== true &&
    p.metastatic_sites_lung !== true &&
    p.metastatic_sites_brain !== true &&
    p.metastatic_sites_lymph_node !== true &&
    p.metastatic_sites_other !== true &&
    (p.histology === null || p.histology === "clear_cell") &&
    p.sarcomatoid_features !== true &&
    (
      p.alkaline_phosphatase_threshold === null ||
      p.alkaline_phosphatase === null ||
      2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold
    ) &&
    (p.crp === null || p.crp <= 30) &&
    p.bone_sites_vertebral !== true &&
    p.bone_sites_pelvic !== true
  ) {
    favorable = null;
    if (
      p.bone_metastasis_count === 1 &&
      p.metastatic_sites_liver === false &&
      p.metastatic_sites_lung === false &&
      p.metastatic_sites_brain === false &&
      p.metastatic_sites_lymph_node === false &&
      p.metastatic_sites_other === false &&
      p.histology === "clear_cell" &&
      p.sarcomatoid_features === false &&
      p.alkaline_phosphatase_threshold !== null &&
      p.alkaline_phosphatase !== null &&
      2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold &&
      p.crp !== null &&
      p.crp <= 30 &&
      p.bone_sites_vertebral === false &&
      p.bone_sites_pelvic === false
    ) {
      favorable = true;
    }
  }
  // Anything else: otherwise
  const others = [favorable];
  if (!others.includes(true)) {
    less_favorable = others.includes(null) ? null : true;
  }
  return [favorable, less_favorable];
}

/** What `favorable` of `outlook-of-bone-resection` still needs where it is unknown. */
function* lacks_outlook_of_bone_resection_favorable(p) {
  if (
    (p.bone_metastasis_count === null || p.bone_metastasis_count === 1) &&
    p.metastatic_sites_liver !== true &&
    p.metastatic_sites_lung !== true &&
    p.metastatic_sites_brain !== true &&
    p.metastatic_sites_lymph_node !== true &&
    p.metastatic_sites_other !== true &&
    (p.histology === null || p.histology === "clear_cell") &&
    p.sarcomatoid_features !== true &&
    (
      p.alkaline_phosphatase_threshold === null ||
      p.alkaline_phosphatase === null ||
      2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold
    ) &&
    (p.crp === null || p.crp <= 30) &&
    p.bone_sites_vertebral !== true &&
    p.bone_sites_pelvic !== true &&
    (
      p.bone_metastasis_count !== 1 ||
      p.metastatic_sites_liver !== false ||
      p.metastatic_sites_lung !== false ||
      p.metastatic_sites_brain !== false ||
      p.metastatic_sites_lymph_node !== false ||
      p.metastatic_sites_other !== false ||
      p.histology !== "clear_cell" ||
      p.sarcomatoid_features !== false ||
      p.alkaline_phosphatase_threshold === null ||
      p.alkaline_phosphatase === null ||
      2 * p.alkaline_phosphatase > 3 * p.alkaline_phosphatase_threshold ||
      p.crp === null ||
      p.crp > 30 ||
      p.bone_sites_vertebral !== false ||
      p.bone_sites_pelvic !== false
    )
  ) {
    if (p.bone_metastasis_count === null) {
      yield "bone_metastasis_count";
    }
    if (
      p.metastatic_sites_liver !== true &&
      p.metastatic_sites_lung !== true &&
      p.metastatic_sites_brain !== true &&
      p.metastatic_sites_lymph_node !== true &&
      p.metastatic_sites_other !== true &&
      (
        p.metastatic_sites_liver !== false ||
        p.metastatic_sites_lung !== false ||
        p.metastatic_sites_brain !== false ||
        p.metastatic_sites_lymph_node !== false ||
        p.metastatic_sites_other !== false
      )
    ) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
    if (p.histology === null) {
      yield "histology";
    }
    if (p.sarcomatoid_features === null) {
      yield "sarcomatoid_features";
    }
    if (p.alkaline_phosphatase === null || p.alkaline_phosphatase_threshold === null) {
      if (p.alkaline_phosphatase === null) {
        yield "alkaline_phosphatase";
      }
      yield* lacking(p, lacks_alkaline_phosphatase_threshold);
    }
    if (p.crp === null) {
      yield "crp";
    }
    if (
      (p.bone_sites_vertebral !== false || p.bone_sites_pelvic !== false) &&
      p.bone_sites_vertebral !== true &&
      p.bone_sites_pelvic !== true
    ) {
      if (p.bone_sites_at_least !== p.bone_sites_at_most) {
        yield "bone_sites";
      }
    }
  }
}

/** The elements that settle the branch `less-favorable` of `outlook-of-bone-resection`. */
function* because_outlook_of_bone_resection_less_favorable(p) {
  if (p.bone_metastasis_count !== null && p.bone_metastasis_count !== 1) {
    yield "bone_metastasis_count";
  }
  if (
    p.metastatic_sites_liver === true ||
    p.metastatic_sites_lung === true ||
    p.metastatic_sites_brain === true ||
    p.metastatic_sites_lymph_node === true ||
    p.metastatic_sites_other === true
  ) {
    yield "metastatic_sites";
  }
  if (p.histology !== null && p.histology !== "clear_cell") {
    yield "histology";
  }
  if (p.sarcomatoid_features === true) {
    yield "sarcomatoid_features";
  }
  if (
    p.alkaline_phosphatase_threshold !== null &&
    p.alkaline_phosphatase !== null &&
    2 * p.alkaline_phosphatase > 3 * p.alkaline_phosphatase_threshold
  ) {
    yield "alkaline_phosphatase";
    yield "alkaline_phosphatase_threshold";
  }
  if (p.crp !== null && p.crp > 30) {
    yield "crp";
  }
  if (p.bone_sites_vertebral === true || p.bone_sites_pelvic === true) {
    yield "bone_sites";
  }
}

/**
 * Do the features of this patient speak for liver resection? (outlook-of-liver-resection 0.1.0; one branch should
 * hold; each that holds is taken)
 */
function decide_outlook_of_liver_resection(p) {
  let favorable = false, less_favorable = false;
  // Interval above 24 months, ECOG 0, not high grade, and below 50 mm or solitary: disease_free_interval > 24 mo and
  // ecog = 0 and high_grade = false and (largest_liver_metastasis < 50 mm or liver_metastasis_count = 1)
  if (
    (p.disease_free_interval === null || p.disease_free_interval > 240) &&
    (p.ecog === null || p.ecog === 0) &&
    p.high_grade !== true &&
    (
      p.largest_liver_metastasis === null ||
      p.largest_liver_metastasis < 50 ||
      p.liver_metastasis_count === null ||
      p.liver_metastasis_count === 1
    )
  ) {
    favorable = null;
    if (
      p.disease_free_interval !== null &&
      p.disease_free_interval > 240 &&
      p.ecog === 0 &&
      p.high_grade === false &&
      ((p.largest_liver_metastasis !== null && p.largest_liver_metastasis < 50) || p.liver_metastasis_count === 1)
    ) {
      favorable = true;
    }
  }
  // Anything else: otherwise
  const others = [favorable];
  if (!others.includes(true)) {
    less_favorable = others.includes(null) ? null : true;
  }
  return [favorable, less_favorable];
}

/** The elements that settle the branch `favorable` of `outlook-of-liver-resection`. */
function* because_outlook_of_liver_resection_favorable(p) {
  yield "disease_free_interval";
  yield "ecog";
  yield "high_grade";
  if (p.largest_liver_metastasis !== null && p.largest_liver_metastasis < 50) {
    yield "largest_liver_metastasis";
  }
  if (p.liver_metastasis_count === 1) {
    yield "liver_metastasis_count";
  }
}

/** What `favorable` of `outlook-of-liver-resection` still needs where it is unknown. */
function* lacks_outlook_of_liver_resection_favorable(p) {
  if (
    (p.disease_free_interval === null || p.disease_free_interval > 240) &&
    (p.ecog === null || p.ecog === 0) &&
    p.high_grade !== true &&
    (
      p.largest_liver_metastasis === null ||
      p.largest_liver_metastasis < 50 ||
      p.liver_metastasis_count === null ||
      p.liver_metastasis_count === 1
    ) &&
    (
      p.disease_free_interval === null ||
      p.disease_free_interval <= 240 ||
      p.ecog !== 0 ||
      p.high_grade !== false ||
      ((p.largest_liver_metastasis === null || p.largest_liver_metastasis >= 50) && p.liver_metastasis_count !== 1)
    )
  ) {
    if (p.disease_free_interval === null) {
      yield "disease_free_interval";
    }
    if (p.ecog === null) {
      yield "ecog";
    }
    if (p.high_grade === null) {
      yield "high_grade";
    }
    if (
      (
        p.largest_liver_metastasis === null ||
        p.largest_liver_metastasis < 50 ||
        p.liver_metastasis_count === null ||
        p.liver_metastasis_count === 1
      ) &&
      (p.largest_liver_metastasis === null || p.largest_liver_metastasis >= 50) &&
      p.liver_metastasis_count !== 1
    ) {
      if (p.largest_liver_metastasis === null) {
        yield "largest_liver_metastasis";
      }
      if (p.liver_metastasis_count === null) {
        yield "liver_metastasis_count";
      }
    }
  }
}

/** The elements that settle the branch `less-favorable` of `outlook-of-liver-resection`. */
function* because_outlook_of_liver_resection_less_favorable(p) {
  if (p.disease_free_interval !== null && p.disease_free_interval <= 240) {
    yield "disease_free_interval";
  }
  if (p.ecog !== null && p.ecog !== 0) {
    yield "ecog";
  }
  if (p.high_grade === true) {
    yield "high_grade";
  }
  if (
    p.largest_liver_metastasis !== null &&
    p.largest_liver_metastasis >= 50 &&
    p.liver_metastasis_count !== null &&
    p.liver_metastasis_count !== 1
  ) {
    yield "largest_liver_metastasis";
    yield "liver_metastasis_count";
  }
}

/**
 * Do the features of this patient speak for lung resection? (outlook-of-lung-resection 0.1.0; one branch should
 * hold; each that holds is taken)
 */
function decide_outlook_of_lung_resection(p) {
  let favorable = false, less_favorable = false;
  // All favourable features: disease_free_interval > 23 mo and lung_metastasis_count < 7 and lung_metastasis_volume < 4
  // cm3 and age <= 70 a and n_stage = n0 and high_grade = false
  if (
    (p.disease_free_interval === null || p.disease_free_interval > 230) &&
    (p.lung_metastasis_count === null || p.lung_metastasis_count < 7) &&
    (p.lung_metastasis_volume === null || p.lung_metastasis_volume < 40) &&
    (p.age === null || p.age <= 70) &&
    (p.n_stage === null || p.n_stage === "n0") &&
    p.high_grade !== true
  ) {
    favorable = null;
    if (
      p.disease_free_interval !== null &&
      p.disease_free_interval > 230 &&
      p.lung_metastasis_count !== null &&
      p.lung_metastasis_count < 7 &&
      p.lung_metastasis_volume !== null &&
      p.lung_metastasis_volume < 40 &&
      p.age !== null &&
      p.age <= 70 &&
      p.n_stage === "n0" &&
      p.high_grade === false
    ) {
      favorable = true;
    }
  }
  // Anything else: otherwise
  const others = [favorable];
  if (!others.includes(true)) {
    less_favorable = others.includes(null) ? null : true;
  }
  return [favorable, less_favorable];
}

/** What `favorable` of `outlook-of-lung-resection` still needs where it is unknown. */
function* lacks_outlook_of_lung_resection_favorable(p) {
  if (
    (p.disease_free_interval === null || p.disease_free_interval > 230) &&
    (p.lung_metastasis_count === null || p.lung_metastasis_count < 7) &&
    (p.lung_metastasis_volume === null || p.lung_metastasis_volume < 40) &&
    (p.age === null || p.age <= 70) &&
    (p.n_stage === null || p.n_stage === "n0") &&
    p.high_grade !== true &&
    (
      p.disease_free_interval === null ||
      p.disease_free_interval <= 230 ||
      p.lung_metastasis_count === null ||
      p.lung_metastasis_count >= 7 ||
      p.lung_metastasis_volume === null ||
      p.lung_metastasis_volume >= 40 ||
      p.age === null ||
      p.age > 70 ||
      p.n_stage !== "n0" ||
      p.high_grade !== false
    )
  ) {
    if (p.disease_free_interval === null) {
      yield "disease_free_interval";
    }
    if (p.lung_metastasis_count === null) {
      yield "lung_metastasis_count";
    }
    if (p.lung_metastasis_volume === null) {
      yield "lung_metastasis_volume";
    }
    if (p.age === null) {
      yield "age";
    }
    if (p.n_stage === null) {
      yield "n_stage";
    }
    if (p.high_grade === null) {
      yield "high_grade";
    }
  }
}

/** The elements that settle the branch `less-favorable` of `outlook-of-lung-resection`. */
function* because_outlook_of_lung_resection_less_favorable(p) {
  if (p.disease_free_interval !== null && p.disease_free_interval <= 230) {
    yield "disease_free_interval";
  }
  if (p.lung_metastasis_count !== null && p.lung_metastasis_count >= 7) {
    yield "lung_metastasis_count";
  }
  if (p.lung_metastasis_volume !== null && p.lung_metastasis_volume >= 40) {
    yield "lung_metastasis_volume";
  }
  if (p.age !== null && p.age > 70) {
    yield "age";
  }
  if (p.n_stage !== null && p.n_stage !== "n0") {
    yield "n_stage";
  }
  if (p.high_grade === true) {
    yield "high_grade";
  }
}

/**
 * Is the kidney still in place, and has the patient at most one IMDC factor? (single-risk-factor 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_single_risk_factor(p) {
  let at_most_one_factor = false, two_factors = false, removed = false;
  if (p.prior_nephrectomy !== true) {
    // In place, none or one factor: prior_nephrectomy = false and imdc_factor_count <= 1
    if (p.imdc_factor_count_at_least <= 1) {
      at_most_one_factor = null;
      if (p.prior_nephrectomy === false && p.imdc_factor_count_at_most <= 1) {
        at_most_one_factor = true;
      }
    }
    // In place, two factors: prior_nephrectomy = false and imdc_factor_count = 2
    if (p.imdc_factor_count_at_least <= 2 && p.imdc_factor_count_at_most >= 2) {
      two_factors = null;
      if (p.prior_nephrectomy === false && p.imdc_factor_count_at_least >= 2 && p.imdc_factor_count_at_most <= 2) {
        two_factors = true;
      }
    }
  }
  // Kidney already removed: prior_nephrectomy = true
  if (p.prior_nephrectomy !== false) {
    removed = null;
    if (p.prior_nephrectomy === true) {
      removed = true;
    }
  }
  return [at_most_one_factor, two_factors, removed];
}

/** What `at-most-one-factor` of `single-risk-factor` still needs where it is unknown. */
function* lacks_single_risk_factor_at_most_one_factor(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (p.imdc_factor_count_at_least <= 1 && p.imdc_factor_count_at_most > 1) {
    yield* lacking(p, lacks_imdc_factor_count);
  }
}

/** What `two-factors` of `single-risk-factor` still needs where it is unknown. */
function* lacks_single_risk_factor_two_factors(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (
    p.imdc_factor_count_at_least <= 2 &&
    p.imdc_factor_count_at_most >= 2 &&
    (p.imdc_factor_count_at_least < 2 || p.imdc_factor_count_at_most > 2)
  ) {
    yield* lacking(p, lacks_imdc_factor_count);
  }
}

/**
 * Is ECOG 0 and the total tumour burden at most 140 mm? (low-volume-excellent-status 0.1.0; one branch should hold;
 * each that holds is taken)
 */
function decide_low_volume_excellent_status(p) {
  let both = false, not_both = false;
  // ECOG 0 and at most 140 mm: ecog = 0 and total_tumor_burden <= 140 mm
  if ((p.ecog === null || p.ecog === 0) && (p.total_tumor_burden === null || p.total_tumor_burden <= 140)) {
    both = null;
    if (p.ecog === 0 && p.total_tumor_burden !== null && p.total_tumor_burden <= 140) {
      both = true;
    }
  }
  // ECOG 1 or more, or above 140 mm: ecog >= 1 or total_tumor_burden > 140 mm
  if (p.ecog === null || p.ecog >= 1 || p.total_tumor_burden === null || p.total_tumor_burden > 140) {
    not_both = null;
    if ((p.ecog !== null && p.ecog >= 1) || (p.total_tumor_burden !== null && p.total_tumor_burden > 140)) {
      not_both = true;
    }
  }
  return [both, not_both];
}

/** The elements that settle the branch `not-both` of `low-volume-excellent-status`. */
function* because_low_volume_excellent_status_not_both(p) {
  if (p.ecog !== null && p.ecog >= 1) {
    yield "ecog";
  }
  if (p.total_tumor_burden !== null && p.total_tumor_burden > 140) {
    yield "total_tumor_burden";
  }
}

/**
 * Can the primary be removed, in a fit patient without symptoms of it? (upfront-surgery-feasible 0.1.0; one branch
 * should hold; each that holds is taken)
 */
function decide_upfront_surgery_feasible(p) {
  let feasible = false, not_feasible = false;
  // Fit, resectable, no symptoms: surgical_candidate = true and primary_resectable = true and symptomatic_primary =
  // false
  if (p.surgical_candidate !== false && p.primary_resectable !== false && p.symptomatic_primary !== true) {
    feasible = null;
    if (p.surgical_candidate === true && p.primary_resectable === true && p.symptomatic_primary === false) {
      feasible = true;
    }
  }
  // Not fit, not resectable, or symptomatic: surgical_candidate = false or primary_resectable = false or
  // symptomatic_primary = true
  if (p.surgical_candidate !== true || p.primary_resectable !== true || p.symptomatic_primary !== false) {
    not_feasible = null;
    if (p.surgical_candidate === false || p.primary_resectable === false || p.symptomatic_primary === true) {
      not_feasible = true;
    }
  }
  return [feasible, not_feasible];
}

/** What `feasible` of `upfront-surgery-feasible` still needs where it is unknown. */
function* lacks_upfront_surgery_feasible_feasible(p) {
  if (p.surgical_candidate === null) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === null) {
    yield "primary_resectable";
  }
  if (p.symptomatic_primary === null) {
    yield* lacking(p, lacks_symptomatic_primary);
  }
}

/** The elements that settle the branch `not-feasible` of `upfront-surgery-feasible`. */
function* because_upfront_surgery_feasible_not_feasible(p) {
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === false) {
    yield "primary_resectable";
  }
  if (p.symptomatic_primary === true) {
    yield "symptomatic_primary";
  }
}

/** What `not-feasible` of `upfront-surgery-feasible` still needs where it is unknown. */
function* lacks_upfront_surgery_feasible_not_feasible(p) {
  if (p.surgical_candidate === null) {
    yield "surgical_candidate";
  }
  if (p.primary_resectable === null) {
    yield "primary_resectable";
  }
  if (p.symptomatic_primary === null) {
    yield* lacking(p, lacks_symptomatic_primary);
  }
}

/**
 * Is the kidney burden high, is there a paraneoplastic syndrome, or is the other kidney normal?
 * (reason-for-upfront-nephrectomy 0.1.0; one branch should hold; each that holds is taken)
 */
function decide_reason_for_upfront_nephrectomy(p) {
  let reason = false, no_reason = false;
  // At least one reason: high_kidney_disease_burden = true or paraneoplastic_syndrome = true or
  // normal_contralateral_kidney = true
  if (
    p.high_kidney_disease_burden !== false ||
    p.paraneoplastic_syndrome !== false ||
    p.normal_contralateral_kidney !== false
  ) {
    reason = null;
    if (
      p.high_kidney_disease_burden === true ||
      p.paraneoplastic_syndrome === true ||
      p.normal_contralateral_kidney === true
    ) {
      reason = true;
    }
  }
  // None of them: high_kidney_disease_burden = false and paraneoplastic_syndrome = false and
  // normal_contralateral_kidney = false
  if (
    p.high_kidney_disease_burden !== true &&
    p.paraneoplastic_syndrome !== true &&
    p.normal_contralateral_kidney !== true
  ) {
    no_reason = null;
    if (
      p.high_kidney_disease_burden === false &&
      p.paraneoplastic_syndrome === false &&
      p.normal_contralateral_kidney === false
    ) {
      no_reason = true;
    }
  }
  return [reason, no_reason];
}

/** The elements that settle the branch `reason` of `reason-for-upfront-nephrectomy`. */
function* because_reason_for_upfront_nephrectomy_reason(p) {
  if (p.high_kidney_disease_burden === true) {
    yield "high_kidney_disease_burden";
  }
  if (p.paraneoplastic_syndrome === true) {
    yield "paraneoplastic_syndrome";
  }
  if (p.normal_contralateral_kidney === true) {
    yield "normal_contralateral_kidney";
  }
}

/**
 * Can the patient be given systemic therapy of any class? (systemic-candidacy 0.1.0; one branch should hold; each
 * that holds is taken)
 */
function decide_systemic_candidacy(p) {
  let candidate = false, no_candidate = false;
  // Candidate: systemic_therapy_candidate = true
  if (p.systemic_therapy_candidate !== false) {
    candidate = null;
    if (p.systemic_therapy_candidate === true) {
      candidate = true;
    }
  }
  // No class can be given: systemic_therapy_candidate = false
  if (p.systemic_therapy_candidate !== true) {
    no_candidate = null;
    if (p.systemic_therapy_candidate === false) {
      no_candidate = true;
    }
  }
  return [candidate, no_candidate];
}

/**
 * Is the carcinoma of the clear cell type? (subtype-for-drugs 0.1.0; one branch should hold; each that holds is
 * taken)
 */
function decide_subtype_for_drugs(p) {
  let clear_cell = false, non_clear_cell = false, undetermined = false;
  // Clear cell: histology = clear_cell
  if (p.histology === null || p.histology === "clear_cell") {
    clear_cell = null;
    if (p.histology === "clear_cell") {
      clear_cell = true;
    }
  }
  // Another subtype: histology = non_clear_cell
  if (p.histology === null || p.histology === "non_clear_cell") {
    non_clear_cell = null;
    if (p.histology === "non_clear_cell") {
      non_clear_cell = true;
    }
  }
  // Subtype not determined: histology = undetermined
  if (p.histology === null || p.histology === "undetermined") {
    undetermined = null;
    if (p.histology === "undetermined") {
      undetermined = true;
    }
  }
  return [clear_cell, non_clear_cell, undetermined];
}

/**
 * Has the patient had systemic therapy before? (line-of-treatment 0.1.0; one branch should hold; each that holds is
 * taken)
 */
function decide_line_of_treatment(p) {
  let first_line = false, later_line = false;
  // None so far: prior_systemic_therapy = none
  if (
    p.prior_systemic_therapy_cytokine !== true &&
    p.prior_systemic_therapy_tki !== true &&
    p.prior_systemic_therapy_checkpoint_inhibitor !== true &&
    p.prior_systemic_therapy_mtor_inhibitor !== true
  ) {
    first_line = null;
    if (
      p.prior_systemic_therapy_cytokine === false &&
      p.prior_systemic_therapy_tki === false &&
      p.prior_systemic_therapy_checkpoint_inhibitor === false &&
      p.prior_systemic_therapy_mtor_inhibitor === false
    ) {
      first_line = true;
    }
  }
  // Treated before: how many prior_systemic_therapy >= 1
  if (p.prior_systemic_therapy_at_most >= 1) {
    later_line = null;
    if (p.prior_systemic_therapy_at_least >= 1) {
      later_line = true;
    }
  }
  return [first_line, later_line];
}

/** Which classes has the patient had? (earlier-drugs 0.1.0; one branch should hold; each that holds is taken) */
function decide_earlier_drugs(p) {
  let cytokine_only = false, tki = false, no_answer = false;
  // Cytokine only, tyrosine kinase inhibitor possible: prior_systemic_therapy only cytokine and
  // vegf_tki_contraindicated = false
  if (
    p.prior_systemic_therapy_tki !== true &&
    p.prior_systemic_therapy_checkpoint_inhibitor !== true &&
    p.prior_systemic_therapy_mtor_inhibitor !== true &&
    p.vegf_tki_contraindicated !== true
  ) {
    cytokine_only = null;
    if (
      p.prior_systemic_therapy_tki === false &&
      p.prior_systemic_therapy_checkpoint_inhibitor === false &&
      p.prior_systemic_therapy_mtor_inhibitor === false &&
      p.vegf_tki_contraindicated === false
    ) {
      cytokine_only = true;
    }
  }
  // Tyrosine kinase inhibitor, no mTOR inhibitor: prior_systemic_therapy includes tki and not prior_systemic_therapy
  // includes mtor_inhibitor
  if (p.prior_systemic_therapy_tki !== false && p.prior_systemic_therapy_mtor_inhibitor !== true) {
    tki = null;
    if (p.prior_systemic_therapy_tki === true && p.prior_systemic_therapy_mtor_inhibitor === false) {
      tki = true;
    }
  }
  // Anything else: otherwise
  const others = [cytokine_only, tki];
  if (!others.includes(true)) {
    no_answer = others.includes(null) ? null : true;
  }
  return [cytokine_only, tki, no_answer];
}

/** What `cytokine-only` of `earlier-drugs` still needs where it is unknown. */
function* lacks_earlier_drugs_cytokine_only(p) {
  if (
    p.prior_systemic_therapy_tki !== true &&
    p.prior_systemic_therapy_checkpoint_inhibitor !== true &&
    p.prior_systemic_therapy_mtor_inhibitor !== true &&
    p.vegf_tki_contraindicated !== true &&
    (
      p.prior_systemic_therapy_tki !== false ||
      p.prior_systemic_therapy_checkpoint_inhibitor !== false ||
      p.prior_systemic_therapy_mtor_inhibitor !== false ||
      p.vegf_tki_contraindicated !== false
    )
  ) {
    if (
      p.prior_systemic_therapy_tki !== true &&
      p.prior_systemic_therapy_checkpoint_inhibitor !== true &&
      p.prior_systemic_therapy_mtor_inhibitor !== true &&
      (
        p.prior_systemic_therapy_tki !== false ||
        p.prior_systemic_therapy_checkpoint_inhibitor !== false ||
        p.prior_systemic_therapy_mtor_inhibitor !== false
      )
    ) {
      if (p.prior_systemic_therapy_at_least !== p.prior_systemic_therapy_at_most) {
        yield "prior_systemic_therapy";
      }
    }
    if (p.vegf_tki_contraindicated === null) {
      yield "vegf_tki_contraindicated";
    }
  }
}

/** What `tki` of `earlier-drugs` still needs where it is unknown. */
function* lacks_earlier_drugs_tki(p) {
  if (
    p.prior_systemic_therapy_tki !== false &&
    p.prior_systemic_therapy_mtor_inhibitor !== true &&
    (p.prior_systemic_therapy_tki !== true || p.prior_systemic_therapy_mtor_inhibitor !== false)
  ) {
    if (p.prior_systemic_therapy_tki !== false && p.prior_systemic_therapy_tki !== true) {
      if (p.prior_systemic_therapy_at_least !== p.prior_systemic_therapy_at_most) {
        yield "prior_systemic_therapy";
      }
    }
    if (p.prior_systemic_therapy_mtor_inhibitor !== false && p.prior_systemic_therapy_mtor_inhibitor !== true) {
      if (p.prior_systemic_therapy_at_least !== p.prior_systemic_therapy_at_most) {
        yield "prior_systemic_therapy";
      }
    }
  }
}

/** The elements that settle the branch `no-answer` of `earlier-drugs`. */
function* because_earlier_drugs_no_answer(p) {
  if (
    p.prior_systemic_therapy_tki === true ||
    p.prior_systemic_therapy_checkpoint_inhibitor === true ||
    p.prior_systemic_therapy_mtor_inhibitor === true
  ) {
    yield "prior_systemic_therapy";
  }
  if (p.vegf_tki_contraindicated === true) {
    yield "vegf_tki_contraindicated";
  }
  if (p.prior_systemic_therapy_tki === false) {
    yield "prior_systemic_therapy";
  }
  if (p.prior_systemic_therapy_mtor_inhibitor === true) {
    yield "prior_systemic_therapy";
  }
}

/** Is the disease of poor risk? (risk-at-first-line 0.1.0; one branch should hold; each that holds is taken) */
function decide_risk_at_first_line(p) {
  let poor = false, not_poor = false;
  // Poor risk: imdc_risk = poor
  if (p.imdc_risk & IMDC_RISK_POOR) {
    poor = null;
    if (p.imdc_risk === IMDC_RISK_POOR) {
      poor = true;
    }
  }
  // Favourable or intermediate risk: imdc_risk = favorable | intermediate
  if (p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE)) {
    not_poor = null;
    if (p.imdc_risk && !(p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE))) {
      not_poor = true;
    }
  }
  return [poor, not_poor];
}

/**
 * Which classes of drugs can be given, and in which risk group is the patient? (first-line-classes 0.1.0; one
 * branch should hold; each that holds is taken)
 */
function decide_first_line_classes(p) {
  let both_intermediate_poor = false, both_favorable = false, no_tki_intermediate_poor = false;
  let no_checkpoint_inhibitor = false, no_named_regimen = false;
  if (p.immunotherapy_contraindicated !== true) {
    if (p.vegf_tki_contraindicated !== true) {
      // Both classes, intermediate or poor risk: immunotherapy_contraindicated = false and vegf_tki_contraindicated =
      // false and imdc_risk = intermediate | poor
      if (p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR)) {
        both_intermediate_poor = null;
        if (
          p.immunotherapy_contraindicated === false &&
          p.vegf_tki_contraindicated === false &&
          (p.imdc_risk && !(p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR)))
        ) {
          both_intermediate_poor = true;
        }
      }
      // Both classes, favourable risk: immunotherapy_contraindicated = false and vegf_tki_contraindicated = false and
      // imdc_risk = favorable
      if (p.imdc_risk & IMDC_RISK_FAVORABLE) {
        both_favorable = null;
        if (
          p.immunotherapy_contraindicated === false &&
          p.vegf_tki_contraindicated === false &&
          p.imdc_risk === IMDC_RISK_FAVORABLE
        ) {
          both_favorable = true;
        }
      }
    }
    // No tyrosine kinase inhibitor, intermediate or poor risk: immunotherapy_contraindicated = false and
    // vegf_tki_contraindicated = true and imdc_risk = intermediate | poor
    if (p.vegf_tki_contraindicated !== false && p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR)) {
      no_tki_intermediate_poor = null;
      if (
        p.immunotherapy_contraindicated === false &&
        p.vegf_tki_contraindicated === true &&
        (p.imdc_risk && !(p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR)))
      ) {
        no_tki_intermediate_poor = true;
      }
    }
  }
  // No checkpoint inhibitor: immunotherapy_contraindicated = true and vegf_tki_contraindicated = false
  if (p.immunotherapy_contraindicated !== false && p.vegf_tki_contraindicated !== true) {
    no_checkpoint_inhibitor = null;
    if (p.immunotherapy_contraindicated === true && p.vegf_tki_contraindicated === false) {
      no_checkpoint_inhibitor = true;
    }
  }
  // Neither class, or favourable risk without a tyrosine kinase inhibitor: vegf_tki_contraindicated = true and
  // (immunotherapy_contraindicated = true or imdc_risk = favorable)
  if (
    p.vegf_tki_contraindicated !== false &&
    (p.immunotherapy_contraindicated !== false || p.imdc_risk & IMDC_RISK_FAVORABLE)
  ) {
    no_named_regimen = null;
    if (
      p.vegf_tki_contraindicated === true &&
      (p.immunotherapy_contraindicated === true || p.imdc_risk === IMDC_RISK_FAVORABLE)
    ) {
      no_named_regimen = true;
    }
  }
  return [both_intermediate_poor, both_favorable, no_tki_intermediate_poor, no_checkpoint_inhibitor, no_named_regimen];
}

/** What `both-intermediate-poor` of `first-line-classes` still needs where it is unknown. */
function* lacks_first_line_classes_both_intermediate_poor(p) {
  if (p.immunotherapy_contraindicated === null) {
    yield "immunotherapy_contraindicated";
  }
  if (p.vegf_tki_contraindicated === null) {
    yield "vegf_tki_contraindicated";
  }
  if (
    p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR) &&
    (!p.imdc_risk || p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR))
  ) {
    yield* lacking(p, lacks_imdc_risk);
  }
}

/** What `both-favorable` of `first-line-classes` still needs where it is unknown. */
function* lacks_first_line_classes_both_favorable(p) {
  if (p.immunotherapy_contraindicated === null) {
    yield "immunotherapy_contraindicated";
  }
  if (p.vegf_tki_contraindicated === null) {
    yield "vegf_tki_contraindicated";
  }
  if (p.imdc_risk & IMDC_RISK_FAVORABLE && p.imdc_risk !== IMDC_RISK_FAVORABLE) {
    yield* lacking(p, lacks_imdc_risk);
  }
}

/** What `no-tki-intermediate-poor` of `first-line-classes` still needs where it is unknown. */
function* lacks_first_line_classes_no_tki_intermediate_poor(p) {
  if (p.immunotherapy_contraindicated === null) {
    yield "immunotherapy_contraindicated";
  }
  if (p.vegf_tki_contraindicated === null) {
    yield "vegf_tki_contraindicated";
  }
  if (
    p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR) &&
    (!p.imdc_risk || p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR))
  ) {
    yield* lacking(p, lacks_imdc_risk);
  }
}

/** The elements that settle the branch `no-named-regimen` of `first-line-classes`. */
function* because_first_line_classes_no_named_regimen(p) {
  yield "vegf_tki_contraindicated";
  if (p.immunotherapy_contraindicated === true) {
    yield "immunotherapy_contraindicated";
  }
  if (p.imdc_risk === IMDC_RISK_FAVORABLE) {
    yield "imdc_risk";
  }
}

/** What `no-named-regimen` of `first-line-classes` still needs where it is unknown. */
function* lacks_first_line_classes_no_named_regimen(p) {
  if (p.vegf_tki_contraindicated === null) {
    yield "vegf_tki_contraindicated";
  }
  if (
    (p.immunotherapy_contraindicated !== false || p.imdc_risk & IMDC_RISK_FAVORABLE) &&
    p.immunotherapy_contraindicated !== true &&
    p.imdc_risk !== IMDC_RISK_FAVORABLE
  ) {
    if (p.immunotherapy_contraindicated === null) {
      yield "immunotherapy_contraindicated";
    }
    if (p.imdc_risk & IMDC_RISK_FAVORABLE && p.imdc_risk !== IMDC_RISK_FAVORABLE) {
      yield* lacking(p, lacks_imdc_risk);
    }
  }
}

/**
 * Are there brain metastases, or bone metastases that hurt or threaten to break? (urgent-local-treatment 0.1.0;
 * every branch that holds is taken)
 */
function decide_urgent_local_treatment(p) {
  let brain = false, bone_fracture = false, bone_fracture_no_surgery = false, bone_pain = false, none = false;
  // Brain metastases: metastatic_sites includes brain
  if (p.metastatic_sites_brain !== false) {
    brain = null;
    if (p.metastatic_sites_brain === true) {
      brain = true;
    }
  }
  if (p.metastatic_sites_bone !== false) {
    if (p.fracture_or_impending !== false) {
      // Bone metastasis with fracture or threatening fracture, fit for surgery: metastatic_sites includes bone and
      // fracture_or_impending = true and surgical_candidate = true
      if (p.surgical_candidate !== false) {
        bone_fracture = null;
        if (p.metastatic_sites_bone === true && p.fracture_or_impending === true && p.surgical_candidate === true) {
          bone_fracture = true;
        }
      }
      // Bone metastasis with fracture or threatening fracture, not fit for surgery: metastatic_sites includes bone and
      // fracture_or_impending = true and surgical_candidate = false
      if (p.surgical_candidate !== true) {
        bone_fracture_no_surgery = null;
        if (p.metastatic_sites_bone === true && p.fracture_or_impending === true && p.surgical_candidate === false) {
          bone_fracture_no_surgery = true;
        }
      }
    }
    // Painful bone metastasis without fracture: metastatic_sites includes bone and bone_pain = true and
    // fracture_or_impending = false
    if (p.bone_pain !== false && p.fracture_or_impending !== true) {
      bone_pain = null;
      if (p.metastatic_sites_bone === true && p.bone_pain === true && p.fracture_or_impending === false) {
        bone_pain = true;
      }
    }
  }
  // None of these: otherwise
  const others = [brain, bone_fracture, bone_fracture_no_surgery, bone_pain];
  if (!others.includes(true)) {
    none = others.includes(null) ? null : true;
  }
  return [brain, bone_fracture, bone_fracture_no_surgery, bone_pain, none];
}

/** What `brain` of `urgent-local-treatment` still needs where it is unknown. */
function* lacks_urgent_local_treatment_brain(p) {
  if (p.metastatic_sites_brain !== false && p.metastatic_sites_brain !== true) {
    if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
      yield "metastatic_sites";
    }
  }
}

/** What `bone-fracture` of `urgent-local-treatment` still needs where it is unknown. */
function* lacks_urgent_local_treatment_bone_fracture(p) {
  if (
    p.metastatic_sites_bone !== false &&
    p.fracture_or_impending !== false &&
    p.surgical_candidate !== false &&
    (p.metastatic_sites_bone !== true || p.fracture_or_impending !== true || p.surgical_candidate !== true)
  ) {
    if (p.metastatic_sites_bone !== false && p.metastatic_sites_bone !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
    if (p.fracture_or_impending === null) {
      yield "fracture_or_impending";
    }
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
  }
}

/** What `bone-fracture-no-surgery` of `urgent-local-treatment` still needs where it is unknown. */
function* lacks_urgent_local_treatment_bone_fracture_no_surgery(p) {
  if (
    p.metastatic_sites_bone !== false &&
    p.fracture_or_impending !== false &&
    p.surgical_candidate !== true &&
    (p.metastatic_sites_bone !== true || p.fracture_or_impending !== true || p.surgical_candidate !== false)
  ) {
    if (p.metastatic_sites_bone !== false && p.metastatic_sites_bone !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
    if (p.fracture_or_impending === null) {
      yield "fracture_or_impending";
    }
    if (p.surgical_candidate === null) {
      yield "surgical_candidate";
    }
  }
}

/** What `bone-pain` of `urgent-local-treatment` still needs where it is unknown. */
function* lacks_urgent_local_treatment_bone_pain(p) {
  if (
    p.metastatic_sites_bone !== false &&
    p.bone_pain !== false &&
    p.fracture_or_impending !== true &&
    (p.metastatic_sites_bone !== true || p.bone_pain !== true || p.fracture_or_impending !== false)
  ) {
    if (p.metastatic_sites_bone !== false && p.metastatic_sites_bone !== true) {
      if (p.metastatic_sites_at_least !== p.metastatic_sites_at_most) {
        yield "metastatic_sites";
      }
    }
    if (p.bone_pain === null) {
      yield "bone_pain";
    }
    if (p.fracture_or_impending === null) {
      yield "fracture_or_impending";
    }
  }
}

/** The elements that settle the branch `none` of `urgent-local-treatment`. */
function* because_urgent_local_treatment_none(p) {
  yield "metastatic_sites";
  if (p.metastatic_sites_bone === false) {
    yield "metastatic_sites";
  }
  if (p.fracture_or_impending === false) {
    yield "fracture_or_impending";
  }
  if (p.surgical_candidate === false) {
    yield "surgical_candidate";
  }
  if (p.surgical_candidate === true) {
    yield "surgical_candidate";
  }
  if (p.bone_pain === false) {
    yield "bone_pain";
  }
  if (p.fracture_or_impending === true) {
    yield "fracture_or_impending";
  }
}

/**
 * Are regional lymph nodes involved or suspected? (lymph-node-question 0.1.0; one branch should hold; each that
 * holds is taken)
 */
function decide_lymph_node_question(p) {
  let clear = false, suspected = false;
  // N0: n_stage = n0
  if (p.n_stage === null || p.n_stage === "n0") {
    clear = null;
    if (p.n_stage === "n0") {
      clear = true;
    }
  }
  // N1: n_stage = n1
  if (p.n_stage === null || p.n_stage === "n1") {
    suspected = null;
    if (p.n_stage === "n1") {
      suspected = true;
    }
  }
  return [clear, suspected];
}

/**
 * Who the entry point `after-nephrectomy` is for: prior_nephrectomy = true and malignant_tissue = true and m_stage
 * = m1 and not histology = not_renal_cell
 */
function scope_after_nephrectomy(p) {
  if (
    p.prior_nephrectomy === true &&
    p.malignant_tissue === true &&
    p.m_stage === "m1" &&
    p.histology !== null &&
    p.histology !== "not_renal_cell"
  ) {
    return true;
  }
  if (
    p.prior_nephrectomy !== false &&
    p.malignant_tissue !== false &&
    (p.m_stage === null || p.m_stage === "m1") &&
    p.histology !== "not_renal_cell"
  ) {
    return null;
  }
  return false;
}

/** What is needed to tell whether the entry point `after-nephrectomy` is for a patient. */
function* lacks_scope_after_nephrectomy(p) {
  if (p.prior_nephrectomy === null) {
    yield "prior_nephrectomy";
  }
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (p.m_stage === null) {
    yield "m_stage";
  }
  if (p.histology === null) {
    yield "histology";
  }
}

/**
 * Who the entry point `on-treatment` is for: malignant_tissue = true and m_stage = m1 and how many
 * current_systemic_therapy >= 1 and not histology = not_renal_cell
 */
function scope_on_treatment(p) {
  if (
    p.malignant_tissue === true &&
    p.m_stage === "m1" &&
    p.current_systemic_therapy_at_least >= 1 &&
    p.histology !== null &&
    p.histology !== "not_renal_cell"
  ) {
    return true;
  }
  if (
    p.malignant_tissue !== false &&
    (p.m_stage === null || p.m_stage === "m1") &&
    p.current_systemic_therapy_at_most >= 1 &&
    p.histology !== "not_renal_cell"
  ) {
    return null;
  }
  return false;
}

/** What is needed to tell whether the entry point `on-treatment` is for a patient. */
function* lacks_scope_on_treatment(p) {
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (p.m_stage === null) {
    yield "m_stage";
  }
  if (p.current_systemic_therapy_at_most >= 1 && p.current_systemic_therapy_at_least < 1) {
    if (p.current_systemic_therapy_at_least !== p.current_systemic_therapy_at_most) {
      yield "current_systemic_therapy";
    }
  }
  if (p.histology === null) {
    yield "histology";
  }
}

/** Who the entry point `after-metastasectomy` is for: malignant_tissue = true and not histology = not_renal_cell */
function scope_after_metastasectomy(p) {
  if (p.malignant_tissue === true && p.histology !== null && p.histology !== "not_renal_cell") {
    return true;
  }
  if (p.malignant_tissue !== false && p.histology !== "not_renal_cell") {
    return null;
  }
  return false;
}

/** What is needed to tell whether the entry point `after-metastasectomy` is for a patient. */
function* lacks_scope_after_metastasectomy(p) {
  if (p.malignant_tissue === null) {
    yield* lacking(p, lacks_malignant_tissue);
  }
  if (p.histology === null) {
    yield "histology";
  }
}

const NODES = new Map([
  [
    "baseline-workup",
    {
      name: "baseline-workup",
      version: "0.1.0",
      branches: [
        {
          name: "no-abdominal-imaging",
          targets: ["order-abdominal-ct"],
          because: ["abdominal_imaging", "iodinated_contrast_contraindicated"],
          reads: [["abdominal_imaging", "iodinated_contrast_contraindicated"]],
        },
        {
          name: "no-abdominal-imaging-no-contrast",
          targets: ["order-abdominal-mri"],
          because: ["abdominal_imaging", "iodinated_contrast_contraindicated"],
          reads: [["abdominal_imaging", "iodinated_contrast_contraindicated"]],
        },
        { name: "no-chest-ct", targets: ["order-chest-ct"], because: ["chest_ct"], reads: [["chest_ct"]] },
        {
          name: "no-laboratory-panel",
          targets: ["order-laboratory-panel"],
          because: ["laboratory_panel"],
          reads: [["laboratory_panel"]],
        },
        {
          name: "tests-complete",
          targets: ["extent-of-disease"],
          because: ["abdominal_imaging", "chest_ct", "laboratory_panel"],
          reads: [["abdominal_imaging", "chest_ct", "laboratory_panel"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["abdominal_imaging", "iodinated_contrast_contraindicated", "chest_ct", "laboratory_panel"],
    },
  ],
  [
    "disease-after-metastasectomy",
    {
      name: "disease-after-metastasectomy",
      version: "0.1.0",
      branches: [
        {
          name: "no-disease",
          targets: ["no-adjuvant-drugs", "image-after-metastasectomy"],
          because: ["metastasectomy_result", "residual_or_recurrent"],
          reads: [["metastasectomy_result", "residual_or_recurrent"]],
        },
        {
          name: "disease-current-panel",
          targets: ["systemic-candidacy"],
          because: because_disease_after_metastasectomy_disease_current_panel,
          reads: [lacks_disease_after_metastasectomy_disease_current_panel],
        },
        {
          name: "disease-no-panel",
          targets: ["order-laboratory-panel-after-metastasectomy"],
          because: because_disease_after_metastasectomy_disease_no_panel,
          reads: [lacks_disease_after_metastasectomy_disease_no_panel],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["metastasectomy_result", "residual_or_recurrent", "laboratory_panel"],
    },
  ],
  [
    "extent-of-disease",
    {
      name: "extent-of-disease",
      version: "0.1.0",
      branches: [
        {
          name: "metastatic",
          targets: ["tissue-diagnosis", "symptom-directed-imaging"],
          because: ["m_stage"],
          reads: [["m_stage"]],
        },
        {
          name: "direct-invasion",
          targets: ["refer-direct-invasion", "symptom-directed-imaging"],
          because: ["m_stage", "liver_direct_invasion"],
          reads: [["m_stage", "liver_direct_invasion"]],
        },
        {
          name: "locally-advanced",
          targets: ["refer-locally-advanced", "symptom-directed-imaging"],
          because: ["m_stage", "liver_direct_invasion", "stage_iv"],
          reads: [lacks_extent_of_disease_locally_advanced],
        },
        {
          name: "localized",
          targets: ["refer-localized", "symptom-directed-imaging"],
          because: ["m_stage", "liver_direct_invasion", "stage_iv"],
          reads: [lacks_extent_of_disease_localized],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["m_stage", "liver_direct_invasion", "stage_iv"],
    },
  ],
  [
    "image-after-metastasectomy",
    {
      name: "image-after-metastasectomy",
      version: "0.1.0",
      branches: [],
      targets: ["await-follow-up-imaging"],
      recommends: RECOMMEND_IMAGE_AFTER_METASTASECTOMY,
      reassess: null,
    },
  ],
  [
    "await-follow-up-imaging",
    {
      name: "await-follow-up-imaging",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: { after: null, until: "The next follow-up imaging has been read", resume_at: "after-metastasectomy" },
    },
  ],
  [
    "laboratory-values-after-nephrectomy",
    {
      name: "laboratory-values-after-nephrectomy",
      version: "0.1.0",
      branches: [
        {
          name: "current",
          targets: ["systemic-candidacy"],
          because: ["laboratory_panel"],
          reads: [["laboratory_panel"]],
        },
        {
          name: "missing",
          targets: ["order-laboratory-panel-after-nephrectomy"],
          because: ["laboratory_panel"],
          reads: [["laboratory_panel"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["laboratory_panel"],
    },
  ],
  [
    "monitor-treatment",
    {
      name: "monitor-treatment",
      version: "0.1.0",
      branches: [],
      targets: ["response-imaging-due", "symptoms-of-primary-on-treatment", "urgent-local-treatment"],
      recommends: RECOMMEND_MONITOR_TREATMENT,
      reassess: null,
    },
  ],
  [
    "no-adjuvant-drugs",
    {
      name: "no-adjuvant-drugs",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_NO_ADJUVANT_DRUGS,
      reassess: null,
    },
  ],
  [
    "order-abdominal-ct",
    {
      name: "order-abdominal-ct",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_ORDER_ABDOMINAL_CT,
      reassess: null,
    },
  ],
  [
    "order-abdominal-mri",
    {
      name: "order-abdominal-mri",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_ORDER_ABDOMINAL_MRI,
      reassess: null,
    },
  ],
  [
    "order-chest-ct",
    {
      name: "order-chest-ct",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_ORDER_CHEST_CT,
      reassess: null,
    },
  ],
  [
    "order-laboratory-panel",
    {
      name: "order-laboratory-panel",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_ORDER_LABORATORY_PANEL,
      reassess: null,
    },
  ],
  [
    "order-laboratory-panel-after-metastasectomy",
    {
      name: "order-laboratory-panel-after-metastasectomy",
      version: "0.1.0",
      branches: [],
      targets: ["await-panel-after-metastasectomy"],
      recommends: RECOMMEND_ORDER_LABORATORY_PANEL_AFTER_METASTASECTOMY,
      reassess: null,
    },
  ],
  [
    "await-panel-after-metastasectomy",
    {
      name: "await-panel-after-metastasectomy",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: { after: null, until: "The laboratory panel has been read", resume_at: "after-metastasectomy" },
    },
  ],
  [
    "order-laboratory-panel-after-nephrectomy",
    {
      name: "order-laboratory-panel-after-nephrectomy",
      version: "0.1.0",
      branches: [],
      targets: ["await-laboratory-panel"],
      recommends: RECOMMEND_ORDER_LABORATORY_PANEL_AFTER_NEPHRECTOMY,
      reassess: null,
    },
  ],
  [
    "await-laboratory-panel",
    {
      name: "await-laboratory-panel",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: { after: null, until: "The laboratory panel has been read", resume_at: "after-nephrectomy" },
    },
  ],
  [
    "refer-direct-invasion",
    {
      name: "refer-direct-invasion",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_REFER_DIRECT_INVASION,
      reassess: null,
    },
  ],
  [
    "refer-localized",
    {
      name: "refer-localized",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_REFER_LOCALIZED,
      reassess: null,
    },
  ],
  [
    "refer-locally-advanced",
    {
      name: "refer-locally-advanced",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_REFER_LOCALLY_ADVANCED,
      reassess: null,
    },
  ],
  [
    "response-imaging-due",
    {
      name: "response-imaging-due",
      version: "0.1.0",
      branches: [
        {
          name: "not-yet",
          targets: ["await-first-imaging"],
          because: ["time_on_treatment"],
          reads: [["time_on_treatment"]],
        },
        { name: "due", targets: ["image-response"], because: ["time_on_treatment"], reads: [["time_on_treatment"]] },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["time_on_treatment"],
    },
  ],
  [
    "await-first-imaging",
    {
      name: "await-first-imaging",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: { after: null, until: "Six weeks of treatment are over, eight at the most", resume_at: "on-treatment" },
    },
  ],
  [
    "image-response",
    {
      name: "image-response",
      version: "0.1.0",
      branches: [],
      targets: ["response-to-treatment"],
      recommends: RECOMMEND_IMAGE_RESPONSE,
      reassess: null,
    },
  ],
  [
    "response-to-treatment",
    {
      name: "response-to-treatment",
      version: "0.1.0",
      branches: [
        {
          name: "controlled",
          targets: ["near-complete-response", "liver-metastases-left", "next-response-visit"],
          because: ["disease_controlled"],
          reads: [["disease_controlled"]],
        },
        {
          name: "progression",
          targets: ["systemic-candidacy"],
          because: ["disease_controlled"],
          reads: [["disease_controlled"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["disease_controlled"],
    },
  ],
  [
    "liver-metastases-left",
    {
      name: "liver-metastases-left",
      version: "0.1.0",
      branches: [
        {
          name: "resectable",
          targets: ["resect-liver-on-treatment"],
          because: ["liver_metastases_remaining", "oligometastatic", "metastases_resectable", "surgical_candidate"],
          reads: [["liver_metastases_remaining", "oligometastatic", "metastases_resectable", "surgical_candidate"]],
        },
        {
          name: "not-resectable",
          targets: ["consolidate-liver-locally"],
          because: because_liver_metastases_left_not_resectable,
          reads: [lacks_liver_metastases_left_not_resectable],
        },
        {
          name: "none-left",
          targets: [],
          because: ["liver_metastases_remaining"],
          reads: [["liver_metastases_remaining"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["liver_metastases_remaining", "oligometastatic", "metastases_resectable", "surgical_candidate"],
    },
  ],
  [
    "consolidate-liver-locally",
    {
      name: "consolidate-liver-locally",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_CONSOLIDATE_LIVER_LOCALLY,
      reassess: null,
    },
  ],
  [
    "near-complete-response",
    {
      name: "near-complete-response",
      version: "0.1.0",
      branches: [
        {
          name: "candidate",
          targets: ["consider-deferred-nephrectomy"],
          because: ["treatment_response", "prior_nephrectomy", "surgical_candidate", "primary_resectable"],
          reads: [lacks_near_complete_response_candidate],
        },
        {
          name: "not-candidate",
          targets: [],
          because: because_near_complete_response_not_candidate,
          reads: [lacks_near_complete_response_candidate],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "next-response-visit",
    {
      name: "next-response-visit",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: { after: { at_least: "6 wk", at_most: "3 mo" }, until: null, resume_at: "on-treatment" },
    },
  ],
  [
    "resect-liver-on-treatment",
    {
      name: "resect-liver-on-treatment",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_LIVER_ON_TREATMENT,
      reassess: null,
    },
  ],
  [
    "symptom-directed-imaging",
    {
      name: "symptom-directed-imaging",
      version: "0.1.0",
      branches: [
        {
          name: "brain",
          targets: ["order-brain-imaging"],
          because: ["neurologic_symptoms", "metastatic_sites"],
          reads: [lacks_symptom_directed_imaging_brain],
        },
        {
          name: "bone",
          targets: ["order-bone-scan"],
          because: because_symptom_directed_imaging_bone,
          reads: [lacks_symptom_directed_imaging_bone],
        },
        {
          name: "no-indication",
          targets: [],
          because: because_symptom_directed_imaging_no_indication,
          reads: [lacks_symptom_directed_imaging_brain, lacks_symptom_directed_imaging_bone],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "order-bone-scan",
    {
      name: "order-bone-scan",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_ORDER_BONE_SCAN,
      reassess: null,
    },
  ],
  [
    "order-brain-imaging",
    {
      name: "order-brain-imaging",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_ORDER_BRAIN_IMAGING,
      reassess: null,
    },
  ],
  [
    "symptoms-of-primary-on-treatment",
    {
      name: "symptoms-of-primary-on-treatment",
      version: "0.1.0",
      branches: [
        {
          name: "operable",
          targets: ["consider-deferred-nephrectomy"],
          because: ["primary_symptoms_need_intervention", "surgical_candidate", "primary_resectable"],
          reads: [["primary_symptoms_need_intervention", "surgical_candidate", "primary_resectable"]],
        },
        {
          name: "not-operable",
          targets: ["embolization-or-radiotherapy"],
          because: because_symptoms_of_primary_on_treatment_not_operable,
          reads: [lacks_symptoms_of_primary_on_treatment_not_operable],
        },
        {
          name: "none",
          targets: [],
          because: ["primary_symptoms_need_intervention"],
          reads: [["primary_symptoms_need_intervention"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["primary_symptoms_need_intervention", "surgical_candidate", "primary_resectable"],
    },
  ],
  [
    "consider-deferred-nephrectomy",
    {
      name: "consider-deferred-nephrectomy",
      version: "0.1.0",
      branches: [],
      targets: ["lymph-node-question"],
      recommends: RECOMMEND_CONSIDER_DEFERRED_NEPHRECTOMY,
      reassess: null,
    },
  ],
  [
    "tissue-diagnosis",
    {
      name: "tissue-diagnosis",
      version: "0.1.0",
      branches: [
        {
          name: "malignant",
          targets: ["histologic-subtype"],
          because: ["malignant_tissue"],
          reads: [["malignant_tissue"]],
        },
        {
          name: "benign",
          targets: ["benign-renal-tumor"],
          because: because_tissue_diagnosis_benign,
          reads: [lacks_tissue_diagnosis_benign],
        },
        {
          name: "no-diagnosis",
          targets: ["biopsy-site"],
          because: because_tissue_diagnosis_no_diagnosis,
          reads: [lacks_tissue_diagnosis_no_diagnosis],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["malignant_tissue", "renal_mass_biopsy", "prior_nephrectomy", "nephrectomy_pathology"],
    },
  ],
  [
    "benign-renal-tumor",
    {
      name: "benign-renal-tumor",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_BENIGN_RENAL_TUMOR,
      reassess: null,
    },
  ],
  [
    "biopsy-site",
    {
      name: "biopsy-site",
      version: "0.1.0",
      branches: [
        {
          name: "renal-mass-first",
          targets: ["order-renal-mass-biopsy"],
          because: ["prior_nephrectomy", "renal_mass_biopsy"],
          reads: [lacks_biopsy_site_renal_mass_first],
        },
        {
          name: "liver-lesion",
          targets: ["order-liver-biopsy"],
          because: because_biopsy_site_liver_lesion,
          reads: [lacks_biopsy_site_liver_lesion],
        },
        {
          name: "both-nondiagnostic",
          targets: ["team-chooses-biopsy", "repeat-biopsy", "symptomatic-primary"],
          because: ["prior_nephrectomy", "renal_mass_biopsy", "liver_biopsy"],
          reads: [lacks_biopsy_site_both_nondiagnostic],
        },
        {
          name: "no-plain-choice",
          targets: ["team-chooses-biopsy", "symptomatic-primary"],
          because: because_biopsy_site_no_plain_choice,
          reads: [
            lacks_biopsy_site_renal_mass_first,
            lacks_biopsy_site_liver_lesion,
            lacks_biopsy_site_both_nondiagnostic,
          ],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "histologic-subtype",
    {
      name: "histologic-subtype",
      version: "0.1.0",
      branches: [
        {
          name: "renal-cell",
          targets: ["symptomatic-primary", "urgent-local-treatment", "liver-lesion-proof"],
          because: ["histology"],
          reads: [["histology"]],
        },
        {
          name: "undetermined",
          targets: ["symptomatic-primary", "clarify-subtype"],
          because: ["histology"],
          reads: [["histology"]],
        },
        { name: "other-cancer", targets: ["not-renal-cell"], because: ["histology"], reads: [["histology"]] },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["histology"],
    },
  ],
  [
    "clarify-subtype",
    {
      name: "clarify-subtype",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_CLARIFY_SUBTYPE,
      reassess: null,
    },
  ],
  [
    "liver-lesion-proof",
    {
      name: "liver-lesion-proof",
      version: "0.1.0",
      branches: [
        {
          name: "contradicted",
          targets: ["restage"],
          because: ["liver_lesions_in_doubt"],
          reads: [["liver_lesions_in_doubt"]],
        },
        {
          name: "not-contradicted",
          targets: ["treatment-history"],
          because: ["liver_lesions_in_doubt"],
          reads: [["liver_lesions_in_doubt"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["liver_lesions_in_doubt"],
    },
  ],
  [
    "not-renal-cell",
    {
      name: "not-renal-cell",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_NOT_RENAL_CELL,
      reassess: null,
    },
  ],
  [
    "order-liver-biopsy",
    {
      name: "order-liver-biopsy",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_ORDER_LIVER_BIOPSY,
      reassess: null,
    },
  ],
  [
    "order-renal-mass-biopsy",
    {
      name: "order-renal-mass-biopsy",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_ORDER_RENAL_MASS_BIOPSY,
      reassess: null,
    },
  ],
  [
    "repeat-biopsy",
    {
      name: "repeat-biopsy",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_REPEAT_BIOPSY,
      reassess: null,
    },
  ],
  [
    "restage",
    {
      name: "restage",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_RESTAGE,
      reassess: null,
    },
  ],
  [
    "symptomatic-primary",
    {
      name: "symptomatic-primary",
      version: "0.1.0",
      branches: [
        {
          name: "operable",
          targets: ["palliate-by-nephrectomy"],
          because: ["prior_nephrectomy", "symptomatic_primary", "surgical_candidate", "primary_resectable"],
          reads: [lacks_symptomatic_primary_operable],
        },
        {
          name: "not-operable",
          targets: ["embolization-or-radiotherapy"],
          because: because_symptomatic_primary_not_operable,
          reads: [lacks_symptomatic_primary_not_operable],
        },
        {
          name: "not-operable-unproven",
          targets: ["embolization-before-tissue"],
          because: because_symptomatic_primary_not_operable_unproven,
          reads: [lacks_symptomatic_primary_not_operable_unproven],
        },
        {
          name: "no-symptoms",
          targets: [],
          because: because_symptomatic_primary_no_symptoms,
          reads: [lacks_symptomatic_primary_no_symptoms],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: [
        "prior_nephrectomy",
        "symptomatic_primary",
        "surgical_candidate",
        "primary_resectable",
        "malignant_tissue",
      ],
    },
  ],
  [
    "embolization-before-tissue",
    {
      name: "embolization-before-tissue",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_EMBOLIZATION_BEFORE_TISSUE,
      reassess: null,
    },
  ],
  [
    "embolization-or-radiotherapy",
    {
      name: "embolization-or-radiotherapy",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_EMBOLIZATION_OR_RADIOTHERAPY,
      reassess: null,
    },
  ],
  [
    "palliate-by-nephrectomy",
    {
      name: "palliate-by-nephrectomy",
      version: "0.1.0",
      branches: [],
      targets: ["lymph-node-question"],
      recommends: RECOMMEND_PALLIATE_BY_NEPHRECTOMY,
      reassess: null,
    },
  ],
  [
    "team-chooses-biopsy",
    {
      name: "team-chooses-biopsy",
      version: "0.1.0",
      branches: [],
      targets: ["await-results"],
      recommends: RECOMMEND_TEAM_CHOOSES_BIOPSY,
      reassess: null,
    },
  ],
  [
    "await-results",
    {
      name: "await-results",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: {
        after: null,
        until: "The results of tests, biopsies and repeated staging have been read",
        resume_at: "new-patient",
      },
    },
  ],
  [
    "treatment-history",
    {
      name: "treatment-history",
      version: "0.1.0",
      branches: [
        {
          name: "naive",
          targets: ["imdc-risk-group"],
          because: ["prior_systemic_therapy"],
          reads: [["prior_systemic_therapy"]],
        },
        {
          name: "pretreated",
          targets: ["systemic-candidacy"],
          because: ["prior_systemic_therapy"],
          reads: [["prior_systemic_therapy"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["prior_systemic_therapy"],
    },
  ],
  [
    "imdc-risk-group",
    {
      name: "imdc-risk-group",
      version: "0.1.0",
      branches: [
        { name: "favorable", targets: ["oligometastatic-disease"], because: ["imdc_risk"], reads: [["imdc_risk"]] },
        { name: "intermediate", targets: ["oligometastatic-disease"], because: ["imdc_risk"], reads: [["imdc_risk"]] },
        {
          name: "poor",
          targets: ["no-upfront-nephrectomy-poor-risk"],
          because: ["imdc_risk", "prior_nephrectomy"],
          reads: [lacks_imdc_risk_group_poor],
        },
        {
          name: "poor-after-nephrectomy",
          targets: ["systemic-candidacy"],
          because: ["imdc_risk", "prior_nephrectomy"],
          reads: [lacks_imdc_risk_group_poor_after_nephrectomy],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["imdc_risk", "prior_nephrectomy"],
    },
  ],
  [
    "no-upfront-nephrectomy-poor-risk",
    {
      name: "no-upfront-nephrectomy-poor-risk",
      version: "0.1.0",
      branches: [],
      targets: ["systemic-candidacy"],
      recommends: RECOMMEND_NO_UPFRONT_NEPHRECTOMY_POOR_RISK,
      reassess: null,
    },
  ],
  [
    "oligometastatic-disease",
    {
      name: "oligometastatic-disease",
      version: "0.1.0",
      branches: [
        {
          name: "oligometastatic",
          targets: ["oligometastatic-review"],
          because: ["oligometastatic"],
          reads: [["oligometastatic"]],
        },
        {
          name: "widespread",
          targets: ["single-risk-factor"],
          because: ["oligometastatic"],
          reads: [["oligometastatic"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["oligometastatic"],
    },
  ],
  [
    "oligometastatic-review",
    {
      name: "oligometastatic-review",
      version: "0.1.0",
      branches: [],
      targets: ["resection-of-metastases"],
      recommends: RECOMMEND_OLIGOMETASTATIC_REVIEW,
      reassess: null,
    },
  ],
  [
    "resection-of-metastases",
    {
      name: "resection-of-metastases",
      version: "0.1.0",
      branches: [
        {
          name: "feasible",
          targets: ["primary-at-resection"],
          because: ["metastases_resectable", "surgical_candidate"],
          reads: [["metastases_resectable", "surgical_candidate"]],
        },
        {
          name: "not-feasible-liver",
          targets: ["sbrt-or-ablation-of-liver", "systemic-candidacy"],
          because: because_resection_of_metastases_not_feasible_liver,
          reads: [lacks_resection_of_metastases_not_feasible_liver],
        },
        {
          name: "not-feasible-elsewhere",
          targets: ["systemic-candidacy"],
          because: because_resection_of_metastases_not_feasible_elsewhere,
          reads: [lacks_resection_of_metastases_not_feasible_elsewhere],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["metastases_resectable", "surgical_candidate", "metastatic_sites"],
    },
  ],
  [
    "primary-at-resection",
    {
      name: "primary-at-resection",
      version: "0.1.0",
      branches: [
        {
          name: "combined",
          targets: ["consider-combined-resection"],
          because: ["prior_nephrectomy", "primary_resectable", "symptomatic_primary", "metastatic_sites"],
          reads: [lacks_primary_at_resection_combined],
        },
        {
          name: "metachronous",
          targets: ["metastasectomy-by-site"],
          because: ["metachronous"],
          reads: [lacks_primary_at_resection_metachronous],
        },
        {
          name: "other",
          targets: ["single-risk-factor"],
          because: because_primary_at_resection_other,
          reads: [lacks_primary_at_resection_combined, lacks_primary_at_resection_metachronous],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "consider-combined-resection",
    {
      name: "consider-combined-resection",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy", "lymph-node-question"],
      recommends: RECOMMEND_CONSIDER_COMBINED_RESECTION,
      reassess: null,
    },
  ],
  [
    "metastasectomy-by-site",
    {
      name: "metastasectomy-by-site",
      version: "0.1.0",
      branches: [
        {
          name: "liver",
          targets: ["outlook-of-liver-resection"],
          because: ["metastatic_sites"],
          reads: [["metastatic_sites"]],
        },
        {
          name: "lung",
          targets: ["outlook-of-lung-resection"],
          because: ["metastatic_sites"],
          reads: [["metastatic_sites"]],
        },
        {
          name: "bone",
          targets: ["outlook-of-bone-resection"],
          because: ["metastatic_sites"],
          reads: [["metastatic_sites"]],
        },
        {
          name: "brain",
          targets: ["treat-brain-metastases", "await-metastasectomy"],
          because: ["metastatic_sites"],
          reads: [["metastatic_sites"]],
        },
        {
          name: "elsewhere",
          targets: ["review-other-sites", "await-metastasectomy"],
          because: ["metastatic_sites"],
          reads: [["metastatic_sites"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["metastatic_sites"],
    },
  ],
  [
    "outlook-of-bone-resection",
    {
      name: "outlook-of-bone-resection",
      version: "0.1.0",
      branches: [
        {
          name: "favorable",
          targets: ["resect-bone-metastasis"],
          because: [
            "bone_metastasis_count",
            "metastatic_sites",
            "histology",
            "sarcomatoid_features",
            "alkaline_phosphatase",
            "alkaline_phosphatase_threshold",
            "crp",
            "bone_sites",
          ],
          reads: [lacks_outlook_of_bone_resection_favorable],
        },
        {
          name: "less-favorable",
          targets: ["resect-or-irradiate-bone-metastases"],
          because: because_outlook_of_bone_resection_less_favorable,
          reads: [lacks_outlook_of_bone_resection_favorable],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "outlook-of-liver-resection",
    {
      name: "outlook-of-liver-resection",
      version: "0.1.0",
      branches: [
        {
          name: "favorable",
          targets: ["resect-liver-metastases"],
          because: because_outlook_of_liver_resection_favorable,
          reads: [lacks_outlook_of_liver_resection_favorable],
        },
        {
          name: "less-favorable",
          targets: ["resect-or-ablate-liver-metastases"],
          because: because_outlook_of_liver_resection_less_favorable,
          reads: [lacks_outlook_of_liver_resection_favorable],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "outlook-of-lung-resection",
    {
      name: "outlook-of-lung-resection",
      version: "0.1.0",
      branches: [
        {
          name: "favorable",
          targets: ["resect-lung-metastases"],
          because: [
            "disease_free_interval",
            "lung_metastasis_count",
            "lung_metastasis_volume",
            "age",
            "n_stage",
            "high_grade",
          ],
          reads: [lacks_outlook_of_lung_resection_favorable],
        },
        {
          name: "less-favorable",
          targets: ["resect-or-irradiate-lung-metastases"],
          because: because_outlook_of_lung_resection_less_favorable,
          reads: [lacks_outlook_of_lung_resection_favorable],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "resect-bone-metastasis",
    {
      name: "resect-bone-metastasis",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_BONE_METASTASIS,
      reassess: null,
    },
  ],
  [
    "resect-liver-metastases",
    {
      name: "resect-liver-metastases",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_LIVER_METASTASES,
      reassess: null,
    },
  ],
  [
    "resect-lung-metastases",
    {
      name: "resect-lung-metastases",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_LUNG_METASTASES,
      reassess: null,
    },
  ],
  [
    "resect-or-ablate-liver-metastases",
    {
      name: "resect-or-ablate-liver-metastases",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_OR_ABLATE_LIVER_METASTASES,
      reassess: null,
    },
  ],
  [
    "resect-or-irradiate-bone-metastases",
    {
      name: "resect-or-irradiate-bone-metastases",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_OR_IRRADIATE_BONE_METASTASES,
      reassess: null,
    },
  ],
  [
    "resect-or-irradiate-lung-metastases",
    {
      name: "resect-or-irradiate-lung-metastases",
      version: "0.1.0",
      branches: [],
      targets: ["await-metastasectomy"],
      recommends: RECOMMEND_RESECT_OR_IRRADIATE_LUNG_METASTASES,
      reassess: null,
    },
  ],
  [
    "await-metastasectomy",
    {
      name: "await-metastasectomy",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: {
        after: null,
        until: "The patient has recovered, and pathology and imaging after treatment are at hand",
        resume_at: "after-metastasectomy",
      },
    },
  ],
  [
    "review-other-sites",
    {
      name: "review-other-sites",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_REVIEW_OTHER_SITES,
      reassess: null,
    },
  ],
  [
    "sbrt-or-ablation-of-liver",
    {
      name: "sbrt-or-ablation-of-liver",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_SBRT_OR_ABLATION_OF_LIVER,
      reassess: null,
    },
  ],
  [
    "single-risk-factor",
    {
      name: "single-risk-factor",
      version: "0.1.0",
      branches: [
        {
          name: "at-most-one-factor",
          targets: ["low-volume-excellent-status"],
          because: ["prior_nephrectomy", "imdc_factor_count"],
          reads: [lacks_single_risk_factor_at_most_one_factor],
        },
        {
          name: "two-factors",
          targets: ["no-upfront-nephrectomy-two-factors"],
          because: ["prior_nephrectomy", "imdc_factor_count"],
          reads: [lacks_single_risk_factor_two_factors],
        },
        {
          name: "removed",
          targets: ["systemic-candidacy"],
          because: ["prior_nephrectomy"],
          reads: [["prior_nephrectomy"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["prior_nephrectomy", "imdc_factor_count"],
    },
  ],
  [
    "low-volume-excellent-status",
    {
      name: "low-volume-excellent-status",
      version: "0.1.0",
      branches: [
        {
          name: "both",
          targets: ["upfront-surgery-feasible"],
          because: ["ecog", "total_tumor_burden"],
          reads: [["ecog", "total_tumor_burden"]],
        },
        {
          name: "not-both",
          targets: ["no-upfront-nephrectomy-volume-or-status"],
          because: because_low_volume_excellent_status_not_both,
          reads: [["ecog", "total_tumor_burden"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["ecog", "total_tumor_burden"],
    },
  ],
  [
    "no-upfront-nephrectomy-two-factors",
    {
      name: "no-upfront-nephrectomy-two-factors",
      version: "0.1.0",
      branches: [],
      targets: ["systemic-candidacy"],
      recommends: RECOMMEND_NO_UPFRONT_NEPHRECTOMY_TWO_FACTORS,
      reassess: null,
    },
  ],
  [
    "no-upfront-nephrectomy-volume-or-status",
    {
      name: "no-upfront-nephrectomy-volume-or-status",
      version: "0.1.0",
      branches: [],
      targets: ["systemic-candidacy"],
      recommends: RECOMMEND_NO_UPFRONT_NEPHRECTOMY_VOLUME_OR_STATUS,
      reassess: null,
    },
  ],
  [
    "upfront-surgery-feasible",
    {
      name: "upfront-surgery-feasible",
      version: "0.1.0",
      branches: [
        {
          name: "feasible",
          targets: ["reason-for-upfront-nephrectomy"],
          because: ["surgical_candidate", "primary_resectable", "symptomatic_primary"],
          reads: [lacks_upfront_surgery_feasible_feasible],
        },
        {
          name: "not-feasible",
          targets: ["systemic-candidacy"],
          because: because_upfront_surgery_feasible_not_feasible,
          reads: [lacks_upfront_surgery_feasible_not_feasible],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["surgical_candidate", "primary_resectable", "symptomatic_primary"],
    },
  ],
  [
    "reason-for-upfront-nephrectomy",
    {
      name: "reason-for-upfront-nephrectomy",
      version: "0.1.0",
      branches: [
        {
          name: "reason",
          targets: ["consider-upfront-nephrectomy"],
          because: because_reason_for_upfront_nephrectomy_reason,
          reads: [["high_kidney_disease_burden", "paraneoplastic_syndrome", "normal_contralateral_kidney"]],
        },
        {
          name: "no-reason",
          targets: ["weigh-upfront-nephrectomy"],
          because: ["high_kidney_disease_burden", "paraneoplastic_syndrome", "normal_contralateral_kidney"],
          reads: [["high_kidney_disease_burden", "paraneoplastic_syndrome", "normal_contralateral_kidney"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["high_kidney_disease_burden", "paraneoplastic_syndrome", "normal_contralateral_kidney"],
    },
  ],
  [
    "consider-upfront-nephrectomy",
    {
      name: "consider-upfront-nephrectomy",
      version: "0.1.0",
      branches: [],
      targets: ["await-upfront-nephrectomy", "lymph-node-question"],
      recommends: RECOMMEND_CONSIDER_UPFRONT_NEPHRECTOMY,
      reassess: null,
    },
  ],
  [
    "systemic-candidacy",
    {
      name: "systemic-candidacy",
      version: "0.1.0",
      branches: [
        {
          name: "candidate",
          targets: ["subtype-for-drugs"],
          because: ["systemic_therapy_candidate"],
          reads: [["systemic_therapy_candidate"]],
        },
        {
          name: "no-candidate",
          targets: ["palliation-without-drugs"],
          because: ["systemic_therapy_candidate"],
          reads: [["systemic_therapy_candidate"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["systemic_therapy_candidate"],
    },
  ],
  [
    "palliation-without-drugs",
    {
      name: "palliation-without-drugs",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_PALLIATION_WITHOUT_DRUGS,
      reassess: null,
    },
  ],
  [
    "subtype-for-drugs",
    {
      name: "subtype-for-drugs",
      version: "0.1.0",
      branches: [
        { name: "clear-cell", targets: ["line-of-treatment"], because: ["histology"], reads: [["histology"]] },
        { name: "non-clear-cell", targets: ["treat-non-clear-cell"], because: ["histology"], reads: [["histology"]] },
        { name: "undetermined", targets: ["no-regimen-in-sources"], because: ["histology"], reads: [["histology"]] },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["histology"],
    },
  ],
  [
    "line-of-treatment",
    {
      name: "line-of-treatment",
      version: "0.1.0",
      branches: [
        {
          name: "first-line",
          targets: ["risk-at-first-line"],
          because: ["prior_systemic_therapy"],
          reads: [["prior_systemic_therapy"]],
        },
        {
          name: "later-line",
          targets: ["earlier-drugs"],
          because: ["prior_systemic_therapy"],
          reads: [["prior_systemic_therapy"]],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["prior_systemic_therapy"],
    },
  ],
  [
    "earlier-drugs",
    {
      name: "earlier-drugs",
      version: "0.1.0",
      branches: [
        {
          name: "cytokine-only",
          targets: ["sunitinib-after-cytokine"],
          because: ["prior_systemic_therapy", "vegf_tki_contraindicated"],
          reads: [lacks_earlier_drugs_cytokine_only],
        },
        {
          name: "tki",
          targets: ["everolimus-after-tki"],
          because: ["prior_systemic_therapy"],
          reads: [lacks_earlier_drugs_tki],
        },
        {
          name: "no-answer",
          targets: ["no-regimen-in-sources"],
          because: because_earlier_drugs_no_answer,
          reads: [lacks_earlier_drugs_cytokine_only, lacks_earlier_drugs_tki],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "everolimus-after-tki",
    {
      name: "everolimus-after-tki",
      version: "0.1.0",
      branches: [],
      targets: ["first-response-visit"],
      recommends: RECOMMEND_EVEROLIMUS_AFTER_TKI,
      reassess: null,
    },
  ],
  [
    "risk-at-first-line",
    {
      name: "risk-at-first-line",
      version: "0.1.0",
      branches: [
        { name: "poor", targets: ["start-drugs-poor-risk"], because: ["imdc_risk"], reads: [["imdc_risk"]] },
        { name: "not-poor", targets: ["start-drugs"], because: ["imdc_risk"], reads: [["imdc_risk"]] },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["imdc_risk"],
    },
  ],
  [
    "start-drugs",
    {
      name: "start-drugs",
      version: "0.1.0",
      branches: [],
      targets: ["first-line-classes", "first-response-visit"],
      recommends: RECOMMEND_START_DRUGS,
      reassess: null,
    },
  ],
  [
    "start-drugs-poor-risk",
    {
      name: "start-drugs-poor-risk",
      version: "0.1.0",
      branches: [],
      targets: ["first-line-classes", "first-response-visit"],
      recommends: RECOMMEND_START_DRUGS_POOR_RISK,
      reassess: null,
    },
  ],
  [
    "first-line-classes",
    {
      name: "first-line-classes",
      version: "0.1.0",
      branches: [
        {
          name: "both-intermediate-poor",
          targets: ["choose-combination-intermediate-poor"],
          because: ["immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"],
          reads: [lacks_first_line_classes_both_intermediate_poor],
        },
        {
          name: "both-favorable",
          targets: ["choose-combination-favorable"],
          because: ["immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"],
          reads: [lacks_first_line_classes_both_favorable],
        },
        {
          name: "no-tki-intermediate-poor",
          targets: ["give-nivolumab-ipilimumab"],
          because: ["immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"],
          reads: [lacks_first_line_classes_no_tki_intermediate_poor],
        },
        {
          name: "no-checkpoint-inhibitor",
          targets: ["choose-vegf-inhibitor"],
          because: ["immunotherapy_contraindicated", "vegf_tki_contraindicated"],
          reads: [["immunotherapy_contraindicated", "vegf_tki_contraindicated"]],
        },
        {
          name: "no-named-regimen",
          targets: ["no-regimen-in-sources"],
          because: because_first_line_classes_no_named_regimen,
          reads: [lacks_first_line_classes_no_named_regimen],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"],
    },
  ],
  [
    "choose-combination-favorable",
    {
      name: "choose-combination-favorable",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_CHOOSE_COMBINATION_FAVORABLE,
      reassess: null,
    },
  ],
  [
    "choose-combination-intermediate-poor",
    {
      name: "choose-combination-intermediate-poor",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_CHOOSE_COMBINATION_INTERMEDIATE_POOR,
      reassess: null,
    },
  ],
  [
    "choose-vegf-inhibitor",
    {
      name: "choose-vegf-inhibitor",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_CHOOSE_VEGF_INHIBITOR,
      reassess: null,
    },
  ],
  [
    "give-nivolumab-ipilimumab",
    {
      name: "give-nivolumab-ipilimumab",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_GIVE_NIVOLUMAB_IPILIMUMAB,
      reassess: null,
    },
  ],
  [
    "no-regimen-in-sources",
    {
      name: "no-regimen-in-sources",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_NO_REGIMEN_IN_SOURCES,
      reassess: null,
    },
  ],
  [
    "sunitinib-after-cytokine",
    {
      name: "sunitinib-after-cytokine",
      version: "0.1.0",
      branches: [],
      targets: ["first-response-visit"],
      recommends: RECOMMEND_SUNITINIB_AFTER_CYTOKINE,
      reassess: null,
    },
  ],
  [
    "treat-non-clear-cell",
    {
      name: "treat-non-clear-cell",
      version: "0.1.0",
      branches: [],
      targets: ["first-response-visit"],
      recommends: RECOMMEND_TREAT_NON_CLEAR_CELL,
      reassess: null,
    },
  ],
  [
    "first-response-visit",
    {
      name: "first-response-visit",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: { after: { at_least: "6 wk", at_most: "8 wk" }, until: null, resume_at: "on-treatment" },
    },
  ],
  [
    "urgent-local-treatment",
    {
      name: "urgent-local-treatment",
      version: "0.1.0",
      branches: [
        {
          name: "brain",
          targets: ["treat-brain-metastases"],
          because: ["metastatic_sites"],
          reads: [lacks_urgent_local_treatment_brain],
        },
        {
          name: "bone-fracture",
          targets: ["operate-on-bone"],
          because: ["metastatic_sites", "fracture_or_impending", "surgical_candidate"],
          reads: [lacks_urgent_local_treatment_bone_fracture],
        },
        {
          name: "bone-fracture-no-surgery",
          targets: ["irradiate-painful-bone"],
          because: ["metastatic_sites", "fracture_or_impending", "surgical_candidate"],
          reads: [lacks_urgent_local_treatment_bone_fracture_no_surgery],
        },
        {
          name: "bone-pain",
          targets: ["irradiate-painful-bone"],
          because: ["metastatic_sites", "bone_pain", "fracture_or_impending"],
          reads: [lacks_urgent_local_treatment_bone_pain],
        },
        {
          name: "none",
          targets: [],
          because: because_urgent_local_treatment_none,
          reads: [
            lacks_urgent_local_treatment_brain,
            lacks_urgent_local_treatment_bone_fracture,
            lacks_urgent_local_treatment_bone_fracture_no_surgery,
            lacks_urgent_local_treatment_bone_pain,
          ],
        },
      ],
      targets: [],
      recommends: [],
      reassess: null,
    },
  ],
  [
    "irradiate-painful-bone",
    {
      name: "irradiate-painful-bone",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_IRRADIATE_PAINFUL_BONE,
      reassess: null,
    },
  ],
  [
    "operate-on-bone",
    {
      name: "operate-on-bone",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_OPERATE_ON_BONE,
      reassess: null,
    },
  ],
  [
    "treat-brain-metastases",
    {
      name: "treat-brain-metastases",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_TREAT_BRAIN_METASTASES,
      reassess: null,
    },
  ],
  [
    "weigh-upfront-nephrectomy",
    {
      name: "weigh-upfront-nephrectomy",
      version: "0.1.0",
      branches: [],
      targets: ["await-upfront-nephrectomy", "lymph-node-question"],
      recommends: RECOMMEND_WEIGH_UPFRONT_NEPHRECTOMY,
      reassess: null,
    },
  ],
  [
    "await-upfront-nephrectomy",
    {
      name: "await-upfront-nephrectomy",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: [],
      reassess: {
        after: null,
        until: "The patient has recovered from surgery and the pathology report is at hand",
        resume_at: "after-nephrectomy",
      },
    },
  ],
  [
    "lymph-node-question",
    {
      name: "lymph-node-question",
      version: "0.1.0",
      branches: [
        { name: "clear", targets: ["no-routine-node-dissection"], because: ["n_stage"], reads: [["n_stage"]] },
        { name: "suspected", targets: ["review-node-dissection"], because: ["n_stage"], reads: [["n_stage"]] },
      ],
      targets: [],
      recommends: [],
      reassess: null,
      reads: ["n_stage"],
    },
  ],
  [
    "no-routine-node-dissection",
    {
      name: "no-routine-node-dissection",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_NO_ROUTINE_NODE_DISSECTION,
      reassess: null,
    },
  ],
  [
    "review-node-dissection",
    {
      name: "review-node-dissection",
      version: "0.1.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_REVIEW_NODE_DISSECTION,
      reassess: null,
    },
  ],
]);

const ENTRY_POINTS = new Map([
  [
    "new-patient",
    {
      name: "new-patient",
      title: "New patient with a probable malignant renal mass, or with new metastases after nephrectomy",
      start: "baseline-workup",
    },
  ],
  [
    "after-nephrectomy",
    {
      name: "after-nephrectomy",
      title: "After upfront nephrectomy, with systemic therapy next",
      start: "laboratory-values-after-nephrectomy",
      scope: scope_after_nephrectomy,
      lacks: lacks_scope_after_nephrectomy,
    },
  ],
  [
    "on-treatment",
    {
      name: "on-treatment",
      title: "Systemic therapy under way",
      start: "monitor-treatment",
      scope: scope_on_treatment,
      lacks: lacks_scope_on_treatment,
    },
  ],
  [
    "after-metastasectomy",
    {
      name: "after-metastasectomy",
      title: "After metastasectomy",
      start: "disease-after-metastasectomy",
      scope: scope_after_metastasectomy,
      lacks: lacks_scope_after_metastasectomy,
    },
  ],
]);

/**
 * Follows every track from a start. Gives what is certainly recommended, and the decisions that certainly apply and
 * have certainly no branch. For each node a variable says whether it applies (null: unknown); a node comes after
 * those that lead to it. `trace` is given [node, whether it applies, branches taken] for each that may apply.
 */
function walk(p, start, applies, trace) {
  const found = [];
  const nothing = [];
  let taken;
  let baseline_workup = false, disease_after_metastasectomy = false, extent_of_disease = false;
  let image_after_metastasectomy = false, await_follow_up_imaging = false, laboratory_values_after_nephrectomy = false;
  let monitor_treatment = false, no_adjuvant_drugs = false, order_abdominal_ct = false, order_abdominal_mri = false;
  let order_chest_ct = false, order_laboratory_panel = false, order_laboratory_panel_after_metastasectomy = false;
  let await_panel_after_metastasectomy = false, order_laboratory_panel_after_nephrectomy = false;
  let await_laboratory_panel = false, refer_direct_invasion = false, refer_localized = false;
  let refer_locally_advanced = false, response_imaging_due = false, await_first_imaging = false, image_response = false;
  let response_to_treatment = false, liver_metastases_left = false, consolidate_liver_locally = false;
  let near_complete_response = false, next_response_visit = false, resect_liver_on_treatment = false;
  let symptom_directed_imaging = false, order_bone_scan = false, order_brain_imaging = false;
  let symptoms_of_primary_on_treatment = false, consider_deferred_nephrectomy = false, tissue_diagnosis = false;
  let benign_renal_tumor = false, biopsy_site = false, histologic_subtype = false, clarify_subtype = false;
  let liver_lesion_proof = false, not_renal_cell = false, order_liver_biopsy = false, order_renal_mass_biopsy = false;
  let repeat_biopsy = false, restage = false, symptomatic_primary = false, embolization_before_tissue = false;
  let embolization_or_radiotherapy = false, palliate_by_nephrectomy = false, team_chooses_biopsy = false;
  let await_results = false, treatment_history = false, imdc_risk_group = false;
  let no_upfront_nephrectomy_poor_risk = false, oligometastatic_disease = false, oligometastatic_review = false;
  let resection_of_metastases = false, primary_at_resection = false, consider_combined_resection = false;
  let metastasectomy_by_site = false, outlook_of_bone_resection = false, outlook_of_liver_resection = false;
  let outlook_of_lung_resection = false, resect_bone_metastasis = false, resect_liver_metastases = false;
  let resect_lung_metastases = false, resect_or_ablate_liver_metastases = false;
  let resect_or_irradiate_bone_metastases = false, resect_or_irradiate_lung_metastases = false;
  let await_metastasectomy = false, review_other_sites = false, sbrt_or_ablation_of_liver = false;
  let single_risk_factor = false, low_volume_excellent_status = false, no_upfront_nephrectomy_two_factors = false;
  let no_upfront_nephrectomy_volume_or_status = false, upfront_surgery_feasible = false;
  let reason_for_upfront_nephrectomy = false, consider_upfront_nephrectomy = false, systemic_candidacy = false;
  let palliation_without_drugs = false, subtype_for_drugs = false, line_of_treatment = false, earlier_drugs = false;
  let everolimus_after_tki = false, risk_at_first_line = false, start_drugs = false, start_drugs_poor_risk = false;
  let first_line_classes = false, choose_combination_favorable = false, choose_combination_intermediate_poor = false;
  let choose_vegf_inhibitor = false, give_nivolumab_ipilimumab = false, no_regimen_in_sources = false;
  let sunitinib_after_cytokine = false, treat_non_clear_cell = false, first_response_visit = false;
  let urgent_local_treatment = false, irradiate_painful_bone = false, operate_on_bone = false;
  let treat_brain_metastases = false, weigh_upfront_nephrectomy = false, await_upfront_nephrectomy = false;
  let lymph_node_question = false, no_routine_node_dissection = false, review_node_dissection = false;
  if (start === "baseline-workup") baseline_workup = applies;
  if (start === "laboratory-values-after-nephrectomy") laboratory_values_after_nephrectomy = applies;
  if (start === "monitor-treatment") monitor_treatment = applies;
  if (start === "disease-after-metastasectomy") disease_after_metastasectomy = applies;

  // Baseline work-up (baseline-workup, decision)
  if (baseline_workup !== false) {
    taken = decide_baseline_workup(p);
    if (trace) trace.push(["baseline-workup", baseline_workup, taken]);
    if (baseline_workup && taken.every((truth) => truth === false)) nothing.push("baseline-workup");
    if (taken[0] !== false) {
      // Abdomen not imaged, contrast can be given
      order_abdominal_ct = (baseline_workup && taken[0]) || order_abdominal_ct || null;
    }
    if (taken[1] !== false) {
      // Abdomen not imaged, contrast contraindicated
      order_abdominal_mri = (baseline_workup && taken[1]) || order_abdominal_mri || null;
    }
    if (taken[2] !== false) {
      // Chest not imaged by CT
      order_chest_ct = (baseline_workup && taken[2]) || order_chest_ct || null;
    }
    if (taken[3] !== false) {
      // Laboratory panel missing
      order_laboratory_panel = (baseline_workup && taken[3]) || order_laboratory_panel || null;
    }
    if (taken[4] !== false) {
      // All three done
      extent_of_disease = (baseline_workup && taken[4]) || extent_of_disease || null;
    }
  }

  // Disease after metastasectomy (disease-after-metastasectomy, decision)
  if (disease_after_metastasectomy !== false) {
    taken = decide_disease_after_metastasectomy(p);
    if (trace) trace.push(["disease-after-metastasectomy", disease_after_metastasectomy, taken]);
    if (disease_after_metastasectomy && taken.every((truth) => truth === false)) nothing.push("disease-after-metastasectomy");
    if (taken[0] !== false) {
      // Complete, no disease left or come back
      no_adjuvant_drugs = (disease_after_metastasectomy && taken[0]) || no_adjuvant_drugs || null;
      image_after_metastasectomy = (disease_after_metastasectomy && taken[0]) || image_after_metastasectomy || null;
    }
    if (taken[1] !== false) {
      // Disease, current laboratory panel at hand
      systemic_candidacy = (disease_after_metastasectomy && taken[1]) || systemic_candidacy || null;
    }
    if (taken[2] !== false) {
      // Disease, no current laboratory panel
      order_laboratory_panel_after_metastasectomy = (disease_after_metastasectomy && taken[2]) || order_laboratory_panel_after_metastasectomy || null;
    }
  }

  // Extent of the disease (extent-of-disease, decision)
  if (extent_of_disease !== false) {
    taken = decide_extent_of_disease(p);
    if (trace) trace.push(["extent-of-disease", extent_of_disease, taken]);
    if (extent_of_disease && taken.every((truth) => truth === false)) nothing.push("extent-of-disease");
    if (taken[0] !== false) {
      // Distant metastases (stage IV)
      tissue_diagnosis = (extent_of_disease && taken[0]) || tissue_diagnosis || null;
      symptom_directed_imaging = (extent_of_disease && taken[0]) || symptom_directed_imaging || null;
    }
    if (taken[1] !== false) {
      // No metastases, but direct growth into the liver
      refer_direct_invasion = (extent_of_disease && taken[1]) || refer_direct_invasion || null;
      symptom_directed_imaging = (extent_of_disease && taken[1]) || symptom_directed_imaging || null;
    }
    if (taken[2] !== false) {
      // No metastases, stage IV by a T4 tumour
      refer_locally_advanced = (extent_of_disease && taken[2]) || refer_locally_advanced || null;
      symptom_directed_imaging = (extent_of_disease && taken[2]) || symptom_directed_imaging || null;
    }
    if (taken[3] !== false) {
      // No metastases, below stage IV
      refer_localized = (extent_of_disease && taken[3]) || refer_localized || null;
      symptom_directed_imaging = (extent_of_disease && taken[3]) || symptom_directed_imaging || null;
    }
  }

  // Follow-up imaging after metastasectomy (image-after-metastasectomy, recommendation)
  if (image_after_metastasectomy !== false) {
    if (trace) trace.push(["image-after-metastasectomy", image_after_metastasectomy, []]);
    if (image_after_metastasectomy) found.push(...RECOMMEND_IMAGE_AFTER_METASTASECTOMY);
    await_follow_up_imaging = image_after_metastasectomy || await_follow_up_imaging || null;
  }

  // Next follow-up after metastasectomy (await-follow-up-imaging, reassess)
  if (await_follow_up_imaging !== false) {
    if (trace) trace.push(["await-follow-up-imaging", await_follow_up_imaging, []]);
  }

  // Laboratory values after nephrectomy (laboratory-values-after-nephrectomy, decision)
  if (laboratory_values_after_nephrectomy !== false) {
    taken = decide_laboratory_values_after_nephrectomy(p);
    if (trace) trace.push(["laboratory-values-after-nephrectomy", laboratory_values_after_nephrectomy, taken]);
    if (laboratory_values_after_nephrectomy && taken.every((truth) => truth === false)) nothing.push("laboratory-values-after-nephrectomy");
    if (taken[0] !== false) {
      // Current panel at hand
      systemic_candidacy = (laboratory_values_after_nephrectomy && taken[0]) || systemic_candidacy || null;
    }
    if (taken[1] !== false) {
      // No current panel
      order_laboratory_panel_after_nephrectomy = (laboratory_values_after_nephrectomy && taken[1]) || order_laboratory_panel_after_nephrectomy || null;
    }
  }

  // Monitor adverse events (monitor-treatment, recommendation)
  if (monitor_treatment !== false) {
    if (trace) trace.push(["monitor-treatment", monitor_treatment, []]);
    if (monitor_treatment) found.push(...RECOMMEND_MONITOR_TREATMENT);
    response_imaging_due = monitor_treatment || response_imaging_due || null;
    symptoms_of_primary_on_treatment = monitor_treatment || symptoms_of_primary_on_treatment || null;
    urgent_local_treatment = monitor_treatment || urgent_local_treatment || null;
  }

  // No drugs after complete metastasectomy (no-adjuvant-drugs, recommendation)
  if (no_adjuvant_drugs !== false) {
    if (trace) trace.push(["no-adjuvant-drugs", no_adjuvant_drugs, []]);
    if (no_adjuvant_drugs) found.push(...RECOMMEND_NO_ADJUVANT_DRUGS);
  }

  // Multiphase CT of the abdomen (order-abdominal-ct, recommendation)
  if (order_abdominal_ct !== false) {
    if (trace) trace.push(["order-abdominal-ct", order_abdominal_ct, []]);
    if (order_abdominal_ct) found.push(...RECOMMEND_ORDER_ABDOMINAL_CT);
    await_results = order_abdominal_ct || await_results || null;
  }

  // Multiphase MRI of the abdomen (order-abdominal-mri, recommendation)
  if (order_abdominal_mri !== false) {
    if (trace) trace.push(["order-abdominal-mri", order_abdominal_mri, []]);
    if (order_abdominal_mri) found.push(...RECOMMEND_ORDER_ABDOMINAL_MRI);
    await_results = order_abdominal_mri || await_results || null;
  }

  // CT of the chest (order-chest-ct, recommendation)
  if (order_chest_ct !== false) {
    if (trace) trace.push(["order-chest-ct", order_chest_ct, []]);
    if (order_chest_ct) found.push(...RECOMMEND_ORDER_CHEST_CT);
    await_results = order_chest_ct || await_results || null;
  }

  // Baseline laboratory panel (order-laboratory-panel, recommendation)
  if (order_laboratory_panel !== false) {
    if (trace) trace.push(["order-laboratory-panel", order_laboratory_panel, []]);
    if (order_laboratory_panel) found.push(...RECOMMEND_ORDER_LABORATORY_PANEL);
    await_results = order_laboratory_panel || await_results || null;
  }

  // Laboratory panel before drugs (order-laboratory-panel-after-metastasectomy, recommendation)
  if (order_laboratory_panel_after_metastasectomy !== false) {
    if (trace) trace.push(["order-laboratory-panel-after-metastasectomy", order_laboratory_panel_after_metastasectomy, []]);
    if (order_laboratory_panel_after_metastasectomy) found.push(...RECOMMEND_ORDER_LABORATORY_PANEL_AFTER_METASTASECTOMY);
    await_panel_after_metastasectomy = order_laboratory_panel_after_metastasectomy || await_panel_after_metastasectomy || null;
  }

  // Wait for the laboratory panel (await-panel-after-metastasectomy, reassess)
  if (await_panel_after_metastasectomy !== false) {
    if (trace) trace.push(["await-panel-after-metastasectomy", await_panel_after_metastasectomy, []]);
  }

  // Laboratory panel after nephrectomy (order-laboratory-panel-after-nephrectomy, recommendation)
  if (order_laboratory_panel_after_nephrectomy !== false) {
    if (trace) trace.push(["order-laboratory-panel-after-nephrectomy", order_laboratory_panel_after_nephrectomy, []]);
    if (order_laboratory_panel_after_nephrectomy) found.push(...RECOMMEND_ORDER_LABORATORY_PANEL_AFTER_NEPHRECTOMY);
    await_laboratory_panel = order_laboratory_panel_after_nephrectomy || await_laboratory_panel || null;
  }

  // Wait for the laboratory panel (await-laboratory-panel, reassess)
  if (await_laboratory_panel !== false) {
    if (trace) trace.push(["await-laboratory-panel", await_laboratory_panel, []]);
  }

  // Direct growth into the liver, no metastases (refer-direct-invasion, recommendation)
  if (refer_direct_invasion !== false) {
    if (trace) trace.push(["refer-direct-invasion", refer_direct_invasion, []]);
    if (refer_direct_invasion) found.push(...RECOMMEND_REFER_DIRECT_INVASION);
  }

  // No metastases found (refer-localized, recommendation)
  if (refer_localized !== false) {
    if (trace) trace.push(["refer-localized", refer_localized, []]);
    if (refer_localized) found.push(...RECOMMEND_REFER_LOCALIZED);
  }

  // Stage IV without distant metastases (refer-locally-advanced, recommendation)
  if (refer_locally_advanced !== false) {
    if (trace) trace.push(["refer-locally-advanced", refer_locally_advanced, []]);
    if (refer_locally_advanced) found.push(...RECOMMEND_REFER_LOCALLY_ADVANCED);
  }

  // Is imaging due? (response-imaging-due, decision)
  if (response_imaging_due !== false) {
    taken = decide_response_imaging_due(p);
    if (trace) trace.push(["response-imaging-due", response_imaging_due, taken]);
    if (response_imaging_due && taken.every((truth) => truth === false)) nothing.push("response-imaging-due");
    if (taken[0] !== false) {
      // Less than 6 weeks
      await_first_imaging = (response_imaging_due && taken[0]) || await_first_imaging || null;
    }
    if (taken[1] !== false) {
      // 6 weeks or more
      image_response = (response_imaging_due && taken[1]) || image_response || null;
    }
  }

  // Before the first imaging (await-first-imaging, reassess)
  if (await_first_imaging !== false) {
    if (trace) trace.push(["await-first-imaging", await_first_imaging, []]);
  }

  // Image the response (image-response, recommendation)
  if (image_response !== false) {
    if (trace) trace.push(["image-response", image_response, []]);
    if (image_response) found.push(...RECOMMEND_IMAGE_RESPONSE);
    response_to_treatment = image_response || response_to_treatment || null;
  }

  // Response to treatment (response-to-treatment, decision)
  if (response_to_treatment !== false) {
    taken = decide_response_to_treatment(p);
    if (trace) trace.push(["response-to-treatment", response_to_treatment, taken]);
    if (response_to_treatment && taken.every((truth) => truth === false)) nothing.push("response-to-treatment");
    if (taken[0] !== false) {
      // Near-complete or partial response, or stable
      near_complete_response = (response_to_treatment && taken[0]) || near_complete_response || null;
      liver_metastases_left = (response_to_treatment && taken[0]) || liver_metastases_left || null;
      next_response_visit = (response_to_treatment && taken[0]) || next_response_visit || null;
    }
    if (taken[1] !== false) {
      // Progression
      systemic_candidacy = (response_to_treatment && taken[1]) || systemic_candidacy || null;
    }
  }

  // Liver metastases left (liver-metastases-left, decision)
  if (liver_metastases_left !== false) {
    taken = decide_liver_metastases_left(p);
    if (trace) trace.push(["liver-metastases-left", liver_metastases_left, taken]);
    if (liver_metastases_left && taken.every((truth) => truth === false)) nothing.push("liver-metastases-left");
    if (taken[0] !== false) {
      // Left, oligometastatic, resectable, fit for surgery
      resect_liver_on_treatment = (liver_metastases_left && taken[0]) || resect_liver_on_treatment || null;
    }
    if (taken[1] !== false) {
      // Left, but not for resection
      consolidate_liver_locally = (liver_metastases_left && taken[1]) || consolidate_liver_locally || null;
    }
  }

  // Local treatment of liver metastases that are left (consolidate-liver-locally, recommendation)
  if (consolidate_liver_locally !== false) {
    if (trace) trace.push(["consolidate-liver-locally", consolidate_liver_locally, []]);
    if (consolidate_liver_locally) found.push(...RECOMMEND_CONSOLIDATE_LIVER_LOCALLY);
  }

  // Near-complete response with the kidney in place (near-complete-response, decision)
  if (near_complete_response !== false) {
    taken = decide_near_complete_response(p);
    if (trace) trace.push(["near-complete-response", near_complete_response, taken]);
    if (taken[0] !== false) {
      // Near complete, kidney in place, operable
      consider_deferred_nephrectomy = (near_complete_response && taken[0]) || consider_deferred_nephrectomy || null;
    }
  }

  // Next imaging on treatment (next-response-visit, reassess)
  if (next_response_visit !== false) {
    if (trace) trace.push(["next-response-visit", next_response_visit, []]);
  }

  // Resect the liver metastases that are left (resect-liver-on-treatment, recommendation)
  if (resect_liver_on_treatment !== false) {
    if (trace) trace.push(["resect-liver-on-treatment", resect_liver_on_treatment, []]);
    if (resect_liver_on_treatment) found.push(...RECOMMEND_RESECT_LIVER_ON_TREATMENT);
    await_metastasectomy = resect_liver_on_treatment || await_metastasectomy || null;
  }

  // Imaging of brain and bone (symptom-directed-imaging, decision)
  if (symptom_directed_imaging !== false) {
    taken = decide_symptom_directed_imaging(p);
    if (trace) trace.push(["symptom-directed-imaging", symptom_directed_imaging, taken]);
    if (taken[0] !== false) {
      // Neurologic symptoms, no brain metastasis known
      order_brain_imaging = (symptom_directed_imaging && taken[0]) || order_brain_imaging || null;
    }
    if (taken[1] !== false) {
      // Bone pain or fracture, no bone metastasis known
      order_bone_scan = (symptom_directed_imaging && taken[1]) || order_bone_scan || null;
    }
  }

  // Bone scan (order-bone-scan, recommendation)
  if (order_bone_scan !== false) {
    if (trace) trace.push(["order-bone-scan", order_bone_scan, []]);
    if (order_bone_scan) found.push(...RECOMMEND_ORDER_BONE_SCAN);
  }

  // Imaging of the brain (order-brain-imaging, recommendation)
  if (order_brain_imaging !== false) {
    if (trace) trace.push(["order-brain-imaging", order_brain_imaging, []]);
    if (order_brain_imaging) found.push(...RECOMMEND_ORDER_BRAIN_IMAGING);
  }

  // Symptoms of the primary on treatment (symptoms-of-primary-on-treatment, decision)
  if (symptoms_of_primary_on_treatment !== false) {
    taken = decide_symptoms_of_primary_on_treatment(p);
    if (trace) trace.push(["symptoms-of-primary-on-treatment", symptoms_of_primary_on_treatment, taken]);
    if (symptoms_of_primary_on_treatment && taken.every((truth) => truth === false)) nothing.push("symptoms-of-primary-on-treatment");
    if (taken[0] !== false) {
      // Symptoms; fit for surgery and resectable
      consider_deferred_nephrectomy = (symptoms_of_primary_on_treatment && taken[0]) || consider_deferred_nephrectomy || null;
    }
    if (taken[1] !== false) {
      // Symptoms; not operable
      embolization_or_radiotherapy = (symptoms_of_primary_on_treatment && taken[1]) || embolization_or_radiotherapy || null;
    }
  }

  // Consider deferred nephrectomy (consider-deferred-nephrectomy, recommendation)
  if (consider_deferred_nephrectomy !== false) {
    if (trace) trace.push(["consider-deferred-nephrectomy", consider_deferred_nephrectomy, []]);
    if (consider_deferred_nephrectomy) found.push(...RECOMMEND_CONSIDER_DEFERRED_NEPHRECTOMY);
    lymph_node_question = consider_deferred_nephrectomy || lymph_node_question || null;
  }

  // Tissue diagnosis (tissue-diagnosis, decision)
  if (tissue_diagnosis !== false) {
    taken = decide_tissue_diagnosis(p);
    if (trace) trace.push(["tissue-diagnosis", tissue_diagnosis, taken]);
    if (tissue_diagnosis && taken.every((truth) => truth === false)) nothing.push("tissue-diagnosis");
    if (taken[0] !== false) {
      // Malignant
      histologic_subtype = (tissue_diagnosis && taken[0]) || histologic_subtype || null;
    }
    if (taken[1] !== false) {
      // The renal tumour is benign
      benign_renal_tumor = (tissue_diagnosis && taken[1]) || benign_renal_tumor || null;
    }
    if (taken[2] !== false) {
      // No diagnosis yet
      biopsy_site = (tissue_diagnosis && taken[2]) || biopsy_site || null;
    }
  }

  // The renal tumour is benign (benign-renal-tumor, recommendation)
  if (benign_renal_tumor !== false) {
    if (trace) trace.push(["benign-renal-tumor", benign_renal_tumor, []]);
    if (benign_renal_tumor) found.push(...RECOMMEND_BENIGN_RENAL_TUMOR);
  }

  // Where to take the biopsy (biopsy-site, decision)
  if (biopsy_site !== false) {
    taken = decide_biopsy_site(p);
    if (trace) trace.push(["biopsy-site", biopsy_site, taken]);
    if (taken[0] !== false) {
      // Renal mass not sampled yet
      order_renal_mass_biopsy = (biopsy_site && taken[0]) || order_renal_mass_biopsy || null;
    }
    if (taken[1] !== false) {
      // Renal biopsy nondiagnostic or kidney removed, liver lesion not sampled
      order_liver_biopsy = (biopsy_site && taken[1]) || order_liver_biopsy || null;
    }
    if (taken[2] !== false) {
      // Both biopsies nondiagnostic
      team_chooses_biopsy = (biopsy_site && taken[2]) || team_chooses_biopsy || null;
      repeat_biopsy = (biopsy_site && taken[2]) || repeat_biopsy || null;
      symptomatic_primary = (biopsy_site && taken[2]) || symptomatic_primary || null;
    }
    if (taken[3] !== false) {
      // Neither lesion is the plain choice
      team_chooses_biopsy = (biopsy_site && taken[3]) || team_chooses_biopsy || null;
      symptomatic_primary = (biopsy_site && taken[3]) || symptomatic_primary || null;
    }
  }

  // Histologic subtype (histologic-subtype, decision)
  if (histologic_subtype !== false) {
    taken = decide_histologic_subtype(p);
    if (trace) trace.push(["histologic-subtype", histologic_subtype, taken]);
    if (histologic_subtype && taken.every((truth) => truth === false)) nothing.push("histologic-subtype");
    if (taken[0] !== false) {
      // Renal cell carcinoma
      symptomatic_primary = (histologic_subtype && taken[0]) || symptomatic_primary || null;
      urgent_local_treatment = (histologic_subtype && taken[0]) || urgent_local_treatment || null;
      liver_lesion_proof = (histologic_subtype && taken[0]) || liver_lesion_proof || null;
    }
    if (taken[1] !== false) {
      // Malignant, subtype not determined
      symptomatic_primary = (histologic_subtype && taken[1]) || symptomatic_primary || null;
      clarify_subtype = (histologic_subtype && taken[1]) || clarify_subtype || null;
    }
    if (taken[2] !== false) {
      // Not renal cell carcinoma
      not_renal_cell = (histologic_subtype && taken[2]) || not_renal_cell || null;
    }
  }

  // Clarify the subtype (clarify-subtype, recommendation)
  if (clarify_subtype !== false) {
    if (trace) trace.push(["clarify-subtype", clarify_subtype, []]);
    if (clarify_subtype) found.push(...RECOMMEND_CLARIFY_SUBTYPE);
    await_results = clarify_subtype || await_results || null;
  }

  // Are the liver lesions metastases? (liver-lesion-proof, decision)
  if (liver_lesion_proof !== false) {
    taken = decide_liver_lesion_proof(p);
    if (trace) trace.push(["liver-lesion-proof", liver_lesion_proof, taken]);
    if (liver_lesion_proof && taken.every((truth) => truth === false)) nothing.push("liver-lesion-proof");
    if (taken[0] !== false) {
      // Liver biopsy benign, liver recorded as a site
      restage = (liver_lesion_proof && taken[0]) || restage || null;
    }
    if (taken[1] !== false) {
      // No contradiction
      treatment_history = (liver_lesion_proof && taken[1]) || treatment_history || null;
    }
  }

  // Another cancer (not-renal-cell, recommendation)
  if (not_renal_cell !== false) {
    if (trace) trace.push(["not-renal-cell", not_renal_cell, []]);
    if (not_renal_cell) found.push(...RECOMMEND_NOT_RENAL_CELL);
  }

  // Biopsy of a liver lesion (order-liver-biopsy, recommendation)
  if (order_liver_biopsy !== false) {
    if (trace) trace.push(["order-liver-biopsy", order_liver_biopsy, []]);
    if (order_liver_biopsy) found.push(...RECOMMEND_ORDER_LIVER_BIOPSY);
    await_results = order_liver_biopsy || await_results || null;
  }

  // Biopsy of the renal mass (order-renal-mass-biopsy, recommendation)
  if (order_renal_mass_biopsy !== false) {
    if (trace) trace.push(["order-renal-mass-biopsy", order_renal_mass_biopsy, []]);
    if (order_renal_mass_biopsy) found.push(...RECOMMEND_ORDER_RENAL_MASS_BIOPSY);
    await_results = order_renal_mass_biopsy || await_results || null;
  }

  // Repeat the biopsy (repeat-biopsy, recommendation)
  if (repeat_biopsy !== false) {
    if (trace) trace.push(["repeat-biopsy", repeat_biopsy, []]);
    if (repeat_biopsy) found.push(...RECOMMEND_REPEAT_BIOPSY);
    await_results = repeat_biopsy || await_results || null;
  }

  // Stage again (restage, recommendation)
  if (restage !== false) {
    if (trace) trace.push(["restage", restage, []]);
    if (restage) found.push(...RECOMMEND_RESTAGE);
    await_results = restage || await_results || null;
  }

  // Symptomatic primary tumour (symptomatic-primary, decision)
  if (symptomatic_primary !== false) {
    taken = decide_symptomatic_primary(p);
    if (trace) trace.push(["symptomatic-primary", symptomatic_primary, taken]);
    if (symptomatic_primary && taken.every((truth) => truth === false)) nothing.push("symptomatic-primary");
    if (taken[0] !== false) {
      // Symptoms; fit for surgery and resectable
      palliate_by_nephrectomy = (symptomatic_primary && taken[0]) || palliate_by_nephrectomy || null;
    }
    if (taken[1] !== false) {
      // Symptoms; not operable, cancer proven
      embolization_or_radiotherapy = (symptomatic_primary && taken[1]) || embolization_or_radiotherapy || null;
    }
    if (taken[2] !== false) {
      // Symptoms; not operable, no tissue yet
      embolization_before_tissue = (symptomatic_primary && taken[2]) || embolization_before_tissue || null;
    }
  }

  // Embolization before the diagnosis is proven (embolization-before-tissue, recommendation)
  if (embolization_before_tissue !== false) {
    if (trace) trace.push(["embolization-before-tissue", embolization_before_tissue, []]);
    if (embolization_before_tissue) found.push(...RECOMMEND_EMBOLIZATION_BEFORE_TISSUE);
  }

  // Embolization or radiotherapy of the primary (embolization-or-radiotherapy, recommendation)
  if (embolization_or_radiotherapy !== false) {
    if (trace) trace.push(["embolization-or-radiotherapy", embolization_or_radiotherapy, []]);
    if (embolization_or_radiotherapy) found.push(...RECOMMEND_EMBOLIZATION_OR_RADIOTHERAPY);
  }

  // Palliative nephrectomy (palliate-by-nephrectomy, recommendation)
  if (palliate_by_nephrectomy !== false) {
    if (trace) trace.push(["palliate-by-nephrectomy", palliate_by_nephrectomy, []]);
    if (palliate_by_nephrectomy) found.push(...RECOMMEND_PALLIATE_BY_NEPHRECTOMY);
    lymph_node_question = palliate_by_nephrectomy || lymph_node_question || null;
  }

  // The team chooses what to sample (team-chooses-biopsy, recommendation)
  if (team_chooses_biopsy !== false) {
    if (trace) trace.push(["team-chooses-biopsy", team_chooses_biopsy, []]);
    if (team_chooses_biopsy) found.push(...RECOMMEND_TEAM_CHOOSES_BIOPSY);
    await_results = team_chooses_biopsy || await_results || null;
  }

  // Wait for the results (await-results, reassess)
  if (await_results !== false) {
    if (trace) trace.push(["await-results", await_results, []]);
  }

  // Earlier systemic therapy (treatment-history, decision)
  if (treatment_history !== false) {
    taken = decide_treatment_history(p);
    if (trace) trace.push(["treatment-history", treatment_history, taken]);
    if (treatment_history && taken.every((truth) => truth === false)) nothing.push("treatment-history");
    if (taken[0] !== false) {
      // None
      imdc_risk_group = (treatment_history && taken[0]) || imdc_risk_group || null;
    }
    if (taken[1] !== false) {
      // One class or more
      systemic_candidacy = (treatment_history && taken[1]) || systemic_candidacy || null;
    }
  }

  // IMDC risk group (imdc-risk-group, decision)
  if (imdc_risk_group !== false) {
    taken = decide_imdc_risk_group(p);
    if (trace) trace.push(["imdc-risk-group", imdc_risk_group, taken]);
    if (imdc_risk_group && taken.every((truth) => truth === false)) nothing.push("imdc-risk-group");
    if (taken[0] !== false) {
      // Favourable, no factor
      oligometastatic_disease = (imdc_risk_group && taken[0]) || oligometastatic_disease || null;
    }
    if (taken[1] !== false) {
      // Intermediate, one or two factors
      oligometastatic_disease = (imdc_risk_group && taken[1]) || oligometastatic_disease || null;
    }
    if (taken[2] !== false) {
      // Poor, three factors or more; kidney in place
      no_upfront_nephrectomy_poor_risk = (imdc_risk_group && taken[2]) || no_upfront_nephrectomy_poor_risk || null;
    }
    if (taken[3] !== false) {
      // Poor, three factors or more; kidney removed
      systemic_candidacy = (imdc_risk_group && taken[3]) || systemic_candidacy || null;
    }
  }

  // No upfront nephrectomy in poor risk (no-upfront-nephrectomy-poor-risk, recommendation)
  if (no_upfront_nephrectomy_poor_risk !== false) {
    if (trace) trace.push(["no-upfront-nephrectomy-poor-risk", no_upfront_nephrectomy_poor_risk, []]);
    if (no_upfront_nephrectomy_poor_risk) found.push(...RECOMMEND_NO_UPFRONT_NEPHRECTOMY_POOR_RISK);
    systemic_candidacy = no_upfront_nephrectomy_poor_risk || systemic_candidacy || null;
  }

  // Oligometastatic disease (oligometastatic-disease, decision)
  if (oligometastatic_disease !== false) {
    taken = decide_oligometastatic_disease(p);
    if (trace) trace.push(["oligometastatic-disease", oligometastatic_disease, taken]);
    if (oligometastatic_disease && taken.every((truth) => truth === false)) nothing.push("oligometastatic-disease");
    if (taken[0] !== false) {
      // Oligometastatic
      oligometastatic_review = (oligometastatic_disease && taken[0]) || oligometastatic_review || null;
    }
    if (taken[1] !== false) {
      // More than that
      single_risk_factor = (oligometastatic_disease && taken[1]) || single_risk_factor || null;
    }
  }

  // Team review of oligometastatic disease (oligometastatic-review, recommendation)
  if (oligometastatic_review !== false) {
    if (trace) trace.push(["oligometastatic-review", oligometastatic_review, []]);
    if (oligometastatic_review) found.push(...RECOMMEND_OLIGOMETASTATIC_REVIEW);
    resection_of_metastases = oligometastatic_review || resection_of_metastases || null;
  }

  // Can all metastases be removed? (resection-of-metastases, decision)
  if (resection_of_metastases !== false) {
    taken = decide_resection_of_metastases(p);
    if (trace) trace.push(["resection-of-metastases", resection_of_metastases, taken]);
    if (resection_of_metastases && taken.every((truth) => truth === false)) nothing.push("resection-of-metastases");
    if (taken[0] !== false) {
      // Feasible
      primary_at_resection = (resection_of_metastases && taken[0]) || primary_at_resection || null;
    }
    if (taken[1] !== false) {
      // Not resectable or not fit, liver metastases
      sbrt_or_ablation_of_liver = (resection_of_metastases && taken[1]) || sbrt_or_ablation_of_liver || null;
      systemic_candidacy = (resection_of_metastases && taken[1]) || systemic_candidacy || null;
    }
    if (taken[2] !== false) {
      // Not resectable or not fit, no liver metastases
      systemic_candidacy = (resection_of_metastases && taken[2]) || systemic_candidacy || null;
    }
  }

  // Which operation removes all disease? (primary-at-resection, decision)
  if (primary_at_resection !== false) {
    taken = decide_primary_at_resection(p);
    if (trace) trace.push(["primary-at-resection", primary_at_resection, taken]);
    if (taken[0] !== false) {
      // Kidney in place, resectable, without symptoms; liver metastases
      consider_combined_resection = (primary_at_resection && taken[0]) || consider_combined_resection || null;
    }
    if (taken[1] !== false) {
      // Metastases after an earlier nephrectomy
      metastasectomy_by_site = (primary_at_resection && taken[1]) || metastasectomy_by_site || null;
    }
    if (taken[2] !== false) {
      // All others
      single_risk_factor = (primary_at_resection && taken[2]) || single_risk_factor || null;
    }
  }

  // Consider nephrectomy with resection of the liver metastases (consider-combined-resection, recommendation)
  if (consider_combined_resection !== false) {
    if (trace) trace.push(["consider-combined-resection", consider_combined_resection, []]);
    if (consider_combined_resection) found.push(...RECOMMEND_CONSIDER_COMBINED_RESECTION);
    await_metastasectomy = consider_combined_resection || await_metastasectomy || null;
    lymph_node_question = consider_combined_resection || lymph_node_question || null;
  }

  // Metastasectomy by site (metastasectomy-by-site, decision)
  if (metastasectomy_by_site !== false) {
    taken = decide_metastasectomy_by_site(p);
    if (trace) trace.push(["metastasectomy-by-site", metastasectomy_by_site, taken]);
    if (metastasectomy_by_site && taken.every((truth) => truth === false)) nothing.push("metastasectomy-by-site");
    if (taken[0] !== false) {
      // Liver
      outlook_of_liver_resection = (metastasectomy_by_site && taken[0]) || outlook_of_liver_resection || null;
    }
    if (taken[1] !== false) {
      // Lung
      outlook_of_lung_resection = (metastasectomy_by_site && taken[1]) || outlook_of_lung_resection || null;
    }
    if (taken[2] !== false) {
      // Bone
      outlook_of_bone_resection = (metastasectomy_by_site && taken[2]) || outlook_of_bone_resection || null;
    }
    if (taken[3] !== false) {
      // Brain
      treat_brain_metastases = (metastasectomy_by_site && taken[3]) || treat_brain_metastases || null;
      await_metastasectomy = (metastasectomy_by_site && taken[3]) || await_metastasectomy || null;
    }
    if (taken[4] !== false) {
      // Lymph nodes or another site
      review_other_sites = (metastasectomy_by_site && taken[4]) || review_other_sites || null;
      await_metastasectomy = (metastasectomy_by_site && taken[4]) || await_metastasectomy || null;
    }
  }

  // Outlook of bone resection (outlook-of-bone-resection, decision)
  if (outlook_of_bone_resection !== false) {
    taken = decide_outlook_of_bone_resection(p);
    if (trace) trace.push(["outlook-of-bone-resection", outlook_of_bone_resection, taken]);
    if (taken[0] !== false) {
      // Solitary, bone only, clear cell, no unfavourable feature
      resect_bone_metastasis = (outlook_of_bone_resection && taken[0]) || resect_bone_metastasis || null;
    }
    if (taken[1] !== false) {
      // Anything else
      resect_or_irradiate_bone_metastases = (outlook_of_bone_resection && taken[1]) || resect_or_irradiate_bone_metastases || null;
    }
  }

  // Outlook of liver resection (outlook-of-liver-resection, decision)
  if (outlook_of_liver_resection !== false) {
    taken = decide_outlook_of_liver_resection(p);
    if (trace) trace.push(["outlook-of-liver-resection", outlook_of_liver_resection, taken]);
    if (taken[0] !== false) {
      // Interval above 24 months, ECOG 0, not high grade, and below 50 mm or solitary
      resect_liver_metastases = (outlook_of_liver_resection && taken[0]) || resect_liver_metastases || null;
    }
    if (taken[1] !== false) {
      // Anything else
      resect_or_ablate_liver_metastases = (outlook_of_liver_resection && taken[1]) || resect_or_ablate_liver_metastases || null;
    }
  }

  // Outlook of lung resection (outlook-of-lung-resection, decision)
  if (outlook_of_lung_resection !== false) {
    taken = decide_outlook_of_lung_resection(p);
    if (trace) trace.push(["outlook-of-lung-resection", outlook_of_lung_resection, taken]);
    if (taken[0] !== false) {
      // All favourable features
      resect_lung_metastases = (outlook_of_lung_resection && taken[0]) || resect_lung_metastases || null;
    }
    if (taken[1] !== false) {
      // Anything else
      resect_or_irradiate_lung_metastases = (outlook_of_lung_resection && taken[1]) || resect_or_irradiate_lung_metastases || null;
    }
  }

  // Resection of a bone metastasis, favourable features (resect-bone-metastasis, recommendation)
  if (resect_bone_metastasis !== false) {
    if (trace) trace.push(["resect-bone-metastasis", resect_bone_metastasis, []]);
    if (resect_bone_metastasis) found.push(...RECOMMEND_RESECT_BONE_METASTASIS);
    await_metastasectomy = resect_bone_metastasis || await_metastasectomy || null;
  }

  // Resection of liver metastases, favourable features (resect-liver-metastases, recommendation)
  if (resect_liver_metastases !== false) {
    if (trace) trace.push(["resect-liver-metastases", resect_liver_metastases, []]);
    if (resect_liver_metastases) found.push(...RECOMMEND_RESECT_LIVER_METASTASES);
    await_metastasectomy = resect_liver_metastases || await_metastasectomy || null;
  }

  // Resection of lung metastases, favourable features (resect-lung-metastases, recommendation)
  if (resect_lung_metastases !== false) {
    if (trace) trace.push(["resect-lung-metastases", resect_lung_metastases, []]);
    if (resect_lung_metastases) found.push(...RECOMMEND_RESECT_LUNG_METASTASES);
    await_metastasectomy = resect_lung_metastases || await_metastasectomy || null;
  }

  // Resection or ablation of liver metastases, less favourable features (resect-or-ablate-liver-metastases,
  // recommendation)
  if (resect_or_ablate_liver_metastases !== false) {
    if (trace) trace.push(["resect-or-ablate-liver-metastases", resect_or_ablate_liver_metastases, []]);
    if (resect_or_ablate_liver_metastases) found.push(...RECOMMEND_RESECT_OR_ABLATE_LIVER_METASTASES);
    await_metastasectomy = resect_or_ablate_liver_metastases || await_metastasectomy || null;
  }

  // Resection or SBRT of bone metastases, less favourable features (resect-or-irradiate-bone-metastases,
  // recommendation)
  if (resect_or_irradiate_bone_metastases !== false) {
    if (trace) trace.push(["resect-or-irradiate-bone-metastases", resect_or_irradiate_bone_metastases, []]);
    if (resect_or_irradiate_bone_metastases) found.push(...RECOMMEND_RESECT_OR_IRRADIATE_BONE_METASTASES);
    await_metastasectomy = resect_or_irradiate_bone_metastases || await_metastasectomy || null;
  }

  // Resection or SBRT of lung metastases, less favourable features (resect-or-irradiate-lung-metastases,
  // recommendation)
  if (resect_or_irradiate_lung_metastases !== false) {
    if (trace) trace.push(["resect-or-irradiate-lung-metastases", resect_or_irradiate_lung_metastases, []]);
    if (resect_or_irradiate_lung_metastases) found.push(...RECOMMEND_RESECT_OR_IRRADIATE_LUNG_METASTASES);
    await_metastasectomy = resect_or_irradiate_lung_metastases || await_metastasectomy || null;
  }

  // After metastasectomy (await-metastasectomy, reassess)
  if (await_metastasectomy !== false) {
    if (trace) trace.push(["await-metastasectomy", await_metastasectomy, []]);
  }

  // Metastases in lymph nodes or at another site (review-other-sites, recommendation)
  if (review_other_sites !== false) {
    if (trace) trace.push(["review-other-sites", review_other_sites, []]);
    if (review_other_sites) found.push(...RECOMMEND_REVIEW_OTHER_SITES);
  }

  // SBRT or ablation of liver metastases (sbrt-or-ablation-of-liver, recommendation)
  if (sbrt_or_ablation_of_liver !== false) {
    if (trace) trace.push(["sbrt-or-ablation-of-liver", sbrt_or_ablation_of_liver, []]);
    if (sbrt_or_ablation_of_liver) found.push(...RECOMMEND_SBRT_OR_ABLATION_OF_LIVER);
  }

  // Is upfront nephrectomy a question? (single-risk-factor, decision)
  if (single_risk_factor !== false) {
    taken = decide_single_risk_factor(p);
    if (trace) trace.push(["single-risk-factor", single_risk_factor, taken]);
    if (single_risk_factor && taken.every((truth) => truth === false)) nothing.push("single-risk-factor");
    if (taken[0] !== false) {
      // In place, none or one factor
      low_volume_excellent_status = (single_risk_factor && taken[0]) || low_volume_excellent_status || null;
    }
    if (taken[1] !== false) {
      // In place, two factors
      no_upfront_nephrectomy_two_factors = (single_risk_factor && taken[1]) || no_upfront_nephrectomy_two_factors || null;
    }
    if (taken[2] !== false) {
      // Kidney already removed
      systemic_candidacy = (single_risk_factor && taken[2]) || systemic_candidacy || null;
    }
  }

  // Low volume and excellent status (low-volume-excellent-status, decision)
  if (low_volume_excellent_status !== false) {
    taken = decide_low_volume_excellent_status(p);
    if (trace) trace.push(["low-volume-excellent-status", low_volume_excellent_status, taken]);
    if (low_volume_excellent_status && taken.every((truth) => truth === false)) nothing.push("low-volume-excellent-status");
    if (taken[0] !== false) {
      // ECOG 0 and at most 140 mm
      upfront_surgery_feasible = (low_volume_excellent_status && taken[0]) || upfront_surgery_feasible || null;
    }
    if (taken[1] !== false) {
      // ECOG 1 or more, or above 140 mm
      no_upfront_nephrectomy_volume_or_status = (low_volume_excellent_status && taken[1]) || no_upfront_nephrectomy_volume_or_status || null;
    }
  }

  // No upfront nephrectomy with two factors (no-upfront-nephrectomy-two-factors, recommendation)
  if (no_upfront_nephrectomy_two_factors !== false) {
    if (trace) trace.push(["no-upfront-nephrectomy-two-factors", no_upfront_nephrectomy_two_factors, []]);
    if (no_upfront_nephrectomy_two_factors) found.push(...RECOMMEND_NO_UPFRONT_NEPHRECTOMY_TWO_FACTORS);
    systemic_candidacy = no_upfront_nephrectomy_two_factors || systemic_candidacy || null;
  }

  // No upfront nephrectomy with a high burden or a lesser status (no-upfront-nephrectomy-volume-or-status,
  // recommendation)
  if (no_upfront_nephrectomy_volume_or_status !== false) {
    if (trace) trace.push(["no-upfront-nephrectomy-volume-or-status", no_upfront_nephrectomy_volume_or_status, []]);
    if (no_upfront_nephrectomy_volume_or_status) found.push(...RECOMMEND_NO_UPFRONT_NEPHRECTOMY_VOLUME_OR_STATUS);
    systemic_candidacy = no_upfront_nephrectomy_volume_or_status || systemic_candidacy || null;
  }

  // Is upfront nephrectomy feasible? (upfront-surgery-feasible, decision)
  if (upfront_surgery_feasible !== false) {
    taken = decide_upfront_surgery_feasible(p);
    if (trace) trace.push(["upfront-surgery-feasible", upfront_surgery_feasible, taken]);
    if (upfront_surgery_feasible && taken.every((truth) => truth === false)) nothing.push("upfront-surgery-feasible");
    if (taken[0] !== false) {
      // Fit, resectable, no symptoms
      reason_for_upfront_nephrectomy = (upfront_surgery_feasible && taken[0]) || reason_for_upfront_nephrectomy || null;
    }
    if (taken[1] !== false) {
      // Not fit, not resectable, or symptomatic
      systemic_candidacy = (upfront_surgery_feasible && taken[1]) || systemic_candidacy || null;
    }
  }

  // Does the textbook see a reason to operate first? (reason-for-upfront-nephrectomy, decision)
  if (reason_for_upfront_nephrectomy !== false) {
    taken = decide_reason_for_upfront_nephrectomy(p);
    if (trace) trace.push(["reason-for-upfront-nephrectomy", reason_for_upfront_nephrectomy, taken]);
    if (reason_for_upfront_nephrectomy && taken.every((truth) => truth === false)) nothing.push("reason-for-upfront-nephrectomy");
    if (taken[0] !== false) {
      // At least one reason
      consider_upfront_nephrectomy = (reason_for_upfront_nephrectomy && taken[0]) || consider_upfront_nephrectomy || null;
    }
    if (taken[1] !== false) {
      // None of them
      weigh_upfront_nephrectomy = (reason_for_upfront_nephrectomy && taken[1]) || weigh_upfront_nephrectomy || null;
    }
  }

  // Consider upfront nephrectomy (consider-upfront-nephrectomy, recommendation)
  if (consider_upfront_nephrectomy !== false) {
    if (trace) trace.push(["consider-upfront-nephrectomy", consider_upfront_nephrectomy, []]);
    if (consider_upfront_nephrectomy) found.push(...RECOMMEND_CONSIDER_UPFRONT_NEPHRECTOMY);
    await_upfront_nephrectomy = consider_upfront_nephrectomy || await_upfront_nephrectomy || null;
    lymph_node_question = consider_upfront_nephrectomy || lymph_node_question || null;
  }

  // Candidate for systemic therapy (systemic-candidacy, decision)
  if (systemic_candidacy !== false) {
    taken = decide_systemic_candidacy(p);
    if (trace) trace.push(["systemic-candidacy", systemic_candidacy, taken]);
    if (systemic_candidacy && taken.every((truth) => truth === false)) nothing.push("systemic-candidacy");
    if (taken[0] !== false) {
      // Candidate
      subtype_for_drugs = (systemic_candidacy && taken[0]) || subtype_for_drugs || null;
    }
    if (taken[1] !== false) {
      // No class can be given
      palliation_without_drugs = (systemic_candidacy && taken[1]) || palliation_without_drugs || null;
    }
  }

  // Palliation without drugs (palliation-without-drugs, recommendation)
  if (palliation_without_drugs !== false) {
    if (trace) trace.push(["palliation-without-drugs", palliation_without_drugs, []]);
    if (palliation_without_drugs) found.push(...RECOMMEND_PALLIATION_WITHOUT_DRUGS);
  }

  // Subtype and drugs (subtype-for-drugs, decision)
  if (subtype_for_drugs !== false) {
    taken = decide_subtype_for_drugs(p);
    if (trace) trace.push(["subtype-for-drugs", subtype_for_drugs, taken]);
    if (subtype_for_drugs && taken.every((truth) => truth === false)) nothing.push("subtype-for-drugs");
    if (taken[0] !== false) {
      // Clear cell
      line_of_treatment = (subtype_for_drugs && taken[0]) || line_of_treatment || null;
    }
    if (taken[1] !== false) {
      // Another subtype
      treat_non_clear_cell = (subtype_for_drugs && taken[1]) || treat_non_clear_cell || null;
    }
    if (taken[2] !== false) {
      // Subtype not determined
      no_regimen_in_sources = (subtype_for_drugs && taken[2]) || no_regimen_in_sources || null;
    }
  }

  // Line of treatment (line-of-treatment, decision)
  if (line_of_treatment !== false) {
    taken = decide_line_of_treatment(p);
    if (trace) trace.push(["line-of-treatment", line_of_treatment, taken]);
    if (line_of_treatment && taken.every((truth) => truth === false)) nothing.push("line-of-treatment");
    if (taken[0] !== false) {
      // None so far
      risk_at_first_line = (line_of_treatment && taken[0]) || risk_at_first_line || null;
    }
    if (taken[1] !== false) {
      // Treated before
      earlier_drugs = (line_of_treatment && taken[1]) || earlier_drugs || null;
    }
  }

  // Drugs after earlier drugs (earlier-drugs, decision)
  if (earlier_drugs !== false) {
    taken = decide_earlier_drugs(p);
    if (trace) trace.push(["earlier-drugs", earlier_drugs, taken]);
    if (taken[0] !== false) {
      // Cytokine only, tyrosine kinase inhibitor possible
      sunitinib_after_cytokine = (earlier_drugs && taken[0]) || sunitinib_after_cytokine || null;
    }
    if (taken[1] !== false) {
      // Tyrosine kinase inhibitor, no mTOR inhibitor
      everolimus_after_tki = (earlier_drugs && taken[1]) || everolimus_after_tki || null;
    }
    if (taken[2] !== false) {
      // Anything else
      no_regimen_in_sources = (earlier_drugs && taken[2]) || no_regimen_in_sources || null;
    }
  }

  // Everolimus after a tyrosine kinase inhibitor (everolimus-after-tki, recommendation)
  if (everolimus_after_tki !== false) {
    if (trace) trace.push(["everolimus-after-tki", everolimus_after_tki, []]);
    if (everolimus_after_tki) found.push(...RECOMMEND_EVEROLIMUS_AFTER_TKI);
    first_response_visit = everolimus_after_tki || first_response_visit || null;
  }

  // How urgent are drugs? (risk-at-first-line, decision)
  if (risk_at_first_line !== false) {
    taken = decide_risk_at_first_line(p);
    if (trace) trace.push(["risk-at-first-line", risk_at_first_line, taken]);
    if (risk_at_first_line && taken.every((truth) => truth === false)) nothing.push("risk-at-first-line");
    if (taken[0] !== false) {
      // Poor risk
      start_drugs_poor_risk = (risk_at_first_line && taken[0]) || start_drugs_poor_risk || null;
    }
    if (taken[1] !== false) {
      // Favourable or intermediate risk
      start_drugs = (risk_at_first_line && taken[1]) || start_drugs || null;
    }
  }

  // Start systemic therapy now (start-drugs, recommendation)
  if (start_drugs !== false) {
    if (trace) trace.push(["start-drugs", start_drugs, []]);
    if (start_drugs) found.push(...RECOMMEND_START_DRUGS);
    first_line_classes = start_drugs || first_line_classes || null;
    first_response_visit = start_drugs || first_response_visit || null;
  }

  // Start systemic therapy now, poor risk (start-drugs-poor-risk, recommendation)
  if (start_drugs_poor_risk !== false) {
    if (trace) trace.push(["start-drugs-poor-risk", start_drugs_poor_risk, []]);
    if (start_drugs_poor_risk) found.push(...RECOMMEND_START_DRUGS_POOR_RISK);
    first_line_classes = start_drugs_poor_risk || first_line_classes || null;
    first_response_visit = start_drugs_poor_risk || first_response_visit || null;
  }

  // First-line drugs (first-line-classes, decision)
  if (first_line_classes !== false) {
    taken = decide_first_line_classes(p);
    if (trace) trace.push(["first-line-classes", first_line_classes, taken]);
    if (first_line_classes && taken.every((truth) => truth === false)) nothing.push("first-line-classes");
    if (taken[0] !== false) {
      // Both classes, intermediate or poor risk
      choose_combination_intermediate_poor = (first_line_classes && taken[0]) || choose_combination_intermediate_poor || null;
    }
    if (taken[1] !== false) {
      // Both classes, favourable risk
      choose_combination_favorable = (first_line_classes && taken[1]) || choose_combination_favorable || null;
    }
    if (taken[2] !== false) {
      // No tyrosine kinase inhibitor, intermediate or poor risk
      give_nivolumab_ipilimumab = (first_line_classes && taken[2]) || give_nivolumab_ipilimumab || null;
    }
    if (taken[3] !== false) {
      // No checkpoint inhibitor
      choose_vegf_inhibitor = (first_line_classes && taken[3]) || choose_vegf_inhibitor || null;
    }
    if (taken[4] !== false) {
      // Neither class, or favourable risk without a tyrosine kinase inhibitor
      no_regimen_in_sources = (first_line_classes && taken[4]) || no_regimen_in_sources || null;
    }
  }

  // First-line combination, favourable risk (choose-combination-favorable, recommendation)
  if (choose_combination_favorable !== false) {
    if (trace) trace.push(["choose-combination-favorable", choose_combination_favorable, []]);
    if (choose_combination_favorable) found.push(...RECOMMEND_CHOOSE_COMBINATION_FAVORABLE);
  }

  // First-line combination, intermediate or poor risk (choose-combination-intermediate-poor, recommendation)
  if (choose_combination_intermediate_poor !== false) {
    if (trace) trace.push(["choose-combination-intermediate-poor", choose_combination_intermediate_poor, []]);
    if (choose_combination_intermediate_poor) found.push(...RECOMMEND_CHOOSE_COMBINATION_INTERMEDIATE_POOR);
  }

  // Sunitinib or pazopanib (choose-vegf-inhibitor, recommendation)
  if (choose_vegf_inhibitor !== false) {
    if (trace) trace.push(["choose-vegf-inhibitor", choose_vegf_inhibitor, []]);
    if (choose_vegf_inhibitor) found.push(...RECOMMEND_CHOOSE_VEGF_INHIBITOR);
  }

  // Nivolumab with ipilimumab (give-nivolumab-ipilimumab, recommendation)
  if (give_nivolumab_ipilimumab !== false) {
    if (trace) trace.push(["give-nivolumab-ipilimumab", give_nivolumab_ipilimumab, []]);
    if (give_nivolumab_ipilimumab) found.push(...RECOMMEND_GIVE_NIVOLUMAB_IPILIMUMAB);
  }

  // The sources name no regimen (no-regimen-in-sources, recommendation)
  if (no_regimen_in_sources !== false) {
    if (trace) trace.push(["no-regimen-in-sources", no_regimen_in_sources, []]);
    if (no_regimen_in_sources) found.push(...RECOMMEND_NO_REGIMEN_IN_SOURCES);
  }

  // Sunitinib after cytokines (sunitinib-after-cytokine, recommendation)
  if (sunitinib_after_cytokine !== false) {
    if (trace) trace.push(["sunitinib-after-cytokine", sunitinib_after_cytokine, []]);
    if (sunitinib_after_cytokine) found.push(...RECOMMEND_SUNITINIB_AFTER_CYTOKINE);
    first_response_visit = sunitinib_after_cytokine || first_response_visit || null;
  }

  // Systemic therapy of non-clear cell carcinoma (treat-non-clear-cell, recommendation)
  if (treat_non_clear_cell !== false) {
    if (trace) trace.push(["treat-non-clear-cell", treat_non_clear_cell, []]);
    if (treat_non_clear_cell) found.push(...RECOMMEND_TREAT_NON_CLEAR_CELL);
    first_response_visit = treat_non_clear_cell || first_response_visit || null;
  }

  // First visit on treatment (first-response-visit, reassess)
  if (first_response_visit !== false) {
    if (trace) trace.push(["first-response-visit", first_response_visit, []]);
  }

  // Metastases that need local treatment now (urgent-local-treatment, decision)
  if (urgent_local_treatment !== false) {
    taken = decide_urgent_local_treatment(p);
    if (trace) trace.push(["urgent-local-treatment", urgent_local_treatment, taken]);
    if (taken[0] !== false) {
      // Brain metastases
      treat_brain_metastases = (urgent_local_treatment && taken[0]) || treat_brain_metastases || null;
    }
    if (taken[1] !== false) {
      // Bone metastasis with fracture or threatening fracture, fit for surgery
      operate_on_bone = (urgent_local_treatment && taken[1]) || operate_on_bone || null;
    }
    if (taken[2] !== false) {
      // Bone metastasis with fracture or threatening fracture, not fit for surgery
      irradiate_painful_bone = (urgent_local_treatment && taken[2]) || irradiate_painful_bone || null;
    }
    if (taken[3] !== false) {
      // Painful bone metastasis without fracture
      irradiate_painful_bone = (urgent_local_treatment && taken[3]) || irradiate_painful_bone || null;
    }
  }

  // Radiotherapy of a painful bone metastasis (irradiate-painful-bone, recommendation)
  if (irradiate_painful_bone !== false) {
    if (trace) trace.push(["irradiate-painful-bone", irradiate_painful_bone, []]);
    if (irradiate_painful_bone) found.push(...RECOMMEND_IRRADIATE_PAINFUL_BONE);
  }

  // Surgery of a bone metastasis that has broken or threatens to (operate-on-bone, recommendation)
  if (operate_on_bone !== false) {
    if (trace) trace.push(["operate-on-bone", operate_on_bone, []]);
    if (operate_on_bone) found.push(...RECOMMEND_OPERATE_ON_BONE);
  }

  // Local therapy of brain metastases (treat-brain-metastases, recommendation)
  if (treat_brain_metastases !== false) {
    if (trace) trace.push(["treat-brain-metastases", treat_brain_metastases, []]);
    if (treat_brain_metastases) found.push(...RECOMMEND_TREAT_BRAIN_METASTASES);
  }

  // Weigh upfront nephrectomy (weigh-upfront-nephrectomy, recommendation)
  if (weigh_upfront_nephrectomy !== false) {
    if (trace) trace.push(["weigh-upfront-nephrectomy", weigh_upfront_nephrectomy, []]);
    if (weigh_upfront_nephrectomy) found.push(...RECOMMEND_WEIGH_UPFRONT_NEPHRECTOMY);
    await_upfront_nephrectomy = weigh_upfront_nephrectomy || await_upfront_nephrectomy || null;
    lymph_node_question = weigh_upfront_nephrectomy || lymph_node_question || null;
  }

  // After upfront nephrectomy (await-upfront-nephrectomy, reassess)
  if (await_upfront_nephrectomy !== false) {
    if (trace) trace.push(["await-upfront-nephrectomy", await_upfront_nephrectomy, []]);
  }

  // Lymph nodes at nephrectomy (lymph-node-question, decision)
  if (lymph_node_question !== false) {
    taken = decide_lymph_node_question(p);
    if (trace) trace.push(["lymph-node-question", lymph_node_question, taken]);
    if (lymph_node_question && taken.every((truth) => truth === false)) nothing.push("lymph-node-question");
    if (taken[0] !== false) {
      // N0
      no_routine_node_dissection = (lymph_node_question && taken[0]) || no_routine_node_dissection || null;
    }
    if (taken[1] !== false) {
      // N1
      review_node_dissection = (lymph_node_question && taken[1]) || review_node_dissection || null;
    }
  }

  // No routine lymph node dissection (no-routine-node-dissection, recommendation)
  if (no_routine_node_dissection !== false) {
    if (trace) trace.push(["no-routine-node-dissection", no_routine_node_dissection, []]);
    if (no_routine_node_dissection) found.push(...RECOMMEND_NO_ROUTINE_NODE_DISSECTION);
  }

  // Suspected nodes (review-node-dissection, recommendation)
  if (review_node_dissection !== false) {
    if (trace) trace.push(["review-node-dissection", review_node_dissection, []]);
    if (review_node_dissection) found.push(...RECOMMEND_REVIEW_NODE_DISSECTION);
  }
  return [found, nothing];
}

// The functions to call

/**
 * The facts as a record to give to `recommend`: each fits its element, and together they can be a patient's.
 *
 * `facts` is an object or a Map from element to value: booleans, codes, numbers (in the element's unit), texts such
 * as "13.5 g/dL", arrays of codes or objects from code to boolean; null is missing. Throws `InvalidFacts`.
 */
export function checkFacts(facts) {
  const [p, problems] = admit(facts);
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
  const [found, nothing] = walk(patient, point.start, applies, null);
  if (nothing.length) throw new InvalidFacts(nothing.map((name) => withoutBranch(patient, NODES.get(name))));
  return found;
}

/**
 * What applies to a patient at an entry point (the default one where none is named), with reasons, as JSON data.
 * The status is complete, needs_data, out_of_scope or invalid. Facts as for `checkFacts`. Throws `UnknownEntry`.
 */
export function evaluate(facts, entry = null) {
  const point = entryPoint(entry);
  const [p, problems] = admit(facts);
  if (problems.length) return result(point, "invalid", {}, problems);
  const derived = Object.fromEntries(DERIVED.map((each) => [each.name, each.data(p)]));
  const applies = point.scope ? point.scope(p) : true;
  if (applies === false) return result(point, "out_of_scope", derived, problems);
  const trace = [];
  const [, nothing] = walk(p, point.start, applies, trace);
  const path = pathOf(p, trace);
  if (nothing.length) {
    const gaps = nothing.map((name) => withoutBranch(p, NODES.get(name)));
    return result(point, "invalid", derived, gaps, { path });
  }
  const undecided = applies === null || trace.some(([name, here]) => here === null && isEnd(NODES.get(name)));
  const reached = trace.filter(([, here]) => here).map(([name]) => NODES.get(name));
  return result(point, undecided ? "needs_data" : "complete", derived, problems, {
    recommendations: reached.flatMap((node) => node.recommends).map(copied),
    reassess: reached.filter((node) => node.reassess).map(copiedReassess),
    needs: undecided ? needs(p, point, applies, trace) : [],
    path,
  });
}

/** Whether a node recommends something or asks for a later visit. */
const isEnd = (node) => node.recommends.length > 0 || node.reassess !== null;
const copied = (item) => ({ ...item, evidence: item.evidence.map((link) => ({ ...link })) });
const copiedReassess = ({ name, reassess }) => ({
  node: name,
  after: reassess.after && { ...reassess.after },
  until: reassess.until,
  resume_at: reassess.resume_at,
});

function entryPoint(name) {
  if (name === null || name === undefined) return DEFAULT_ENTRY;
  const point = ENTRY_POINTS.get(name);
  if (point === undefined) {
    throw new UnknownEntry(noSuch("entry point", name, ENTRY_POINTS.keys()));
  }
  return point;
}

function result(point, status, derived, problems, found = {}) {
  const { recommendations = [], reassess = [], needs = [], path = [] } = found;
  const { id, version } = GUIDELINE;
  return {
    guideline: { id, version },
    entry: point.name,
    status,
    recommendations,
    reassess,
    needs,
    path,
    derived,
    problems,
  };
}

/** The record of a patient with its derived elements, and every problem, in the order of the facts. */
function admit(facts) {
  const p = new Patient();
  const problems = [];
  for (const [name, given] of entriesOf(facts)) {
    const element = ELEMENTS.get(name);
    if (element === undefined) problems.push(stranger(name));
    else if (given !== null && given !== undefined) {
      try {
        element.take(p, given);
      } catch (misfit) {
        if (!(misfit instanceof Misfit)) throw misfit;
        problems.push(problem(name, null, misfit.message));
      }
    }
  }
  if (!problems.length) {
    derive(p);
    broken(p, problems);
  }
  return [p, problems];
}

function broken(p, problems) {
  for (const constraint of CONSTRAINTS) {
    if (constraint.breaks(p)) {
      const facts = shown(p, constraint.reasons).join(", ");
      problems.push(problem(null, constraint.name, `${facts}: no patient can have this. ${constraint.because}`));
    }
  }
  for (const each of CLASSES) {
    const conflict = each.conflict(p);
    if (conflict !== null) problems.push(problem(each.name, null, conflict));
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

function problem(element, constraint, message, node = null) {
  return { element, constraint, node, message };
}

/** The facts of these elements, each once; they are given as they are, or by a function of the record. */
function shown(p, names) {
  const given = Array.isArray(names) ? names : new Set(names(p));
  return Array.from(given, (name) => VARIABLES.get(name).shown(p));
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
  return [...asked].map(([element, nodes]) => ({
    element,
    question: ELEMENTS.get(element).question,
    asked_by: [...nodes],
  }));
}

const DEFAULT_ENTRY = ENTRY_POINTS.values().next().value;
const VARIABLES = new Map([...ELEMENTS, ...DERIVED.map((each) => [each.name, each])]);
const CLASSES = DERIVED.filter((each) => each instanceof ClassResult);

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
