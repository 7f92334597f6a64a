"""The proofs: tables with seeded faults, whole algorithms, and z3 as the baseline of the same run.

Everything is generated from fixed seeds; times are of the processor, which other work disturbs least. A table's
overlaps are known by comparing all pairs of rows, its gaps by what was taken out; both must be found.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from itertools import combinations
from math import log10
from time import process_time

import z3

from benchmarks.generated import Box, algorithm, crowded, meeting, seeded, table
from benchmarks.measuring import peak_megabytes
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.proof import Gap, NotDecided, Overlap, Proofs, prove
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.smt import Solver
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision

FAULTS = 10


def timed(work: Callable[[], Proofs]) -> tuple[Proofs, float]:
    gc.collect()
    gc.freeze()  # what earlier measurements left is not looked through again and again
    start = process_time()
    proofs = work()
    return proofs, process_time() - start


def line(what: str, ours: float, baseline: float | None, against: str, goal: str) -> None:
    ratio = "" if baseline is None else f"{ours / baseline:.2f} times {against} ({baseline:.2f} s), "
    print(f"{what}: {ours:.2f} s; {ratio}goal: {goal}; {peak_megabytes():.0f} MB", flush=True)


def one_table(what: str, boxes: list[Box], goal: str, *, compare: bool = True) -> None:
    """All overlaps and gaps of one decision, against comparing all pairs of rows."""
    made = table(boxes)
    evaluator_for(made)  # what every evaluation needs is no part of the proofs
    proofs, ours = timed(lambda: prove(made))
    pairs = sum(fact.pairs for fact in proofs.facts if isinstance(fact, Overlap))
    gaps = sum(fact.regions for fact in proofs.facts if isinstance(fact, Gap))
    assert not any(isinstance(fact, NotDecided) for fact in proofs.facts)
    start = process_time()
    known = meeting(boxes) if compare else None
    baseline = process_time() - start if compare else None
    assert known in (None, pairs), (known, pairs)
    line(f"{what}: {pairs} overlapping pairs, {gaps} gaps", ours, baseline, "comparing all pairs alone", goal)


def tables() -> None:
    for rows, columns, goal in ((100, 5, "-"), (1500, 5, "under 0.5 s"), (5000, 7, "under 5 s")):
        boxes, missing = seeded(rows, columns, FAULTS, seed=1)
        assert len(missing) == FAULTS
        one_table(f"table {rows} x {columns}", boxes, goal, compare=rows < 5000)
    one_table("table 1000 x 10, heavily overlapping", crowded(1000, 10, seed=2), "under 5 s")
    equal: list[Box] = [[(0, 5), (0, 3)]] * 7987 + [[(6, 199), (0, 7)], [(0, 5), (4, 7)]]
    one_table("table with 7,987 equal rows of 7,989", equal, "under 1 s", compare=False)


def algorithms() -> None:
    times: dict[int, float] = {}
    for nodes in (100, 1000, 10_000):
        made = algorithm(nodes)
        proofs, times[nodes] = timed(lambda made=made: prove(made))
        baseline = one_solver(made) if nodes <= 100 else None
        goal = "under 3 s" if nodes == 1000 else "-"
        what = f"algorithm of {len(made.nodes)} nodes: {proofs.proven + proofs.refuted} questions"
        line(what, times[nodes], baseline, "one z3 solver for the gaps and overlaps alone", goal)
    for small, large in ((100, 1000), (1000, 10_000)):
        power = log10(times[large] / times[small])
        print(f"  from {small} to {large} nodes time grows as nodes to the power {power:.2f}; goal: at most 1.2")


def one_solver(made: Guideline) -> float:
    """The seconds that a single solver takes, which holds everything, for every gap and every overlap."""
    start = process_time()
    oracle = Oracle(made)
    (tracks,) = oracle.tracks.values()
    encoder = Solver(tracks)
    applies = {id: encoder.encode(tracks.applies(id)) for id in tracks.order}
    decisions = [id for id in tracks.order if isinstance(tracks.node(id).body, Decision)]
    questions = []
    for id in decisions:
        holding = tracks.holding(id)
        holds = [encoder.encode(holding.holds(index)) for index in range(len(holding.branches))]
        questions.append([applies[id], *map(z3.Not, holds)])
        questions += [[applies[id], one, other] for one, other in combinations(holds, 2)]
    solver = z3.Solver(ctx=applies[tracks.start].ctx)
    solver.add(*encoder.meanings)
    for question in questions:
        solver.push()
        solver.add(*question)
        assert solver.check() == z3.unsat
        solver.pop()
    return process_time() - start


def main() -> None:
    tables()
    algorithms()


if __name__ == "__main__":
    sys.exit(main())
