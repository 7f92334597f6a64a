"""The table of twelve rules without Guideproof: by hand, and in zen-engine (`pip install zen-engine`), a peer only."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

Record = dict[str, Any]
RECORDS = 1000


def by_hand(r: Record) -> str:
    """The table as a programmer would write it."""
    risk = (r["karnofsky"] < 80) + (r["hemoglobin"] < 12) + r["calcium_high"] + r["neutrophils_high"]
    if r["histology"] == "clear_cell":
        if r["line"] == "first":
            return "option-1" if risk == 0 else "option-2" if risk <= 2 else "option-3"
        return "option-4" if risk == 0 else "option-5" if risk <= 2 else "option-6"
    if r["line"] == "first":
        return "option-7" if risk == 0 else "option-8" if risk <= 2 else "option-9"
    return "option-10" if risk == 0 else "option-11" if risk <= 2 else "option-12"


def records(seed: int = 1) -> list[Record]:
    chance = Random(seed)
    return [
        {
            "karnofsky": chance.randrange(3, 11) * 10,
            "hemoglobin": chance.randrange(60, 180) / 10,
            "calcium_high": chance.random() < 0.3,
            "neutrophils_high": chance.random() < 0.3,
            "histology": chance.choice(["clear_cell", "other"]),
            "line": chance.choice(["first", "later"]),
        }
        for _ in range(RECORDS)
    ]


def zen_graph() -> str:
    """The table as a decision graph of zen-engine: an expression for the risk count, then the table."""
    fields = ["histology", "line", "risk"]
    texts = {"clear_cell": '"clear_cell"', "other": '"other"', "first": '"first"', "later": '"later"'}
    rules, number = [], 0
    for histology in ("clear_cell", "other"):
        for line in ("first", "later"):
            for risk in ("0", "[1..2]", ">= 3"):
                number += 1
                cells = {"histology": texts[histology], "line": texts[line], "risk": risk}
                rules.append({"_id": f"r{number}", **cells, "option": f'"option-{number}"'})
    count = "(karnofsky < 80 ? 1 : 0) + (hemoglobin < 12 ? 1 : 0) + (calcium_high ? 1 : 0) + (neutrophils_high ? 1 : 0)"
    expressions = [{"id": "e1", "key": "risk", "value": count}]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "field": field} for field in fields],
        "outputs": [{"id": "option", "name": "option", "field": "option"}],
        "rules": rules,
    }
    kinds = [
        ("in", "inputNode", {}),
        ("risk", "expressionNode", {"expressions": expressions, "passThrough": True}),
        ("table", "decisionTableNode", table),
        ("out", "outputNode", {}),
    ]
    nodes = [{"id": id, "type": kind, "name": id, "content": content} for id, kind, content in kinds]
    ids = [id for id, _, _ in kinds]
    edges = [{"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in pairwise(ids)]
    return json.dumps({"nodes": nodes, "edges": edges})


def zen() -> tuple[Callable[[Record], str], Callable[[list[Record]], list[str]]] | None:
    """zen-engine's answer to one record, and its answers to many in one call."""
    try:
        import zen
    except ImportError:
        return None
    graph = zen_graph()
    decision = zen.ZenEngine().create_decision(graph)
    many = zen.ZenEngine({"loader": {"type": "static", "content": {"table": json.loads(graph)}}})

    def batch(records: list[Record]) -> list[str]:
        replies = many.evaluate_batch([{"key": "table", "context": record} for record in records])
        return [reply["data"]["result"]["option"] for reply in replies]

    return lambda record: decision.evaluate(record)["result"]["option"], batch
