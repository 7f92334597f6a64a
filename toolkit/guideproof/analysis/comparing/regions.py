"""At which changed decisions who is led elsewhere: all of them in words, and whether these are exactly all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.cases.asking import Asker
from guideproof.analysis.comparing.comparison import Region
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.parting import led_elsewhere
from guideproof.analysis.comparing.region_words import group_words
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.questions.gaps import all_with
from guideproof.analysis.proof.solver.logic import FALSE, Box, Formula
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.solver.space import VarKind
from guideproof.analysis.proof.witness.region import condition
from guideproof.model.condition import All
from guideproof.model.guideline import Guideline

MOST = 8
"""So many groups are told of one decision; of more it is said that there are."""


_MOST_CELLS = 8
"""Of so many values, or ranges of them, that a decision tells apart it is asked which there are."""


class _Fork(Struct, frozen=True):
    """A decision that both versions have and that decides otherwise, by its names in both."""

    id: str
    later: str


def regions(base: Guideline, head: Guideline, both: Composition, asker: Asker) -> Iterator[Region]:
    """For each decision that decides otherwise who comes to it in both versions and is led elsewhere."""
    forks = [
        _Fork(id, both.later[id])
        for id, node in base.nodes.items()
        if node.decides and id in both.forks and head.nodes[id].decides
    ]
    for fork in forks:
        for tracks in asker.oracle.tracks.values():
            if fork.id in tracks.rank and fork.later in tracks.rank:
                yield from _region(fork, tracks, both, asker)


def _region(fork: _Fork, tracks: Tracks, both: Composition, asker: Asker) -> Iterator[Region]:
    oracle = asker.oracle
    here = [tracks.applies(fork.id), tracks.applies(fork.later)]
    otherwise = led_elsewhere(fork.id, fork.later, tracks, both, asker)
    if otherwise == FALSE:
        return
    found = all_with(oracle, tracks, here, otherwise)
    if not found.groups and found.complete:
        return
    becomes = _changed_values(both)
    groups = found.groups[:MOST]
    boxes = [_possible(box, becomes, oracle, tracks, [*here, otherwise]) for box in groups]
    told = tuple(condition(oracle.encoding, box) for box in boxes)
    left = len(found.groups) - len(told)
    title = both.guideline.nodes[fork.id].title
    yield Region(tracks.entry.name, fork.id, title, in_words(both, told), found.complete and not left, left, told)


def _changed_values(both: Composition) -> dict[str, str]:
    """The derived elements that both versions compute otherwise, by their names before, as they are called after."""
    return {id: name for id, name in both.names.items() if id in both.guideline.derived}


def in_words(both: Composition, told: Iterable[All]) -> tuple[str, ...]:
    """Groups in words."""
    becomes = _changed_values(both)
    return tuple(group_words(both.guideline, each, becomes) or "everybody" for each in told)


def _possible(box: Box, becomes: Mapping[str, str], oracle: Oracle, tracks: Tracks, goals: Sequence[Formula]) -> Box:
    """The group without values, of what both versions compute otherwise, that nobody in it has: by itself it asks only
    that there is a change, and from three points or more before it may be that all had three."""
    space, encoding = oracle.space, oracle.encoding
    known = {*becomes, *becomes.values()}
    for variable in [each for each in box if space.variables[each].kind is VarKind.DERIVED]:
        cells = [1 << place for place in range(box[variable].bit_length()) if box[variable] >> place & 1]
        if space.variables[variable].name not in known or not 1 < len(cells) <= _MOST_CELLS:
            continue
        kept = 0
        for cell in cells:
            here = encoding.formula(condition(encoding, {**box, variable: cell}))
            kept |= 0 if oracle.decide(tracks, [*goals, here]).verdict is Verdict.NO else cell
        box = {**box, variable: kept} if kept else box
    return box
