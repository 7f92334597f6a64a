"""Interventions and safety rules from syntax tree to model (sections 6 and 8)."""

from __future__ import annotations

from guideproof.model.intervention import Category, Intervention
from guideproof.model.reference import Ref
from guideproof.model.safety import Always, InCategory, Named, Never, NeverTogether, SafetyRule, Target, WithTag
from guideproof.reading import fields
from guideproof.reading.conditions import read_condition
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.variables import Signatures


def read_intervention(entry: Entry) -> Intervention | None:
    """The intervention of a key that the schema accepts."""
    tree = entry.value
    if not isinstance(tree, Mapped):
        return None
    return Intervention(
        id=entry.key,
        title=fields.required(tree, "title"),
        category=Category(fields.required(tree, "category")),
        tags=fields.texts(tree, "tags"),
        codings=fields.codings(tree),
        regimen=fields.text(tree, "regimen"),
        yields=fields.refs(tree, "yields"),
        excludes=fields.refs(tree, "excludes"),
        span=entry.key_span,
        allow=fields.allowances(tree),
    )


def read_safety_rule(tree: Mapped, variables: Signatures) -> SafetyRule:
    """The safety rule of a file that the schema accepts."""
    return SafetyRule(
        id=fields.required(tree, "id"),
        title=fields.text(tree, "title") or fields.in_words(fields.required(tree, "id")),
        because=fields.required(tree, "because"),
        rule=_rule(tree, variables),
        evidence=fields.links(tree),
        severity=fields.text(tree, "severity"),
        allow=fields.allowances(tree),
        span=tree.entries["id"].value.span,
        title_span=tree.entries["title"].value.span if "title" in tree.entries else None,
    )


def _rule(tree: Mapped, variables: Signatures) -> Never | Always | NeverTogether:
    together = fields.items(tree, "never_together")
    if together:
        return NeverTogether(tuple(map(_target, together)))
    never, always = fields.mapping(tree, "never"), fields.mapping(tree, "always")
    body = never or always or Mapped({}, tree.span)
    when, recommend = body.get("when"), body.get("recommend")
    condition = read_condition(when, variables) if when is not None else None
    target = _target(recommend or body)
    return Never(target, condition) if never is not None else Always(target, condition, fields.ref(body, "entry"))


def _target(tree: Tree) -> Target:
    """An id, a list of ids, ``{category: …}`` or ``{tag: …}``."""
    if isinstance(tree, Mapped):
        category = fields.ref(tree, "category")
        return InCategory(category) if category else WithTag(fields.ref(tree, "tag") or Ref("", tree.span))
    items = tree.items if isinstance(tree, Sequence) else [tree]
    return Named(tuple(Ref(item.text, item.span) for item in items if isinstance(item, Scalar)))
