"""What evidence each recommendation of a guideline rests on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from guideproof.model.evidence import Source, SourceFinding
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Recommendation, RecommendedItem
from guideproof.model.reference import EvidenceLink, Kind, Role


class SupportedItem(Struct, frozen=True):
    """One recommended item with the links that stand on it, and then those on its node."""

    node: Node
    item: RecommendedItem
    links: tuple[EvidenceLink, ...]

    def with_role(self, role: Role) -> tuple[EvidenceLink, ...]:
        """The links of one role."""
        return tuple(link for link in self.links if link.role is role)


def recommended(guideline: Guideline) -> Iterator[SupportedItem]:
    """Every recommended item, in the order of the guideline."""
    for node in guideline.nodes.values():
        if isinstance(node.body, Recommendation):
            for item in node.body.items:
                yield SupportedItem(node, item, (*item.evidence, *node.evidence))


def sources_of(guideline: Guideline, links: tuple[EvidenceLink, ...]) -> tuple[Source, ...]:
    """The sources that are linked, each once; those that there are not are left out."""
    ids = dict.fromkeys(link.source for link in links)
    return tuple(guideline.sources[id] for id in ids if id in guideline.sources)


def findings_of(guideline: Guideline, link: EvidenceLink) -> tuple[SourceFinding, ...]:
    """The finding that is linked; of a source that is linked as a whole, all of its findings."""
    source = guideline.sources.get(link.source)
    if source is None:
        return ()
    if link.finding is None:
        return tuple(source.findings.values())
    finding = source.findings.get(link.finding)
    return (finding,) if finding is not None else ()


def any_unread(guideline: Guideline, links: tuple[EvidenceLink, ...]) -> bool:
    """Whether a link leads to something that is not there or could not be read: nothing is said of such links."""
    return any(
        link.source not in guideline.sources
        or (Kind.SOURCE, link.source) in guideline.unread
        or (link.finding is not None and link.finding not in guideline.sources[link.source].findings)
        for link in links
    )
