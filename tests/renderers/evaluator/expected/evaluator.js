// guideproof: {"file": "evaluator.js", "guideline": "everything", "version": "1.0.0", "digest": "sha256:8780d642e40b573a974417e675c045708b6b7c6dc8aa5a919ec2afdbfe21b208"}
// One small guideline with everything that an evaluation can meet: the guideline `everything`, version 1.0.0, as a
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
  id: "everything",
  version: "1.0.0",
  title: "One small guideline with everything that an evaluation can meet",
  status: "draft",
  digest: "sha256:8780d642e40b573a974417e675c045708b6b7c6dc8aa5a919ec2afdbfe21b208",
});
export const NOTICE = "Decision support for professionals, under review: a clinician must review it before it is used for a patient.";
const WHOLE = Number; // how whole numbers are kept: none is beyond 2 ** 53

// The units of UCUM 2.2 (https://ucum.org/ucum): what each is made of. Each prefix is a power.
const PREFIXES = [
  ["da", [10, 1]], ["h", [10, 2]], ["k", [10, 3]], ["M", [10, 6]], ["G", [10, 9]], ["T", [10, 12]], ["P", [10, 15]],
  ["E", [10, 18]], ["Z", [10, 21]], ["Y", [10, 24]], ["d", [10, -1]], ["c", [10, -2]], ["m", [10, -3]],
  ["u", [10, -6]], ["n", [10, -9]], ["p", [10, -12]], ["f", [10, -15]], ["a", [10, -18]], ["z", [10, -21]],
  ["y", [10, -24]], ["Ki", [2, 10]], ["Mi", [2, 20]], ["Gi", [2, 30]], ["Ti", [2, 40]],
];
const BASE_UNITS = [
  ["m", true], ["s", true], ["g", true], ["rad", true], ["K", true], ["C", true], ["cd", true], ["mol", true],
  ["eq", true], ["osm", true],
];
// A unit, a number, the expression that it is a multiple of, and whether it takes a prefix.
const DERIVED_UNITS = [
  ["10*", "10", "1", false], ["10^", "10", "1", false],
  ["[pi]", "3.1415926535897932384626433832795028841971693993751058209749445923", "1", false],
  ["%", "1", "10*-2", false], ["[ppth]", "1", "10*-3", false], ["[ppm]", "1", "10*-6", false],
  ["[ppb]", "1", "10*-9", false], ["[pptr]", "1", "10*-12", false], ["sr", "1", "rad2", true],
  ["Hz", "1", "s-1", true], ["N", "1", "kg.m/s2", true], ["Pa", "1", "N/m2", true], ["J", "1", "N.m", true],
  ["W", "1", "J/s", true], ["A", "1", "C/s", true], ["V", "1", "J/C", true], ["F", "1", "C/V", true],
  ["Ohm", "1", "V/A", true], ["S", "1", "Ohm-1", true], ["Wb", "1", "V.s", true], ["T", "1", "Wb/m2", true],
  ["H", "1", "Wb/A", true], ["lm", "1", "cd.sr", true], ["lx", "1", "lm/m2", true], ["Bq", "1", "s-1", true],
  ["Gy", "1", "J/kg", true], ["Sv", "1", "J/kg", true], ["gon", "0.9", "deg", false],
  ["deg", "2", "[pi].rad/360", false], ["'", "1", "deg/60", false], ["''", "1", "'/60", false],
  ["l", "1", "dm3", true], ["L", "1", "l", true], ["ar", "100", "m2", true], ["min", "60", "s", false],
  ["h", "60", "min", false], ["d", "24", "h", false], ["a_t", "365.24219", "d", false], ["a_j", "365.25", "d", false],
  ["a_g", "365.2425", "d", false], ["a", "1", "a_j", false], ["wk", "7", "d", false], ["mo_s", "29.53059", "d", false],
  ["mo_j", "1", "a_j/12", false], ["mo_g", "1", "a_g/12", false], ["mo", "1", "mo_j", false],
  ["t", "1e+3", "kg", true], ["bar", "1e+5", "Pa", true], ["u", "1.66053906660e-24", "g", true],
  ["eV", "1", "[e].V", true], ["AU", "149597.870691", "Mm", false], ["pc", "3.085678e+16", "m", true],
  ["[c]", "299792458", "m/s", true], ["[h]", "6.62607015e-34", "J.s", true], ["[k]", "1.380649e-23", "J/K", true],
  ["[eps_0]", "8.854187817e-12", "F/m", true], ["[mu_0]", "1", "4.[pi].10*-7.N/A2", true],
  ["[e]", "1.602176634e-19", "C", true], ["[m_e]", "9.1093837139e-31", "kg", true],
  ["[m_p]", "1.67262192595e-27", "kg", true], ["[G]", "6.67430e-11", "m3.kg-1.s-2", true],
  ["[g]", "980665e-5", "m/s2", true], ["atm", "101325", "Pa", false], ["[ly]", "1", "[c].a_j", true],
  ["gf", "1", "g.[g]", true], ["[lbf_av]", "1", "[lb_av].[g]", false], ["Ky", "1", "cm-1", true],
  ["Gal", "1", "cm/s2", true], ["dyn", "1", "g.cm/s2", true], ["erg", "1", "dyn.cm", true],
  ["P", "1", "dyn.s/cm2", true], ["Bi", "10", "A", true], ["St", "1", "cm2/s", true], ["Mx", "1e-8", "Wb", true],
  ["G", "1e-4", "T", true], ["Oe", "250", "/[pi].A/m", true], ["Gb", "1", "Oe.cm", true], ["sb", "1", "cd/cm2", true],
  ["Lmb", "1", "cd/cm2/[pi]", true], ["ph", "1e-4", "lx", true], ["Ci", "37e+9", "Bq", true],
  ["R", "2.58e-4", "C/kg", true], ["RAD", "100", "erg/g", true], ["REM", "1", "RAD", true],
  ["[in_i]", "254e-2", "cm", false], ["[ft_i]", "12", "[in_i]", false], ["[yd_i]", "3", "[ft_i]", false],
  ["[mi_i]", "5280", "[ft_i]", false], ["[fth_i]", "6", "[ft_i]", false], ["[nmi_i]", "1852", "m", false],
  ["[kn_i]", "1", "[nmi_i]/h", false], ["[sin_i]", "1", "[in_i]2", false], ["[sft_i]", "1", "[ft_i]2", false],
  ["[syd_i]", "1", "[yd_i]2", false], ["[cin_i]", "1", "[in_i]3", false], ["[cft_i]", "1", "[ft_i]3", false],
  ["[cyd_i]", "1", "[yd_i]3", false], ["[bf_i]", "144", "[in_i]3", false], ["[cr_i]", "128", "[ft_i]3", false],
  ["[mil_i]", "1e-3", "[in_i]", false], ["[cml_i]", "1", "[pi]/4.[mil_i]2", false], ["[hd_i]", "4", "[in_i]", false],
  ["[ft_us]", "1200", "m/3937", false], ["[yd_us]", "3", "[ft_us]", false], ["[in_us]", "1", "[ft_us]/12", false],
  ["[rd_us]", "16.5", "[ft_us]", false], ["[ch_us]", "4", "[rd_us]", false], ["[lk_us]", "1", "[ch_us]/100", false],
  ["[rch_us]", "100", "[ft_us]", false], ["[rlk_us]", "1", "[rch_us]/100", false], ["[fth_us]", "6", "[ft_us]", false],
  ["[fur_us]", "40", "[rd_us]", false], ["[mi_us]", "8", "[fur_us]", false], ["[acr_us]", "160", "[rd_us]2", false],
  ["[srd_us]", "1", "[rd_us]2", false], ["[smi_us]", "1", "[mi_us]2", false], ["[sct]", "1", "[mi_us]2", false],
  ["[twp]", "36", "[sct]", false], ["[mil_us]", "1e-3", "[in_us]", false], ["[in_br]", "2.539998", "cm", false],
  ["[ft_br]", "12", "[in_br]", false], ["[rd_br]", "16.5", "[ft_br]", false], ["[ch_br]", "4", "[rd_br]", false],
  ["[lk_br]", "1", "[ch_br]/100", false], ["[fth_br]", "6", "[ft_br]", false], ["[pc_br]", "2.5", "[ft_br]", false],
  ["[yd_br]", "3", "[ft_br]", false], ["[mi_br]", "5280", "[ft_br]", false], ["[nmi_br]", "6080", "[ft_br]", false],
  ["[kn_br]", "1", "[nmi_br]/h", false], ["[acr_br]", "4840", "[yd_br]2", false],
  ["[gal_us]", "231", "[in_i]3", false], ["[bbl_us]", "42", "[gal_us]", false], ["[qt_us]", "1", "[gal_us]/4", false],
  ["[pt_us]", "1", "[qt_us]/2", false], ["[gil_us]", "1", "[pt_us]/4", false], ["[foz_us]", "1", "[gil_us]/4", false],
  ["[fdr_us]", "1", "[foz_us]/8", false], ["[min_us]", "1", "[fdr_us]/60", false],
  ["[crd_us]", "128", "[ft_i]3", false], ["[bu_us]", "2150.42", "[in_i]3", false],
  ["[gal_wi]", "1", "[bu_us]/8", false], ["[pk_us]", "1", "[bu_us]/4", false], ["[dqt_us]", "1", "[pk_us]/8", false],
  ["[dpt_us]", "1", "[dqt_us]/2", false], ["[tbs_us]", "1", "[foz_us]/2", false],
  ["[tsp_us]", "1", "[tbs_us]/3", false], ["[cup_us]", "16", "[tbs_us]", false], ["[foz_m]", "30", "mL", false],
  ["[cup_m]", "240", "mL", false], ["[tsp_m]", "5", "mL", false], ["[tbs_m]", "15", "mL", false],
  ["[gal_br]", "4.54609", "l", false], ["[pk_br]", "2", "[gal_br]", false], ["[bu_br]", "4", "[pk_br]", false],
  ["[qt_br]", "1", "[gal_br]/4", false], ["[pt_br]", "1", "[qt_br]/2", false], ["[gil_br]", "1", "[pt_br]/4", false],
  ["[foz_br]", "1", "[gil_br]/5", false], ["[fdr_br]", "1", "[foz_br]/8", false],
  ["[min_br]", "1", "[fdr_br]/60", false], ["[gr]", "64.79891", "mg", false], ["[lb_av]", "7000", "[gr]", false],
  ["[oz_av]", "1", "[lb_av]/16", false], ["[dr_av]", "1", "[oz_av]/16", false], ["[scwt_av]", "100", "[lb_av]", false],
  ["[lcwt_av]", "112", "[lb_av]", false], ["[ston_av]", "20", "[scwt_av]", false],
  ["[lton_av]", "20", "[lcwt_av]", false], ["[stone_av]", "14", "[lb_av]", false], ["[pwt_tr]", "24", "[gr]", false],
  ["[oz_tr]", "20", "[pwt_tr]", false], ["[lb_tr]", "12", "[oz_tr]", false], ["[sc_ap]", "20", "[gr]", false],
  ["[dr_ap]", "3", "[sc_ap]", false], ["[oz_ap]", "8", "[dr_ap]", false], ["[lb_ap]", "12", "[oz_ap]", false],
  ["[oz_m]", "28", "g", false], ["[lne]", "1", "[in_i]/12", false], ["[pnt]", "1", "[lne]/6", false],
  ["[pca]", "12", "[pnt]", false], ["[pnt_pr]", "0.013837", "[in_i]", false], ["[pca_pr]", "12", "[pnt_pr]", false],
  ["[pied]", "32.48", "cm", false], ["[pouce]", "1", "[pied]/12", false], ["[ligne]", "1", "[pouce]/12", false],
  ["[didot]", "1", "[ligne]/6", false], ["[cicero]", "12", "[didot]", false], ["[degR]", "5", "K/9", false],
  ["cal_[15]", "4.18580", "J", true], ["cal_[20]", "4.18190", "J", true], ["cal_m", "4.19002", "J", true],
  ["cal_IT", "4.1868", "J", true], ["cal_th", "4.184", "J", true], ["cal", "1", "cal_th", true],
  ["[Cal]", "1", "kcal_th", false], ["[Btu_39]", "1.05967", "kJ", false], ["[Btu_59]", "1.05480", "kJ", false],
  ["[Btu_60]", "1.05468", "kJ", false], ["[Btu_m]", "1.05587", "kJ", false],
  ["[Btu_IT]", "1.05505585262", "kJ", false], ["[Btu_th]", "1.054350", "kJ", false], ["[Btu]", "1", "[Btu_th]", false],
  ["[HP]", "550", "[ft_i].[lbf_av]/s", false], ["tex", "1", "g/km", true], ["[den]", "1", "g/9/km", false],
  ["m[H2O]", "980665e-5", "kPa", true], ["m[Hg]", "133.3220", "kPa", true],
  ["[in_i'H2O]", "1", "m[H2O].[in_i]/m", false], ["[in_i'Hg]", "1", "m[Hg].[in_i]/m", false],
  ["[PRU]", "1", "mm[Hg].s/ml", false], ["[wood'U]", "1", "mm[Hg].min/L", false], ["[diop]", "1", "/m", false],
  ["[mesh_i]", "1", "/[in_i]", false], ["[Ch]", "1", "mm/3", false], ["[drp]", "1", "ml/20", false],
  ["[hnsf'U]", "1", "1", false], ["[MET]", "3.5", "mL/min/kg", false], ["g%", "1", "g/dl", true],
  ["[S]", "1", "10*-13.s", false], ["[HPF]", "1", "1", false], ["[LPF]", "100", "1", false],
  ["kat", "1", "mol/s", true], ["U", "1", "umol/min", true], ["[IU]", "1", "[iU]", true], ["st", "1", "m3", true],
  ["Ao", "0.1", "nm", false], ["b", "100", "fm2", false], ["att", "1", "kgf/cm2", false], ["mho", "1", "S", true],
  ["[psi]", "1", "[lbf_av]/[in_i]2", false], ["circ", "2", "[pi].rad", false], ["sph", "4", "[pi].sr", false],
  ["[car_m]", "2e-1", "g", false], ["[car_Au]", "1", "/24", false], ["[smoot]", "67", "[in_i]", false],
  ["[NTU]", "1", "1", false], ["[FNU]", "1", "1", false], ["bit", "1", "1", true], ["By", "8", "bit", true],
  ["Bd", "1", "/s", true],
];
// Likewise, and what is added to a number before it is multiplied.
const OFFSET_UNITS = [
  ["Cel", "1", "K", true, "273.15"], ["[degF]", "5", "K/9", false, "459.67"], ["[degRe]", "5", "K/4", false, "218.52"],
];
// Units that are dimensions of their own: arbitrary ones, and those that are no part of a product.
const ARBITRARY_UNITS = [
  ["[hp_X]", false], ["[hp_C]", false], ["[hp_M]", false], ["[hp_Q]", false], ["[kp_X]", false], ["[kp_C]", false],
  ["[kp_M]", false], ["[kp_Q]", false], ["[iU]", true], ["[arb'U]", false], ["[USP'U]", false], ["[GPL'U]", false],
  ["[MPL'U]", false], ["[APL'U]", false], ["[beth'U]", false], ["[anti'Xa'U]", false], ["[todd'U]", false],
  ["[dye'U]", false], ["[smgy'U]", false], ["[bdsk'U]", false], ["[ka'U]", false], ["[knk'U]", false],
  ["[mclg'U]", false], ["[tb'U]", false], ["[CCID_50]", false], ["[TCID_50]", false], ["[EID_50]", false],
  ["[PFU]", false], ["[FFU]", false], ["[CFU]", false], ["[IR]", false], ["[BAU]", false], ["[AU]", false],
  ["[Amb'a'1'U]", false], ["[PNU]", false], ["[Lf]", false], ["[D'ag'U]", false], ["[FEU]", false], ["[ELU]", false],
  ["[EU]", false],
];
const OWN_SCALES = [
  ["[pH]", false], ["B", true], ["Np", true], ["B[SPL]", true], ["B[V]", true], ["B[mV]", true], ["B[uV]", true],
  ["B[10.nV]", true], ["B[W]", true], ["B[kW]", true], ["bit_s", false], ["[hp'_X]", false], ["[hp'_C]", false],
  ["[hp'_M]", false], ["[hp'_Q]", false], ["[p'diop]", false], ["%[slope]", false], ["[m/s2/Hz^(1/2)]", false],
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
  ["fahrenheit", "[degF]"], ["degf", "[degF]"], ["deg f", "[degF]"], ["f", "[degF]"], ["degrees fahrenheit", "[degF]"],
  ["degree", "deg"], ["degrees", "deg"], ["ph", "[pH]"], ["ph units", "[pH]"], ["db", "dB"], ["decibel", "dB"],
  ["decibels", "dB"], ["percent", "%"], ["per cent", "%"], ["pct", "%"], ["percentage", "%"], ["%", "%"],
  ["permille", "[ppth]"], ["ppm", "[ppm]"], ["ppb", "[ppb]"], ["hpf", "[HPF]"], ["lpf", "[LPF]"],
  ["bpm", "{beats}/min"], ["pack year", "{pack}.a"], ["pack years", "{pack}.a"], ["pack-year", "{pack}.a"],
  ["pack-years", "{pack}.a"], ["packyears", "{pack}.a"],
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
text: "in quotation marks it is text",
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
 * where this is known (else null), by its molar mass if it has one; or why there is none, in words. */
function unitsMeant(text, own, molarMass = null) {
  let known = [];
  const found = [text, ...everyday(text)];
  for (const each of found) {
    if (parseUnit(each) !== null && !known.some((other) => sameUnit(each, other))) known.push(each);
  }
  if (own !== text && MEANT.decimal.test(text)) known = known.filter((each) => each !== text);
  const fitting = known.filter((each) => own === null || sameDimension(each, own, molarMass));
  if (fitting.length) return fitting;
  const other = own === "1" ? "a number without a unit" : `\`${own}\``;
  if (parseUnit(text) !== null) return `\`${text}\` measures something else than ${other}`;
  const alone = standingAlone(text);
  if (alone) return `\`${alone}\` in \`${text}\` is no part of a product in UCUM`;
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
  const counted = parts.length === 2 ? counts(parts) : [];
  if (whole.length || counted.length || parts.length > 6) return whole.length ? whole : counted;
  let found = parts[0] === "" ? [""] : part(parts[0]);
  for (const each of parts.slice(1)) {
    const below = part(each).map((name) => (name.includes(".") || name.includes("/") ? `(${name})` : name));
    found = found.flatMap((before) => below.map((name) => `${before}/${name}`)).slice(0, 8);
  }
  return parts.length > 1 ? found : [];
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
function numberMeant(text, own, molarMass = null) {
  if (MEANT.longNumber.test(text) && parseNumber(text) === null) {
    return meaning(["a number has at most 40 digits"], [], [["", ""]]);
  }
  if (!text || Array.from(text).length > 80 || MEANT.lineEnd.test(text)) return null;
  const [plain, why] = lookingAlike(text);
  const between = MEANT.range.exec(plain);
  const two = between === null ? null : rangeMeant(between, own, molarMass);
  if (two !== null) return two;
  const [bound, plus, about] = [MEANT.bound.exec(plain), MEANT.plus.exec(plain), MEANT.about.exec(plain)];
  if (bound !== null) {
    return boundMeant(bound[1], MEANT.boundWords.get(bound[1].toLowerCase()), plain.slice(bound[0].length), own, molarMass);
  }
  if (plus !== null) return boundMeant("+", "at_least", plus[1] + plus[2], own, molarMass);
  if (about !== null) {
    return oneNumber(plain.slice(about[0].length), own, [...why, `\`${about[1]}\` makes it an estimate`], molarMass, true);
  }
  const give = MEANT.give.exec(plain);
  if (give !== null) return oneNumber(give[1] + give[2], own, [...why, "`\u00b1` is no part of a number"], molarMass, true);
  return oneNumber(plain, own, why, molarMass, plain !== text);
}

function boundMeant(sign, key, rest, own, molarMass) {
  const written = firstMeant(rest, own, molarMass);
  return written === null ? null : meaning([`\`${sign}\` makes it a bound`], [], [[key, written]]);
}

function rangeMeant([, first, between, second, last], own, molarMass) {
  const behind = last || between || "";
  const [low, high] = [first + (between || behind), second + behind].map((end) => firstMeant(end, own, molarMass));
  if (low === null || high === null) return null;
  return meaning(["these are two numbers"], [], [["at_least", low], ["at_most", high]]);
}

const firstMeant = (text, own, molarMass) => oneNumber(text, own, [], molarMass, true)?.write[0] ?? null;

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
function oneNumber(plain, own, before, molarMass, changed) {
  const [whole, turned] = [MEANT.whole.exec(plain), MEANT.turned.exec(plain)];
  if (turned !== null && Array.isArray(unitsMeant(turned[1], own, molarMass))) {
    const why = [...before, "the unit stands behind the number"];
    return oneNumber(`${turned[2]} ${turned[1]}`, own, why, molarMass, true);
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
  return withUnit(numbers, rest, own, [...why, ...reasons], molarMass, changed);
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
function withUnit(given, rest, own, before, molarMass, changed) {
  let unit = trimmed(rest);
  let numbers = given;
  let why = before;
  if (own === "") {
    numbers = numbers.filter((number) => !number.includes("."));
    if (!numbers.length) return meaning([...why, "a whole number stands here"], []);
    if (unit) {
      const known = unitsMeant(unit, null);
      const counted = Array.isArray(known) && known.some((each) => sameUnit(each, "1"));
      return meaning([...why, "a whole number stands here without a unit"], counted ? numbers : []);
    }
  }
  const around = changed ? "blanks stand around it" : null;
  if (!unit) return meaning(why.length ? why : [around ?? MEANT.text], numbers);
  let known = unitsMeant(unit, own, molarMass);
  const stop = unit.replace(/[.,;]+$/, "");
  if (stop !== unit && (!Array.isArray(known) || known[0] !== unit) && parseUnit(stop) !== null) {
    why = [...why, `\`${unit.slice(stop.length)}\` stands at its end`];
    [unit, known] = [stop, unitsMeant(stop, own, molarMass)];
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
function worded(subject, given, own, { why, write, bounds }) {
  const shown = why.length === 1 && why[0] === MEANT.text && !given.startsWith('"') ? `"${given}"` : given;
  const problem = `${subject} cannot be \`${shown}\`: ${why.join(", and ")}`;
  const written = write.map((each) => `\`${each}\``).join(" or ");
  if (write.length) return [problem, `write ${written}${write.length > 1 ? ", whichever is meant" : ""}`];
  if (bounds.length) return [problem, `give the number itself, or leave ${subject} out if it is not known`];
  if (own === "") return [problem, "give a whole number without a unit"];
  return [problem, own === "1" ? "give it without a unit" : `give it in \`${own}\``];
}

// Values as a text for a reader has them: "1250 mg", "15 to 27", "?" where nothing is known.

const UNKNOWN = "?";

/** A number with its unit, in the word for one and in that for all others; an empty one is not written. */
function counted(number, one, many) {
  const unit = number.equals(new Exact(1n)) ? one : many;
  const text = inDigits(number);
  return unit ? `${text} ${unit}` : text;
}

/** A number without its unit; of one that does not end in decimals about how much it is. */
const inDigits = (number) => (decimals(number) === null ? `about ${rounded(number)}` : formatNumber(number));

/** A number other than zero with four significant digits, halves away from zero. */
function rounded(number) {
  const size = number.numerator < 0n ? -number.numerator : number.numerator;
  let power = String(size).length - String(number.denominator).length;
  const scaled = (places) => {
    const [above, below] = places < 0 ? [1n, 10n ** BigInt(-places)] : [10n ** BigInt(places), 1n];
    return [size * above, number.denominator * below];
  };
  const [above, below] = scaled(-power);
  if (above < below) power -= 1;
  let places = 3 - power;
  const [over, under] = scaled(places);
  let digits = (2n * over + under) / (2n * under);
  if (digits === 10000n) [digits, places] = [1000n, places - 1];
  const sign = number.numerator < 0n ? "-" : "";
  if (places <= 0) return `${sign}${digits * 10n ** BigInt(-places)}`;
  const text = String(digits).padStart(places + 1, "0");
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** A truth: yes or no. */
class TruthText {
  constructor(slot) {
    Object.assign(this, { slot });
  }

  said(p) {
    return p[this.slot] === null ? UNKNOWN : p[this.slot] ? "yes" : "no";
  }
}

/** The title of a code. */
class CodeText {
  constructor(slot, titles) {
    Object.assign(this, { slot, titles });
  }

  said(p) {
    return p[this.slot] === null ? UNKNOWN : this.titles.get(p[this.slot]);
  }
}

/** The titles of all classes that are still possible, one bit a class; one is told `alone` or not at all. */
class ClassText {
  constructor(slot, titles, alone) {
    Object.assign(this, { slot, titles, alone });
  }

  said(p) {
    const classes = BigInt(p[this.slot]);
    const left = this.titles.filter((title, place) => (classes >> BigInt(place)) & 1n);
    return this.alone && left.length > 1 ? UNKNOWN : left.join(" or ") || UNKNOWN;
  }
}

/** The titles of the codes in a set that is known as a whole, by the places of a record. */
class SetText {
  constructor(titles) {
    Object.assign(this, { titles });
  }

  said(p) {
    if (this.titles.some(([slot]) => p[slot] === null)) return UNKNOWN;
    const held = this.titles.filter(([slot]) => p[slot]);
    return held.map(([, title]) => title).join(", ") || "none";
  }
}

/** A number of steps, with the words for one of its unit and for several; it is known at least and at most. */
class NumberText {
  constructor(low, high, step, one, many) {
    const [numerator, denominator = "1"] = step.split("/");
    Object.assign(this, { low, high, one, many, step: new Exact(BigInt(numerator), BigInt(denominator)) });
  }

  known(p) {
    return p[this.low] !== null && p[this.low] === p[this.high];
  }

  said(p) {
    const ends = [p[this.low], p[this.high]];
    if (ends.includes(null)) return UNKNOWN;
    const [low, high] = ends.map((end) => counted(new Exact(BigInt(end)).times(this.step), this.one, this.many));
    return ends[0] === ends[1] ? low : `${low} to ${high}`;
  }
}

/** A text with the values of a record in it: every second piece, if it is in pieces, is an element. */
function tell(p, text) {
  if (!Array.isArray(text)) return text;
  return text.map((piece, place) => (place % 2 ? saidOf(p, piece) : piece)).join("");
}

/** The value of an element, as far as it applies. */
function saidOf(p, name) {
  const applies = APPLIES.has(name) ? APPLIES.get(name).holds(p) : true;
  return applies ? SAID.get(name).said(p) : applies === null ? UNKNOWN : "does not apply";
}

/** Whether an element is known to apply and to be one number or day, or not to apply. */
function isMeasured(p, name) {
  const applies = APPLIES.has(name) ? APPLIES.get(name).holds(p) : true;
  return applies === false || (applies === true && SAID.get(name).known(p));
}

// Risk: one bit a class
const RISK_LOW = 1;
const RISK_MIDDLE = 2;
const RISK_HIGH = 4;

/**
 * The record of one patient, made by `checkFacts`. What is missing is null; numbers count the steps of their grid;
 * a class is the set of those still possible, one bit a class.
 */
class Patient {
  constructor() {
    // Age (in steps of 1)
    this.age = null;
    // Fever (boolean)
    this.fever = null;
    // Stage (code)
    this.stage = null;
    // Sites (codes)
    this.sites_liver = null;
    this.sites_lung = null;
    this.sites_bone = null;
    this.sites_at_least = 0;
    this.sites_at_most = 3;
    // Length (in steps of 1 mm)
    this.length = null;
    // Time waited (in steps of 0.1 mo)
    this.wait = null;
    // Laboratory value (in steps of 0.1 g/dL)
    this.level = null;
    // Its lower limit (in steps of 1 g/L)
    this.limit = null;
    // Factors (derived integer)
    this.factor_count_at_least = 0;
    this.factor_count_at_most = 0;
    // Risk (derived code)
    this.risk = 0;
    this.risk_certain = 0;
    // A third of the length (in steps of 1/3 mm)
    this.third = null;
    // Spread (derived boolean)
    this.spread = null;
    // The greater of two (in steps of 0.1)
    this.extreme = null;
    // What was given in another unit, as it was given, and what of it was rounded
    this.given = null;
    this.rounded = null;
    // What derived elements lack, by the function that names it, once it was asked for
    this.lacking = new Map();
    // The elements whose missing value stands for something, which was put in
    this.assumed = [];
  }
}

const ELEMENTS = new Map([
  ["age", new NumberElement("age", "age", { kind: "integer", low: "0", high: "120", step: "1", unit: null })],
  ["fever", new BooleanElement("fever", "fever")],
  ["stage", new CodeElement("stage", "stage", ["i", "ii", "iii"])],
  [
    "sites",
    new CodesElement(
      "sites",
      [["liver", "sites_liver"], ["lung", "sites_lung"], ["bone", "sites_bone"]],
      ["sites_at_least", "sites_at_most"],
    ),
  ],
  [
    "length",
    new NumberElement(
      "length",
      "length",
      { kind: "quantity", low: "0", high: "500", step: "1", unit: "mm", named: ["90", "100", "140", "200", "300"] },
    ),
  ],
  ["wait", new NumberElement("wait", "wait", { kind: "quantity", low: "0", high: "240", step: "0.1", unit: "mo" })],
  [
    "level",
    new NumberElement(
      "level",
      "level",
      { kind: "quantity", low: "0", high: "30", step: "0.1", unit: "g/dL", beside: [["limit", "1/10", "0"]] },
    ),
  ],
  [
    "limit",
    new NumberElement(
      "limit",
      "limit",
      { kind: "quantity", low: "0", high: "300", step: "1", unit: "g/L", beside: [["level", "10", "0"]] },
    ),
  ],
]);

const ASKED = new Map([
  [
    "age",
    {
      element: "age",
      question: "How old is the patient?",
      answered_by: "nurse",
      type: "integer",
      values: null,
      range: [0, 120],
      unit: null,
      precision: 1,
    },
  ],
  [
    "fever",
    {
      element: "fever",
      question: "Is there a fever?",
      answered_by: null,
      type: "boolean",
      values: null,
      range: null,
      unit: null,
      precision: null,
    },
  ],
  [
    "stage",
    {
      element: "stage",
      question: null,
      answered_by: null,
      type: "code",
      values: { i: "I", ii: "II", iii: "III" },
      range: null,
      unit: null,
      precision: null,
    },
  ],
  [
    "sites",
    {
      element: "sites",
      question: null,
      answered_by: "imaging",
      type: "codes",
      values: { liver: "Liver", lung: "Lung", bone: "Bone" },
      range: null,
      unit: null,
      precision: null,
    },
  ],
  [
    "length",
    {
      element: "length",
      question: null,
      answered_by: null,
      type: "quantity",
      values: null,
      range: [0, 500],
      unit: "mm",
      precision: 1,
    },
  ],
  [
    "wait",
    {
      element: "wait",
      question: null,
      answered_by: null,
      type: "quantity",
      values: null,
      range: [0, 240],
      unit: "mo",
      precision: 0.1,
    },
  ],
  [
    "level",
    {
      element: "level",
      question: null,
      answered_by: "laboratory",
      type: "quantity",
      values: null,
      range: [0, 30],
      unit: "g/dL",
      precision: 0.1,
    },
  ],
  [
    "limit",
    {
      element: "limit",
      question: null,
      answered_by: null,
      type: "quantity",
      values: null,
      range: [0, 300],
      unit: "g/L",
      precision: 1,
    },
  ],
]);

const ASSUMED = new Map([]);

const DATES = null;

/** The greater of two, in steps of 0.1: max(level, 2 * wait - 1.5) */
function derive_extreme(p) {
  if (p.level === null || p.wait === null) {
    return null;
  }
  return largest(p.level, 2 * p.wait - 15);
}

/** The input elements that `extreme` still needs. */
function* lacks_extreme(p) {
  if (p.level === null) {
    yield "level";
  }
  if (p.wait === null) {
    yield "wait";
  }
}

/** Factors: how many hold, at least and at most. */
function derive_factor_count(p) {
  let [at_least, at_most] = [0, 0];
  // fever = true
  if (p.fever !== false) {
    at_most += 1;
    if (p.fever === true) {
      at_least += 1;
    }
  }
  // age > 65
  if (p.age === null || p.age > 65) {
    at_most += 1;
    if (p.age !== null && p.age > 65) {
      at_least += 1;
    }
  }
  // level < limit
  if (
    (p.limit === null || p.level === null || p.level < p.limit) &&
    (p.limit === null || p.level !== null || 0 < p.limit) &&
    (p.limit !== null || p.level === null || p.level < 300)
  ) {
    at_most += 1;
    if (p.limit !== null && p.level !== null && p.level < p.limit) {
      at_least += 1;
    }
  }
  // length > 140 mm
  if (p.length === null || p.length > 140) {
    at_most += 1;
    if (p.length !== null && p.length > 140) {
      at_least += 1;
    }
  }
  return [at_least, at_most];
}

/** The input elements that `factor_count` still needs. */
function* lacks_factor_count(p) {
  if (p.fever === null) {
    yield "fever";
  }
  if (p.age === null) {
    yield "age";
  }
  if (
    (p.limit === null || p.level === null || p.level < p.limit) &&
    (p.limit === null || p.level !== null || 0 < p.limit) &&
    (p.limit !== null || p.level === null || p.level < 300) &&
    (p.limit === null || p.level === null || p.level >= p.limit)
  ) {
    if (p.level === null) {
      yield "level";
    }
    if (p.limit === null) {
      yield "limit";
    }
  }
  if (p.length === null) {
    yield "length";
  }
}

/** Risk: the classes that are possible, and those that certainly hold. */
function derive_risk(p) {
  let [possible, certain] = [0, 0];
  // factor_count = 0
  if (p.factor_count_at_least <= 0) {
    possible |= RISK_LOW;
    if (p.factor_count_at_most <= 0) {
      certain |= RISK_LOW;
    }
  }
  // factor_count = 1 | 2
  if (p.factor_count_at_least <= 2 && p.factor_count_at_most >= 1) {
    possible |= RISK_MIDDLE;
    if (p.factor_count_at_least >= 1 && p.factor_count_at_most <= 2) {
      certain |= RISK_MIDDLE;
    }
  }
  // factor_count >= 3
  if (p.factor_count_at_most >= 3) {
    possible |= RISK_HIGH;
    if (p.factor_count_at_least >= 3) {
      certain |= RISK_HIGH;
    }
  }
  return [certain & (certain - 1) ? certain : possible, certain];
}

/** The input elements that `risk` still needs. */
function* lacks_risk(p) {
  if (p.factor_count_at_least <= 0 && p.factor_count_at_most > 0) {
    yield* lacking(p, lacks_factor_count);
  }
  if (
    p.factor_count_at_least <= 2 &&
    p.factor_count_at_most >= 1 &&
    (p.factor_count_at_least < 1 || p.factor_count_at_most > 2)
  ) {
    yield* lacking(p, lacks_factor_count);
  }
  if (p.factor_count_at_most >= 3 && p.factor_count_at_least < 3) {
    yield* lacking(p, lacks_factor_count);
  }
}

/** Spread: how many sites >= 2 */
function derive_spread(p) {
  if (p.sites_at_least >= 2) {
    return true;
  }
  if (p.sites_at_most >= 2) {
    return null;
  }
  return false;
}

/** The input elements that `spread` still needs. */
function* lacks_spread(p) {
  if (p.sites_at_most >= 2 && p.sites_at_least < 2) {
    if (p.sites_at_least !== p.sites_at_most) {
      yield "sites";
    }
  }
}

/** A third of the length, in steps of 1/3 mm: length / 3 */
function derive_third(p) {
  if (p.length === null) {
    return null;
  }
  return p.length;
}

/** The input elements that `third` still needs. */
function* lacks_third(p) {
  if (p.length === null) {
    yield "length";
  }
}

/** Computes the derived elements, each after those that it is made of. */
function derive(p) {
  p.extreme = derive_extreme(p);
  [p.factor_count_at_least, p.factor_count_at_most] = derive_factor_count(p);
  [p.risk, p.risk_certain] = derive_risk(p);
  p.spread = derive_spread(p);
  p.third = derive_third(p);
}

const DERIVED = [
  new CountResult("factor_count", "factor_count_at_least", "factor_count_at_most", lacks_factor_count),
  new ClassResult("risk", "risk", "risk_certain", ["low", "middle", "high"], lacks_risk),
  new FormulaResult("third", "third", "1/3", "mm", lacks_third),
  new BooleanResult("spread", "spread", lacks_spread),
  new FormulaResult("extreme", "extreme", "1/10", null, lacks_extreme),
];

const SAID = new Map([
  ["age", new NumberText("age", "age", "1", "", "")],
  ["stage", new CodeText("stage", new Map([["i", "I"], ["ii", "II"], ["iii", "III"]]))],
  ["sites", new SetText([["sites_liver", "Liver"], ["sites_lung", "Lung"], ["sites_bone", "Bone"]])],
  ["length", new NumberText("length", "length", "1", "mm", "mm")],
  ["wait", new NumberText("wait", "wait", "1/10", "month", "months")],
  ["factor_count", new NumberText("factor_count_at_least", "factor_count_at_most", "1", "", "")],
  ["risk", new ClassText("risk", ["low", "middle", "high"], false)],
  ["third", new NumberText("third", "third", "1/3", "mm", "mm")],
  ["spread", new TruthText("spread")],
]);

/** Certainly not so: fever = false or how many sites >= 1 */
function breaks_fever_needs_site(p) {
  if (p.fever === true && p.sites_at_most < 1) {
    return true;
  }
  return false;
}

const CONSTRAINTS = [
  {
    name: "fever-needs-site",
    because: "A fever here always comes from a site.",
    breaks: breaks_fever_needs_site,
    reasons: ["fever", "sites"],
  },
];

const APPLIES = new Map([]);

/** What is recommended is shared by all evaluations, so nobody may change it. */
function frozen(items) {
  for (const item of items) {
    item.evidence.forEach(Object.freeze);
    Object.freeze(item.evidence);
    Object.freeze(item);
  }
  return Object.freeze(items);
}

// order 1.0.0: Order
const RECOMMEND_ORDER = frozen([
  {
    intervention: "scan",
    title: "Scan",
    direction: "for",
    strength: "strong",
    certainty: "low",
    tier: null,
    priority: "routine",
    node: "order",
    node_version: "1.0.0",
    selection: "any",
    detail: null,
    regimen: null,
    amount: null,
    evidence: [],
  },
]);

// operate 1.0.0: Operate
const RECOMMEND_OPERATE = frozen([
  {
    intervention: "operation",
    title: "Operation",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: null,
    priority: "urgent",
    node: "operate",
    node_version: "1.0.0",
    selection: "all",
    detail: ["Carefully: ", "risk", ", ", "spread", ", ", "stage", ", ", "wait", ", {wait}."],
    regimen: null,
    amount: ["", "factor_count", ""],
    evidence: [],
  },
  {
    intervention: "drug-b",
    title: "Drug B",
    direction: "against",
    strength: "strong",
    certainty: "high",
    tier: null,
    priority: "routine",
    node: "operate",
    node_version: "1.0.0",
    selection: "all",
    detail: null,
    regimen: null,
    amount: null,
    evidence: [],
  },
]);

// treat 2.0.0: Treat
const RECOMMEND_TREAT = frozen([
  {
    intervention: "drug-a",
    title: "Drug A",
    direction: "for",
    strength: "conditional",
    certainty: "moderate",
    tier: "preferred",
    priority: "routine",
    node: "treat",
    node_version: "2.0.0",
    selection: "exactly_one",
    detail: null,
    regimen: "10 mg daily",
    amount: ["", "third", ""],
    evidence: [],
  },
  {
    intervention: "drug-b",
    title: "Drug B",
    direction: "for",
    strength: "conditional",
    certainty: "low",
    tier: "alternative",
    priority: "routine",
    node: "treat",
    node_version: "2.0.0",
    selection: "exactly_one",
    detail: ["At ", "age", ", ", "sites", ""],
    regimen: null,
    amount: "0.5 g",
    evidence: [],
  },
]);

// inform 1.0.0: Inform
const RECOMMEND_INFORM = frozen([
  {
    intervention: "talk",
    title: "Talk",
    direction: "for",
    strength: "strong",
    certainty: "very_low",
    tier: null,
    priority: "routine",
    node: "inform",
    node_version: "1.0.0",
    selection: "all",
    detail: null,
    regimen: null,
    amount: null,
    evidence: [],
  },
]);

/** How long? (graded 1.0.0; one branch should hold; each that holds is taken) */
function decide_graded(p) {
  let short = false, middle = false, long = false;
  // short: length <= 100 mm
  if (p.length === null || p.length <= 100) {
    short = null;
    if (p.length !== null && p.length <= 100) {
      short = true;
    }
  }
  // middle: length >= 90 mm and length < 200 mm
  if ((p.length === null || p.length >= 90) && (p.length === null || p.length < 200)) {
    middle = null;
    if (p.length !== null && p.length >= 90 && p.length < 200) {
      middle = true;
    }
  }
  // long: length > 300 mm and third > 110 mm
  if ((p.length === null || p.length > 300) && (p.third === null || p.third > 330)) {
    long = null;
    if (p.length !== null && p.length > 300 && p.third !== null && p.third > 330) {
      long = true;
    }
  }
  return [short, middle, long];
}

/** What `long` of `graded` still needs where it is unknown. */
function* lacks_graded_long(p) {
  if (p.length === null) {
    yield "length";
  }
  if (p.third === null) {
    yield* lacking(p, lacks_third);
  }
}

/** Is there a fever? (split 1.0.0; one branch should hold; each that holds is taken) */
function decide_split(p) {
  let hot = false, cool = false;
  // hot: fever = true
  if (p.fever !== false) {
    hot = null;
    if (p.fever === true) {
      hot = true;
    }
  }
  // cool: fever = false
  if (p.fever !== true) {
    cool = null;
    if (p.fever === false) {
      cool = true;
    }
  }
  return [hot, cool];
}

/** Which sites? (by-site 1.1.0; every branch that holds is taken) */
function decide_by_site(p) {
  let liver = false, lung = false, rest = false;
  // liver: sites includes liver
  if (p.sites_liver !== false) {
    liver = null;
    if (p.sites_liver === true) {
      liver = true;
    }
  }
  // lung: sites includes lung
  if (p.sites_lung !== false) {
    lung = null;
    if (p.sites_lung === true) {
      lung = true;
    }
  }
  // rest: otherwise
  const others = [liver, lung];
  if (!others.includes(true)) {
    rest = others.includes(null) ? null : true;
  }
  return [liver, lung, rest];
}

/** What `liver` of `by-site` still needs where it is unknown. */
function* lacks_by_site_liver(p) {
  if (p.sites_liver !== false && p.sites_liver !== true) {
    if (p.sites_at_least !== p.sites_at_most) {
      yield "sites";
    }
  }
}

/** What `lung` of `by-site` still needs where it is unknown. */
function* lacks_by_site_lung(p) {
  if (p.sites_lung !== false && p.sites_lung !== true) {
    if (p.sites_at_least !== p.sites_at_most) {
      yield "sites";
    }
  }
}

/** Which risk? (by-risk 1.0.0; in order, the first branch that holds) */
function decide_by_risk(p) {
  let high = false, not_low = false, rest = false;
  let earlier = false; // whether an earlier branch holds
  // high: risk = high
  if (p.risk & RISK_HIGH) {
    if (p.risk === RISK_HIGH) {
      high = earlier === false ? true : null;
      return [high, not_low, rest];
    }
    high = earlier = null;
  }
  // not low: not risk = low
  if (p.risk !== RISK_LOW) {
    if (!(p.risk & RISK_LOW)) {
      not_low = earlier === false ? true : null;
      return [high, not_low, rest];
    }
    not_low = earlier = null;
  }
  // rest: otherwise
  rest = earlier === false ? true : null;
  return [high, not_low, rest];
}

/** What `high` of `by-risk` still needs where it is unknown. */
function* lacks_by_risk_high(p) {
  if (p.risk & RISK_HIGH && p.risk !== RISK_HIGH) {
    yield* lacking(p, lacks_risk);
  }
}

/** What `not-low` of `by-risk` still needs where it is unknown. */
function* lacks_by_risk_not_low(p) {
  if (p.risk & RISK_LOW && p.risk !== RISK_LOW) {
    yield* lacking(p, lacks_risk);
  }
}

/** Who the entry point `first-visit` is for: age >= 18 */
function scope_first_visit(p) {
  if (p.age !== null && p.age >= 18) {
    return true;
  }
  if (p.age === null || p.age >= 18) {
    return null;
  }
  return false;
}

/** What is needed to tell whether the entry point `first-visit` is for a patient. */
function* lacks_scope_first_visit(p) {
  if (p.age === null) {
    yield "age";
  }
}

const NODES = new Map([
  [
    "graded",
    {
      name: "graded",
      version: "1.0.0",
      branches: [
        { name: "short", targets: ["order"], because: ["length"], reads: [["length"]] },
        { name: "middle", targets: ["until-known"], because: ["length"], reads: [["length"]] },
        { name: "long", targets: ["treat"], because: ["length", "third"], reads: [lacks_graded_long] },
      ],
      targets: [],
      recommends: [],
      measures: [],
      reassess: null,
      reads: ["length", "third"],
    },
  ],
  [
    "order",
    {
      name: "order",
      version: "1.0.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_ORDER,
      measures: [],
      reassess: null,
    },
  ],
  [
    "split",
    {
      name: "split",
      version: "1.0.0",
      branches: [
        { name: "hot", targets: ["by-site", "by-risk"], because: ["fever"], reads: [["fever"]] },
        { name: "cool", targets: ["by-risk"], because: ["fever"], reads: [["fever"]] },
      ],
      targets: [],
      recommends: [],
      measures: [],
      reassess: null,
      reads: ["fever"],
    },
  ],
  [
    "by-site",
    {
      name: "by-site",
      version: "1.1.0",
      branches: [
        { name: "liver", targets: ["operate"], because: ["sites"], reads: [lacks_by_site_liver] },
        { name: "lung", targets: ["inform"], because: ["sites"], reads: [lacks_by_site_lung] },
        { name: "rest", targets: [], because: ["sites"], reads: [lacks_by_site_liver, lacks_by_site_lung] },
      ],
      targets: [],
      recommends: [],
      measures: [],
      reassess: null,
    },
  ],
  [
    "by-risk",
    {
      name: "by-risk",
      version: "1.0.0",
      branches: [
        { name: "high", targets: ["treat"], because: ["risk"], reads: [lacks_by_risk_high] },
        { name: "not-low", targets: ["inform"], because: ["risk"], reads: [lacks_by_risk_high, lacks_by_risk_not_low] },
        { name: "rest", targets: ["later"], because: ["risk"], reads: [lacks_by_risk_high, lacks_by_risk_not_low] },
      ],
      targets: [],
      recommends: [],
      measures: [],
      reassess: null,
    },
  ],
  [
    "operate",
    {
      name: "operate",
      version: "1.0.0",
      branches: [],
      targets: ["inform"],
      recommends: RECOMMEND_OPERATE,
      measures: ["factor_count"],
      reassess: null,
    },
  ],
  [
    "until-known",
    {
      name: "until-known",
      version: "1.0.0",
      branches: [],
      targets: [],
      recommends: [],
      measures: [],
      reassess: {
        after: null,
        due: null,
        until: ["The scan is there, for ", "third", " of ", "length", ""],
        resume_at: "first-visit",
      },
    },
  ],
  [
    "treat",
    {
      name: "treat",
      version: "2.0.0",
      branches: [],
      targets: ["later"],
      recommends: RECOMMEND_TREAT,
      measures: ["third"],
      reassess: null,
    },
  ],
  [
    "inform",
    {
      name: "inform",
      version: "1.0.0",
      branches: [],
      targets: [],
      recommends: RECOMMEND_INFORM,
      measures: [],
      reassess: null,
    },
  ],
  [
    "later",
    {
      name: "later",
      version: "1.0.0",
      branches: [],
      targets: [],
      recommends: [],
      measures: [],
      reassess: { after: { at_least: "6 wk", at_most: "8 wk" }, due: null, until: null, resume_at: "second-visit" },
    },
  ],
]);

const ENTRY_POINTS = new Map([
  [
    "first-visit",
    {
      name: "first-visit",
      title: "First visit",
      start: "split",
      scope: scope_first_visit,
      lacks: lacks_scope_first_visit,
    },
  ],
  ["second-visit", { name: "second-visit", title: "Second visit", start: "graded" }],
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
  let graded = false, order_2 = false, split_2 = false, by_site = false, by_risk = false, operate = false;
  let until_known = false, treat = false, inform = false, later_2 = false;
  if (start === "split") split_2 = applies;
  if (start === "graded") graded = applies;

  // A table with a gap and an overlap (graded, decision)
  if (graded !== false) {
    taken = decide_graded(p);
    if (trace) trace.push(["graded", graded, taken]);
    if (graded && taken.every((truth) => truth === false)) nothing.push("graded");
    if (taken[0] !== false) {
      // short
      order_2 = (graded && taken[0]) || order_2 || null;
    }
    if (taken[1] !== false) {
      // middle
      until_known = (graded && taken[1]) || until_known || null;
    }
    if (taken[2] !== false) {
      // long
      treat = (graded && taken[2]) || treat || null;
    }
  }

  // Order (order, recommendation)
  if (order_2 !== false) {
    if (trace) trace.push(["order", order_2, []]);
    if (order_2) found.push(...RECOMMEND_ORDER);
  }

  // Split into two tracks (split, decision)
  if (split_2 !== false) {
    taken = decide_split(p);
    if (trace) trace.push(["split", split_2, taken]);
    if (split_2 && taken.every((truth) => truth === false)) nothing.push("split");
    if (taken[0] !== false) {
      // hot
      by_site = (split_2 && taken[0]) || by_site || null;
      by_risk = (split_2 && taken[0]) || by_risk || null;
    }
    if (taken[1] !== false) {
      // cool
      by_risk = (split_2 && taken[1]) || by_risk || null;
    }
  }

  // By site (by-site, decision)
  if (by_site !== false) {
    taken = decide_by_site(p);
    if (trace) trace.push(["by-site", by_site, taken]);
    if (taken[0] !== false) {
      // liver
      operate = (by_site && taken[0]) || operate || null;
    }
    if (taken[1] !== false) {
      // lung
      inform = (by_site && taken[1]) || inform || null;
    }
  }

  // By risk (by-risk, decision)
  if (by_risk !== false) {
    taken = decide_by_risk(p);
    if (trace) trace.push(["by-risk", by_risk, taken]);
    if (taken[0] !== false) {
      // high
      treat = (by_risk && taken[0]) || treat || null;
    }
    if (taken[1] !== false) {
      // not low
      inform = (by_risk && taken[1]) || inform || null;
    }
    if (taken[2] !== false) {
      // rest
      later_2 = (by_risk && taken[2]) || later_2 || null;
    }
  }

  // Operate (operate, recommendation)
  if (operate !== false) {
    if (trace) trace.push(["operate", operate, []]);
    if (operate) found.push(...RECOMMEND_OPERATE);
    inform = operate || inform || null;
  }

  // Wait for the result (until-known, reassess)
  if (until_known !== false) {
    if (trace) trace.push(["until-known", until_known, []]);
  }

  // Treat (treat, recommendation)
  if (treat !== false) {
    if (trace) trace.push(["treat", treat, []]);
    if (treat) found.push(...RECOMMEND_TREAT);
    later_2 = treat || later_2 || null;
  }

  // Inform (inform, recommendation)
  if (inform !== false) {
    if (trace) trace.push(["inform", inform, []]);
    if (inform) found.push(...RECOMMEND_INFORM);
  }

  // Look again (later, reassess)
  if (later_2 !== false) {
    if (trace) trace.push(["later", later_2, []]);
  }
  return [found, nothing];
}

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
