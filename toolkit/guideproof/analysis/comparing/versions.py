"""Whether a change keeps the rules of versions: numbers high enough, reviews not older, an entry in the changelog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.comparing.comparison import Comparison
from guideproof.analysis.comparing.edits import edits
from guideproof.analysis.comparing.function import of_node, whole
from guideproof.analysis.comparing.precedence import VersionNumber, number
from guideproof.analysis.comparing.raises import Raise, function_counts, raise_of, raise_of_node, raised
from guideproof.analysis.comparing.rules import GUIDELINE, Exemption, RuleName, exemptions, without_exemptions
from guideproof.model.guideline import Guideline

CHANGELOG = "CHANGELOG.md"


class BrokenRule(Struct, frozen=True):
    """A rule that a change breaks: which, of which thing, what is so, and what would mend it; ``least`` is the lowest
    version that is high enough, where it is too low."""

    rule: RuleName
    thing: str
    what: str
    mend: str
    least: str | None = None


class Allowed(Struct, frozen=True):
    """What breaks a rule and is allowed, why, and until when."""

    broken: BrokenRule
    because: str
    until: str


class Judged(Struct, frozen=True):
    """What a change asks of the version: from which release on, how high, which rules it breaks, and which of those are
    allowed. ``idle`` are exemptions of what is not broken."""

    release: str
    by: Raise
    least: str
    broken: tuple[BrokenRule, ...]
    allowed: tuple[Allowed, ...] = ()
    idle: tuple[Exemption, ...] = ()


def judge(
    base: Guideline,
    head: Guideline,
    comparison: Comparison,
    *,
    release: VersionNumber | None,
    today: str,
    changelogs: tuple[str, str],
) -> Judged:
    """Asks every rule, but for what HEAD allows. ``release`` is the last one that is tagged, ``None`` where BASE counts
    as it; ``changelogs`` are those of both sides, ``today`` an ISO date."""
    known, comparison = tuple(exemptions(head)), _of_the_rest(base, head, comparison)
    base, head = without_exemptions(base), without_exemptions(head)
    last = release or number(base.manifest.version) or VersionNumber(0, 0, 0)
    by = raise_of(base, head, comparison)
    least = raised(last, by)
    broken = [*_undecided(comparison), *_too_low(head, last, least, by), *_of_nodes(base, head, comparison, today)]
    if by is not Raise.NONE and not _entry(changelogs, head.manifest.version):
        asked = next((each.least for each in broken if each.thing == GUIDELINE and each.least), head.manifest.version)
        broken.append(
            BrokenRule(
                RuleName.ENTRY,
                CHANGELOG,
                f"has no entry under a heading with {asked} that says what changed",
                "write a line below such a heading for those who use the guideline",
            )
        )
    return _with_exemptions(Judged(str(last), by, str(least), tuple(broken)), known, today)


def _of_the_rest(base: Guideline, head: Guideline, comparison: Comparison) -> Comparison:
    """The comparison without edits of exemptions."""
    if not any(next(exemptions(each), None) for each in (base, head)):
        return comparison
    rest = edits(without_exemptions(base), without_exemptions(head))
    dropped = [each for each in edits(base, head) if each not in rest]
    return replace(comparison, edits=tuple(each for each in comparison.edits if each not in dropped))


def _with_exemptions(judged: Judged, known: Iterable[Exemption], today: str) -> Judged:
    """What is judged without what is allowed today; of what no longer is, or has no last day, that is said."""
    idle, kept, allowed = list(known), [], []
    for broken in judged.broken:
        thing = GUIDELINE if broken.thing == CHANGELOG else broken.thing
        found = [each for each in known if (each.thing, each.rule.slug) == (thing, broken.rule)]
        idle = [each for each in idle if each not in found]
        until = max((each.allowance.until or "" for each in found), default=None)
        if until is None:
            kept.append(broken)
        elif not until:
            kept.append(replace(broken, mend=f"{broken.mend}; the `allow` of it has no last day (`until`)"))
        elif until < today:
            kept.append(replace(broken, mend=f"{broken.mend}; it was allowed until {until}, which is over"))
        else:
            because = next(each.allowance.because for each in found if each.allowance.until == until)
            allowed.append(Allowed(broken, because, until))
    return replace(judged, broken=tuple(kept), allowed=tuple(allowed), idle=tuple(idle))


def _undecided(comparison: Comparison) -> Iterator[BrokenRule]:
    if comparison.not_compared is not None:
        yield BrokenRule(
            RuleName.UNDECIDED, GUIDELINE, f"could not be compared: {comparison.not_compared}", "see the line above"
        )
    if comparison.open:
        asked = "question is" if len(comparison.open) == 1 else "questions are"
        yield BrokenRule(
            RuleName.UNDECIDED, GUIDELINE, f"{len(comparison.open)} {asked} not decided", "change less at a time"
        )


def _too_low(head: Guideline, last: VersionNumber, least: VersionNumber, by: Raise) -> Iterator[BrokenRule]:
    has = number(head.manifest.version)
    if has is None or has.core < least.core:
        why = f"what changed is {by.name.lower()}" if by is not Raise.NONE else "it is below the last release"
        yield BrokenRule(
            RuleName.TOO_LOW,
            GUIDELINE,
            f"version {head.manifest.version} is too low after {last}: {why}",
            f"raise it to {least} or higher",
            str(least),
        )


def _of_nodes(base: Guideline, head: Guideline, comparison: Comparison, today: str) -> Iterator[BrokenRule]:
    treated = function_counts(comparison)
    for id, node in head.nodes.items():
        before = base.nodes.get(id)
        by = Raise.NONE if before is None else raise_of_node(base, head, id, treated)
        if before is None or by is Raise.NONE:
            continue
        was, has = number(before.version), number(node.version)
        least = raised(was, by) if was is not None else None
        if has is None or (least is not None and has.core < least.core):
            what = f"version {node.version} is too low after {before.version}: what changed is {by.name.lower()}"
            mend = f"raise it to {least} or higher"
            yield BrokenRule(RuleName.TOO_LOW, f"node {id}", what, mend, str(least) if least else None)
        weighty = of_node(before) != of_node(node)
        weighty |= whole(before.evidence) != whole(node.evidence)
        kept = node.last_review_date
        if weighty and kept is not None and kept < today and kept <= (before.last_review_date or ""):
            yield BrokenRule(
                RuleName.REVIEW,
                f"node {id}",
                f"was changed, and was last reviewed on {kept}, before the change",
                "have a clinician review it, who then writes the day (`last_review_date`), or take the day away",
            )


def _entry(changelogs: tuple[str, str], version: str) -> bool:
    """Whether there is a new line below a heading that names the version (or says that it is not released)."""
    before, after = changelogs
    known, below = set(before.splitlines()), False
    for line in after.splitlines():
        if line.startswith("## "):
            words = line.removeprefix("## ").replace("[", " ").replace("]", " ").split()
            below = version in words or "Unreleased" in words
        elif below and line.strip() and not line.startswith("#") and line not in known:
            return True
    return False
