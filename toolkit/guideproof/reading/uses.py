"""Where the ids of things are named: every reference of a guideline with its kind and its place, in the order of files.

Not among them are the elements that conditions, formulas and facts name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.model.evidence import Settled
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Reassess, Recommendation
from guideproof.model.reference import EvidenceLink, Kind, Ref
from guideproof.model.safety import Always, InCategory, Named, SafetyRule, WithTag, targets_of
from guideproof.model.vignette import Vignette

Use = tuple[Kind, Ref]
"""What is named, by its kind; of a ``FINDING`` the id is ``source#finding``."""


def uses(guideline: Guideline) -> Iterator[Use]:
    """Every reference, whether it points to something or nowhere."""
    for entry in guideline.manifest.entry_points.values():
        yield Kind.NODE, entry.start
        yield from _each(Kind.ELEMENT, entry.knows or ())
    for element in guideline.elements.values():
        if element.limits is not None:
            yield from _each(Kind.ELEMENT, filter(None, (element.limits.lower, element.limits.upper)))
    for intervention in guideline.interventions.values():
        yield from _each(Kind.ELEMENT, intervention.yields)
        yield from _each(Kind.INTERVENTION, intervention.excludes)
    for node in guideline.nodes.values():
        yield from _of_node(node)
    yield from _of_evidence(guideline)
    for rule in guideline.safety.values():
        yield from _of_rule(rule)
    for vignette in guideline.vignettes.values():
        yield from _of_vignette(vignette)


def _of_evidence(guideline: Guideline) -> Iterator[Use]:
    """What sources, parameters and disagreements name."""
    for source in guideline.sources.values():
        yield from _each(Kind.SOURCE, filter(None, (source.read_through, source.superseded_by)))
        for statement in source.statements.values():
            yield from _each(Kind.HOLDER, statement.held_by)
            yield from _links(statement.findings)
    for parameter in guideline.parameters.values():
        yield from _links(parameter.evidence)
    for disagreement in guideline.disagreements.values():
        for position in disagreement.positions:
            yield from _each(Kind.SOURCE, position.sources)
        if isinstance(disagreement.outcome, Settled):
            yield from _each(Kind.NODE, disagreement.outcome.decided_in)


def _each(kind: Kind, refs: Iterable[Ref]) -> Iterator[Use]:
    return ((kind, ref) for ref in refs)


def _links(links: Iterable[EvidenceLink]) -> Iterator[Use]:
    for link in links:
        yield Kind.SOURCE if link.finding is None else Kind.FINDING, Ref(link.target, link.span)


def _of_node(node: Node) -> Iterator[Use]:
    yield from _links(node.evidence)
    match node.body:
        case Decision(branches=branches):
            for branch in branches:
                yield from _each(Kind.NODE, branch.next or ())
                yield from _each(Kind.ELEMENT, branch.knows)
                yield from _links(branch.evidence)
        case Recommendation(items=items, next=targets):
            for item in items:
                yield Kind.INTERVENTION, item.intervention
                yield from _links(item.evidence)
            yield from _each(Kind.NODE, targets)
        case Reassess(resume_at=resume_at):
            yield Kind.ENTRY_POINT, resume_at


def _of_rule(rule: SafetyRule) -> Iterator[Use]:
    yield from _links(rule.evidence)
    for target in targets_of(rule.rule):
        match target:
            case Named(interventions):
                yield from _each(Kind.INTERVENTION, interventions)
            case WithTag(tag):
                yield Kind.TAG, tag
            case InCategory():
                pass
    if isinstance(rule.rule, Always) and rule.rule.entry is not None:
        yield Kind.ENTRY_POINT, rule.rule.entry


def _of_vignette(vignette: Vignette) -> Iterator[Use]:
    expect = vignette.expect
    if vignette.entry is not None:
        yield Kind.ENTRY_POINT, vignette.entry
    against = (expect.advises_against, expect.advises_against_only, expect.does_not_recommend)
    for refs in (expect.recommends, expect.recommends_only, *against):
        yield from _each(Kind.INTERVENTION, refs or ())
    yield from _each(Kind.ELEMENT, expect.needs or ())
    yield from _each(Kind.NODE, (*(expect.visits or ()), *(expect.does_not_visit or ())))
    yield from _each(Kind.NODE, (visit.node for visit in expect.reassess or ()))
    at = vignette.expected_at
    yield from _each(Kind.ELEMENT, (Ref(id, at[f"derived.{id}"]) for id in expect.derived))
    yield from _each(Kind.INTERVENTION, (Ref(id, at[f"amounts.{id}"]) for id in expect.amounts))
