// Formulas that may have no value, or are two whole numbers to divide; whole numbers divided and raised.

/** The whole number that is nearest to a quotient; halves go away from zero. The divisor is above zero. */
function roundedQuotient(dividend, divisor) {
  const size = dividend < 0 ? -dividend : dividend;
  const found = quotient(size + size + divisor, divisor + divisor);
  return dividend < 0 ? -found : found;
}

/** A whole number multiplied with itself so many times. */
const raised = (base, exponent) => (exponent > 1 ? base * raised(base, exponent - 1) : base);

/** A formula that has no value where `fails` says why. */
class LackingResult extends FormulaResult {
  constructor(name, slot, step, unit, lacks, fails) {
    super(name, slot, step, unit, lacks);
    this.fails = fails;
  }

  conflict(p) {
    const why = this.fails !== null && p[this.slot] === null ? this.fails(p) : null;
    return why === null ? null : `\`${this.name}\` has no value: ${why}`;
  }
}

/** A formula that is kept as two whole numbers, to be divided. */
class RatioResult extends LackingResult {
  constructor(name, slot, divisor, step, unit, lacks, fails) {
    super(name, slot, step, unit, lacks, fails);
    this.divisor = divisor;
  }

  number(p) {
    return new Exact(BigInt(p[this.slot]), BigInt(p[this.divisor])).times(this.step);
  }
}

/** An irrational formula, of which it is not known how far outside of its range it is. */
class RealResult extends LackingResult {
  within(...ends) {
    this.ends = ends.map((end) => {
      const [numerator, denominator = "1"] = end.split("/");
      return new Exact(BigInt(numerator), BigInt(denominator));
    });
    return super.within(...ends);
  }

  shown(p) {
    if (p[this.slot] === null) return super.shown(p);
    const [least, most] = this.ends;
    const number = this.number(p);
    if (number.isBelow(least)) return `${this.name} = below ${inDigits(least)}${this.suffix}`;
    if (most.isBelow(number)) return `${this.name} = above ${inDigits(most)}${this.suffix}`;
    return super.shown(p);
  }
}

/** Two whole numbers to be divided, in steps, with the words for one of the unit and for several. */
class RatioText {
  constructor(slot, divisor, step, one, many) {
    const [numerator, denominator = "1"] = step.split("/");
    Object.assign(this, { slot, divisor, one, many, step: new Exact(BigInt(numerator), BigInt(denominator)) });
  }

  known(p) {
    return p[this.slot] !== null;
  }

  said(p) {
    if (!this.known(p)) return UNKNOWN;
    const number = new Exact(BigInt(p[this.slot]), BigInt(p[this.divisor])).times(this.step);
    return counted(number, this.one, this.many);
  }
}
