"""Evidence as a reader of recommendations sees it: short links, and the list of what they cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guideproof.analysis.evaluation.result import Recommended
from guideproof.model.evidence import Source, SourceStatus
from guideproof.model.guideline import Guideline
from guideproof.model.reference import EvidenceLink, Role
from guideproof.reporters.text.ink import Line
from guideproof.reporters.text.paragraph import heading, paragraph


def link(evidence: EvidenceLink) -> str:
    """The link as written, with its role where it does not simply support."""
    role = "" if evidence.role is Role.SUPPORTS else f" ({evidence.role.value})"
    return f"{evidence.target}{role}"


def sources(recommendations: Sequence[Recommended], guideline: Guideline) -> Iterator[Line]:
    """Every source that the recommendations cite, with what the linked findings say, in the order of citing."""
    links = [each for one in recommendations for each in (*one.item.evidence, *one.node.evidence)]
    named = [id for id in dict.fromkeys(each.source for each in links) if id in guideline.sources]
    if named:
        yield from heading("Evidence")
    for id in named:
        source = guideline.sources[id]
        yield from paragraph(_source(source), first=f"{id}: ", indent=2)
        for finding in dict.fromkeys(each.finding for each in links if each.source == id):
            if finding is not None and finding in source.findings:
                yield from paragraph(source.findings[finding].says, first=f"#{finding}: ", indent=6)


def _source(source: Source) -> str:
    kind = source.type.replace("_", " ")
    facts = [kind, *(str(fact) for fact in (source.journal, source.year) if fact is not None)]
    if source.trust is not None:
        facts.append(source.trust.replace("_", " "))
    if source.status is not SourceStatus.CURRENT:
        facts.append(source.status)
    if source.read_through is not None:
        facts.append(f"read through {source.read_through.id}")
    return f"{source.title} ({', '.join(facts)})"
