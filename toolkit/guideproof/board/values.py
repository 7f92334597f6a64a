"""What is known of an element of the patient, in words: titles of codes, numbers with units, days, what is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.analysis.evaluation.told import said_where_it_applies
from guideproof.model.calendar import format_day
from guideproof.model.element import NUMERIC, VISIT, Element
from guideproof.model.guideline import Guideline
from guideproof.model.value_text import UNKNOWN
from guideproof.program.titled import listed, title_of

_POWER = re.compile(r"(?<![0-9.*])((?<=[0-9] ))?10[*^](-?[0-9]+)")
_ENDS = re.compile(r"(\S+) (\S+) to (\S+) (\2s?)")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def name_of(guideline: Guideline, element: str) -> str:
    """How an element is called in a list: its short title where it has one."""
    found = guideline.elements.get(element) or guideline.derived.get(element)
    return (found.short if found is not None else None) or title_of(guideline, element)


class Values:
    """The values of one patient."""

    def __init__(self, guideline: Guideline, state: Mapping[str, Any]) -> None:
        self.guideline = guideline
        self.state = state
        self._applies = applying(guideline)
        self._said: dict[str, Callable[[Mapping[str, Any]], str]] = {}

    def applies(self, element: str) -> bool:
        """Whether it does not certainly not apply."""
        return element not in self._applies or self._applies[element](self.state) is not False

    def text(self, element: str) -> str:
        """What is known of an element: ``UNKNOWN`` where that is nothing."""
        if element == VISIT:
            return format_day(self.state[VISIT])
        if element not in self._said:
            self._said[element] = said_where_it_applies(element, self.guideline, self._applies)
        text = powers(self._said[element](self.state))
        ends = _ENDS.fullmatch(text) if self._is_number(element) else None
        return text if ends is None else f"{ends[1]} to {ends[3]} {ends[4]}"

    def _is_number(self, element: str) -> bool:
        variable = self.guideline.variable(element)
        return variable is not None and variable.type in NUMERIC

    def fact(self, element: str) -> str:
        """``Karnofsky: 70``."""
        text = self.text(element)
        return f"{_capital(name_of(self.guideline, element))}: {'not known' if text == UNKNOWN else text}"

    def facts(self, elements: Iterable[str]) -> str:
        """Facts in one line."""
        return "; ".join(map(self.fact, elements))

    def known_so_far(self, element: Element) -> str | None:
        """What is known of an element that is known in part; ``None`` where that is nothing."""
        held = self.state.get(element.id)
        if isinstance(held, CodeSet):
            said = ((held.present, ""), (held.absent, "not "))
            known = [f"{no}{title}" for codes, no in said for code, title in element.codes.items() if code in codes]
            return listed(known, "and") if known else None
        text = self.text(element.id) if element.days is not None else UNKNOWN
        return None if text == UNKNOWN else text


def powers(text: str) -> str:
    """A text with powers of ten as they are printed: ``6.5 × 10⁹/L`` for UCUM's ``6.5 10*9/L``."""
    return _POWER.sub(lambda found: f"{'× ' if found[1] is not None else ''}10{found[2].translate(_RAISED)}", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
