"""Texts from values: what stands in the place of ``{daily_dose}`` and how an amount is said (section 6).

A text is cut into pieces, texts and elements in turn; parameters are written out now. How the value of an element is
said follows from its kind, and is the same in every back end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from guideproof.model.amount import Amount
from guideproof.model.calendar import CalendarUnit
from guideproof.model.element import CodeOrTruth, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess, Recommendation
from guideproof.model.parameter import Parameter
from guideproof.model.unit import Unit
from guideproof.model.value_text import TRUTHS, counted, in_digits
from guideproof.nearest import nearest
from guideproof.program.slots import (
    ClassKind,
    CodeKind,
    DateKind,
    IntervalKind,
    NumberKind,
    RatioKind,
    SetKind,
    TruthKind,
)
from guideproof.program.variables import Variables

_TIMES = frozenset(CalendarUnit)
_QUOTIENT = re.compile(r"-?[0-9]+/[0-9]+")
_ANNOTATION = re.compile(r"(?<=[^./(])\{([^}]*)\}|\{([^}]*)\}")
_BRACES = re.compile(r"\{\{([a-z][a-z0-9_]*)\}\}|\{([a-z][a-z0-9_]*)\}")
_LIKE_AN_ID = re.compile(r"\{\{?([^{}\n]{1,100})\}?\}")


class TextFromValues(Struct, frozen=True):
    """Pieces of a text, of which every second one, from the second on, is the element whose value stands there."""

    pieces: tuple[str, ...]

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements whose values stand in it, each once."""
        return tuple(dict.fromkeys(self.pieces[1::2]))

    @property
    def constant(self) -> str | None:
        """The text, where no value stands in it."""
        return self.pieces[0] if len(self.pieces) == 1 else None


def text_from(written: str, guideline: Guideline) -> TextFromValues:
    """A text as an author writes it, taken apart at the ids of elements in braces."""
    pieces, end = [""], 0
    for found in _BRACES.finditer(written):
        id = found[1] or found[2]
        variable, parameter = guideline.variable(id), guideline.parameters.get(id)
        if variable is None and parameter is None:
            continue
        pieces[-1] += written[end : found.start()]
        end = found.end()
        if found[1]:
            pieces[-1] += f"{{{id}}}"
        elif variable is not None:
            pieces += [id, ""]
        elif parameter is not None:
            pieces[-1] += parameter_text(parameter)
    pieces[-1] += written[end:]
    return TextFromValues(tuple(pieces))


def amount_from(amount: Amount) -> TextFromValues:
    """How an amount is said."""
    if amount.element is not None:
        return TextFromValues(("", amount.element, ""))
    assert amount.number is not None
    return TextFromValues((counted(amount.number, *words_of(amount.unit)),))


def parameter_text(parameter: Parameter) -> str:
    """The value of a parameter as a text for a reader has it."""
    if isinstance(parameter.value, Fraction):
        return counted(parameter.value, *words_of(parameter.unit))
    return parameter.text


def words_of(unit: Unit | None) -> tuple[str, str]:
    """What is written behind one of a unit, and behind several: years, months, weeks and days in words, nothing for
    ``1``, of an annotation its text."""
    if unit is None or unit.text == "1":
        return "", ""
    if unit.text in _TIMES:
        return CalendarUnit(unit.text).words
    said = _ANNOTATION.sub(lambda found: f" {found[1]}" if found[1] is not None else found[2], unit.text)
    return said, said


def told_value(value: object) -> str:
    """A value of a result as a reader has it: where it is the exact quotient of a number that does not end, about how
    much it is."""
    text = str(value)
    return in_digits(Fraction(text)) if _QUOTIENT.fullmatch(text) else text


class TruthText(Struct, frozen=True):
    """``yes`` or ``no``."""


class TitleText(Struct, frozen=True):
    """The title of a code; of a class, those of all that it may still be, or, where one is told ``alone``, of the only
    one that is left."""

    titles: Mapping[CodeOrTruth, str]
    alone: bool = False


class SetText(Struct, frozen=True):
    """The titles of the codes in a set that is known as a whole."""

    titles: Mapping[str, str]


class NumberText(Struct, frozen=True):
    """A number of steps, each worth ``step``, with the words for one of its unit and for several; ``ranged`` says that
    a least and a greatest are known of it."""

    step: Fraction
    one: str
    many: str
    ranged: bool


