"""When somebody last went over nodes, sources and cases, and what is due again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guideproof.analysis.evidence.dates import after, parse_date
from guideproof.model.evidence import Open, Source, SourceStatus
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.model.value_text import counted
from guideproof.program.texts import words_of
from guideproof.program.titled import humanized
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.checked import Checks


def review(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """Nodes and sources by when somebody last went over them, with the day on which that is due again; the script says
    what is stale on the day of the reader."""
    nodes = sorted(guideline.nodes.values(), key=lambda node: node.last_review_date or "")
    sources = sorted(guideline.sources.values(), key=lambda source: source.last_checked or "")
    owned = any(node.owner for node in nodes)
    return {
        "summary": f"{_interval(guideline)} {_dated(nodes)} {_confirmed(guideline)}".strip(),
        "node_heads": ["Node", "Section", "Version", "Last review", "Status", *(["Owner"] if owned else [])],
        "nodes": [_of_node(guideline, node, owned) for node in nodes],
        "sources": [_of_source(guideline, source) for source in sources],
        "open": [
            {"anchor": f"disagreement-{id}", "title": each.title, "due": each.outcome.until}
            for id, each in guideline.disagreements.items()
            if isinstance(each.outcome, Open)
        ],
        "short": [(each.short, each.title) for each in guideline.elements.values() if each.short],
    }


def _of_node(guideline: Guideline, node: Node, owned: bool) -> Mapping[str, Any]:
    cells = [humanized(node.section), node.version, node.last_review_date or "not recorded"]
    cells += [node.status or guideline.manifest.status.value, *([node.owner or "nobody named"] if owned else [])]
    return {"anchor": node_name(node.id), "due": _due(guideline, node.last_review_date), "cells": cells}


def _of_source(guideline: Guideline, source: Source) -> Mapping[str, Any]:
    trust = (source.trust or "not said").replace("_", " ")
    cells = [source.type.replace("_", " "), trust, source.status.value, source.last_checked or "not recorded"]
    due = _due(guideline, source.last_checked) if source.status is SourceStatus.CURRENT else None
    return {"anchor": f"source-{source.id}", "due": due, "cells": cells}


def _due(guideline: Guideline, given: str | None) -> str | None:
    """The last day on which what was done on a day is not stale."""
    last, interval = parse_date(given), guideline.manifest.review_interval
    due = after(last, interval) if last is not None and interval is not None else None
    return None if due is None else due.isoformat()


def _interval(guideline: Guideline) -> str:
    interval = guideline.manifest.review_interval
    if interval is None:
        return "No interval of review is stated."
    quantity = parse_quantity(interval)
    unit = None if quantity is None else parse_unit(quantity[1])
    said = interval if quantity is None or unit is None else counted(quantity[0], *words_of(unit))
    return f"To be reviewed every {said}."


def _dated(nodes: list[Node]) -> str:
    dated = sum(node.last_review_date is not None for node in nodes)
    return f"{dated} of {len(nodes)} {'node has' if len(nodes) == 1 else 'nodes have'} a review date."


def _confirmed(guideline: Guideline) -> str:
    count, confirmed = len(guideline.vignettes), sum(each.confirmed for each in guideline.vignettes.values())
    if not count:
        return ""
    return f"{confirmed} of {count} {'worked case is' if count == 1 else 'worked cases are'} confirmed by somebody."
