"""What the page knows of nodes, entry points and sources, as plain data for its script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guideproof.board import words
from guideproof.board.cited import ROLES, source_facts
from guideproof.model.condition import tests
from guideproof.model.evidence import Source
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation, RecommendedItem
from guideproof.model.reference import EvidenceLink, Role
from guideproof.program.taken import turns_of
from guideproof.program.texts import amount_from, text_from
from guideproof.program.titled import condition_lines, condition_sentence, named_period, period
from guideproof.program.wording import QUESTIONED
from guideproof.renderers.flowchart.decision_table import fold_port, folds, is_table
from guideproof.renderers.flowchart.grid import columns_of
from guideproof.renderers.flowchart.names import node_name, section_name
from guideproof.renderers.flowchart.words import titled


def node_data(guideline: Guideline, node: Node) -> dict[str, Any]:
    """What a reviewer reads of a node, and what a board says of it. The script knows by itself what anchor comes of a
    plain id, and where branches lead."""
    anchor = node_name(node.id)
    return {
        "anchor": None if anchor == f"node-{node.id}" else anchor,
        "title": node.title,
        "kind": node.kind,
        "section": node.section,
        "chart": section_name(node.section),
        "version": node.version,
        "status": node.status,
        "owner": node.owner,
        "reviewed": node.last_review_date,
        "rationale": node.rationale,
        "evidence": _links(node.evidence),
        "path": node.span.path,
        "line": node.id_span.line,
        "edges": None if node.branches else [[None, target.id] for _, target in node.edges],
        "reads": list(dict.fromkeys(test.element for when in node.conditions for test in tests(when))),
        **_body(guideline, node),
    }


def _body(guideline: Guideline, node: Node) -> dict[str, Any]:
    match node.body:
        case Decision(question, policy, branches) as body:
            order = turns_of(body)
            said = [
                _branch(guideline, branch, order.turns[index].after + 1 if order.in_order else None)
                for index, branch in enumerate(branches)
            ]
            about = {"question": question, "policy": QUESTIONED.get(policy), "branches": said}
            return {**about, **_table(guideline, body)} if is_table(body) else about
        case Recommendation(items, selection):
            return {"items": [_item(guideline, item) for item in items], "choice": words.CHOICES.get(selection)}
        case Reassess(after, until, resume_at) as body:
            when = named_period(guideline, after) if after is not None else until
            due = None if body.due is None else body.due.id
            entry = guideline.manifest.entry_points.get(resume_at.id)
            then = entry.title if entry is not None else resume_at.id
            return {"when": when, "after": period(after) if after is not None else None, "due": due, "then": then}


def _table(guideline: Guideline, decision: Decision) -> dict[str, Any]:
    """The branches as rows of a table: its columns, what stands in them, and for each row how it is summed up."""
    heads, rows = columns_of(guideline, [branch.when for branch in decision.branches])
    fold = {row: place for place, (_, rows_of) in enumerate(folds(decision)) for row in rows_of}
    return {"heads": heads, "rows": rows, "folds": [fold_port(fold[row]) for row in range(len(rows))]}


def _branch(guideline: Guideline, branch: Branch, turn: int | None) -> dict[str, Any]:
    condition = ("Otherwise",) if branch.when is None else condition_lines(guideline, branch.when)
    return {
        "id": branch.id,
        "text": branch.text,
        "turn": turn,
        "condition": list(condition),
        "targets": list(branch.targets),
        "evidence": _links(branch.evidence),
    }


def _item(guideline: Guideline, item: RecommendedItem) -> dict[str, Any]:
    intervention = guideline.interventions[item.intervention.id]
    certainty = words.certainty(item)
    return {
        "intervention": intervention.id,
        "title": intervention.title,
        "category": intervention.category.value,
        "excludes": [ref.id for ref in intervention.excludes],
        "regimen": intervention.regimen,
        "direction": item.direction.value,
        "says": words.strength(item),
        "strong": item.strong,
        "certainty": certainty and {"word": certainty.word, "filled": certainty.filled},
        "tier": item.tier.value if item.tier is not None else None,
        "priority": item.priority.value,
        "detail": None if item.detail is None else titled(guideline, text_from(item.detail, guideline)),
        "given": None if item.amount is None else titled(guideline, amount_from(item.amount)),
        "ungraded": item.ungraded,
        "amount": item.amount.element if item.amount is not None else None,
        "evidence": _links(item.evidence),
    }


def _links(links: Iterable[EvidenceLink]) -> list[list[str | None]]:
    """Role, source and finding of each link."""
    return [[link.role.value, link.source, link.finding] for link in links]


def source_data(guideline: Guideline, source: Source, name: str) -> dict[str, Any]:
    """What a board cites of a source, and by which short name."""
    return {
        "title": source.title,
        "name": name,
        "says": source_facts(guideline, source),
        "findings": {id: finding.says for id, finding in source.findings.items()},
    }


def role_words() -> list[list[str]]:
    """Roles in their order, each with its word."""
    return [[role.value, ROLES[role]] for role in Role]


def entry_data(guideline: Guideline, entry: EntryPoint, parts: list[dict[str, Any]]) -> dict[str, Any]:
    """An entry point: what it is called, where it leads, whom it is for."""
    when = entry.when
    return {
        "title": entry.title,
        "start": entry.start.id,
        "parts": parts,
        "when": [] if when is None else list(condition_lines(guideline, when)),
        "when_sentence": None if when is None else condition_sentence(guideline, when),
        "reads": [] if when is None else list(dict.fromkeys(test.element for test in tests(when))),
    }
