"""Values as a text for a reader has them. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from guideproof.model.value_text import NOT_APPLYING, NOTHING, TRUTHS, UNKNOWN, between
from guideproof.renderers.evaluator.runtime.python.empty import APPLIES, SAID

# <program>

Text = Any  # a text, or pieces of one of which every second one is an element whose value stands there


class TruthText:
    """A truth: yes or no."""

    def __init__(self, slot: str) -> None:
        self.slot = slot

    def said(self, p: Any) -> str:
        """What is known of the value."""
        truth = getattr(p, self.slot)
        return UNKNOWN if truth is None else TRUTHS[truth]


class CodeText:
    """The title of a code."""

    def __init__(self, slot: str, titles: dict[str, str]) -> None:
        self.slot, self.titles = slot, titles

    def said(self, p: Any) -> str:
        """What is known of the value."""
        code = getattr(p, self.slot)
        return UNKNOWN if code is None else self.titles[code]


class ClassText:
    """The titles of all classes that are still possible, one bit a class; one is told ``alone`` or not at all."""

    def __init__(self, slot: str, titles: tuple[str, ...], alone: bool) -> None:
        self.slot, self.titles, self.alone = slot, titles, alone

    def said(self, p: Any) -> str:
        """What is known of the value."""
        classes = getattr(p, self.slot)
        left = [title for place, title in enumerate(self.titles) if classes >> place & 1]
        return UNKNOWN if self.alone and len(left) > 1 else " or ".join(left) or UNKNOWN


class SetText:
    """The titles of the codes in a set that is known as a whole, by the places of a record."""

    def __init__(self, titles: tuple[tuple[str, str], ...]) -> None:
        self.titles = titles

    def said(self, p: Any) -> str:
        """What is known of the value."""
        held = [(title, getattr(p, slot)) for slot, title in self.titles]
        if any(here is None for _, here in held):
            return UNKNOWN
        return ", ".join(title for title, here in held if here) or NOTHING


class NumberText:
    """A number of steps, with the words for one of its unit and for several; it is known at least and at most."""

    def __init__(self, low: str, high: str, step: str, one: str, many: str) -> None:
        self.low, self.high, self.step, self.one, self.many = low, high, Fraction(step), one, many

    def known(self, p: Any) -> bool:
        """Whether it is one number."""
        low = getattr(p, self.low)
        return low is not None and low == getattr(p, self.high)

    def said(self, p: Any) -> str:
        """What is known of the value."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        if low is None or high is None:
            return UNKNOWN
        return between(low * self.step, high * self.step, self.one, self.many)


def tell(p: Any, text: Text) -> str | None:
    """A text with the values of a record in it."""
    if text is None or isinstance(text, str):
        return text
    return "".join([said_of(p, piece) if place % 2 else piece for place, piece in enumerate(text)])


def said_of(p: Any, name: str) -> str:
    """The value of an element, as far as it applies."""
    applies = APPLIES[name].holds(p) if name in APPLIES else True
    text: str = SAID[name].said(p) if applies else UNKNOWN if applies is None else NOT_APPLYING
    return text


def unmeasured(p: Any, measures: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the elements that give amounts, or a date, which are not known."""
    return tuple([name for name in measures if not is_measured(p, name)]) if measures else ()


def is_measured(p: Any, name: str) -> bool:
    """Whether an element is known to apply and to be one number or day, or not to apply."""
    applies = APPLIES[name].holds(p) if name in APPLIES else True
    return applies is False or (applies is True and bool(SAID[name].known(p)))


def inapplicable(p: Any, measures: tuple[str, ...]) -> list[str]:
    """Those of the elements that give amounts, or a date, which do not apply."""
    return [name for name in measures if name in APPLIES and APPLIES[name].holds(p) is False]
