"""One cause, one finding: many values of one element that are wrong for one reason are told together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from guideproof.diagnostic import Note
from guideproof.model.fault import OutOfRange, OutsideDates, TypeMismatch, UnitMismatch
from guideproof.model.guideline import Guideline

_FEW = 5
"""So many may each have a cause of their own; more have one, most often a change of the element."""

F = TypeVar("F", TypeMismatch, UnitMismatch, OutOfRange, OutsideDates)


def folded(faults: Iterable[F], reason: Callable[[F], Hashable]) -> Iterator[tuple[F, list[F]]]:
    """Each fault alone, or, of many of one element for one reason, the first by its place with the others."""
    groups: dict[tuple[str, Hashable], list[F]] = {}
    for fault in faults:
        groups.setdefault((fault.element, reason(fault)), []).append(fault)
    for group in groups.values():
        if len(group) <= _FEW:
            for fault in group:
                yield fault, []
        else:
            group.sort(key=lambda fault: fault.span)
            yield group[0], group[1:]


class ToldOnce(Struct, frozen=True):
    """What is said of a fault and the others of its reason: the message, the further places and the way out."""

    message: str
    notes: list[Note]
    hint: str


def told(guideline: Guideline, first: F, others: list[F], said: Callable[[F], str], hint: str) -> ToldOnce:
    """What is said of one fault; with the number of the others, and that the element may be what is wrong."""
    if not others:
        return ToldOnce(said(first), [], hint)
    element = guideline.variable(first.element)
    notes = [Note(said(each), each.span) for each in others]
    if element is not None:
        notes.insert(0, Note(f"`{first.element}` is defined here", element.span))
    return ToldOnce(
        f"{said(first)}; {len(others)} more of its values do not fit for the same reason",
        notes,
        f"If `{first.element}` was changed by mistake, change it back. Else: {hint[:1].lower()}{hint[1:]}",
    )
