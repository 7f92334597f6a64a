"""A comparison for programs: everything, as JSON."""

from __future__ import annotations

import json
from typing import Any

from guideproof.analysis.comparing.comparison import Comparison, PatientDifference
from guideproof.analysis.comparing.moves import Moves
from guideproof.reporters.comparison.shares import as_data
from guideproof.reporters.comparison.verdict import verdict


def as_json(comparison: Comparison, moves: Moves | None = None) -> str:
    """Everything that was found."""
    data: dict[str, Any] = {
        "guideline": comparison.guideline,
        "base": comparison.base,
        "head": comparison.head,
        "verdict": verdict(comparison),
        "asked": comparison.asked,
        "proven": comparison.proven,
        "not_decided": len(comparison.open),
        "not_compared": comparison.not_compared,
        "only_where_stated_as_computed": list(comparison.agreeing),
        "visits": dict(comparison.visits),
        "regions": [
            {"entry": each.entry, "node": each.node, "title": each.title, "groups": list(each.groups)}
            | {"exact": each.exact, "left": each.left}
            for each in comparison.regions
        ],
        "recomputed": [
            {"element": each.element, "title": each.title, "groups": list(each.groups)}
            | {"exact": each.exact, "left": each.left}
            for each in comparison.recomputed
        ],
        "differences": [_difference(each) for each in comparison.differences],
        "edits": [
            {"layer": each.layer, "thing": each.thing, "part": each.part, "before": each.before, "after": each.after}
            for each in comparison.edits
        ],
        "out_of_step": [{"thing": each.thing, "what": each.what} for each in comparison.out_of_step],
        "cases": [
            {"id": each.id, "title": each.title, "no_longer": list(each.gone), "newly": list(each.new)}
            for each in comparison.cases
        ],
        "coverage": comparison.coverage
        and {side: dict(shares) for side, shares in zip(("base", "head"), comparison.coverage, strict=True)},
    }
    if moves is not None:
        data["cohort"] = as_data(moves)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _difference(each: PatientDifference) -> dict[str, Any]:
    shown = each.witness
    fork = shown.fork if shown is not None else None
    return {
        "layer": each.layer,
        "entry": each.entry,
        "side": each.side,
        "what": each.what,
        "decided": each.decided,
        "fork": fork and {"before": fork.before, "after": fork.after, "facts": list(fork.facts)},
        "witness": shown
        and {
            "entry": shown.entry,
            "facts": json.loads(json.dumps(dict(shown.facts), default=str)),
            "status": {"base": shown.status[0], "head": shown.status[1]},
            "says": {"base": list(shown.base), "head": list(shown.head)},
            "stages": list(shown.stages),
            "path": {"base": list(shown.base_path), "head": list(shown.head_path)},
        },
    }
