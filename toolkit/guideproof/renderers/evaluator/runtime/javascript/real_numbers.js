// Real numbers to over 150 digits, in whole numbers alone, so that every program finds the same. A real number is a pair:
// a whole number, and the power of two that it is multiplied by. What 40 digits cannot tell from zero, from a whole number
// or from a half is that.
//
// Source of the series: the exponential by halving and squaring, the logarithm by roots and the inverse hyperbolic
// tangent, as in R. P. Brent, P. Zimmermann, Modern Computer Arithmetic (2010), chapter 4.

const REAL_BITS = 512n; // how many binary digits are kept of each number: some 154 decimal ones
const REAL_TELLING = 10n ** 40n; // what is so much smaller than what it is compared with cannot be told from nothing
const REAL_GUARD = 64n;
const REAL_HALVINGS = 8n;
const REAL_ROOTS = 3n;
const REAL_SMALLEST = -8192n;
const REAL_ZERO = [0n, 0n];

const sizeOf = (number) => (number < 0n ? -number : number);
const bitsOf = (number) => (number ? BigInt(sizeOf(number).toString(16).length - 1) * 4n + leadingBits(number) : 0n);
const leadingBits = (number) => BigInt(32 - Math.clz32(Number.parseInt(sizeOf(number).toString(16)[0], 16)));

/** The number with no more binary digits than are kept. */
function realKept(number, power) {
  const more = bitsOf(number) - REAL_BITS;
  if (more <= 0n) return number ? [number, power] : REAL_ZERO;
  return [(number + (1n << (more - 1n))) >> more, power + more];
}

/** The number times a power of two, rounded down. */
const realShifted = (number, places) => (places >= 0n ? number << places : number >> -places);

/** Two whole numbers divided; the divisor is above zero. */
function realRatio(dividend, divisor) {
  if (divisor === 1n) return realKept(dividend, 0n);
  const wanted = REAL_BITS + 2n + bitsOf(divisor) - bitsOf(dividend);
  const places = wanted > 0n ? wanted : 0n;
  const size = (sizeOf(dividend) << places) / divisor;
  return realKept(dividend < 0n ? -size : size, -places);
}

/** The sum, which is zero where it cannot be told from that. */
function realSum(one, other) {
  let [[first, low], [second, high]] = one[1] <= other[1] ? [one, other] : [other, one];
  if (!second || (first && high + bitsOf(second) - low - bitsOf(first) > 2n * REAL_BITS)) {
    return second ? [second, high] : [first, low];
  }
  second <<= high - low;
  const found = first + second;
  const most = sizeOf(first) > sizeOf(second) ? sizeOf(first) : sizeOf(second);
  return sizeOf(found) * REAL_TELLING <= most ? REAL_ZERO : realKept(found, low);
}

const realOpposite = ([number, power]) => [-number, power];
const realDifference = (one, other) => realSum(one, realOpposite(other));
const realProduct = (one, other) => realKept(one[0] * other[0], one[1] + other[1]);
const realSign = ([number]) => (number > 0n ? 1n : number < 0n ? -1n : 0n);

/** The quotient; the divisor is not zero. */
function realQuotient(one, other) {
  const [number, divisor] = other[0] > 0n ? [one[0], other[0]] : [-one[0], -other[0]];
  const [found, power] = realRatio(number, divisor);
  return found ? [found, power + one[1] - other[1]] : REAL_ZERO;
}

const realGreatest = (...numbers) =>
  numbers.reduce((best, each) => (realSign(realDifference(each, best)) > 0n ? each : best));
const realLeast = (...numbers) => realOpposite(realGreatest(...numbers.map(realOpposite)));

/** The number to a whole power; zero to one below zero has no value, and is not asked for. */
function realPower(one, exponent) {
  let [found, square, left] = [[1n, 0n], one, sizeOf(exponent)];
  for (; left; left >>= 1n) {
    if (left & 1n) found = realProduct(found, square);
    square = realProduct(square, square);
  }
  return exponent >= 0n ? found : realQuotient([1n, 0n], found);
}