class DateText(Struct, frozen=True):
    """A day, or what is known of it: of an input nothing is, where it may be any day of its ``range``, which ends with
    the day of the visit, if that is before, where it is ``until_visit``."""

    range: tuple[int, int] | None
    until_visit: bool


ValueText = TruthText | TitleText | SetText | NumberText | DateText


def value_text(element: str, variables: Variables) -> ValueText:
    """How the value of an element is said."""
    variable = variables.guideline.variable(element)
    assert variable is not None
    match variables.kind(element):
        case TruthKind():
            return TruthText()
        case SetKind(codes):
            return SetText({code: variable.codes.get(code, code) for code in codes})
        case CodeKind(codes):
            return TitleText({code: variable.codes.get(code, code) for code in codes})
        case ClassKind(classes) if variable.type is ElementType.BOOLEAN:
            return TitleText({each: TRUTHS[each is True] for each in classes}, alone=True)
        case ClassKind(classes):
            return TitleText({each: variable.codes.get(str(each), str(each)) for each in classes})
        case NumberKind(step) | RatioKind(step):
            return NumberText(step, *words_of(variable.unit), ranged=False)
        case IntervalKind(step):
            return NumberText(step, *words_of(variable.unit), ranged=True)
        case DateKind(first, last, until_visit):
            return DateText((first, last) if element in variables.guideline.elements else None, until_visit)


class NodeTexts(Struct, frozen=True):
    """The texts of a node that values stand in or may: for each item its amount and its detail, of a later visit what
    is waited for. ``measures`` are the elements that give amounts or the date when it is due, each once: a patient of
    whom one is not known lacks data."""

    amounts: tuple[TextFromValues | None, ...] = ()
    details: tuple[TextFromValues | None, ...] = ()
    until: TextFromValues | None = None
    measures: tuple[str, ...] = ()

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements whose values stand in some of them or give a date, each once."""
        texts = (each for each in (*self.amounts, *self.details, self.until) if each is not None)
        return tuple(dict.fromkeys([*(element for text in texts for element in text.elements), *self.measures]))


def texts_of(node: Node, guideline: Guideline) -> NodeTexts:
    """The texts of a node."""
    match node.body:
        case Recommendation(items):
            return NodeTexts(
                tuple(None if item.amount is None else amount_from(item.amount) for item in items),
                tuple(None if item.detail is None else text_from(item.detail, guideline) for item in items),
                None,
                measures(node),
            )
        case Reassess(until=until):
            waited = None if until is None else text_from(until, guideline)
            return NodeTexts(until=waited, measures=measures(node))
        case _:
            return NodeTexts()


def measures(node: Node) -> tuple[str, ...]:
    """The elements that give the amounts of what a node recommends, or the date on which a later visit is due, each
    once."""
    if isinstance(node.body, Reassess):
        return () if node.body.due is None else (node.body.due.id,)
    named = (item.amount.element for item in node.items if item.amount is not None)
    return tuple(dict.fromkeys(element for element in named if element is not None))


def told_elements(guideline: Guideline) -> frozenset[str]:
    """The elements whose values stand in amounts and texts, or give the date when a later visit is due."""
    return frozenset(element for node in guideline.nodes.values() for element in texts_of(node, guideline).elements)


def told_parameters(guideline: Guideline) -> frozenset[str]:
    """The parameters whose values stand in amounts and texts."""
    found: set[str] = set()
    for node in guideline.nodes.values():
        found.update(item.amount.parameter for item in node.items if item.amount and item.amount.parameter)
        texts = [item.detail for item in node.items]
        texts += [node.body.until] if isinstance(node.body, Reassess) else []
        names = (each[2] for text in texts if text is not None for each in _BRACES.finditer(text))
        found.update(name for name in names if name in guideline.parameters)
    return frozenset(found)


def nearly_named(written: str, guideline: Guideline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands in braces and is no id of an element or a parameter, but nearly is one; and which."""
    known = (*guideline.elements, *guideline.derived, *guideline.parameters)
    for found in _LIKE_AN_ID.finditer(written):
        inner = found[1]
        if inner in known:
            if found[0] not in (f"{{{inner}}}", f"{{{{{inner}}}}}"):
                yield found[0], (inner,)
            continue
        plain = re.sub(r"[\s-]+", "_", inner.strip()).lower()
        meant = (plain,) if plain in known else nearest(plain, known)
        if meant:
            yield found[0], tuple(meant)
