"""References that point nowhere, over the whole guideline."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guideproof.model.fault import Fault, UnknownReference
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind, Ref
from guideproof.reading.uses import uses


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
        self._among = {kind: frozenset(ids) for kind, ids in self._known.items()}
        self._unread = guideline.unread

    def faults(self) -> Iterator[Fault]:
        for kind, ref in uses(self._guideline):
            if kind is Kind.FINDING:
                yield from self._finding(ref)
            elif kind is not Kind.HOLDER or "#" not in ref.id:
                yield from self._unless_known(kind, ref)

    def _unless_known(self, kind: Kind, ref: Ref, *, alone: bool = True) -> Iterator[Fault]:
        if ref.id not in self._among[kind] and not self._hidden(kind):
            yield UnknownReference(kind, ref.id, tuple(self._known[kind]), ref.span, alone)

    def _hidden(self, kind: Kind) -> bool:
        """Whether ids of this kind may stand in a file that could not be read at all, or is not known by its name."""
        if kind is Kind.HOLDER:
            return any(id == "" for _, id in self._unread)
        if kind is Kind.TAG:
            return any(unread is Kind.INTERVENTION for unread, _ in self._unread)
        return (kind, "") in self._unread

    def _finding(self, ref: Ref) -> Iterator[Fault]:
        """The source that there is not, else the finding that it has not."""
        named, _, finding = ref.id.partition("#")
        source = self._guideline.sources.get(named)
        if source is None:
            yield from self._unless_known(Kind.SOURCE, Ref(named, ref.span), alone=False)
        elif finding not in source.findings:
            known = tuple(f"{source.id}#{each}" for each in source.findings)
            yield UnknownReference(Kind.FINDING, ref.id, known, ref.span)