/** The greatest whole number whose square is not above a number (Newton's method). */
function wholeRoot(number) {
  if (number < 2n) return number;
  let root = 1n << ((bitsOf(number) + 1n) / 2n);
  for (;;) {
    const next = (root + number / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The square root of a number that is not below zero. */
function realSqrt([number, power]) {
  const wanted = 2n * REAL_BITS - bitsOf(number);
  let places = wanted > 0n ? wanted : 0n;
  places += (power - places) & 1n;
  return realKept(wholeRoot(number << places), (power - places) / 2n);
}

/** The exponential function. */
function realExp([number, power]) {
  const whole = bitsOf(number) + power;
  const places = REAL_BITS + REAL_GUARD + (whole > 0n ? whole : 0n);
  const [fixed, unit] = [realShifted(number, power + places), 1n << places];
  const twos = quotient(fixed, realLn2(places));
  const rest = (fixed - twos * realLn2(places)) >> REAL_HALVINGS;
  let [found, term] = [unit + rest, rest];
  for (let count = 2n; term; count += 1n) {
    term = ((term * rest) >> places) / count;
    found += term;
  }
  for (let halving = 0n; halving < REAL_HALVINGS; halving += 1n) found = (found * found) >> places;
  return realKept(found, twos - places);
}

/** The natural logarithm of a number above zero. */
function realLn([number, power]) {
  const places = REAL_BITS + REAL_GUARD;
  let twos = power + bitsOf(number);
  let fixed = realShifted(number, places - bitsOf(number));
  if (fixed * fixed < 1n << (2n * places - 1n)) {
    [fixed, twos] = [realShifted(number, places + 1n - bitsOf(number)), twos - 1n];
  }
  for (let root = 0n; root < REAL_ROOTS; root += 1n) fixed = wholeRoot(fixed << places);
  const unit = 1n << places;
  const slope = quotient((fixed - unit) << places, fixed + unit);
  const square = (slope * slope) >> places;
  let [term, found] = [slope, slope];
  for (let count = 3n; term && term !== -1n; count += 2n) {
    term = (term * square) >> places;
    found += quotient(term, count);
  }
  return realKept((found << (REAL_ROOTS + 1n)) + twos * realLn2(places), -places);
}

const LN2 = new Map();

/** The natural logarithm of two with so many binary places. */
function realLn2(places) {
  if (!LN2.has(places)) {
    const parts = [[18n, 26n], [-2n, 4801n], [8n, 8749n]];
    LN2.set(places, parts.reduce((sum, [times, of]) => sum + times * realAtanh(of, places + 16n), 0n) >> 16n);
  }
  return LN2.get(places);
}

/** The inverse hyperbolic tangent of one over a whole number. */
function realAtanh(divisor, places) {
  let [term, found] = [(1n << places) / divisor, 0n];
  for (let count = 1n; term; count += 2n) {
    found += term / count;
    term /= divisor * divisor;
  }
  return found;
}

const realLog10 = (one) => realQuotient(realLn(one), realLn([10n, 0n]));

/** A number that is not below zero to any power. */
const realRaised = (one, dividend, divisor) =>
  one[0] ? realExp(realProduct(realLn(one), realRatio(dividend, divisor))) : REAL_ZERO;

/** How many steps of dividend / divisor a number is, as two whole numbers to divide. */
function realOverStep(one, dividend, divisor) {
  let [number, power] = one;
  if (power + bitsOf(number) < REAL_SMALLEST) [number, power] = [realSign(one), REAL_SMALLEST];
  return [(number * divisor) << (power > 0n ? power : 0n), dividend << (power < 0n ? -power : 0n)];
}

/** How many steps a number is, to the nearest; what cannot be told from a half goes away from zero. */
function realSteps(one, dividend, divisor) {
  const [number, unit] = realOverStep(one, dividend, divisor);
  const found = (2n * sizeOf(number) * (REAL_TELLING + 1n) + unit * REAL_TELLING) / (2n * unit * REAL_TELLING);
  return number < 0n ? -found : found;
}

/** The multiple of a step to which a number is rounded: round, floor or ceil. */
function realMultiple(rounding, one, dividend, divisor) {
  const [number, unit] = realOverStep(one, dividend, divisor);
  let found = realSteps(one, dividend, divisor);
  if (rounding !== "round" && sizeOf(number - found * unit) * REAL_TELLING > sizeOf(number)) {
    found = rounding === "floor" ? quotient(number, unit) : -quotient(-number, unit);
  }
  return realRatio(found * dividend, divisor);
}

/** The number, or the end that is nearer where it is beyond. */
const realWithin = (number, least, most) => (number < least ? least : number > most ? most : number);
