// Dates and the day of the visit. A day is how many days have begun since the first of January of the year 1, itself 1:
// the proleptic Gregorian calendar of the years 1 to 9999, by whole numbers alone.

const NO_DAY = 0; // stands for the day of an event that there was not
const WRITTEN_DATE = /^([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?$/;
const OTHER_DATE =
  /^(?:([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.] ?([0-9]{1,2})[-/.] ?([0-9]{4}))$/;

const over = (number, divisor) => Math.floor(number / divisor);

/** The day with this date, which must be one. Years are reckoned from March, so that the leap day ends them. */
function dayOf(year, month, day) {
  [year, month] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return 365 * year + over(year, 4) - over(year, 100) + over(year, 400) + over(153 * month + 2, 5) + day - 306;
}

/** The year, the month and the day of the month. */
function dateOf(day) {
  const cycle = over(day + 305, 146097); // the days of 400 years
  let rest = day + 305 - 146097 * cycle;
  const year = over(rest - over(rest, 1460) + over(rest, 36524) - over(rest, 146096), 365);
  rest -= 365 * year + over(year, 4) - over(year, 100);
  const month = over(5 * rest + 2, 153);
  const date = rest - over(153 * month + 2, 5) + 1;
  return [400 * cycle + year + (month > 9 ? 1 : 0), month < 10 ? month + 3 : month - 9, date];
}

/** How many whole months have been completed from one day to another; negative where the other one comes first. */
function monthsBetween(start, end) {
  const [[year, month, day], [otherYear, otherMonth, otherDay]] = [dateOf(Number(start)), dateOf(Number(end))];
  return WHOLE(12 * (otherYear - year) + otherMonth - month - (otherDay < day ? 1 : 0));
}

/**
 * The first day on which so many whole months have been completed from a day: where the month has no such day, the
 * first of the next one.
 */
function monthsLater(start, count) {
  const [year, month, day] = dateOf(Number(start));
  const months = month - 1 + Number(count);
  const [then, at] = [year + over(months, 12), months - 12 * over(months, 12) + 1];
  const last = lengthOfMonth(then, at);
  return WHOLE(dayOf(then, at, Math.min(day, last)) + (day > last ? 1 : 0));
}

/** How many days a month has. */
function lengthOfMonth(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The first and the last day that a text may mean: one day, those of a month or those of a year; null for any other
 * text, and for a day that there is not.
 */
function daysWritten(text) {
  const match = WRITTEN_DATE.exec(text);
  if (match === null || match[1] === "0000") return null;
  const [year, month, day] = match.slice(1).map(Number);
  if (match[2] === undefined) return [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  const last = lengthOfMonth(year, month);
  if (match[3] === undefined) return [dayOf(year, month, 1), dayOf(year, month, last)];
  return day <= last ? [dayOf(year, month, day), dayOf(year, month, day)] : null;
}

/** The day as it is written: 2024-05-17. */
function formatDay(day) {
  const [year, month, date] = dateOf(Number(day));
  const digits = (number, size) => String(number).padStart(size, "0");
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

/** The days from a first to a last one: a day, a month, a year, else both ends. */
function formatDays(first, last) {
  const text = formatDay(first);
  if (first === last) return text;
  for (const part of [text.slice(0, 7), text.slice(0, 4)]) {
    const [low, high] = daysWritten(part);
    if (low === Number(first) && high === Number(last)) return part;
  }
  return `${text} to ${formatDay(last)}`;
}

/** What day a text may be meant for that is written otherwise than 2026-01-31, or names a day that is none. */
function meantDate(text) {
  const found = OTHER_DATE.exec(text.trim());
  const monthAlone = /^[0-9]{4}-([0-9]{2})$/.exec(text.trim());
  if (monthAlone !== null && (monthAlone[1] === "00" || monthAlone[1] > "12")) {
    return meaning(["there is no such month"], []);
  }
  if (found === null) return null;
  const [first, second, third] = [1, 2, 3].map((place) => Number(found[place] ?? found[place + 3]));
  const parts = found[1] ? [[first, second, third]] : [[third, second, first], [third, first, second]];
  const isDay = ([year, month, day]) =>
    year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  const days = new Set(parts.filter(isDay).map(([year, month, day]) => formatDay(dayOf(year, month, day))));
  if (!days.size) return meaning(["there is no such day"], []);
  return meaning(["a date is written year, month, day"], [...days]);
}

/** What the date of a patient may be meant for: a day otherwise written, or that there was none. */
function meantFact(text) {
  if (text.trim() === "never") return meaning(["where there was no such event, leave it out"], []);
  return meantDate(text);
}

/** What is wrong with a date that is otherwise written, and what to write instead, where that is known. */
function otherwiseWritten(name, given, found) {
  const [problem, way] = worded(`\`${name}\``, quoted(given), "1", found);
  return found.write.length ? `${problem}; ${way}` : problem;
}

/** A date as text; an empty one where it is none. A year may be a number of four digits. */
function dateText(given) {
  if (typeof given === "string") return given;
  const number = isNumber(given) ? exact(given) : null;
  if (number === null || number.denominator !== 1n) return "";
  return number.numerator >= 1000n && number.numerator <= 9999n ? String(number.numerator) : "";
}

/**
 * A date, kept as the first and the last day that it can be. One that is missing can be any day of its range; `never`:
 * then there was no such event, and both are 0.
 */
class DateElement extends Element {
  constructor(name, low, high, first, last, untilVisit, never) {
    super(name, low);
    this.high = high;
    [this.first, this.last] = [daysWritten(first)[0], daysWritten(last)[0]];
    [this.untilVisit, this.never] = [untilVisit, never];
  }

  take(p, given) {
    const written = daysWritten(dateText(given));
    if (written === null) {
      const found = typeof given === "string" ? meantFact(given) : null;
      const fitting = "a day such as `2024-05-17`, a month such as `2024-05` or a year such as `2024`";
      if (found === null) throw this.misfit(given, "date", fitting);
      throw new Misfit(otherwiseWritten(this.name, given, found));
    }
    const [first, last] = [Math.max(written[0], this.first), Math.min(written[1], this.last)];
    if (first > last) {
      throw this.outside(given, formatDay(this.last) + (this.untilVisit ? ", and not after the visit" : ""));
    }
    this.put(p, first, last);
  }

  /** Puts the first and the last day that it can be into the record. */
  put(p, first, last) {
    [p[this.slot], p[this.high]] = [WHOLE(first), WHOLE(last)];
  }

  /** Says that no day that is meant lies in the range. */
  outside(given, end) {
    const lies = `it lies in the range ${formatDay(this.first)} to ${end}`;
    return new Misfit(`\`${this.name}\` cannot be \`${quoted(given)}\`; ${lies}`);
  }

  /** Leaves no day after the visit to a date that lasts until then. Throws `Misfit` where none is left. */
  cut(p, given) {
    if (!this.untilVisit || this.missing(p)) return;
    if (p[this.slot] > p.visit) {
      throw this.outside(given, p.visit > this.last ? formatDay(this.last) : `the visit on ${formatDay(p.visit)}`);
    }
    this.put(p, p[this.slot], smallest(p[this.high], p.visit));
  }

  putIn(p, value) {
    if (this.never) this.put(p, NO_DAY, NO_DAY);
    else this.take(p, value);
  }

  /** A date that is missing can be any day of its range. */
  complete(p) {
    const last = WHOLE(this.last);
    if (this.missing(p)) this.put(p, this.first, this.untilVisit ? smallest(last, p.visit) : last);
  }

  known(p) {
    return p[this.slot] === p[this.high];
  }

  shown(p) {
    const never = Number(p[this.slot]) === NO_DAY;
    return `${this.name} = ${never ? "never" : formatDays(p[this.slot], p[this.high])}`;
  }
}

/** The dates among the facts of a patient, and the day of the visit. */
class Dates {
  constructor(first, last, elements) {
    [this.first, this.last] = [first, last];
    this.dates = [...elements.values()].filter((each) => each instanceof DateElement);
  }

  /**
   * Puts the day of the visit into the record, today's if none is given, and cuts the dates that last until it; gives
   * the problems with those of dates among them, in the order of the facts. Throws `TwoVisits`.
   */
  take(p, problems, facts, on) {
    const given = new Map(entriesOf(facts));
    const wrong = this.read(p, given, on);
    if (!wrong.size) return problems;
    const found = new Map(problems.map((each) => [each.element, each]));
    for (const [name, message] of wrong) found.set(name, problem(name, null, message));
    const places = new Map([...given.keys(), "on"].map((name, place) => [quoted(name), place]).reverse());
    return [...found.values()].sort((one, other) => places.get(one.element) - places.get(other.element));
  }

  /** Puts the day of the visit into the record and cuts dates; gives what is wrong with these, by name. */
  read(p, facts, on) {
    const stated = facts.get("on") ?? null;
    const given = on ?? stated;
    if (given !== stated && stated !== null && dateText(stated) !== dateText(given)) {
      const twice = `as ${quoted(stated)} with the facts and as ${quoted(given)}`;
      throw new TwoVisits(`the day of the visit is given twice, ${twice}; give it once`);
    }
    const days = given === null ? today() : daysWritten(dateText(given));
    const cannot = `\`on\` cannot be \`${quoted(given)}\``;
    if (days === null || days[0] !== days[1]) {
      const found = typeof given === "string" ? meantDate(given) : null;
      if (found !== null) return new Map([["on", otherwiseWritten("on", given, found)]]);
      return new Map([["on", `${cannot}; it takes the day of the visit, such as \`2024-05-17\``]]);
    }
    if (formatDay(days[0]) < this.first || formatDay(days[0]) > this.last) {
      return new Map([["on", `${cannot}; the day of a visit lies in the range ${this.first} to ${this.last}`]]);
    }
    p.visit = WHOLE(days[0]);
    const wrong = new Map();
    for (const each of this.dates) {
      try {
        each.cut(p, facts.get(each.name));
      } catch (misfit) {
        if (!(misfit instanceof Misfit)) throw misfit;
        wrong.set(each.name, misfit.message);
      }
    }
    return wrong;
  }

  /** Dates that are missing can be any day of their ranges. */
  complete(p) {
    for (const each of this.dates) each.complete(p);
  }

  data(p) {
    return p.visit === null ? null : formatDay(p.visit);
  }

  shown(p) {
    return `visit = ${formatDay(p.visit)}`;
  }
}

/** Today, where the program runs. */
function today() {
  const now = new Date();
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  return [day, day];
}

/** A derived date, kept as the first and the last day that it can be. */
class DateResult {
  constructor(name, low, high, lacks) {
    [this.name, this.low, this.high, this.lacks] = [name, low, high, lacks];
  }

  data(p) {
    const [first, last] = [formatDay(p[this.low]), formatDay(p[this.high])];
    return first === last ? first : { on_or_after: first, on_or_before: last };
  }

  shown(p) {
    return `${this.name} = ${formatDays(p[this.low], p[this.high])}`;
  }
}

/** A date by cases; `fault`: nothing (0), no case holds (1), two hold which differ (2). */
class DateCaseResult extends DateResult {
  constructor(name, low, high, fault, lacks) {
    super(name, low, high, lacks);
    this.fault = fault;
  }

  /** What keeps the date from being determined, in words. */
  conflict(p) {
    const fault = Number(p[this.fault]);
    const found = fault === 1 ? "no case holds" : "two cases hold at once that differ";
    return fault ? `\`${this.name}\` cannot be determined: ${found}` : null;
  }
}

/** A time between dates, kept as the least and the greatest that it can be, in whole units. */
class ElapsedResult {
  constructor(name, low, high, unit, lacks) {
    [this.name, this.low, this.high, this.unit, this.lacks] = [name, low, high, unit, lacks];
  }

  data(p) {
    const [low, high] = [Number(p[this.low]), Number(p[this.high])];
    return low === high ? low : { at_least: low, at_most: high };
  }

  shown(p) {
    const [low, high] = [p[this.low], p[this.high]];
    return `${this.name} = ${low === high ? low : `${low} to ${high}`} ${this.unit}`;
  }
}

/**
 * A day as a text has it, or what is known of it: nothing, where it may be any day of the range of an input, which ends
 * with the visit, if that is before, where it is `untilVisit`.
 */
class DateText {
  constructor(low, high, first, last, untilVisit) {
    Object.assign(this, { low, high, first, last, untilVisit });
  }

  known(p) {
    return p[this.low] === p[this.high];
  }

  said(p) {
    const [low, high] = [Number(p[this.low]), Number(p[this.high])];
    if (low === NO_DAY) return "does not apply";
    const end = this.untilVisit && this.last !== null ? Math.min(this.last, Number(p.visit)) : this.last;
    return low !== high && low === this.first && high === end ? UNKNOWN : formatDays(low, high);
  }
}
