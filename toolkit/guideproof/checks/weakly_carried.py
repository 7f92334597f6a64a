"""A recommendation that is carried only by sources that cannot carry it.

**Why it matters.** A superseded or retracted source no longer stands, a historical one speaks of treatments that are
no longer given, and what nobody has reviewed may be wrong. A recommendation on nothing else pretends to know.

**How to fix it.** Link a better source, or lower the strength and the certainty. What is asked of the links that
support an item, on itself or on its node:

- always: a source whose `status` is `current`;
- for more than a conditional recommendation of very low certainty: one of these that is `peer_reviewed` or `editorial`;
- for a strong recommendation: one of these that is no narrative review, or a narrative review that another current
  source agrees with.

History may still be linked, with the role `context`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.support import SupportedItem, any_unread, recommended, sources_of
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.evidence import Source, SourceStatus, Trust
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Role

_REVIEWED = (Trust.PEER_REVIEWED, Trust.EDITORIAL)

_REVIEWED_SOURCE = "a current source that is `peer_reviewed` or `editorial`"
_MODEST = "make it a recommendation that is not strong, of very low certainty"


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each recommended item that some evidence supports, but none that can carry it; where that is for
    want of a source's `trust`, one for the source."""
    guideline = subject.guideline
    unsaid: dict[str, list[SupportedItem]] = {}
    for each in recommended(guideline):
        links = each.with_role(Role.SUPPORTS)
        sources = sources_of(guideline, links)
        if not sources or any_unread(guideline, links):
            continue
        problem, way = _problem(each, sources)
        silent = [source for source in sources if source.status is SourceStatus.CURRENT and source.trust is None]
        if problem and silent and not _reviewed(sources):
            unsaid.setdefault(silent[0].id, []).append(each)
        elif problem:
            yield CHECK.found(
                guideline,
                each.item.span,
                f"`{each.node.id}` recommends `{each.item.intervention.id}` ({_weight(each)}), {problem}",
                hint=way,
                notes=[Note(f"`{source.id}` is {_kind(source)}", source.span) for source in sources],
            )
    for id, items in unsaid.items():
        yield _without_trust(guideline, guideline.sources[id], items)


def _without_trust(guideline: Guideline, source: Source, items: list[SupportedItem]) -> Diagnostic:
    rest = f"{len(items)} recommended items rest" if len(items) > 1 else "a recommended item rests"
    return CHECK.found(
        guideline,
        source.span,
        f"`{source.id}` does not say how far it can be trusted, so nobody is known to have reviewed what {rest} on",
        hint="Add `trust: peer_reviewed`, `editorial` or `unreviewed`, as it is, to the source.",
        notes=[Note(f"`{each.item.intervention.id}` is {_weight(each)}", each.item.span) for each in items],
    )


def _problem(each: SupportedItem, sources: tuple[Source, ...]) -> tuple[str, str]:
    """What is wrong, and a way out; empty texts where nothing is."""
    current = [source for source in sources if source.status is SourceStatus.CURRENT]
    if not current:
        return (
            f"but none of the sources that support it is current: {listed(source.id for source in sources)}",
            "Link a current source." if each.item.modest else f"Link {_REVIEWED_SOURCE}.",
        )
    if each.item.modest:
        return "", ""
    reviewed = _reviewed(sources)
    if not reviewed:
        return (
            f"but nobody has reviewed what supports it: {listed(source.id for source in current)}",
            f"Link {_REVIEWED_SOURCE}, or {_MODEST}.",
        )
    if each.item.strong and len(current) == 1 and reviewed[0].type == "narrative_review":
        return (
            f"but only a narrative review supports it: `{reviewed[0].id}`",
            "Link another current source, or let the recommendation not be strong.",
        )
    return "", ""


def _reviewed(sources: tuple[Source, ...]) -> list[Source]:
    return [source for source in sources if source.status is SourceStatus.CURRENT and source.trust in _REVIEWED]


def _weight(each: SupportedItem) -> str:
    return f"{'' if each.item.direction == 'for' else 'against, '}{each.item.graded}"


def _kind(source: Source) -> str:
    kind = source.type.replace("_", " ")
    if source.status is not SourceStatus.CURRENT:
        return f"{source.status} ({kind})"
    trust = {Trust.PEER_REVIEWED: "peer reviewed", None: "of unknown trust"}.get(source.trust, source.trust)
    return f"{trust} ({kind})"


CHECK = Check("GP403", "weakly-carried", Severity.ERROR, find)
