"""`guideproof diff` on planted edits and on rewrites that keep the meaning: is anybody who differs missed?

Every comparison is judged without it: each patient who is shown is tried in both evaluators, and many others are drawn,
of small guidelines from the grid of values next to bounds. Of each who differs in a layer the comparison must have said
so at that visit. Regions that are exact must hold of those who are led elsewhere and of nobody else.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from tests.analysis.comparing.brute_force import led

from benchmarks import drawn_differences
from benchmarks.campaign import Counts
from benchmarks.campaign import compared as told_apart
from benchmarks.planting import Edited, loaded, planted, trees_of
from benchmarks.rewriting import rewritten
from benchmarks.two_versions import Both, Facts, Patients, differing, of_cases
from guideproof.analysis.comparing.asked import asked_in_words
from guideproof.analysis.comparing.comparison import Comparison, Layer, Region, Side
from guideproof.analysis.comparing.composed import compose
from guideproof.analysis.comparing.derived_likeness import renamed_derived, with_derived_ids
from guideproof.analysis.comparing.likeness import renamed_nodes, with_node_ids
from guideproof.analysis.comparing.offers import in_words
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.checks.run import examine
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline

ROOT = Path(__file__).parents[1]
FOLDERS = ("examples/stroke-risk", "examples/anticoagulant-dose", "examples/cervical-screening", "guideline")
_PATIENTS = 300
"""So many patients are drawn for each comparison of a guideline that is not small."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("edits", nargs="?", type=int, default=60, help="how many edits are planted (60)")
    parser.add_argument("rewrites", nargs="?", type=int, default=20, help="how many rewrites keep the meaning (20)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", action="append", help="of these guidelines alone")
    parser.add_argument("--grid", type=int, default=600, help="how many patients of the grid of a small one (600)")
    parser.add_argument("--kind", help="edits of this kind alone")
    parser.add_argument("--drawn", type=int, help="in place of all that, so many drawn guidelines with drawn edits")
    options = parser.parse_args(arguments)
    if options.drawn:
        return drawn_differences.tried(options.seed, options.drawn)
    random = Random(options.seed)
    counts = Counts(random, options.grid)
    folders = options.folder or FOLDERS
    for folder in folders:
        trees = trees_of(ROOT / folder)
        base = loaded(trees)
        for which, most in ((planted, options.edits), (rewritten, options.rewrites)):
            share = -(-most // len(folders))
            sure = which is rewritten
            tried = _drawn([each for each in which(trees) if options.kind in (None, each.kind)], random)
            for edit, head in sound(tried, share, base):
                _judge(edit, base, head, sure, counts)
                if len(counts.seconds) % 10 == 0:
                    started = perf_counter()
                    examine(head)
                    counts.checks.append(perf_counter() - started)
    return counts.print()


def _drawn(edits: list[Edited], random: Random) -> Iterator[Edited]:
    """Edits in turn of every kind."""
    kinds: dict[str, list[Edited]] = defaultdict(list)
    for each in edits:
        kinds[each.kind].append(each)
    for some in kinds.values():
        random.shuffle(some)
    while kinds:
        for kind in random.sample(list(kinds), len(kinds)):
            yield kinds[kind].pop()
            if not kinds[kind]:
                del kinds[kind]


def sound(edits: Iterator[Edited], most: int, base: Guideline) -> Iterator[tuple[Edited, Guideline]]:
    """So many edits of which a guideline comes that can be evaluated, each with it."""
    found = 0
    for edit in edits:
        if found == most:
            return
        head = loaded(edit.files())
        known = {str(each) for each in base.faults}
        if any(str(each) not in known for each in head.faults_of_algorithm):
            continue
        try:
            evaluator_for(head)
        except ValueError:
            continue
        found += 1
        yield edit, head


def _judge(edit: Edited, base: Guideline, head: Guideline, sure: bool, counts: Counts) -> None:
    compared = told_apart(edit, base, head, counts)
    if compared is None:
        return
    counts.of["comparisons" if not sure else "rewrites"] += 1
    counts.of["differences"] += len(compared.found)
    counts.of["not decided"] += len(compared.open)
    counts.of["not compared"] += compared.not_compared is not None
    if compared.open and compared.not_compared is None:
        counts.violated(edit, f"not decided: {[each.what for each in compared.open][:3]}")
    if not compared.edits and not sure:
        counts.violated(edit, "no edit is listed")
    if sure:
        counts.of["rewrites of which nothing is listed"] += not compared.edits
        moved = [each for each in compared.found if each.layer in (Layer.ADMISSION, Layer.TREATMENT, Layer.ADVICE)]
        if moved:
            counts.violated(edit, f"a rewrite that treats somebody differently: {[each.what for each in moved][:3]}")
    # Names alone are taken from the comparison: what is told by a derived element with another id is told alike.
    base = with_derived_ids(base, renamed_derived(base, head))
    base = with_node_ids(base, renamed_nodes(base, head))
    if compared.not_compared is None:
        _witnesses(edit, compared, Both(base, head), counts)
        _missed(edit, compared, base, head, counts)


def _witnesses(edit: Edited, compared: Comparison, both: Both, counts: Counts) -> None:
    """Each patient who is shown differs in the layer that they are shown for."""
    for each in compared.found:
        assert each.witness is not None
        if each.layer is Layer.SAFETY:
            continue
        facts = dict(each.witness.facts)
        was, becomes = both.told(facts, each.witness.entry)
        counts.of["witnesses"] += 1
        if (was.status.value, becomes.status.value) != each.witness.status:
            counts.violated(edit, f"a witness with another status: {each.what}")
        elif each.layer in (Layer.TREATMENT, Layer.ADVICE) and each.layer.value not in differing(was, becomes):
            counts.violated(edit, f"a witness who does not differ: {each.layer} {each.what} {facts}")


def _missed(edit: Edited, compared: Comparison, base: Guideline, head: Guideline, counts: Counts) -> None:
    """Nobody who is drawn differs in a layer of which the comparison does not say so at that visit."""
    patients, both, replay = Patients(base, head, counts.random), Both(base, head), Replay(base, head)
    said = {(each.layer, each.entry) for each in compared.differences}
    exact = {(each.layer, each.entry, each.side, each.what) for each in compared.differences}
    regions = _Regions(compared, base, head)
    missed: set[object] = set()
    for entry, drawn in _people(patients, compared, base, head, counts.grid):
        was, becomes, facts = both.of(drawn, entry)
        counts.of["patients"] += 1
        if not both.is_complete((was, becomes), facts):
            counts.of["patients with an incomplete record"] += 1
            continue
        for layer in differing(was, becomes):
            counts.of[f"patients who differ in {layer}"] += 1
            if not {(Layer(layer), entry), (Layer(layer), "")} & said and layer not in missed:
                missed.add(layer)
                counts.violated(edit, f"missed in {layer}: {facts} at {entry}: {was.status} {becomes.status}")
        if was.status is Status.COMPLETE and becomes.status is Status.COMPLETE:
            for layer, side, what in _keys(replay, was, becomes, base, head):
                if (layer, entry, side, what) not in exact and what not in missed:
                    missed.add(what)
                    counts.violated(edit, f"not told: {layer} {side} {what}: {facts} at {entry}")
            for wrong in regions.wrong(entry, was, becomes, facts, counts):
                if wrong not in missed:
                    missed.add(wrong)
                    counts.violated(edit, f"{wrong}: {facts} at {entry}")


def _keys(
    replay: Replay, was: Evaluation, becomes: Evaluation, base: Guideline, head: Guideline
) -> Iterator[tuple[Layer, Side, str]]:
    for layer in (Layer.TREATMENT, Layer.ADVICE, Layer.ASKED):
        words = asked_in_words if layer is Layer.ASKED else in_words
        one, other = replay.said(layer, was, becomes)
        yield from ((layer, Side.ONLY_BASE, words(key, base)) for key in one - other)
        yield from ((layer, Side.ONLY_HEAD, words(key, head)) for key in other - one)


def _people(
    patients: Patients, compared: Comparison, base: Guideline, head: Guideline, grid: int
) -> Iterator[tuple[str, Facts]]:
    entries = [each for each in base.manifest.entry_points if each in head.manifest.entry_points]
    if len(patients.elements) <= 12:
        yield from ((entry, facts) for entry in entries for facts in patients.grid(grid))
    cases = [each for each in of_cases(base) if each[0] in entries]
    yield from cases
    starts = [(each.entry, dict(each.witness.facts)) for each in compared.found if each.witness and each.entry]
    starts = [*cases, *starts[:20] * 3]
    for entry, facts in starts:
        yield from ((entry, each) for each in patients.near(facts, max(2, _PATIENTS // len(starts))))


class _Regions:
    """Of each region of a comparison who is in it, and who is led elsewhere."""

    def __init__(self, compared: Comparison, base: Guideline, head: Guideline) -> None:
        self._base, self._head = base, head
        self._regions: list[tuple[Region, list[Any]]] = []
        if compared.regions:
            whole = compose(base, head).guideline
            self._whole = evaluator_for(whole)
            self._regions = [
                (each, [compile_condition(when, whole) for when in each.conditions]) for each in compared.regions
            ]

    def wrong(self, entry: str, was: Evaluation, becomes: Evaluation, facts: Facts, counts: Counts) -> Iterator[str]:
        for region, told in self._regions:
            one, other = led(was, self._base, region.node), led(becomes, self._head, region.node)
            if region.entry != entry or one is None or other is None:
                continue
            known = {id: value for id, value in facts.items() if id in self._whole.guideline.elements or id == ON}
            state = self._whole.evaluate(known, entry).known.state
            within = any(each(state) is True for each in told)
            counts.of["patients at a region"] += 1
            counts.of["patients within one"] += within
            if within and one == other:
                yield f"wrongly in the region of {region.node}"
            if not within and one != other and region.exact:
                yield f"missed by the exact region of {region.node}"


if __name__ == "__main__":
    raise SystemExit(main())
