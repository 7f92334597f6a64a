"""How high each kind of change raises the version of a guideline, and of a node.

The highest that differs decides. Where it is not known which of two holds, the higher one is taken: an input that was
added counts as one that somebody is newly asked, a changed definition of what an input can be as a change of the
interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from guideproof.analysis.comparing.comparison import COMPUTED, MISSING, RENAMED, STATED, Comparison, Edit, Layer, Side
from guideproof.analysis.comparing.function import item_said, of_node, plain, whole
from guideproof.analysis.comparing.precedence import VersionNumber
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Reassess, Recommendation, RecommendedItem

_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


class Raise(IntEnum):
    """How much a version has to be raised."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


OF_EDITS: tuple[tuple[str, str, str, Raise], ...] = (
    ("guideline", "version", "*", Raise.NONE),
    ("guideline", "id", "*", Raise.MAJOR),
    ("guideline", "language", "*", Raise.MAJOR),
    ("guideline", "grading", "*", Raise.MAJOR),
    ("guideline", "entry point where none is named", "*", Raise.MAJOR),
    ("guideline", "allow", "*", Raise.MINOR),
    ("guideline", "severity", "*", Raise.MINOR),
    ("safety rule", "*", "*", Raise.MINOR),
    ("input", "*", "removed", Raise.MAJOR),
    ("input", "*", "added", Raise.MAJOR),
    ("input", "renamed", "*", Raise.MAJOR),
    ("input", COMPUTED, "*", Raise.MAJOR),
    ("input", "values", "*", Raise.MAJOR),
    ("input", "for whom it means something", "*", Raise.MAJOR),
    ("input", MISSING, "*", Raise.MAJOR),
    ("input", "codings", "*", Raise.MAJOR),
    ("input", "*", "*", Raise.PATCH),
    ("derived element", "*", "removed", Raise.MAJOR),
    ("derived element", "*", "added", Raise.MINOR),
    ("derived element", STATED, "*", Raise.MAJOR),
    ("intervention", "*", "removed", Raise.MAJOR),
    ("intervention", "*", "added", Raise.MINOR),
    ("intervention", "renamed", "*", Raise.MAJOR),
    ("intervention", "codings", "*", Raise.MAJOR),
    ("intervention", "regimen", "*", Raise.MAJOR),
    ("intervention", "tags", "*", Raise.MINOR),
    ("intervention", "excludes", "*", Raise.MINOR),
    ("intervention", "category", "*", Raise.MINOR),
    ("intervention", "allow", "*", Raise.MINOR),
    ("entry point", "*", "removed", Raise.MAJOR),
    ("entry point", "*", "added", Raise.MINOR),
    ("constraint", "*", "*", Raise.PATCH),
    ("node", "*", "removed", Raise.MINOR),
    ("node", "*", "added", Raise.MINOR),
    ("node", "renamed", "*", Raise.MINOR),
    ("node", "evidence", "*", Raise.MINOR),
    ("node", "version", "*", Raise.NONE),
    ("source", "*", "removed", Raise.MINOR),
    ("source", "*", "added", Raise.MINOR),
    ("source", "title", "*", Raise.PATCH),
    ("source", "*", "*", Raise.MINOR),
    ("disagreement", "*", "removed", Raise.MINOR),
    ("disagreement", "*", "added", Raise.MINOR),
    ("*", "*", "*", Raise.PATCH),
)
"""Kind of thing, part, how it changed, and the raise: the first row that fits decides."""


def raise_of_edit(edit: Edit) -> Raise:
    """How high an edit of one thing raises the version, by itself."""
    kind = next((each for each, *_ in OF_EDITS if each != "*" and edit.thing.startswith(each)), "")
    how = edit.part if edit.part in ("added", "removed") else "changed"
    return next(
        found
        for thing, part, way, found in OF_EDITS
        if thing in ("*", kind) and part in ("*", _part(edit)) and way in ("*", how)
    )


