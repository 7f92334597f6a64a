"""Planted faults: is every one that sends some patient wrong found by the checks?

Each operator of ``mutations`` plants its faults in the shipped guideline, one at a time; so many of each are drawn. A
fault counts as harmful where a patient, drawn at random without any proof, is stuck, sent two ways, contradicted, given
nothing or given what a safety rule forbids. Every harmful one must give an error; those that do not are listed with
the patient. What the checks find beyond that is counted too, and so is what changes a patient's recommendations
without breaking anything, which no check can know.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.mutations import Planted, planted
from benchmarks.sampling import Sampler, Values, Witness, facts_of
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.graph.edges import Circular
from guideproof.analysis.graph.obstacles import NotEvaluable
from guideproof.checks.run import examine
from guideproof.checks.selection import chosen
from guideproof.diagnostic import Severity
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline

GUIDELINE = Path(__file__).parents[1] / "guideline"

Pool = dict[str, list[tuple[str, Values]]]
"""Node to patients (entry, values) who arrive there in the sound guideline; under ``""`` all of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant: the codes of the errors, and the first patient for whom something goes wrong."""

    mutant: Planted
    errors: tuple[str, ...]
    wrong: str | None
    patient: dict[str, Any] | None
    changed: bool
    seconds: float

    @property
    def verdict(self) -> str:
        """``found`` and ``missed`` for a harmful fault, else ``found besides``, ``changed`` or ``unseen``."""
        if self.wrong is not None:
            return "found" if self.errors else "missed"
        return "found besides" if self.errors else "changed" if self.changed else "unseen"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GUIDELINE)
    parser.add_argument("--each", type=int, default=25, help="how many faults of each operator (25); 0 for all")
    parser.add_argument("--patients", type=int, default=100, help="how many patients to draw from each vignette (100)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    random = Random(options.seed)
    guideline = load_guideline(options.folder)
    errors = _errors(guideline)
    if errors:
        print(f"the guideline itself has errors: {', '.join(errors)}")
        return 1
    started = time.perf_counter()
    pool = _pool(guideline, random, options.patients)
    print(f"{len(pool[''])} patients drawn in {time.perf_counter() - started:.0f} s")
    outcomes = [_judged(mutant, guideline, pool, random) for mutant in _drawn(guideline, random, options.each)]
    _print(outcomes)
    return 1 if any(outcome.verdict == "missed" for outcome in outcomes) else 0


def _drawn(guideline: Guideline, random: Random, each: int) -> list[Planted]:
    """So many faults of each operator."""
    by_operator: dict[str, list[Planted]] = defaultdict(list)
    for fault in planted(guideline):
        by_operator[fault.operator].append(fault)
    print(f"faults that can be planted: {', '.join(f'{len(found)} {name}' for name, found in by_operator.items())}")
    drawn = [found if not each else random.sample(found, min(each, len(found))) for found in by_operator.values()]
    return [fault for found in drawn for fault in found]


def _pool(guideline: Guideline, random: Random, count: int) -> Pool:
    sampler, witness = Sampler(guideline, random), Witness(guideline)
    pool: Pool = defaultdict(list)
    for entry, values in sampler.patients(count):
        evaluation = witness.evaluation(facts_of(guideline, values), entry)
        if evaluation.path:
            pool[""].append((entry, values))
        for node in {step.node for step in evaluation.path}:
            pool[node].append((entry, values))
    return pool


def _errors(guideline: Guideline) -> tuple[str, ...]:
    """The codes of the errors of reading, graph and proofs; neither evidence nor vignettes may help to find a fault."""
    examined = examine(guideline, chosen=chosen(["GP1", "GP2", "GP3"], []))
    found = (finding for finding in examined.findings if finding.severity is Severity.ERROR)
    return tuple(Counter(finding.code for finding in found))


def _judged(mutant: Planted, sound: Guideline, pool: Pool, random: Random) -> Outcome:
    started = time.perf_counter()
    errors = _errors(mutant.guideline)
    seconds = time.perf_counter() - started
    wrong, patient, changed = None, None, False
    try:
        before, after = Witness(sound), Witness(mutant.guideline)
    except (NotEvaluable, Circular):
        return Outcome(mutant, errors, "cannot be evaluated", None, True, seconds)
    there = pool.get(mutant.where) or pool[""]
    for entry, values in random.sample(there, min(len(there), 300)):
        facts = facts_of(sound, values)
        evaluation = after.evaluation(facts, entry)
        changed = changed or _gist(evaluation) != _gist(before.evaluation(facts, entry))
        wrong = after.wrong(facts, evaluation)
        if wrong is not None:
            patient = facts
            break
    return Outcome(mutant, errors, wrong, patient, changed, seconds)


def _gist(evaluation: Evaluation) -> object:
    said = {(each.item.direction, each.intervention.id) for each in evaluation.recommendations}
    return evaluation.status, said, {each.node.id for each in evaluation.reassess}


def _print(outcomes: list[Outcome]) -> None:
    verdicts = ("found", "missed", "found besides", "changed", "unseen")
    print(f"{'operator':12}{'planted':>9}" + "".join(f"{verdict:>15}" for verdict in verdicts))
    operators = dict.fromkeys(outcome.mutant.operator for outcome in outcomes)
    for operator in (*operators, "all"):
        own = [each for each in outcomes if operator in (each.mutant.operator, "all")]
        counts = Counter(outcome.verdict for outcome in own)
        print(f"{operator:12}{len(own):9}" + "".join(f"{counts[verdict]:15}" for verdict in verdicts))
    harmful = [outcome for outcome in outcomes if outcome.wrong is not None]
    found = sum(outcome.verdict == "found" for outcome in harmful)
    times = sorted(outcome.seconds for outcome in outcomes)
    print(
        f"score: {found} of {len(harmful)} harmful faults found; a check takes {times[len(times) // 2]:.2f} s (median)"
    )
    for outcome in outcomes:
        if outcome.verdict == "missed":
            mutant = outcome.mutant
            where = f"{mutant.operator} in {mutant.where}, {mutant.what}"
            print(f"missed: {where}: {outcome.wrong} for {_shown(outcome.patient)}")


def _shown(patient: dict[str, Any] | None) -> str:
    return ", ".join(f"{id} = {value}" for id, value in (patient or {}).items())


if __name__ == "__main__":
    sys.exit(main())
