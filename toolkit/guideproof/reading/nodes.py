"""Nodes from syntax tree to model (section 6)."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.condition import Unreadable
from guideproof.model.fault import DuplicateId, SchemaFault, Shape
from guideproof.model.grading import Grading
from guideproof.model.node import (
    Branch,
    BranchTable,
    Decision,
    Direction,
    HitPolicy,
    Node,
    Priority,
    Reassess,
    Recommendation,
    RecommendedItem,
    Selection,
    Tier,
)
from guideproof.model.reference import Kind, Ref
from guideproof.reading import fields
from guideproof.reading.amounts import read_amount
from guideproof.reading.conditions import read_condition
from guideproof.reading.due import read_due
from guideproof.reading.owners import owner_of
from guideproof.reading.periods import read_after
from guideproof.reading.tree import Mapped, Scalar, Sequence
from guideproof.reading.variables import Signatures
from guideproof.source import Span

Rows = tuple[BranchTable, tuple[Branch, ...]]
"""A table with the branches that its rows are."""


def read_node(
    tree: Mapped, section: str, grading: Grading | None, variables: Signatures, rows: Rows | None = None
) -> Node:
    """The node of a file that the schema accepts; ``section`` is its folder, ``rows`` are the branches that stand in a
    table beside it. Without a ``grading``, where the manifest could not be read, grades are passed over."""
    return Node(
        id=fields.required(tree, "id"),
        version=fields.required(tree, "version"),
        title=fields.required(tree, "title"),
        section=section,
        body=_body(tree, grading, variables, rows),
        rationale=fields.text(tree, "rationale"),
        evidence=fields.links(tree),
        last_review_date=fields.text(tree, "last_review_date"),
        status=fields.text(tree, "status"),
        owner=fields.text(tree, "owner"),
        allow=fields.allowances(tree),
        span=tree.span,
        id_span=tree.entries["id"].value.span,
    )


def _body(
    tree: Mapped, grading: Grading | None, variables: Signatures, rows: Rows | None
) -> Decision | Recommendation | Reassess:
    match fields.required(tree, "kind"):
        case "decision":
            policy = HitPolicy(fields.text(tree, "hit_policy") or "unique")
            written = (_branch(item, variables) for item in fields.mappings(tree, "branches"))
            table, branches = rows if rows is not None else (None, tuple(written))
            _report_repeated(branches, variables)
            asked = tree.entries["question"].value.span
            return Decision(fields.required(tree, "question"), policy, branches, asked, table)
        case "recommendation":
            items = tuple(_item(item, grading, variables) for item in fields.mappings(tree, "recommend"))
            return Recommendation(items, Selection(fields.text(tree, "selection") or "all"), fields.refs(tree, "next"))
        case _:
            resume_at = fields.ref(tree, "resume_at") or Ref("", tree.span)
            after = read_after(tree, variables.faults, variables)
            due = read_due(tree, f"node `{fields.required(tree, 'id')}`", variables)
            return Reassess(after, fields.text(tree, "until"), resume_at, _place(tree, "until"), due)


def _branch(tree: Mapped, variables: Signatures) -> Branch:
    when = tree.entries.get("when")
    otherwise = "otherwise" in tree.entries
    key = tree.entries.get("otherwise") or when
    condition = None if otherwise else read_condition(when.value, variables) if when else Unreadable((), tree.span)
    following = tree.get("next")
    missing = following is None or (isinstance(following, Scalar) and following.value is None)
    return Branch(
        id=fields.required(tree, "id"),
        label=fields.text(tree, "label"),
        when=condition,
        next=None if missing else fields.refs(tree, "next"),
        knows=fields.refs(tree, "knows"),
        evidence=fields.links(tree),
        span=tree.span,
        when_span=key.span if key else tree.span,
        label_span=tree.entries["label"].value.span if "label" in tree.entries else None,
    )


def _place(tree: Mapped, key: str) -> Span | None:
    return tree.entries[key].value.span if key in tree.entries else None


def _report_repeated(branches: tuple[Branch, ...], variables: Signatures) -> None:
    first: dict[str, Branch] = {}
    for branch in branches:
        if branch.id in first:
            variables.faults.append(DuplicateId(Kind.BRANCH, branch.id, first[branch.id].span, branch.span))
        first.setdefault(branch.id, branch)


def _item(tree: Mapped, grading: Grading | None, variables: Signatures) -> RecommendedItem:
    tier, ungraded = fields.text(tree, "tier"), fields.mapping(tree, "ungraded")
    strengths, certainties = (grading.strengths, grading.certainties) if grading else ({}, {})
    return RecommendedItem(
        intervention=fields.ref(tree, "intervention") or Ref("", tree.span),
        direction=Direction(fields.required(tree, "direction")),
        strength=strengths.get(fields.required(tree, "strength")),
        certainty=certainties.get(fields.required(tree, "certainty")),
        tier=Tier(tier) if tier else None,
        detail=fields.text(tree, "detail"),
        evidence=fields.links(tree),
        span=tree.span,
        priority=Priority(fields.text(tree, "priority") or "routine"),
        ungraded=fields.text(ungraded, "because") if ungraded else None,
        amount=read_amount(tree, f"recommended item `{fields.required(tree, 'intervention')}`", variables),
        detail_span=_place(tree, "detail"),
    )


def misgraded(tree: Mapped, grading: Grading) -> Iterator[SchemaFault]:
    """What is wrong with the strengths and certainties of a recommendation, given those of the scheme; of a file that
    the schema refuses, too."""
    if not grading.strengths and not grading.certainties:
        return  # that is told of where the scheme stands
    listed = tree.get("recommend") if fields.text(tree, "kind") == "recommendation" else None
    items = listed.items if isinstance(listed, Sequence) else []  # what is no list, the schema tells
    for index, item in enumerate(items):
        if isinstance(item, Mapped):
            owner, ungraded = owner_of("node", tree, ("recommend", index)), "ungraded" in item.entries
            for key, levels in (("strength", grading.strengths), ("certainty", grading.certainties)):
                yield from _misgraded(item, owner, key, tuple(levels), ungraded)


def _misgraded(item: Mapped, owner: str, key: str, levels: tuple[str, ...], ungraded: bool) -> Iterator[SchemaFault]:
    entry, given = item.entries.get(key), fields.text(item, key)
    if entry is not None and (ungraded or not levels):
        allowed = "ungraded" if ungraded else {"strength": "strengths", "certainty": "certainties"}[key]
        yield SchemaFault(Shape.REFUSED, key, owner, given or "", (allowed,), entry.key_span)
    elif entry is None and levels and not ungraded:
        first = item.entries.get("intervention") or next(iter(item.entries.values()), None)
        yield SchemaFault(Shape.MISSING, key, owner, "", levels, first.key_span if first else item.span)
    elif entry is not None and given and given not in levels:  # that it is empty, the schema tells
        yield SchemaFault(Shape.ALLOWED, key, owner, given, levels, entry.value.span)
