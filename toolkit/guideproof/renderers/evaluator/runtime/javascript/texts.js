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
