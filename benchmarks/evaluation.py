"""One evaluation on the shipped guideline, against one call of zen-engine on a decision table of the same size.

zen-engine (PyPI `zen-engine`) is only a peer to measure against: `pip install zen-engine`. Its table has as many rules
as the guideline has branches, as many columns as conditions name elements, and as many tests a rule as a branch has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import cycle, islice, repeat
from pathlib import Path
from random import Random
from typing import Any

import guideproof
from benchmarks.measuring import paired, report
from benchmarks.sampling import Sampler, facts_of
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.model.condition import elements_of
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

ROOT = Path(__file__).parent.parent
CALLS = 500
STEPS = 100
"""How many patients are drawn from each worked case."""


def patient() -> dict[str, Any]:
    """The patient of the README as a program has it: whole numbers, floats, texts, lists."""
    tree, faults = parse((ROOT / "examples" / "patient.yaml").read_bytes(), "patient.yaml")
    assert tree is not None
    assert not faults
    return as_program(plain(tree))


def as_program(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {id: _number(fact) if isinstance(fact, Fraction) else fact for id, fact in facts.items()}


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def strangers(guideline: Guideline, seed: int) -> list[tuple[str, dict[str, Any]]]:
    """Patients drawn at random, complete and valid, with their entry points."""
    drawn = Sampler(guideline, Random(seed)).patients(STEPS)
    return [(entry, as_program(facts_of(guideline, values))) for entry, values in drawn]


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
    evaluator = Evaluator(guideline)
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
    against = f"zen-engine's single call on {rules} rules"

    def compare(what: str, cases: Iterator[tuple[str | None, dict[str, Any]]]) -> None:
        def ours() -> None:
            for entry, each in islice(cases, CALLS):
                evaluator.evaluate(each, entry)

        def theirs() -> None:
            for _ in range(CALLS):
                decision.evaluate(context)

        mine, other, ratio = paired(ours, theirs)
        report(f"  library, with the whole trace, {what}", mine / CALLS, other / CALLS, ratio, against, "at most 0.2")

    compare("the patient of the README again and again", repeat((None, facts)))
    for entry, each in strangers(guideline, seed=1):
        evaluator.evaluate(each, entry)
    fresh = strangers(guideline, seed=2)
    Random(3).shuffle(fresh)
    compare("a new patient each time, after as many others", iter(fresh))
    few = dict(islice(facts.items(), 6))
    compare(f"{len(few)} facts known, {len(evaluator.evaluate(few).needs)} needed", repeat((None, few)))


if __name__ == "__main__":
    main()
