"""Vignettes from syntax tree to model, their facts checked like a patient's (section 10)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct, field

from guideproof.analysis.evaluation.facts import DaySpan, ValueFault, read_value, until
from guideproof.analysis.evaluation.visit import day_of_visit
from guideproof.model.calendar import format_day
from guideproof.model.element import ON, Element
from guideproof.model.fault import Fault, OutsideDates, SchemaFault, Shape, UnknownReference
from guideproof.model.reference import Kind, Ref
from guideproof.model.vignette import Expectation, ExpectedVisit, Vignette
from guideproof.program.slots import VISIT_KIND
from guideproof.program.thresholds import NONE, Thresholds
from guideproof.reading import fields
from guideproof.reading.periods import read_after
from guideproof.reading.tree import Entry, Mapped, Scalar, plain
from guideproof.source import Span, whole


def read_vignette(tree: Mapped, name: str, faults: list[Fault]) -> Vignette:
    """The vignette of a file that the schema accepts, whose ``name`` stands for an id that was left out; what is wrong
    with its periods is added to the faults."""
    named = tree.entries.get("id")
    facts = dict((fields.mapping(tree, "facts") or Mapped({}, tree.span)).entries)
    facts |= {ON: tree.entries[ON]} if fields.text(tree, ON) is not None else {}
    expect = fields.mapping(tree, "expect") or Mapped({}, tree.span)
    return Vignette(
        id=fields.text(tree, "id") or name,
        title=fields.text(tree, "title"),
        entry=fields.ref(tree, "entry"),
        facts={key: plain(entry.value) for key, entry in facts.items()},
        places={key: entry.value.span for key, entry in facts.items()},
        expected_at={key: entry.key_span for key, entry in _expected(expect)},
        values_at={key: entry.value.span for key, entry in _expected(expect)},
        expect=_expectation(expect, faults),
        source=fields.text(tree, "source"),
        allow=fields.allowances(tree),
        span=named.value.span if named is not None else whole(tree.span.path),
        origin=fields.text(tree, "origin") or "written",
        confirmed=not (isinstance(confirmed := tree.get("confirmed"), Scalar) and confirmed.value is False),
    )


def _expected(tree: Mapped) -> Iterator[tuple[str, Entry]]:
    """What is expected by its key, also the single values and amounts: `derived.risk`."""
    for key, entry in tree.entries.items():
        yield key, entry
        if key in ("derived", "amounts") and isinstance(entry.value, Mapped):
            yield from ((f"{key}.{id}", each) for id, each in entry.value.entries.items())


def _expectation(tree: Mapped, faults: list[Fault]) -> Expectation:
    derived, amounts = fields.mapping(tree, "derived"), fields.mapping(tree, "amounts")
    lists: dict[str, Any] = {
        key: fields.refs(tree, key) if key in tree.entries else None
        for key in (
            "recommends",
            "recommends_only",
            "advises_against",
            "advises_against_only",
            "does_not_recommend",
            "needs",
            "visits",
            "does_not_visit",
        )
    }
    return Expectation(
        status=fields.text(tree, "status"),
        derived=plain(derived) if derived is not None else {},
        amounts=plain(amounts) if amounts is not None else {},
        reassess=_reassess(tree, faults) if "reassess" in tree.entries else None,
        **lists,
    )


def _reassess(tree: Mapped, faults: list[Fault]) -> tuple[ExpectedVisit, ...]:
    found = fields.mappings(tree, "reassess")
    return tuple(
        ExpectedVisit(
            fields.ref(item, "node") or Ref("", item.span),
            read_after(item, faults),
            fields.text(item, "until"),
            plain(item.entries["due"].value) if "due" in item.entries else None,
        )
        for item in found
    )


_ONE_VALUE = frozenset({str, bool, Fraction})
"""The types of what stands for one value, which can be looked up."""


class FactCheck(Struct):
    """Checks the facts of vignettes; ``known`` are all announced ids, ``thresholds`` what elements are compared with,
    ``dated`` says that there are dates, so that the day of the visit must be stated. What fitted once is not read
    again."""

    elements: Mapping[str, Element]
    known: frozenset[str]
    thresholds: Mapping[str, Thresholds]
    dated: bool = False
    fitting: set[tuple[str, type, Hashable]] = field(default_factory=set)

    def faults(self, vignette: Vignette) -> list[Fault]:
        """What is wrong with the facts, unless the vignette expects them to be invalid."""
        faults = list(self._of_dates(vignette)) if self.dated else []
        for id, given in vignette.facts.items():
            if type(given) in _ONE_VALUE and (id, type(given), given) in self.fitting:
                continue
            place = vignette.places[id]
            if id == ON:
                continue
            if id not in self.elements:
                if id not in self.known:
                    faults.append(UnknownReference(Kind.ELEMENT, id, tuple(sorted(self.known)), place))
            elif vignette.expect.status != "invalid":
                faults += self._misfit(id, given, place)
        return faults

    def _of_dates(self, vignette: Vignette) -> Iterator[Fault]:
        """What is wrong with the day of the visit, and with dates that would come after it."""
        owner = f"vignette `{vignette.id}`"
        if ON not in vignette.facts:
            stated = ("the day of the visit, such as `2026-01-31`",)
            yield SchemaFault(Shape.MISSING, ON, owner, "", stated, vignette.span)
        if ON not in vignette.facts or vignette.expect.status == "invalid":
            return
        day, wrong = day_of_visit(vignette.facts)
        if day is None or wrong is not None:
            lies = (f"a day from {format_day(VISIT_KIND.first)} to {format_day(VISIT_KIND.last)}",)
            given = str(vignette.facts[ON])
            yield SchemaFault(Shape.RANGE, ON, owner, given, lies, vignette.places[ON])
            return
        for id, given in vignette.facts.items():
            element = self.elements.get(id)
            if element is None or element.days is None or not element.days.until_visit:
                continue
            value = read_value(element, given, vignette.places[id])
            cut = until(element, value, day, given, vignette.places[id]) if isinstance(value, DaySpan) else None
            if isinstance(cut, OutsideDates):
                yield cut

    def _misfit(self, id: str, given: Any, place: Span) -> list[Fault]:
        value = read_value(self.elements[id], given, place, named=self.thresholds.get(id, NONE).numbers)
        if isinstance(value, ValueFault):
            return [value]
        if type(given) in _ONE_VALUE:
            self.fitting.add((id, type(given), given))
        return []
