"""The words of open lists that checks know, and those that are nearly one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from guideproof.model.evidence import MEASURES, SOURCE_TYPES, Source
from guideproof.model.guideline import Guideline
from guideproof.model.safety import WithTag, targets_of
from guideproof.nearest import apart_by, nearest, words_of
from guideproof.source import Span

_PLURAL = re.compile(r"(?<!ser)ies$", re.IGNORECASE)
_MOST_EDITS = 4
_SURE = 2
"""So many letters may differ in any word, and twice as many where each of several words is near by itself."""


class NearWord(Struct, frozen=True):
    """A word that is nearly a known one; ``owner`` says in words whose ``key`` it stands under."""

    key: str
    owner: str
    given: str
    meant: str
    span: Span


def near_words(guideline: Guideline) -> Iterator[NearWord]:
    """Every word that is nearly a known one, or one that the guideline uses more often or in a safety rule."""
    for source in guideline.sources.values():
        yield from _words_of_source(source)
    yield from _tags(guideline)


def slip_of(given: str, known: Iterable[str]) -> str | None:
    """The known word that another one is a slip of: it differs in case, `-`, `_`, blanks, a few letters, is its plural,
    its beginning, its first letters. What has more letters in front is another word (``nonrandomized``)."""
    names = list(known)
    if given in names:
        return None
    given = _PLURAL.sub("y", given)
    meant = [given] if given in names else nearest(given, names)
    if not meant:
        return None
    kind, by = apart_by(given, meant[0]) or (3, 0)
    first, second = words_of(given), words_of(meant[0])
    one, other = "".join(first), "".join(second)
    if one != other and (one.endswith(other) or other.endswith(one)):
        return None
    each_near = len(first) == len(second) and all(
        (apart_by(mine, theirs) or (3, 0))[0] < 2 for mine, theirs in zip(first, second, strict=True)
    )
    slip = kind == 0 or (kind == 1 and by <= (_MOST_EDITS if each_near else _SURE))
    shortened = kind == 2 and len(meant) == 1 and (set(first) <= set(second) or len(first) == 1 < len(second))
    return meant[0] if slip or shortened else None


def _words_of_source(source: Source) -> Iterator[NearWord]:
    meant = slip_of(source.type, SOURCE_TYPES)
    if meant is not None:
        yield NearWord("type", f"the source `{source.id}`", source.type, meant, source.places["type"])
    for finding in source.findings.values():
        owner = f"the finding `{source.id}#{finding.id}`"
        meant = slip_of(finding.measure, MEASURES) if finding.measure is not None else None
        if finding.measure is not None and meant is not None:
            yield NearWord("measure", owner, finding.measure, meant, finding.places["measure"])
        for name in finding.groups:
            meant = slip_of(name, finding.compares)
            if meant is not None and meant not in finding.groups:
                yield NearWord("groups", owner, name, meant, finding.places["groups"])


def _tags(guideline: Guideline) -> Iterator[NearWord]:
    """Of two tags that are nearly the same, the one that no safety rule names, or that fewer interventions have."""
    used = Counter(tag for each in guideline.interventions.values() for tag in each.tags)
    targets = [target for rule in guideline.safety.values() for target in targets_of(rule.rule)]
    named = {target.tag.id for target in targets if isinstance(target, WithTag)}
    weight = {tag: (tag in named, used[tag]) for tag in used}
    slips = {tag: slip_of(tag, sorted(other for other in used if weight[other] > weight[tag])) for tag in used}
    for intervention in guideline.interventions.values():
        for tag in intervention.tags:
            meant = slips[tag]
            if meant is not None:
                yield NearWord("tags", f"the intervention `{intervention.id}`", tag, meant, intervention.span)
