"""What a figure in the prose of a node, a safety rule or a disagreement may rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.evidence.claims import Figure, figures_about, figures_in, figures_of
from guideproof.analysis.evidence.support import findings_of
from guideproof.model.condition import Compares, Condition, IsNumber, elements_of, tests
from guideproof.model.element import Derived, Element, of_days
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess
from guideproof.model.reference import EvidenceLink
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_quantity, parse_unit


def figures_of_links(guideline: Guideline, links: Iterable[EvidenceLink]) -> Iterator[Figure]:
    """The figures of all findings that are linked, and those in which their sources describe themselves."""
    for link in links:
        for finding in findings_of(guideline, link):
            yield from figures_of(finding)
        source = guideline.sources.get(link.source)
        if source is not None:
            yield from figures_about(source)


def figures_of_node(guideline: Guideline, node: Node) -> Iterator[Figure]:
    """The figures of a node's own data: its conditions and those that lead to it, the regimens of its interventions,
    and the periods after which it, or what follows it, has the patient come back."""
    for condition in node.conditions:
        yield from figures_of_condition(guideline, condition)
    for other in guideline.nodes.values():
        for branch_in, target in other.edges:
            if target.id == node.id and branch_in is not None:
                yield from figures_of_condition(guideline, branch_in.when)
    for item in node.items:
        intervention = guideline.interventions.get(item.intervention.id)
        yield from figures_in(intervention.regimen if intervention is not None else None)
    for each in (node, *(guideline.nodes[target.id] for _, target in node.edges if target.id in guideline.nodes)):
        if isinstance(each.body, Reassess) and each.body.after is not None:
            for text in (each.body.after.at_least, each.body.after.at_most):
                yield from _period(text)


def figures_of_condition(guideline: Guideline, condition: Condition | None) -> Iterator[Figure]:
    """The numbers that a condition compares with, and those in the derived elements that it names."""
    waiting, seen = [condition] if condition is not None else [], set[str]()
    while waiting:
        each = waiting.pop()
        yield from _bounds(guideline, each)
        for id in elements_of(each):
            if id in guideline.derived and id not in seen:
                seen.add(id)
                waiting.extend(guideline.derived[id].conditions)


def _bounds(guideline: Guideline, condition: Condition) -> Iterator[Figure]:
    for test in tests(condition):
        match test:
            case _ if of_days(guideline.variable(test.element)):
                pass  # a date is told by the calendar, and no figure
            case Compares(element, _, bound) if bound.number is not None:
                yield bound.number, _unit(guideline.variable(element))
            case IsNumber(element, numbers):
                yield from ((number, _unit(guideline.variable(element))) for number in numbers)
            case _:
                pass


def _unit(variable: Element | Derived | None) -> Unit:
    return variable.unit if variable is not None and variable.unit is not None else DIMENSIONLESS


def _period(text: str | None) -> Iterator[Figure]:
    quantity = parse_quantity(text or "")
    unit = parse_unit(quantity[1]) if quantity is not None else None
    if quantity is not None and unit is not None:
        yield quantity[0], unit
