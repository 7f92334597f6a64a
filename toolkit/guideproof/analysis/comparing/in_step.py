"""What did not keep step with a change: rules, texts and evidence that still have an old bound, advice that rests on a
source whose status changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from guideproof.analysis.comparing.comparison import OutOfStep
from guideproof.analysis.comparing.function import of_node, whole
from guideproof.analysis.comparing.spelling import sought
from guideproof.model.condition import Compares, Condition, IsNumber, tests
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Direction, Node, Reassess
from guideproof.model.reference import EvidenceLink
from guideproof.model.safety import Always, Never, SafetyRule
from guideproof.model.unit import DIMENSIONLESS, Unit
from guideproof.model.value_text import counted
from guideproof.program.texts import words_of

_Bound = tuple[str, Fraction]
"""An element and a number in its unit with which it is compared."""

_FEW = 3
"""An offer that more places make is no pair of places that belong together."""


def out_of_step(base: Guideline, head: Guideline) -> Iterator[OutOfStep]:
    """Everything that has still what the change took away, in the order of the guideline."""
    now = set(_bounds(head.asked_conditions))
    gone = dict.fromkeys(each for each in _bounds(base.asked_conditions) if each not in now)
    yield from _rules(head, gone)
    yield from _elsewhere(base, head)
    yield from _offered(base, head)
    for element, number in gone:
        unit = _unit(head, element)
        if unit is not None:
            yield from _texts(head, number, unit, _holders(base, element, number))
    yield from _sources(base, head)


def _bounds(conditions: Iterable[Condition]) -> Iterator[_Bound]:
    for condition in conditions:
        for test in tests(condition):
            match test:
                case Compares(element, _, bound) if bound.number is not None:
                    yield element, bound.number
                case IsNumber(element, numbers, dates=False):
                    yield from ((element, number) for number in numbers)


def _rules(head: Guideline, gone: Iterable[_Bound]) -> Iterator[OutOfStep]:
    were = set(gone)
    for rule in head.safety.values():
        when = _when(rule)
        for bound in dict.fromkeys(_bounds(() if when is None else (when,))):
            if bound in were:
                yield OutOfStep(f"safety rule {rule.id}", _tests(head, bound))


def _elsewhere(base: Guideline, head: Guideline) -> Iterator[OutOfStep]:
    """Other branches of a decision, and safety rules, that still have a bound which one of its branches had."""
    for id, node in head.nodes.items():
        before = base.nodes.get(id)
        were = {each.id: _limits(each.when) for each in before.branches} if before is not None else {}
        gone = dict.fromkeys(each for branch in node.branches for each in _gone(were.get(branch.id, ()), branch.when))
        for bound in gone:
            what = _tests(head, bound)
            still = [each.text for each in node.branches if bound in _limits(each.when) and each.id in were]
            yield from (OutOfStep(f"node {id}", f"{what} at branch “{label}”") for label in still)
            for rule in head.safety.values():
                if still and bound in _limits(_when(rule)):
                    yield OutOfStep(f"safety rule {rule.id}", what)


def _gone(were: Iterable[_Bound], when: Condition | None) -> list[_Bound]:
    now = _limits(when)
    return [each for each in were if each not in now]


def _limits(when: Condition | None) -> tuple[_Bound, ...]:
    """The bounds of a condition; a single number that an element has to be is none."""
    found = () if when is None else tests(when)
    return tuple(_bounds(test for test in found if isinstance(test, Compares)))


def _offered(base: Guideline, head: Guideline) -> Iterator[OutOfStep]:
    """Where the place of an offer was taken by another one, the few other places that still make it."""
    for id, node in head.nodes.items():
        before = base.nodes.get(id)
        if before is None:
            continue
        were, are = _made(before), _made(node)
        for each in sorted(were - are) if are - were else ():
            others = [name for name, other in head.nodes.items() if each in _made(other)]
            if 0 < len(others) <= _FEW:
                known = head.interventions.get(each)
                title = known.title if known is not None else each
                yield from (OutOfStep(f"node {name}", f"still offers {title}") for name in others)


def _made(node: Node) -> frozenset[str]:
    """The interventions that a node offers."""
    return frozenset(item.intervention.id for item in node.items if item.direction is Direction.FOR)


def _when(rule: SafetyRule) -> Condition | None:
    return rule.rule.when if isinstance(rule.rule, Never | Always) else None


def _tests(guideline: Guideline, bound: _Bound) -> str:
    element, number = bound
    variable = guideline.variable(element)
    title = variable.title if variable is not None else element
    return f"still tests {title} against {counted(number, *words_of(_unit(guideline, element)))}"


def _unit(guideline: Guideline, element: str) -> Unit | None:
    """The unit of a number, by which it is told in a text from any other."""
    variable = guideline.variable(element)
    unit = variable.unit if variable is not None else None
    return None if unit is None or unit == DIMENSIONLESS else unit


def _texts(head: Guideline, number: Fraction, unit: Unit, evidence: Iterable[EvidenceLink]) -> Iterator[OutOfStep]:
    spelt = sought(number, unit)
    for thing, text in _told(head):
        if found := spelt.search(text):
            yield OutOfStep(thing, f"still says {found[0]}")
    for link in dict.fromkeys((each.source, each.finding) for each in evidence):
        source = head.sources.get(link[0])
        finding = source.findings.get(link[1]) if source is not None and link[1] is not None else None
        if finding is not None and (found := spelt.search(f"{finding.says} {finding.design_note or ''}")):
            what = f"says {found[0]}, and what rested on it says so no longer"
            yield OutOfStep(f"finding {link[0]}#{link[1]}", what)


def _told(guideline: Guideline) -> Iterator[tuple[str, str]]:
    """The texts of a guideline but those of its sources, each with the thing that it belongs to."""
    for node in guideline.nodes.values():
        yield from ((f"node {node.id}", text) for text in _of_node(node) if text)
    for id, intervention in guideline.interventions.items():
        yield f"intervention {id}", f"{intervention.title} {intervention.regimen or ''}"
    for id, rule in guideline.safety.items():
        yield f"safety rule {id}", f"{rule.title} {rule.because}"
    for id, element in guideline.elements.items():
        texts = (element.title, element.question, element.help, *element.codes.values())
        yield f"input {id}", " ".join(filter(None, texts))
    for id, derived in guideline.derived.items():
        yield f"derived element {id}", " ".join((derived.title, *derived.codes.values()))
    for id, constraint in guideline.constraints.items():
        yield f"constraint {id}", constraint.because if constraint.ranged is None else ""
    for id, parameter in guideline.parameters.items():
        yield f"parameter {id}", f"{parameter.title} {parameter.because or ''}"
    for id, each in guideline.disagreements.items():
        yield f"disagreement {id}", str(whole(each))
    for id, entry in guideline.manifest.entry_points.items():
        yield f"entry point {id}", entry.title


def _of_node(node: Node) -> Iterator[str | None]:
    yield from (node.title, node.rationale)
    yield from (item.detail for item in node.items)
    match node.body:
        case Decision(question, branches=branches):
            yield question
            yield from (branch.label for branch in branches)
        case Reassess(until=until):
            yield until


def _holders(base: Guideline, element: str, number: Fraction) -> Iterator[EvidenceLink]:
    """The evidence of what had a bound: nodes whose branches test it, parameters that stand for it."""
    for node in base.nodes.values():
        for branch in node.branches:
            if branch.when is not None and (element, number) in _bounds((branch.when,)):
                yield from (*branch.evidence, *node.evidence)
                yield from _of_parameters(base, branch.when, (element, number))
    for derived in base.derived.values():
        for when in derived.conditions:
            yield from _of_parameters(base, when, (element, number))


def _of_parameters(base: Guideline, when: Condition, sought: _Bound) -> Iterator[EvidenceLink]:
    for test in tests(when):
        if (
            isinstance(test, Compares)
            and test.bound.parameter is not None
            and (test.element, test.bound.number) == sought
        ):
            yield from base.parameters[test.bound.parameter].evidence


def _sources(base: Guideline, head: Guideline) -> Iterator[OutOfStep]:
    """Nodes that say what they said, on the strength of a source whose status is another one now."""
    for id, source in head.sources.items():
        was = base.sources.get(id)
        if was is None or was.status is source.status:
            continue
        for node in head.nodes.values():
            before = base.nodes.get(node.id)
            links = (*node.evidence, *(link for item in node.items for link in item.evidence))
            if before is not None and of_node(before) == of_node(node) and any(link.source == id for link in links):
                yield OutOfStep(f"node {node.id}", f"says what it said, and {id} is {source.status.value} now")
