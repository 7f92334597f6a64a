"""Whom a change of a decision can concern at all: a formula that narrows the search for those whom it does concern."""

from __future__ import annotations

from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.logic import TRUE, Formula, conj, disj
from guideproof.model.node import Branch, Decision, Node


def touches(before: Node, after: Node, oracle: Oracle) -> Formula:
    """That a condition that changed turns out otherwise, or one holds whose branch leads elsewhere, or two hold whose
    order changed. Of anybody else the decision is as it was, whatever its hit policy."""
    if not isinstance(before.body, Decision) or not isinstance(after.body, Decision):
        return TRUE
    was = {branch.id: branch for branch in before.body.branches}
    becomes = {branch.id: branch for branch in after.body.branches}
    ways: list[Formula] = []
    for id in (*was, *(id for id in becomes if id not in was)):
        one, other = was.get(id), becomes.get(id)
        if one is None or other is None:
            ways.append(_holds(one or other, oracle))
        else:
            ways += _changed(one, other, oracle)
    return disj([*ways, *_moved(list(was), list(becomes), becomes, oracle)], oracle.space.full)


def _changed(one: Branch, other: Branch, oracle: Oracle) -> list[Formula]:
    found: list[Formula] = []
    if one.when is not other.when:
        found.append(oracle.exactly_one(_holds(one, oracle), _holds(other, oracle)))
    if [target.id for target in one.next or ()] != [target.id for target in other.next or ()]:
        found += [_holds(one, oracle), _holds(other, oracle)]
    return found


def _moved(was: list[str], becomes: list[str], branches: dict[str, Branch], oracle: Oracle) -> list[Formula]:
    if set(was) != set(becomes):
        return []
    moved = [one for one, other in zip(was, becomes, strict=True) if one != other]
    return [conj([_holds(branches[id], oracle) for id in moved])] if len(moved) == 2 else [TRUE] if moved else []


def _holds(branch: Branch | None, oracle: Oracle) -> Formula:
    when = branch.when if branch is not None else None
    return TRUE if when is None else oracle.encoding.formula(when)
