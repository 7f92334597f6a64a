"""What an author changed of nodes: branches, items, later visits, texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.comparing import word_edits
from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import grade, item_said, of_node, plain
from guideproof.analysis.comparing.offers import grade_words, item_title, much_words, text_words, visit_title
from guideproof.analysis.comparing.things import apart, node_title, whom
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation, RecommendedItem
from guideproof.model.reference import Ref
from guideproof.program.titled import named_period, title_of
from guideproof.program.wording import POLICIES


def node_parts(base: Guideline, head: Guideline, one: Node, other: Node) -> Iterator[Part]:
    """What differs between two versions of a node."""
    if of_node(one) != of_node(other):
        match one.body, other.body:
            case Decision() as was, Decision() as becomes:
                yield from _branches(base, head, was, becomes)
            case Recommendation() as was, Recommendation() as becomes:
                yield from _items(base, head, was, becomes)
            case Reassess() as was, Reassess() as becomes:
                yield from _visit(base, head, was, becomes)
            case _:
                yield Part(Layer.STRUCTURE, "kind", one.kind, other.kind)
    yield from word_edits.of_body(one, other, head)
    yield from word_edits.rest(one, other, frozenset({"id", "body"}))


def _branches(base: Guideline, head: Guideline, one: Decision, other: Decision) -> Iterator[Part]:
    were, are = ({each.id: each for each in body.branches} for body in (one, other))
    if one.hit_policy is not other.hit_policy:
        policies = POLICIES[one.hit_policy], POLICIES[other.hit_policy]
        yield Part(Layer.STRUCTURE, "which branches are taken", *policies)
    for id in dict.fromkeys((*were, *are)):
        before, after = were.get(id), are.get(id)
        if before is None or after is None:
            yield _alone(base, head, before, after)
            continue
        if plain(before.when) != plain(after.when):
            yield Part(Layer.STRUCTURE, f"branch \u201c{after.text}\u201d", *_apart(base, before, head, after))
        if before.targets != after.targets:
            was, now = _led(base, before.next or ()), _led(head, after.next or ())
            yield Part(Layer.STRUCTURE, f"branch \u201c{after.text}\u201d leads to", was, now)
    if set(were) == set(are) and list(were) != list(are):
        orders = ("; ".join(each.text for each in some.values()) for some in (were, are))
        yield Part(Layer.STRUCTURE, "order of the branches", *orders)


def _alone(base: Guideline, head: Guideline, before: Branch | None, after: Branch | None) -> Part:
    """A branch that only one version has: for whom it is, and where it leads."""
    if before is not None:
        return Part(Layer.STRUCTURE, f"branch \u201c{before.text}\u201d taken away", _way(base, before), None)
    assert after is not None
    return Part(Layer.STRUCTURE, f"new branch \u201c{after.text}\u201d", None, _way(head, after))


def _way(guideline: Guideline, branch: Branch) -> str:
    return f"{_whom(guideline, branch)}; leads to: {_led(guideline, branch.next or ())}"


def _led(guideline: Guideline, following: Iterable[Ref]) -> str:
    """The titles of the nodes to which a way leads."""
    return "; ".join(node_title(guideline, ref.id) for ref in following) or "ends here"


def _whom(guideline: Guideline, branch: Branch) -> str:
    return "otherwise" if branch.when is None else whom(guideline, branch.when)


def _apart(base: Guideline, before: Branch, head: Guideline, after: Branch) -> tuple[str, str]:
    if before.when is None or after.when is None:
        return _whom(base, before), _whom(head, after)
    return apart(base, before.when, head, after.when)


def _items(base: Guideline, head: Guideline, one: Recommendation, other: Recommendation) -> Iterator[Part]:
    if one.selection is not other.selection:
        selections = (each.selection.value.replace("_", " ") for each in (one, other))
        yield Part(Layer.STRUCTURE, "how many are meant", *selections)
    were, are = ({(each.intervention.id, each.direction.value): each for each in body.items} for body in (one, other))
    turned = {
        id for id, way in were if (id, way) not in are and (id, _other(way)) in are and (id, _other(way)) not in were
    }
    for id, way in dict.fromkeys((*were, *are)):
        before, after = were.get((id, way)), are.get((id, way))
        if id in turned:
            if before is not None:
                title = item_title(before, base).partition(" ")[2]
                yield Part(Layer.STRUCTURE, f"{title}, advice", way, _other(way))
        elif before is None or after is None:
            item, guideline, how = (before, base, "taken away") if before is not None else (after, head, "added")
            assert item is not None
            yield Part(Layer.STRUCTURE, f"{item_title(item, guideline)}, {how}", None, None)
        elif item_said(before) != item_said(after):
            title = item_title(after, head)
            for part, was, now in _differing(before, after, base, head):
                yield Part(Layer.STRUCTURE, f"{title}{part}", was, now)
    if plain(one.next) != plain(other.next):
        yield Part(Layer.STRUCTURE, "leads to", _led(base, one.next or ()), _led(head, other.next or ()))


def _other(way: str) -> str:
    return "against" if way == "for" else "for"


def _differing(
    one: RecommendedItem, other: RecommendedItem, base: Guideline, head: Guideline
) -> Iterator[tuple[str, str | None, str | None]]:
    """What differs in what is said of an item: each with how it was and how it is."""
    said = [
        {
            ", grade": grade_words(grade(item), guideline) or "not graded",
            ", amount": None if item.amount is None else much_words(item, guideline),
            ", detail": text_words(item.detail, guideline),
        }
        for item, guideline in ((one, base), (other, head))
    ]
    yield from ((part, said[0][part], said[1][part]) for part in said[0] if said[0][part] != said[1][part])


def _visit(base: Guideline, head: Guideline, one: Reassess, other: Reassess) -> Iterator[Part]:
    """How a later visit differs: when, until what, as which visit."""
    parts = (("when", _when), ("until", _until), ("as", _resumes))
    for part, told in parts:
        was, now = told(one, base), told(other, head)
        if was != now:
            yield Part(Layer.STRUCTURE, part, was, now)


def _when(body: Reassess, guideline: Guideline) -> str | None:
    said = [] if body.after is None else [named_period(guideline, body.after)]
    said += [] if body.due is None else [f"on the day of {title_of(guideline, body.due.id)}"]
    return ", ".join(said) or None


def _until(body: Reassess, guideline: Guideline) -> str | None:
    return text_words(body.until, guideline)


def _resumes(body: Reassess, guideline: Guideline) -> str | None:
    return visit_title(body.resume_at.id, guideline)
