"""Evidence in a chart: addresses that are safe to follow, and what a tooltip says of a source and its finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from guideproof.model.evidence import Source, SourceStatus, Trust
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Recommendation
from guideproof.model.reference import EvidenceLink, Role
from guideproof.renderers.flowchart.lettering import clean

# DOI: the syntax of the DOI Handbook, 2.2; a prefix "10." with a registrant, a slash, a suffix without blanks.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]+")
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?")

ROLES = {Role.SUPPORTS: "supports", Role.OPPOSES: "opposes", Role.CONTEXT: "context"}


def address(source: Source) -> str | None:
    """Where a source can be read: by its DOI, else its PubMed id, else its http(s) address; ``None`` for any other."""
    if source.doi and _DOI.fullmatch(source.doi):
        return "https://doi.org/" + quote(source.doi, safe="/:;()._-")
    if source.pmid and _PMID.fullmatch(source.pmid):
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    return _web_address(source.url) if source.url else None


def _web_address(url: str) -> str | None:
    """The address if it is http(s) with a plain host and no user name; everything unusual in it percent-encoded."""
    if re.search(r"[\x00-\x20\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return None
    tail = quote(parts.path, safe="/%:@!$()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$()*+,;=~-._?&") if parts.query else ""
    fragment = "#" + quote(parts.fragment, safe="/%:@!$()*+,;=~-._?") if parts.fragment else ""
    return f"{parts.scheme}://{parts.netloc}{tail}{query}{fragment}"


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
