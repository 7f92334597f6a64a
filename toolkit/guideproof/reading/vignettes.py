"""Vignettes from syntax tree to model, their facts checked like a patient's (section 10)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guideproof.analysis.evaluation.facts import read_value
from guideproof.model.element import Element
from guideproof.model.fault import Fault, OutOfRange, TypeMismatch, UnitMismatch, UnknownCode, UnknownReference
from guideproof.model.reference import Kind, Ref
from guideproof.model.vignette import Expectation, ExpectedVisit, Vignette
from guideproof.reading import fields
from guideproof.reading.periods import read_after
from guideproof.reading.tree import Mapped, Scalar, plain
from guideproof.source import Span, whole


def read_vignette(tree: Mapped, name: str, faults: list[Fault]) -> Vignette:
    """The vignette of a file that the schema accepts, whose ``name`` stands for an id that was left out; what is wrong
    with its periods is added to the faults."""
    named = tree.entries.get("id")
    facts = fields.mapping(tree, "facts") or Mapped({}, tree.span)
    expect = fields.mapping(tree, "expect") or Mapped({}, tree.span)
    return Vignette(
        id=fields.text(tree, "id") or name,
        title=fields.text(tree, "title"),
        entry=fields.ref(tree, "entry"),
        facts={key: plain(entry.value) for key, entry in facts.entries.items()},
        places={key: entry.value.span for key, entry in facts.entries.items()},
        expected_at={key: entry.key_span for key, entry in expect.entries.items()},
        expect=_expectation(expect, faults),
        source=fields.text(tree, "source"),
        allow=fields.allowances(tree),
        span=named.value.span if named is not None else whole(tree.span.path),
        origin=fields.text(tree, "origin") or "written",
        confirmed=not (isinstance(confirmed := tree.get("confirmed"), Scalar) and confirmed.value is False),
    )


def _expectation(tree: Mapped, faults: list[Fault]) -> Expectation:
    derived = fields.mapping(tree, "derived")
    lists = {
        key: fields.refs(tree, key) if key in tree.entries else None
        for key in (
            "recommends",
            "recommends_only",
            "advises_against",
            "does_not_recommend",
            "needs",
            "visits",
            "does_not_visit",
        )
    }
    return Expectation(
        status=fields.text(tree, "status"),
        derived=plain(derived) if derived is not None else {},
        reassess=_reassess(tree, faults) if "reassess" in tree.entries else None,
        **lists,
    )


def _reassess(tree: Mapped, faults: list[Fault]) -> tuple[ExpectedVisit, ...]:
    found = fields.mappings(tree, "reassess")
    return tuple(
        ExpectedVisit(
            fields.ref(item, "node") or Ref("", item.span), read_after(item, faults), fields.text(item, "until")
        )
        for item in found
    )


@dataclass(slots=True)
class FactCheck:
    """Checks the facts of vignettes; ``known`` are all announced ids. What fitted once is not read again."""

    elements: Mapping[str, Element]
    known: frozenset[str]
    fitting: set[tuple[str, type, Hashable]] = field(default_factory=set)

    def faults(self, vignette: Vignette) -> list[Fault]:
        """What is wrong with the facts, unless the vignette expects them to be invalid."""
        faults: list[Fault] = []
        for id, given in vignette.facts.items():
            place = vignette.places[id]
            if id not in self.elements:
                if id not in self.known:
                    faults.append(UnknownReference(Kind.ELEMENT, id, tuple(sorted(self.known)), place))
            elif vignette.expect.status != "invalid":
                faults += self._misfit(id, given, place)
        return faults

    def _misfit(self, id: str, given: Any, place: Span) -> list[Fault]:
        key = (id, type(given), given) if isinstance(given, Hashable) else None
        if key in self.fitting:
            return []
        value = read_value(self.elements[id], given, place)
        if isinstance(value, TypeMismatch | UnitMismatch | OutOfRange | UnknownCode):
            return [value]
        if key is not None:
            self.fitting.add(key)
        return []
