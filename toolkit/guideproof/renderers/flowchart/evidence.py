"""Evidence in a chart: addresses that are safe to follow, and what a tooltip says of a source and its finding."""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.model.evidence import Source, SourceStatus, Trust
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Recommendation
from guideproof.model.reference import EvidenceLink, Role
from guideproof.renderers.flowchart.lettering import clean

ROLES = {Role.SUPPORTS: "supports", Role.OPPOSES: "opposes", Role.CONTEXT: "context"}


def links_of(node: Node) -> tuple[EvidenceLink, ...]:
    """Every evidence link of a node, of its branches and items, each target once, in the order of the file."""
    links: list[EvidenceLink] = list(node.evidence)
    match node.body:
        case Decision(branches=branches):
            links += (link for branch in branches for link in branch.evidence)
        case Recommendation(items=items):
            links += (link for item in items for link in item.evidence)
    seen: dict[tuple[str, Role], EvidenceLink] = {}
    for link in links:
        seen.setdefault((link.target, link.role), link)
    return tuple(seen.values())


def sentences(guideline: Guideline, links: Iterable[EvidenceLink]) -> tuple[str, ...]:
    """What a tooltip says of each link: its role, the source's title, what it found, in lines without breaks."""
    return tuple(_sentence(guideline, link) for link in links)


def _sentence(guideline: Guideline, link: EvidenceLink) -> str:
    source = guideline.sources.get(link.source)
    if source is None:
        return clean(f"{link.target} ({ROLES[link.role]}): not among the sources")
    year = "" if source.year is None or str(source.year) in source.title else f", {source.year}"
    text = f"{link.source} ({', '.join([ROLES[link.role], *_cautions(source)])}): {source.title}{year}."
    finding = source.findings.get(link.finding) if link.finding else None
    if link.finding:
        text += f" {finding.says}" if finding else f" It has no finding {link.finding}."
    return clean(text)


def _cautions(source: Source) -> list[str]:
    cautions = [] if source.status is SourceStatus.CURRENT else [source.status]
    return cautions + ([source.trust] if source.trust is Trust.UNREVIEWED else [])
