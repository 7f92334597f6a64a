"""Nodes from syntax tree to model (section 6)."""

from __future__ import annotations

from guideproof.model.condition import Unreadable
from guideproof.model.fault import DuplicateId
from guideproof.model.node import (
    Branch,
    BranchTable,
    Certainty,
    Decision,
    Direction,
    HitPolicy,
    Node,
    Priority,
    Reassess,
    Recommendation,
    RecommendedItem,
    Selection,
    Strength,
    Tier,
)
from guideproof.model.reference import Kind, Ref
from guideproof.reading import fields
from guideproof.reading.conditions import read_condition
from guideproof.reading.periods import read_after
from guideproof.reading.tree import Mapped, Scalar
from guideproof.reading.variables import Signatures

Rows = tuple[BranchTable, tuple[Branch, ...]]
"""A table with the branches that its rows are."""


def read_node(tree: Mapped, section: str, variables: Signatures, rows: Rows | None = None) -> Node:
    """The node of a file that the schema accepts; ``section`` is its folder, ``rows`` are the branches that stand in a
    table beside it."""
    return Node(
        id=fields.required(tree, "id"),
        version=fields.required(tree, "version"),
        title=fields.required(tree, "title"),
        section=section,
        body=_body(tree, variables, rows),
        rationale=fields.text(tree, "rationale"),
        evidence=fields.links(tree),
        last_review_date=fields.text(tree, "last_review_date"),
        status=fields.text(tree, "status"),
        owner=fields.text(tree, "owner"),
        allow=fields.allowances(tree),
        span=tree.span,
        id_span=tree.entries["id"].value.span,
    )


def _body(tree: Mapped, variables: Signatures, rows: Rows | None) -> Decision | Recommendation | Reassess:
    match fields.required(tree, "kind"):
        case "decision":
            policy = HitPolicy(fields.text(tree, "hit_policy") or "unique")
            written = (_branch(item, variables) for item in fields.mappings(tree, "branches"))
            table, branches = rows if rows is not None else (None, tuple(written))
            _report_repeated(branches, variables)
            asked = tree.entries["question"].value.span
            return Decision(fields.required(tree, "question"), policy, branches, asked, table)
        case "recommendation":
            items = tuple(_item(item) for item in fields.mappings(tree, "recommend"))
            return Recommendation(items, Selection(fields.text(tree, "selection") or "all"), fields.refs(tree, "next"))
        case _:
            resume_at = fields.ref(tree, "resume_at") or Ref("", tree.span)
            return Reassess(read_after(tree, variables.faults), fields.text(tree, "until"), resume_at)


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


def _report_repeated(branches: tuple[Branch, ...], variables: Signatures) -> None:
    first: dict[str, Branch] = {}
    for branch in branches:
        if branch.id in first:
            variables.faults.append(DuplicateId(Kind.BRANCH, branch.id, first[branch.id].span, branch.span))
        first.setdefault(branch.id, branch)


def _item(tree: Mapped) -> RecommendedItem:
    tier = fields.text(tree, "tier")
    return RecommendedItem(
        intervention=fields.ref(tree, "intervention") or Ref("", tree.span),
        direction=Direction(fields.required(tree, "direction")),
        strength=Strength(fields.required(tree, "strength")),
        certainty=Certainty(fields.required(tree, "certainty")),
        tier=Tier(tier) if tier else None,
        detail=fields.text(tree, "detail"),
        evidence=fields.links(tree),
        span=tree.span,
        priority=Priority(fields.text(tree, "priority") or "routine"),
    )