def _part(edit: Edit) -> str:
    return RENAMED if edit.part.startswith(f"{RENAMED} (") else edit.part


def raise_of(base: Guideline, head: Guideline, comparison: Comparison) -> Raise:
    """How high the guideline's version has to be raised. What was not decided counts as if it differed."""
    found = [raise_of_edit(edit) for edit in comparison.edits]
    found += _of_patients(comparison)
    if comparison.not_compared is not None:
        found.append(Raise.MAJOR)
    found += [raise_of_node(base, head, id, Raise.NONE) for id in base.nodes if id in head.nodes]
    return max(found, default=Raise.NONE)


def _of_patients(comparison: Comparison) -> Iterator[Raise]:
    for each in comparison.differences:
        match each.layer:
            case Layer.TREATMENT:
                yield Raise.MAJOR
            case Layer.ADMISSION:
                yield Raise.MINOR if each.side is Side.ONLY_HEAD and each.decided else Raise.MAJOR
            case _:
                yield Raise.MINOR


def raise_of_node(base: Guideline, head: Guideline, id: str, treated: Raise) -> Raise:
    """How high a node's own text raises its version; ``treated`` is what its function counts for where it changed."""
    one, other = base.nodes[id], head.nodes[id]
    if _all(one) == _all(other):
        return Raise.NONE
    found = [Raise.PATCH, *_of_advice(one, other)]
    if of_node(one) != of_node(other):
        found.append(treated)
    if _branches(one) != _branches(other):
        found.append(Raise.MINOR)
    if whole(one.evidence) != whole(other.evidence):
        found.append(Raise.MINOR)
    if whole(one.allow) != whole(other.allow):
        found.append(Raise.MINOR)
    return max(found)


def function_counts(comparison: Comparison) -> Raise:
    """What a changed function of a node counts for: the comparison does not say which node treats whom differently."""
    patients = [each for each in comparison.differences if each.layer in (Layer.TREATMENT, Layer.ADMISSION)]
    return Raise.MAJOR if patients or comparison.not_compared is not None else Raise.PATCH


def _branches(node: Node) -> set[str]:
    return {each.id for each in node.body.branches} if isinstance(node.body, Decision) else set()


def _all(node: Node) -> object:
    return plain(node, frozenset({"version", "last_review_date"}))


def _of_advice(one: Node, other: Node) -> Iterator[Raise]:
    """What items of the same intervention and direction, and times of later visits, say otherwise."""
    if isinstance(one.body, Reassess) and isinstance(other.body, Reassess):
        if _figures(one.body.until) != _figures(other.body.until):
            yield Raise.MAJOR
        return
    if not (isinstance(one.body, Recommendation) and isinstance(other.body, Recommendation)):
        return
    were, are = ({_key(item): item for item in body.items} for body in (one.body, other.body))
    for key in were.keys() & are.keys():
        before, after = were[key], are[key]
        if item_said(before) == item_said(after):
            continue
        weighty = (before.strength and before.strength.id) != (after.strength and after.strength.id)
        weighty |= before.tier is not after.tier or _figures(before.detail) != _figures(after.detail)
        yield Raise.MAJOR if weighty else Raise.MINOR


def _key(item: RecommendedItem) -> tuple[str, str]:
    return item.intervention.id, item.direction.value


def _figures(text: str | None) -> list[str]:
    return _FIGURE.findall(text or "")


def raised(release: VersionNumber, by: Raise) -> VersionNumber:
    """The lowest version that is high enough after a release: in 0.x each raise counts one place lower."""
    if release.major == 0:
        by = {Raise.MAJOR: Raise.MINOR, Raise.MINOR: Raise.PATCH}.get(by, by)
    match by:
        case Raise.MAJOR:
            return VersionNumber(release.major + 1, 0, 0)
        case Raise.MINOR:
            return VersionNumber(release.major, release.minor + 1, 0)
        case Raise.PATCH:
            return VersionNumber(release.major, release.minor, release.patch + 1)
        case _:
            return VersionNumber(*release.core)
