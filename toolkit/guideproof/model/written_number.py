"""Numbers as people write them, and how they are written here: why one is not read, and what to write instead.

Nothing is ever read so: a person decides. Copied into every emitted program; Python 3.9 and later.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from guideproof.model.number import format_number, parse_json_number, parse_number
from guideproof.model.unit import parse_unit, same_unit
from guideproof.model.written_unit import units_meant, why_otherwise

# <program>

# Numbers as people write them: nothing is read so, but it is said what to write instead.


class Meant(NamedTuple):
    """Why a text is not read as a number, and what may be meant: texts to write, or the bounds that it names."""

    why: tuple[str, ...]
    write: tuple[str, ...]
    bounds: tuple[tuple[str, str], ...] = ()


COMMA = "numbers have a decimal point and no comma"
GROUPS = "the digits of a number are not set apart in groups"
EITHER = "its comma may be a decimal one, or set digits apart"
FRACTION = "a fraction is written as a decimal number"
TEXT = "in quotation marks it is text"
WHOLE_NUMBER, BARE_NUMBER = "", "#"  # in place of a unit, where no number with a unit is read
ZEROS = (0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50)  # the digits zero of other scripts, each followed by one to nine
LOOKALIKES = {
    "-": "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d",
    " ": "\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "'": "\u2019\u02bc\u066c",
    ",": "\uff0c\u066b",
    ".": "\uff0e",
    "%": "\uff05\u066a",
    "+": "\uff0b",
    "/": "\u2044\u2215\uff0f",
}
FRACTIONS = {
    "\u00bd": "5", "\u00bc": "25", "\u00be": "75", "\u2155": "2", "\u2156": "4", "\u2157": "6", "\u2158": "8",
    "\u215b": "125", "\u215c": "375", "\u215d": "625", "\u215e": "875",
}  # fmt: skip
SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
BOUND_WORDS = {
    ">=": "at_least", "=>": "at_least", "\u2265": "at_least", "\u2a7e": "at_least", "at least": "at_least",
    "minimum": "at_least", "from": "at_least", "<=": "at_most", "=<": "at_most", "\u2264": "at_most",
    "\u2a7d": "at_most", "at most": "at_most", "up to": "at_most", "maximum": "at_most", ">": "above",
    "over": "above", "above": "above", "more than": "above", "greater than": "above", "<": "below",
    "under": "below", "below": "below", "less than": "below",
}  # fmt: skip
WHITE = " \t\r\n\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DIGITS = r"(?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+)"
NAMES = "|".join(re.escape(name).replace("/", "[/]") for name in sorted(BOUND_WORDS, key=lambda each: -len(each)))
BOUND = re.compile(rf"({NAMES}) *(?=[-+.0-9])", re.IGNORECASE)
PLUS = re.compile(rf"(-?{DIGITS}) ?\+(.*)")
ABOUT = re.compile(r"(~|\u2248|\u00b1|about|around|approximately|approx\.?|circa|ca\.?) *(?=[-.+0-9])", re.IGNORECASE)
RANGE = re.compile(rf"(-?{DIGITS})( ?[^-0-9 ][^ ]*?)? ?(?:-|to|bis|\.\.+|\u2026) ?(-?{DIGITS})( *[^-0-9. ].*)?")
WHOLE = re.compile(rf"([-+]?)( ?)({DIGITS}|(?=[{''.join(FRACTIONS)}]))(.*)")
GIVE = re.compile(r"(.+?) ?\u00b1 ?[0-9.,]*[0-9](.*)")
TURNED = re.compile(rf"([^-+.,0-9 ][^ ]*) ?([-+]?{DIGITS})")
POWER = re.compile(
    rf"[eE]([-+]?[0-9]+)| ?[x\u00d7*\u00b7] ?10 ?(?:\^|\*\*?|(?=[{SUPERSCRIPTS}]))([-+]?[0-9]+|[{SUPERSCRIPTS}]+)"
)
TEN_TO = re.compile(rf"(?:\^|\*\*?|(?=[{SUPERSCRIPTS}]))([-+]?[0-9]+|[{SUPERSCRIPTS}]+)()(?!/)")
SPLIT_NUMBER = re.compile(r" ?/ ?([1-9][0-9]*)(?![0-9.,])")
COMMAS = re.compile(r"(0|[1-9][0-9]*),([0-9]+)")
GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([,.'_ ])[0-9]{3})(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?")
BY_HUNDREDS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
UNDERLINED = re.compile(r"[1-9][0-9]*(?:_[0-9]+)+")
UNIT_LIKE = re.compile(r"[A-Za-z%/\[{(\u00b5\u03bc\u00b0\u00ba\u2030\u2103\u2109]")
LINE_END = re.compile(r"[\n\r\u0085\u2028\u2029]")
LONG_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
FORMS = (
    (re.compile(r"((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)"), ("#",), ""),
    (re.compile(r"0+([0-9]+(?:\.[0-9]+)?)"), ("#",), "no zero stands before a number"),
    (re.compile(r"\.([0-9]+)"), ("0.#",), "a digit stands before the decimal point"),
    (re.compile(r"([0-9]+)\."), ("#",), "no point stands behind a whole number"),
    (re.compile(r",([0-9]+)"), ("0.#",), COMMA),
    (re.compile(r"([0-9]+),"), ("#",), "no comma stands behind a number"),
)


def meant_number(text: str, own: str | None, molar_mass: Fraction | None = None) -> Meant | None:
    """What somebody may have meant who wrote this where a number is read, with or without a unit; ``None`` if it does
    not look like a number. ``own`` is the element's unit, where it is known, or ``WHOLE_NUMBER`` or ``BARE_NUMBER``,
    ``molar_mass`` that of its substance."""
    if LONG_NUMBER.fullmatch(text) and parse_number(text) is None:
        return Meant(("a number has at most 40 digits",), (), (("", ""),))
    if not text or len(text) > 80 or LINE_END.search(text):
        return None
    plain, why = _looking_alike(text)
    between = RANGE.fullmatch(plain)
    two = _range(between, own, molar_mass) if between is not None else None
    if two is not None:
        return two
    bound, plus = BOUND.match(plain), PLUS.fullmatch(plain)
    if bound is not None:
        key = BOUND_WORDS[bound[1].lower()]
        return _bound(bound[1], key, plain[bound.end() :], own, molar_mass)
    if plus is not None:
        return _bound("+", "at_least", plus[1] + plus[2], own, molar_mass)
    about = ABOUT.match(plain)
    if about is not None:
        return _one(plain[about.end() :], own, [*why, f"`{about[1]}` makes it an estimate"], molar_mass, changed=True)
    give = GIVE.fullmatch(plain)
    if give is not None:
        return _one(give[1] + give[2], own, [*why, "`\u00b1` is no part of a number"], molar_mass, changed=True)
    return _one(plain, own, why, molar_mass, changed=plain != text)


def _bound(sign: str, key: str, rest: str, own: str | None, molar_mass: Fraction | None) -> Meant | None:
    written = _first(rest, own, molar_mass)
    return Meant((f"`{sign}` makes it a bound",), (), ((key, written),)) if written is not None else None


def _range(between: re.Match[str], own: str | None, molar_mass: Fraction | None) -> Meant | None:
    behind = between[4] or between[2] or ""
    ends = between[1] + (between[2] or behind), between[3] + behind
    low, high = (_first(end, own, molar_mass) for end in ends)
    if low is None or high is None:
        return None
    return Meant(("these are two numbers",), (), (("at_least", low), ("at_most", high)))


def _first(text: str, own: str | None, molar_mass: Fraction | None) -> str | None:
    found = _one(text, own, [], molar_mass, changed=True)
    return found.write[0] if found is not None and found.write else None


def _looking_alike(text: str) -> tuple[str, list[str]]:
    """The text with plain digits, signs and blanks, none at its ends; and what is wrong with those it has."""
    bare, plain, why = text.strip(WHITE), "", []
    for character in bare:
        zero = next((zero for zero in ZEROS if zero <= ord(character) < zero + 10), None)
        same = next((each for each, others in LOOKALIKES.items() if character in others), character)
        plain += same if zero is None else chr(ord("0") + ord(character) - zero)
    if any(zero <= ord(each) < zero + 10 for each in bare for zero in ZEROS):
        why.append("its digits are not `0` to `9`")
    if plain.startswith("-") and not bare.startswith("-"):
        why.append("a minus sign is written `-`")
    return plain, why


def _one(plain: str, own: str | None, why: list[str], molar_mass: Fraction | None, *, changed: bool) -> Meant | None:
    """One number, with or without a unit; ``changed`` says that it was written otherwise."""
    whole = WHOLE.fullmatch(plain)
    turned = TURNED.fullmatch(plain)
    if turned is not None and isinstance(units_meant(turned[1], own, molar_mass), tuple):
        why = [*why, "the unit stands behind the number"]
        return _one(f"{turned[2]} {turned[1]}", own, why, molar_mass, changed=True)
    if whole is None:
        return None
    sign, blank, digits, rest = whole.groups()
    if sign == "+":
        why = [*why, "no `+` stands before a number"]
    elif sign and blank:
        why = [*why, "no blank stands behind the minus sign"]
    numbers, reasons, rest = _numbers(digits, rest)
    numbers = [f"{'-' if sign == '-' else ''}{number}" for number in numbers]
    if any(parse_number(number) is None for number in numbers) or not (numbers or reasons):
        return None
    if not numbers:
        return Meant((*why, *reasons), (), (("", ""),))
    return _with_unit(numbers, rest, own, [*why, *reasons], molar_mass, changed=changed)


def _numbers(digits: str, rest: str) -> tuple[list[str], list[str], str]:
    """The numbers that the digits may stand for, what is wrong with them, and what follows them."""
    fraction = rest.lstrip(" ")[:1]
    if fraction and fraction in FRACTIONS and (digits.isdigit() or not digits):
        return [f"{digits or '0'}.{FRACTIONS[fraction]}"], [FRACTION], rest.lstrip(" ")[1:]
    numbers, reasons = _forms(digits)
    split = SPLIT_NUMBER.match(rest)
    if split is not None and numbers:
        parts = (numbers[0], split[1]) in (("1", "2"), ("1", "4"), ("3", "4"), ("1", "8"))
        quotient = format_number(Fraction(int(numbers[0]), int(split[1]))) if parts else ""
        return ([quotient], [FRACTION], rest[split.end() :]) if parts else ([], ["`/` stands between two numbers"], "")
    power = POWER.match(rest)
    ten = TEN_TO.match(rest)
    if ten is not None and numbers == ["10"]:
        power, numbers = ten, ["1"]
    after = rest[power.end() :] if power is not None else ""
    if power is None or re.match(r" ?/|[0-9.]", after) or len(numbers) != 1:
        return numbers, reasons, rest
    written = power[1] or power[2]
    exponent = "".join(str(SUPERSCRIPTS.index(each)) if each in SUPERSCRIPTS else each for each in written)
    value = parse_json_number(f"{numbers[0]}e{exponent}")
    reasons = [*reasons, "a number is written out, without a power of ten"]
    return ([] if value is None else [format_number(value)]), reasons, after


def _forms(digits: str) -> tuple[list[str], list[str]]:
    for pattern, writes, reason in FORMS:
        form = pattern.fullmatch(digits)
        if form is not None:
            return [write.replace("#", form[1]) for write in writes], [reason] if reason else []
    comma = COMMAS.fullmatch(digits)
    if comma is not None:
        either = len(comma[2]) == 3 and 0 < len(comma[1]) < 4 and comma[1] != "0"
        found = [f"{comma[1]}.{comma[2]}", *([comma[1] + comma[2]] if either else [])]
        return found, [EITHER if either else COMMA]
    grouped = GROUPED.fullmatch(digits)
    if grouped is not None and grouped[3] != grouped[2]:
        whole = grouped[1].replace(grouped[2], "")
        found = [f"{whole}.{grouped[4]}" if grouped[4] else whole]
        return found, [GROUPS, *([COMMA] if grouped[3] == "," else [])]
    if BY_HUNDREDS.fullmatch(digits) or UNDERLINED.fullmatch(digits):
        return [digits.replace(",", "").replace("_", "")], [GROUPS]
    return [], []


def _with_unit(
    numbers: list[str], rest: str, own: str | None, why: list[str], molar_mass: Fraction | None, *, changed: bool
) -> Meant | None:
    """Says of a number what is to be said of the unit behind it."""
    unit = rest.strip(" ")
    if own == WHOLE_NUMBER:
        numbers = [number for number in numbers if "." not in number]
        if not numbers:
            return Meant((*why, "a whole number stands here"), ())
    if unit and own in (WHOLE_NUMBER, BARE_NUMBER):
        known = units_meant(unit, None)
        counted = isinstance(known, tuple) and any(same_unit(each, "1") for each in known)
        what = "a whole number" if own == WHOLE_NUMBER else "a number"
        return Meant((*why, f"{what} stands here without a unit"), tuple(numbers) if counted else ())
    if not unit:
        why = why or ["blanks stand around it" if changed else TEXT]
        return Meant(tuple(why), tuple(numbers))
    known, stop = units_meant(unit, own, molar_mass), unit.rstrip(".,;")
    if stop != unit and (isinstance(known, str) or known[0] != unit) and parse_unit(stop) is not None:
        why = [*why, f"`{unit[len(stop) :]}` stands at its end"]
        unit, known = stop, units_meant(stop, own, molar_mass)
    if isinstance(known, str) and not UNIT_LIKE.match(unit):
        return Meant(tuple(why), (), (("", ""),)) if why else None
    if not rest.startswith(" "):
        why = [*why, "a blank stands between a number and its unit"]
    if isinstance(known, str):
        return Meant((*why, known), ())
    if known[0] == unit:
        known = known[:1]
        why = why or ["blanks stand around it" if changed else "a character in it only looks like the right one"]
    else:
        why = [*why, why_otherwise(unit)]
    return Meant(tuple(why), tuple(f"{number} {each}" for number in numbers for each in known))


def in_unit(number: str, unit: str | None) -> str:
    """A number with its unit; the unit ``1`` is that of numbers without one."""
    return number if unit is None or unit == "1" else f"{number} {unit}"


def worded(subject: str, given: str, own: str | None, meant: Meant) -> tuple[str, str]:
    """What is wrong with a value, and the way out; the way out is empty where there is none to name."""
    given = f'"{given}"' if meant.why == (TEXT,) and not given.startswith('"') else given
    problem = f"{subject} cannot be `{given}`: {', and '.join(meant.why)}"
    if meant.write:
        written = " or ".join(f"`{each}`" for each in meant.write)
        return problem, f"write {written}{', whichever is meant' if len(meant.write) > 1 else ''}"
    if meant.bounds:
        return problem, f"give the number itself, or leave {subject} out if it is not known"
    if own == WHOLE_NUMBER:
        return problem, "give a whole number without a unit"
    if own is not None:
        return problem, "give it without a unit" if own in (BARE_NUMBER, "1") else f"give it in `{own}`"
    return problem, ""
