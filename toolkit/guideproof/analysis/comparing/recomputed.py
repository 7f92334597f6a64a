"""For whom a changed derived element is another one, in the inputs that it is made of, where one condition in it was
changed: how a change comes to patients begins there."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.cases.asking import Asker
from guideproof.analysis.comparing.comparison import Recomputed
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.function import of_derived, plain
from guideproof.analysis.comparing.regions import MOST, in_words
from guideproof.analysis.proof.questions.gaps import all_with
from guideproof.analysis.proof.solver.logic import FALSE
from guideproof.analysis.proof.witness.region import condition
from guideproof.model.condition import Condition
from guideproof.model.element import Classify, Computed, Count, DateAfter, Definition, Elapsed, Points, Sum
from guideproof.model.guideline import Guideline

_NUMBERS = (Classify, Computed, Count, DateAfter, Elapsed, Points, Sum)

_Lines = tuple[tuple[Condition, object], ...]
"""What counts, and how much."""

_Pair = tuple[Condition | None, Condition | None]
"""What holds before and after of those for whom it makes a difference; nothing is never."""


def recomputed(base: Guideline, head: Guideline, both: Composition, asker: Asker) -> Iterator[Recomputed]:
    """For each derived element of which one condition was changed, for whom it is another one."""
    derived = both.guideline.derived
    for id, was in base.derived.items():
        later = both.names.get(id, "")
        if later not in derived or id not in head.derived or of_derived(was) == of_derived(head.derived[id]):
            continue
        pair = _changed(derived[id].definition, derived[later].definition)
        if pair is not None:
            yield from _turned(id, pair, both, asker)


def _turned(id: str, pair: _Pair, both: Composition, asker: Asker) -> Iterator[Recomputed]:
    oracle = asker.oracle
    otherwise = oracle.exactly_one(*(FALSE if each is None else oracle.encoding.formula(each) for each in pair))
    if otherwise == FALSE:
        return
    found = all_with(oracle, None, oracle.premises(None), otherwise)
    if not found.groups and found.complete:
        return
    told = tuple(condition(oracle.encoding, box) for box in found.groups[:MOST])
    left = len(found.groups) - len(told)
    title = both.guideline.derived[id].title
    yield Recomputed(id, title, in_words(both, told), found.complete and not left, left)


def _changed(one: Definition, other: Definition) -> _Pair | None:
    """The one condition in which two definitions differ; ``None`` where they differ in more, or in something else."""
    match one, other:
        case Count(mine), Count(others):
            return _alone(*(tuple((when, 1) for when in side) for side in (mine, others)))
        case Points(mine), Points(others):
            return _alone(*(tuple((each.when, each.points) for each in side) for side in (mine, others)))
        case _:
            return None if isinstance(one, _NUMBERS) or isinstance(other, _NUMBERS) else (one, other)


def _alone(mine: _Lines, others: _Lines) -> _Pair | None:
    """The one line in which two lists differ."""
    were, are = ([(plain(when), points) for when, points in lines] for lines in (mine, others))
    gone = [line for line, key in zip(mine, were, strict=True) if key not in are]
    new = [line for line, key in zip(others, are, strict=True) if key not in were]
    if max(len(gone), len(new)) != 1 or len(mine) - len(gone) != len(others) - len(new):
        return None
    if not gone or not new:
        return (gone[0][0], None) if gone else (None, new[0][0])
    [(was, before)], [(now, after)] = gone, new
    if before != after:
        return (was, None) if plain(was) == plain(now) else None
    return was, now
