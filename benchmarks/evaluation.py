"""One evaluation on the shipped guideline, against one call of zen-engine on a decision table of the same size.

zen-engine (PyPI `zen-engine`) is only a peer to measure against: `pip install zen-engine`. Its table has as many rules
as the guideline has branches, as many columns as conditions name elements, and as many tests a rule as a branch has.
"""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import guideproof
from benchmarks.measuring import paired, report
from guideproof.analysis.evaluation import evaluator_for
from guideproof.model.condition import elements_of
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

ROOT = Path(__file__).parent.parent
CALLS = 50


def patient() -> dict[str, Any]:
    tree, faults = parse((ROOT / "examples" / "patient.yaml").read_bytes(), "patient.yaml")
    assert tree is not None
    assert not faults
    return dict(plain(tree))


def table_like(guideline: Guideline) -> tuple[dict[str, Any], dict[str, int]]:
    """A zen-engine decision with one table, in which the last rule applies, and the context to call it with."""
    conditions = [
        branch.when
        for node in guideline.nodes.values()
        if isinstance(node.body, Decision)
        for branch in node.body.branches
        if branch.when is not None
    ]
    read = [elements_of(condition) for condition in conditions]
    elements = list(dict.fromkeys(element for named in read for element in named))
    each = max(1, round(sum(map(len, read)) / len(read)))
    columns = cycle(elements)
    rules = []
    for number in range(len(conditions)):
        wanted = "0" if number == len(conditions) - 1 else "> 0"
        rule = {"_id": f"rule{number}", "outcome": str(number)}
        rule.update(dict.fromkeys(elements, ""))
        rule.update(dict.fromkeys(islice(columns, each), wanted))
        rules.append(rule)
    inputs = [{"id": element, "name": element, "field": element} for element in elements]
    content = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "outcome", "name": "outcome", "field": "outcome"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "e1", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "e2", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    return {"nodes": nodes, "edges": edges}, dict.fromkeys(elements, 0)


def main() -> None:
    guideline, facts = guideproof.load(ROOT / "guideline"), patient()
    evaluator = evaluator_for(guideline)
    result = evaluator.evaluate(facts)
    print(f"one evaluation of the shipped guideline: {len(guideline.nodes)} nodes, {len(result.path)} steps of path")
    try:
        import zen
    except ImportError:
        print("  zen-engine is not installed: pip install zen-engine")
        return
    content, context = table_like(guideline)
    decision = zen.ZenEngine().create_decision(json.dumps(content))
    rules = len(content["nodes"][1]["content"]["rules"])
    assert decision.evaluate(context)["result"] == {"outcome": rules - 1}

    def ours() -> None:
        for _ in range(CALLS):
            evaluator.evaluate(facts)

    def theirs() -> None:
        for _ in range(CALLS):
            decision.evaluate(context)

    mine, other, ratio = paired(ours, theirs)
    against = f"zen-engine's single call on {rules} rules"
    report("  library, with the whole trace", mine / CALLS, other / CALLS, ratio, against, "at most 0.2")


if __name__ == "__main__":
    main()
