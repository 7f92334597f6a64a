"""What there is to name in a guideline, each id with what people read of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.comparing.rules import RULES
from guideproof.checks import CHECKS
from guideproof.model.element import NUMERIC, VISIT, Derived, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind

Schema = dict[str, Any]


class NamedIds(Struct, frozen=True):
    """Ids with titles; ``open`` where a file that could not be read may hold more of them."""

    titles: Mapping[str, str]
    open: bool = False

    def schema(self, what: str) -> Schema:
        """The schema of one of these names."""
        if self.open:
            return {"title": what, "type": "string", "minLength": 1}
        return one_of(self.titles, what)


def one_of(titles: Mapping[str, str], what: str) -> Schema:
    """The schema of a text that is one of these; of none where there are none."""
    if not titles:
        return {"title": what, "not": {}, "description": f"This guideline has nothing that is {what}."}
    return {"title": what, "type": "string", "enum": list(titles), "enumDescriptions": list(titles.values())}


UNREAD = "(could not be read)"
"""What is said of an id whose thing could not be read."""

_ELEMENTS = frozenset({"named_element", "named_number", "named_date", "named_day"})


def names_of(guideline: Guideline) -> dict[str, NamedIds]:
    """What each named part of the schemas may name."""
    every = variables(guideline)
    found = {
        "named_node": _titled(guideline.nodes.values()),
        "named_intervention": _titled(guideline.interventions.values()),
        "named_source": _titled(guideline.sources.values()),
        "named_finding": _findings(guideline),
        "named_element": _elements(every),
        "named_number": _elements(each for each in every if gives_number(each)),
        "named_date": _elements(each for each in every if each.type is ElementType.DATE),
        "named_tag": _tags(guideline),
        "named_entry_point": {name: each.title or name for name, each in guideline.manifest.entry_points.items()},
        "named_parameter": {id: f"{each.title}: {each.text}" for id, each in guideline.parameters.items()},
        "named_check": _checks(),
        "named_allowed": _checks() | {name: each.summary for each in RULES for name in (each.slug, each.code)},
        "named_holder": _holders(guideline),
    }
    found["named_day"] = {VISIT: "The day of the visit", **found["named_date"]}
    return {part: _with_unread(part, titles, guideline) for part, titles in found.items()}


def variables(guideline: Guideline) -> list[Element | Derived]:
    """Every element, input or derived."""
    return [*guideline.elements.values(), *guideline.derived.values()]


def gives_number(variable: Element | Derived) -> bool:
    """Whether an element is a number, or may have codes with points."""
    return variable.type in NUMERIC or variable.type is ElementType.CODE


def of_element(variable: Element | Derived) -> str:
    """What people read of an element: its title and its unit."""
    return variable.title if variable.unit is None else f"{variable.title}, {variable.unit.text}"


def _elements(found: Iterable[Element | Derived]) -> dict[str, str]:
    return {each.id: of_element(each) for each in found}


def _titled(things: Iterable[Any]) -> dict[str, str]:
    return {each.id: each.title for each in things}


def _findings(guideline: Guideline) -> dict[str, str]:
    """The sources, each before its findings."""
    titles: dict[str, str] = {}
    for source in guideline.sources.values():
        titles[source.id] = source.title
        titles |= {f"{source.id}#{each.id}": f"{each.outcome}: {each.says}" for each in source.findings.values()}
    return titles


def _tags(guideline: Guideline) -> dict[str, str]:
    tagged: dict[str, list[str]] = {}
    for each in guideline.interventions.values():
        for tag in each.tags:
            tagged.setdefault(tag, []).append(each.title)
    return {tag: ", ".join(titles) for tag, titles in tagged.items()}


def _checks() -> dict[str, str]:
    return {each.slug: each.summary for each in CHECKS} | {each.code: each.summary for each in CHECKS}


def _holders(guideline: Guideline) -> dict[str, str]:
    things = (
        guideline.nodes, guideline.safety, guideline.elements, guideline.derived, guideline.parameters,
        guideline.interventions, guideline.disagreements, guideline.manifest.entry_points,
    )  # fmt: skip
    titles = {id: getattr(each, "title", "") or id for mapping in things for id, each in mapping.items()}
    titles |= {id: each.because for id, each in guideline.constraints.items()}
    return titles | {id: title for id, title in _findings(guideline).items() if "#" in id}


_HIDDEN: Mapping[str, tuple[Kind, ...]] = {
    "named_node": (Kind.NODE,),
    "named_intervention": (Kind.INTERVENTION,),
    "named_source": (Kind.SOURCE,),
    "named_finding": (Kind.SOURCE,),
    "named_tag": (Kind.INTERVENTION,),
    "named_entry_point": (Kind.ENTRY_POINT,),
    "named_parameter": (Kind.PARAMETER,),
    "named_holder": tuple(Kind),
    **dict.fromkeys(_ELEMENTS, (Kind.ELEMENT,)),
}
"""Of which kinds something unread may be what a part names."""


def _with_unread(part: str, titles: Mapping[str, str], guideline: Guideline) -> NamedIds:
    """The names, with those that a file which could not be read announces; open where it may hold any. What a source
    found, and how interventions are tagged, nobody can tell before they can be read."""
    kinds = _HIDDEN.get(part, ())
    unread = sorted(id for kind, id in guideline.unread if kind in kinds)
    announced = {id: UNREAD for id in unread if id not in titles}
    told = part not in ("named_finding", "named_tag")
    return NamedIds({**titles, **announced}, open=bool(unread) and ("" in unread or not told))
