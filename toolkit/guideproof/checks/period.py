"""A period that is none: its unit does not measure time, it lasts no time, or it ends before it begins.

`after` of a reassessment and the manifest's `review_interval` are periods: a number above zero, a blank and a UCUM unit
of time, such as `6 wk`. Months are `mo` and years `a`; `m` is the metre.

**Why it matters.** The patient would be told to come back after a time that means nothing; with a `review_interval`
that means nothing, nothing would ever be stale.

**How to fix it.** Write the unit in UCUM's notation: `a`, `mo`, `wk`, `d`, `h` or `min`. Of two periods the lower comes
first (`{at_least: 6 wk, at_most: 8 wk}`); the same one twice means exactly then, as `after: 6 wk` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.written_value import unit_so
from guideproof.diagnostic import Diagnostic, Fix, Severity
from guideproof.model.fault import PeriodFault, WrongPeriod
from guideproof.model.number import LONGEST
from guideproof.model.written_unit import units_meant


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each period."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, PeriodFault):
            message, hint = _words(fault)
            yield CHECK.found(guideline, fault.span, message, hint=hint, fixes=_fixes(fault))


def _words(fault: PeriodFault) -> tuple[str, str]:
    key, given, other = fault.key, fault.given, fault.other
    so = "so nothing could be told to be stale" if key == "review_interval" else "so nobody knows when that is"
    match fault.what:
        case WrongPeriod.UNIT:
            return f"`{key}` is `{given}`, and `{other}` is no UCUM unit known here, {so}", _hint(fault)
        case WrongPeriod.DIMENSION:
            return f"`{key}` is `{given}`, and `{other}` is no unit of time, {so}", _hint(fault)
        case WrongPeriod.LONG:
            return f"the number of `{key}` has more than {LONGEST} characters", "Give a shorter one."
        case WrongPeriod.NOTHING:
            return f"`{key}` is `{given}`, which is no time at all", "Give a number above zero."
        case WrongPeriod.OTHER:
            return f"`{key}` is `{given}`, which is no period", "Name a parameter that is one, such as `6 wk`."
        case WrongPeriod.ORDER:
            return (
                f"`{key}` is at least `{given}` and at most `{other}`, which is less, so it can be at no time",
                f"The lower one comes first: `{{at_least: {other}, at_most: {given}}}`, if that is what is meant.",
            )


def _fixes(fault: PeriodFault) -> tuple[Fix, ...]:
    """The unit as UCUM writes it; not where a parameter stands for the period."""
    units = units_meant(fault.other, "d") if fault.what is WrongPeriod.UNIT and "(" not in fault.given else ""
    number = fault.given.partition(" ")[0]
    write = [f"{number} {unit}" for unit in units] if isinstance(units, tuple) else []
    return unit_so(fault.given, write, fault.span, fault.other)


def _hint(fault: PeriodFault) -> str:
    number, units = fault.given.rpartition("(")[2].partition(" ")[0], units_meant(fault.other, "d")
    if isinstance(units, tuple):
        return f"Write `{number} {units[0]}`."
    if fault.other in ("m", "M"):
        return f"`m` is the metre. Write `{number} mo` for months, `{number} min` for minutes."
    return "Write a unit of time as UCUM does: `a`, `mo`, `wk`, `d`, `h` or `min`, such as `6 wk`."


CHECK = Check("GP116", "period", Severity.ERROR, find)
