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
