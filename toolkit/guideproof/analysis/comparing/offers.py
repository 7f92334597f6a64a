"""What nodes say to patients, in keys that compare across versions whatever the node is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from guideproof.analysis.comparing.function import grade, plain
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Node, Reassess, RecommendedItem, Selection
from guideproof.model.unit import DIMENSIONLESS
from guideproof.program.texts import amount_from, text_from
from guideproof.program.titled import period, title_of

Key = tuple[Any, ...]
"""What is said: an offer, an item with its grade, a later visit, or what is waited for until then."""

Grade = tuple[str | None, str | None, str | None, str, bool]
"""Strength, certainty, tier, priority, and whether an item is left ungraded."""

Told = Callable[[Node, Guideline], Iterator[Key]]
"""What a node says."""


def offers(node: Node, guideline: Guideline) -> Iterator[Key]:
    """The treatment that a node offers: each item alone where all are meant, else the choice with its options; and
    the later visit that it has somebody come to."""
    selection = getattr(node.body, "selection", Selection.ALL)
    if isinstance(node.body, Reassess):
        after = node.body.after
        waited = None if after is None else Written(period(after), plain(after))
        yield ("visit", waited, plain(node.body.due), node.body.resume_at.id)
    elif selection is Selection.ALL:
        yield from (("offer", each.direction.value, each.intervention.id, _amount(each)) for each in node.items)
    elif node.items:
        options = tuple(
            sorted(((each.direction.value, each.intervention.id, _amount(each)) for each in node.items), key=str)
        )
        yield ("choice", selection.value, options)


def advice(node: Node, guideline: Guideline) -> Iterator[Key]:
    """What is said of each item besides: grade, tier, priority, detail, regimen; and what a later visit waits for."""
    for each in node.items:
        regimen = guideline.interventions[each.intervention.id].regimen
        detail = pieces(each.detail, guideline)
        yield ("advice", each.direction.value, each.intervention.id, grade(each), detail, regimen)
    if isinstance(node.body, Reassess) and node.body.until is not None:
        yield ("until", node.body.resume_at.id, pieces(node.body.until, guideline))


def pieces(written: str | None, guideline: Guideline) -> tuple[str, ...] | None:
    """A text taken apart, in which parameters are written out and every second piece, from the second on, is the id of
    an element whose value stands there."""
    return None if written is None else text_from(written, guideline).pieces


class Written(Struct, frozen=True, eq=False):
    """An amount that is written out: as much as another one is the same, however that is written."""

    text: str
    much: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Written) and self.much == other.much

    def __hash__(self) -> int:
        return hash(self.much)


def _amount(item: RecommendedItem) -> str | Written | None:
    """How much: what is written, or the id of the element that says it."""
    amount = item.amount
    if amount is None:
        return None
    if amount.element is not None:
        return amount.element
    text, unit = amount_from(amount).constant or amount.text, amount.unit or DIMENSIONLESS
    if amount.number is None or "{" in unit.text:  # of what is counted in units of their own the unit says what it is
        return Written(text, text)
    return Written(text, (amount.number * unit.factor + unit.offset, unit.dimension))


def saying(evaluation: Evaluation) -> Iterator[Node]:
    """The nodes that say something to a patient."""
    nodes = {each.node.id: each.node for each in evaluation.recommendations}
    nodes |= {each.node.id: each.node for each in evaluation.reassess}
    yield from nodes.values()


def said(evaluation: Evaluation, guideline: Guideline, told: Told) -> frozenset[Key]:
    """What an evaluation says."""
    return frozenset(key for node in saying(evaluation) for key in told(node, guideline))


def by_key(guideline: Guideline, told: Told) -> dict[Key, list[str]]:
    """For each thing that is said, the nodes that say it."""
    found: dict[Key, list[str]] = {}
    for node in guideline.nodes.values():
        for key in dict.fromkeys(told(node, guideline)):
            found.setdefault(key, []).append(node.id)
    return found


def in_words(key: Key, guideline: Guideline) -> str:
    """What is said, for a reader."""
    match key:
        case ("offer", direction, id, amount):
            much = _much(id, amount, guideline)
            return much if direction == Direction.FOR else f"advice against {_title(id, guideline)}"
        case ("choice", *_):
            return " of ".join(choice(key, guideline) or ())
        case ("advice", direction, id, *_):
            return f"{_about(direction, id, guideline)} ({', '.join(part for part in advised(key, guideline) if part)})"
        case ("visit", waited, due, resume):
            when = f" {waited.text}" if waited is not None else ""
            when += f" on the day of {title_of(guideline, due)}" if due is not None else ""
            return f"a later visit{when}: {visit_title(resume, guideline)}"
        case ("until", resume, until):
            return f"a later visit, {visit_title(resume, guideline)}, until {_text(until, guideline)}"
        case _:
            return str(key)


def choice(key: Key, guideline: Guideline) -> tuple[str, str] | None:
    """Of a choice how many of it are meant, and what there is to choose."""
    match key:
        case ("choice", str(selection), options):
            return selection.replace("_", " "), "; ".join(_much(id, amount, guideline) for _, id, amount in options)
        case _:
            return None


def _about(direction: str, id: str, guideline: Guideline) -> str:
    return f"{'' if direction == Direction.FOR else 'against '}{_title(id, guideline)}"


def about(key: Key, guideline: Guideline) -> tuple[str, ...]:
    """The interventions that something is said of, each with "against" before it where that is what is said."""
    match key:
        case ("offer" | "advice", direction, id, *_):
            return (_about(direction, id, guideline),)
        case ("choice", _, options):
            return tuple(_about(direction, id, guideline) for direction, id, _ in options)
        case _:
            return ()


def advised(key: Key, guideline: Guideline) -> tuple[str, ...]:
    """What is said of one intervention: strength, certainty, whether it is graded, tier, priority, detail, regimen;
    empty where nothing is."""
    if key[0] != "advice":
        return ()
    *_, graded, detail, regimen = key
    text = _text(detail, guideline) if detail else ""
    return (*_graded(graded, guideline), text, f"regimen {regimen}" if regimen else "")


def grade_words(graded: Grade, guideline: Guideline) -> str:
    """How an item is graded, by the titles of the scheme."""
    return ", ".join(part for part in _graded(graded, guideline) if part)


def _graded(graded: Grade, guideline: Guideline) -> tuple[str, ...]:
    strength, certainty, tier, priority, ungraded = graded
    scheme = guideline.manifest.grading
    strong, sure = scheme.strengths.get(strength or ""), scheme.certainties.get(certainty or "")
    parts = [strong.title if strong is not None else strength, sure.said if sure is not None else certainty]
    return tuple(part or "" for part in (*parts, "not graded" if ungraded else None, tier, priority))


def item_title(item: RecommendedItem, guideline: Guideline) -> str:
    """What an item is about: ``for`` or ``against`` its intervention."""
    known = guideline.interventions.get(item.intervention.id)
    return f"{item.direction.value} {known.title if known is not None else item.intervention.id}"


def text_words(written: str | None, guideline: Guideline) -> str | None:
    """A text, in which the titles of the elements stand whose values it tells."""
    parts = pieces(written, guideline)
    return None if parts is None else _text(parts, guideline)


def much_words(item: RecommendedItem, guideline: Guideline) -> str:
    """How much of an item is meant."""
    match _amount(item):
        case None:
            return ""
        case Written(text):
            return text
        case element:
            return title_of(guideline, element)


def visit_title(name: str, guideline: Guideline) -> str:
    """The title of an entry point."""
    entry = guideline.manifest.entry_points.get(name)
    return entry.title if entry is not None else name


def _title(id: str, guideline: Guideline) -> str:
    known = guideline.interventions.get(id)
    return known.title if known is not None else id


def _much(id: str, amount: str | Written | None, guideline: Guideline) -> str:
    match amount:
        case None:
            return _title(id, guideline)
        case Written(text):
            return f"{_title(id, guideline)}: {text}"
        case element:
            return f"{_title(id, guideline)}: {title_of(guideline, element)}"


def _text(parts: tuple[str, ...], guideline: Guideline) -> str:
    told = (f"{{{title_of(guideline, part)}}}" if place % 2 else part for place, part in enumerate(parts))
    return f"\u201c{''.join(told)}\u201d"
