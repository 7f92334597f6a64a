"""Which elements, parameters, interventions and evidence sources something in the guideline makes use of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from guideproof.model.condition import Includes, IsCode, Only, elements_of, parameters_of, tests
from guideproof.model.element import Classify, CodeOrTruth, Computed, DateAfter
from guideproof.model.formula import parameters
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Reassess, Recommendation
from guideproof.model.reference import EvidenceLink, Kind
from guideproof.model.safety import Named, SafetyRule, targets_of
from guideproof.program.texts import told_elements, told_parameters


def used_elements(guideline: Guideline) -> frozenset[str]:
    """The elements, input and derived, that a condition, a derived element, an amount or a text names.

    What is only made known (``knows``, ``yields``) or only set in a vignette is of no use to anybody.
    """
    used = {element for condition in guideline.conditions for element in elements_of(condition)}
    used.update(element for derived in guideline.derived.values() for element in derived.operands)
    return frozenset(used | told_elements(guideline))


def used_parameters(guideline: Guideline) -> frozenset[str]:
    """The parameters that a condition, a formula, a period, an amount or a text names."""
    derived = [each.definition for each in guideline.derived.values()]
    conditions = [*guideline.conditions, *(each for one in guideline.derived.values() for each in one.conditions)]
    used = {parameter for condition in conditions for parameter in parameters_of(condition)}
    used.update(name for each in derived if isinstance(each, Computed) for name in parameters(each.expression))
    used.update(each.wait.parameter for each in derived if isinstance(each, DateAfter) and each.wait.parameter)
    classes = (branch for each in derived if isinstance(each, Classify) for branch in each.branches)
    values = (branch.value for branch in classes if not isinstance(branch.value, CodeOrTruth))
    used.update(name for value in values for name in parameters(value))
    for node in guideline.nodes.values():
        if isinstance(node.body, Reassess) and node.body.after is not None:
            used.update(parameter for _, parameter in node.body.after.named)
    return frozenset(used | told_parameters(guideline))


def used_interventions(guideline: Guideline) -> frozenset[str]:
    """The interventions that are recommended, advised against or named by a safety rule."""
    used = {item.intervention.id for node in guideline.nodes.values() for item in node.items}
    for rule in guideline.safety.values():
        used.update(_named(rule))
    return frozenset(used)


def used_sources(guideline: Guideline) -> frozenset[str]:
    """The evidence sources that are linked, that another was read in or is superseded by, that hold a position, or
    whose findings hold a statement of another."""
    used = {link.source for node in guideline.nodes.values() for link in links_of(node)}
    used.update(link.source for rule in guideline.safety.values() for link in rule.evidence)
    used.update(link.source for parameter in guideline.parameters.values() for link in parameter.evidence)
    for source in guideline.sources.values():
        used.update(ref.id for ref in (source.read_through, source.superseded_by) if ref and ref.id != source.id)
        held = (link.source for statement in source.statements.values() for link in statement.findings)
        used.update(id for id in held if id != source.id)
    for disagreement in guideline.disagreements.values():
        used.update(ref.id for position in disagreement.positions for ref in position.sources)
    return frozenset(used)


def unnamed(guideline: Guideline, kind: Kind) -> tuple[str, ...]:
    """The things of a kind that nothing names, not even a vignette: one may be the new name of what is missing."""
    match kind:
        case Kind.NODE:
            named = {entry.start.id for entry in guideline.manifest.entry_points.values()}
            named.update(target.id for node in guideline.nodes.values() for _, target in node.edges)
            return tuple(id for id in guideline.nodes if id not in named)
        case Kind.ELEMENT:
            named = set(used_elements(guideline))
            named.update(id for vignette in guideline.vignettes.values() for id in vignette.facts)
            return tuple(id for id in (*guideline.elements, *guideline.derived) if id not in named)
        case Kind.PARAMETER:
            return tuple(id for id in guideline.parameters if id not in used_parameters(guideline))
        case Kind.INTERVENTION:
            return tuple(id for id in guideline.interventions if id not in used_interventions(guideline))
        case Kind.SOURCE:
            return tuple(id for id in guideline.sources if id not in used_sources(guideline))
        case _:
            return ()


def unnamed_codes(guideline: Guideline, id: str, codes: Collection[str]) -> tuple[str, ...]:
    """The codes of an element that no test and no vignette names."""
    conditions = [*guideline.conditions, *(each for one in guideline.derived.values() for each in one.conditions)]
    named = {
        code
        for condition in conditions
        for test in tests(condition)
        if isinstance(test, IsCode | Includes | Only) and test.element == id
        for code in test.codes
    }
    for vignette in guideline.vignettes.values():
        given = vignette.facts.get(id)
        named.update(map(str, given if isinstance(given, list | Mapping) else [given]))
    return tuple(code for code in codes if code not in named)


def links_of(node: Node) -> Iterator[EvidenceLink]:
    """Every evidence link of a node: its own, those of its branches, those of its items."""
    yield from node.evidence
    match node.body:
        case Decision(branches=branches):
            for branch in branches:
                yield from branch.evidence
        case Recommendation(items=items):
            for item in items:
                yield from item.evidence
        case _:
            return


def _named(rule: SafetyRule) -> Iterator[str]:
    for target in targets_of(rule.rule):
        if isinstance(target, Named):
            yield from (ref.id for ref in target.interventions)
