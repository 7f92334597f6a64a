"""How many patients get each amount and each due date: counted by the engine over the rows of a statement."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from guideproof.cohort.engine import Engine
from guideproof.model.guideline import Guideline
from guideproof.model.node import Reassess, Recommendation
from guideproof.renderers.cohort_sql.settling import settled_rows
from guideproof.renderers.cohort_sql.statement import CohortStatement

MOST = 10_000
"""So many different ones are told of, those of most patients; what differs from patient to patient is no number."""

Counted = Mapping[str, Mapping[str, int]]
"""By a thing and what is said of it: how many patients."""


class Measured(Struct, frozen=True):
    """``amounts`` by intervention, ``due`` by the node that asks for a later visit; those of most patients first, and
    of how many different ones beyond these nothing is told. ``notes`` say what was not counted."""

    amounts: Counted = field(default_factory=dict)
    due: Counted = field(default_factory=dict)
    more_amounts: Mapping[str, int] = field(default_factory=dict)
    more_due: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def measured(guideline: Guideline, engine: Engine, asked: CohortStatement, *, settled: bool) -> Measured:
    """What is counted of a guideline that has amounts or due dates; ``settled``: the library has told of some."""
    bodies = [node.body for node in guideline.nodes.values()]
    amounts = any(item.amount is not None for body in bodies if isinstance(body, Recommendation) for item in body.items)
    due = any(body.due is not None for body in bodies if isinstance(body, Reassess))
    if not amounts and not due:
        return Measured()
    if not engine.keeps_tables:  # its compiler gives up on texts of all rows below a count, which then takes minutes
        return Measured(notes=("amounts and due dates are counted on DuckDB alone; here the rows (`--out`) have them",))
    rows = settled_rows(asked, in_order=False) if settled else asked.rows()
    counted, more_amounts = _counted(engine, rows, "amounts") if amounts else ({}, {})
    days, more_due = _counted(engine, rows, "reassess") if due else ({}, {})
    return Measured(counted, days, more_amounts, more_due)


def _counted(engine: Engine, rows: str, name: str) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """What a column of lists holds of each thing, with how many patients that concerns, and how many different ones
    of each thing are left out."""
    parts = f"SELECT UNNEST(STRING_SPLIT({name}, ', ')) AS piece FROM (\n{rows}) AS results WHERE {name} <> ''"
    counted = f"SELECT piece, COUNT(*) AS patients FROM ({parts}) AS pieces GROUP BY piece"
    found: dict[str, dict[str, int]] = {}
    told = engine.some(f"{counted} ORDER BY patients DESC, piece LIMIT {MOST}")
    for piece, patients in told:
        thing, colon, said = str(piece).partition(": ")
        if colon:
            found.setdefault(thing, {})[said] = int(patients)
    if len(told) < MOST:
        return found, {}
    things = f"SELECT SPLIT_PART(piece, ': ', 1) AS thing FROM ({counted}) AS counted WHERE CONTAINS(piece, ': ')"
    kinds = engine.some(f"SELECT thing, COUNT(*) FROM ({things}) AS things GROUP BY thing ORDER BY thing")
    left = {str(thing): int(count) - len(found.get(str(thing), ())) for thing, count in kinds}
    for thing in left:
        found.setdefault(thing, {})
    return found, {thing: count for thing, count in left.items() if count}
