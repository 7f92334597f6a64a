"""References that point nowhere, over the whole guideline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from guideproof.model.evidence import Settled
from guideproof.model.fault import Fault, UnknownReference
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Reassess, Recommendation
from guideproof.model.reference import EvidenceLink, Kind, Ref
from guideproof.model.safety import Always, InCategory, Named, WithTag, targets_of
from guideproof.source import Span


def unknown_references(guideline: Guideline) -> list[Fault]:
    """Every reference whose target neither exists nor was announced by something that could not be read.

    The elements that conditions and formulas name are not among them: reading a condition already asks for those.
    """
    return list(_Walk(guideline).faults())


class _Walk:
    """Goes through the references of one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        announced: dict[Kind, list[str]] = {}
        for kind, id in sorted(guideline.unread):
            announced.setdefault(kind, []).append(id)
        own: dict[Kind, Collection[str]] = {
            Kind.ELEMENT: (*guideline.elements, *guideline.derived),
            Kind.INTERVENTION: guideline.interventions,
            Kind.NODE: guideline.nodes,
            Kind.SOURCE: guideline.sources,
            Kind.ENTRY_POINT: guideline.manifest.entry_points,
            Kind.TAG: {tag for each in guideline.interventions.values() for tag in each.tags},
        }
        holders = (
            guideline.nodes, guideline.safety, guideline.elements, guideline.derived, guideline.parameters,
            guideline.constraints, guideline.interventions, guideline.disagreements, guideline.manifest.entry_points,
        )  # fmt: skip
        own[Kind.HOLDER] = list(dict.fromkeys(id for each in holders for id in each))
        announced[Kind.HOLDER] = [id for _, id in sorted(guideline.unread)]
        self._known = {kind: (*ids, *announced.get(kind, ())) for kind, ids in own.items()}
        self._unread = guideline.unread

    def faults(self) -> Iterator[Fault]:
        guideline = self._guideline
        for entry in guideline.manifest.entry_points.values():
            yield from self._each(Kind.NODE, [entry.start])
            yield from self._each(Kind.ELEMENT, entry.knows or ())
        for element in guideline.elements.values():
            if element.limits is not None:
                yield from self._each(Kind.ELEMENT, filter(None, (element.limits.lower, element.limits.upper)))
        for intervention in guideline.interventions.values():
            yield from self._each(Kind.ELEMENT, intervention.yields)
            yield from self._each(Kind.INTERVENTION, intervention.excludes)
        for node in guideline.nodes.values():
            yield from self._node(node)
        for source in guideline.sources.values():
            named = (source.read_through, source.superseded_by)
            yield from self._each(Kind.SOURCE, [ref for ref in named if ref is not None])
            for statement in source.statements.values():
                yield from self._each(Kind.HOLDER, [ref for ref in statement.held_by if "#" not in ref.id])
                yield from self._links(statement.findings)
        yield from self._safety()
        for parameter in guideline.parameters.values():
            yield from self._links(parameter.evidence)
        for disagreement in guideline.disagreements.values():
            for position in disagreement.positions:
                yield from self._each(Kind.SOURCE, position.sources)
            if isinstance(disagreement.outcome, Settled):
                yield from self._each(Kind.NODE, disagreement.outcome.decided_in)
        yield from self._vignettes()

    def _each(self, kind: Kind, refs: Iterable[Ref]) -> Iterator[Fault]:
        for ref in refs:
            if ref.id not in self._known[kind] and not self._hidden(kind):
                yield UnknownReference(kind, ref.id, tuple(self._known[kind]), ref.span)

    def _hidden(self, kind: Kind) -> bool:
        """Whether ids of this kind may stand in a file that could not be read at all, or is not known by its name."""
        if kind is Kind.HOLDER:
            return any(id == "" for _, id in self._unread)
        if kind is Kind.TAG:
            return any(unread is Kind.INTERVENTION for unread, _ in self._unread)
        return (kind, "") in self._unread

    def _node(self, node: Node) -> Iterator[Fault]:
        yield from self._links(node.evidence)
        match node.body:
            case Decision(branches=branches):
                for branch in branches:
                    yield from self._each(Kind.NODE, branch.next or ())
                    yield from self._each(Kind.ELEMENT, branch.knows)
                    yield from self._links(branch.evidence)
            case Recommendation(items=items, next=targets):
                for item in items:
                    yield from self._each(Kind.INTERVENTION, [item.intervention])
                    yield from self._links(item.evidence)
                yield from self._each(Kind.NODE, targets)
            case Reassess(resume_at=resume_at):
                yield from self._each(Kind.ENTRY_POINT, [resume_at])

    def _links(self, links: Iterable[EvidenceLink]) -> Iterator[Fault]:
        for link in links:
            source = self._guideline.sources.get(link.source)
            if source is None:
                yield from self._each(Kind.SOURCE, [Ref(link.source, link.span)])
            elif link.finding is not None and link.finding not in source.findings:
                known = tuple(f"{source.id}#{finding}" for finding in source.findings)
                yield UnknownReference(Kind.FINDING, link.target, known, link.span)

    def _safety(self) -> Iterator[Fault]:
        for rule in self._guideline.safety.values():
            yield from self._links(rule.evidence)
            for target in targets_of(rule.rule):
                match target:
                    case Named(interventions):
                        yield from self._each(Kind.INTERVENTION, interventions)
                    case WithTag(tag):
                        yield from self._each(Kind.TAG, [tag])
                    case InCategory():
                        pass
            if isinstance(rule.rule, Always) and rule.rule.entry is not None:
                yield from self._each(Kind.ENTRY_POINT, [rule.rule.entry])

    def _vignettes(self) -> Iterator[Fault]:
        for vignette in self._guideline.vignettes.values():
            expect = vignette.expect
            if vignette.entry is not None:
                yield from self._each(Kind.ENTRY_POINT, [vignette.entry])
            for refs in (expect.recommends, expect.recommends_only, expect.advises_against, expect.does_not_recommend):
                yield from self._each(Kind.INTERVENTION, refs or ())
            yield from self._each(Kind.ELEMENT, expect.needs or ())
            yield from self._each(Kind.NODE, (*(expect.visits or ()), *(expect.does_not_visit or ())))
            yield from self._each(Kind.NODE, (visit.node for visit in expect.reassess or ()))
            place: Span = vignette.span
            yield from self._each(Kind.ELEMENT, (Ref(id, place) for id in expect.derived))
            yield from self._each(Kind.INTERVENTION, (Ref(id, place) for id in expect.amounts))
