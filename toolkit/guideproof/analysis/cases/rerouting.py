"""Patients whom a changed decision leads elsewhere, asked for one after another.

Of whoever is found, the branches that take them are read off, before and after. Where these lead to the same nodes, a
few conditions that hold, or do not, say why; of whomever these are so, nobody is asked for again. So of a long table no
more is written down than what is met (lazy clause generation: Ohrimenko O, Stuckey PJ, Codish M, Constraints
2009;14(3):357-91).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.cases.asking import Asker, FoundCase
from guideproof.analysis.evaluation.admission import Admission
from guideproof.analysis.evaluation.plan import CompiledNode
from guideproof.analysis.evaluation.truth import State
from guideproof.analysis.proof.solver.logic import Formula, conj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Condition
from guideproof.model.node import Branch, Decision
from guideproof.program.taken import turns_of

_TRIES = 150
"""How many patients are looked at for one change at one entry point before the rest is left open."""

Signed = tuple[Condition, bool]
"""A condition, and whether it holds."""

Outcome = tuple[bool, frozenset[str]]
"""Whether any branch is taken, and where those that are lead."""


class Version:
    """A decision, as it was or as it becomes. ``rows`` are its branches with a condition."""

    def __init__(self, compiled: CompiledNode) -> None:
        assert isinstance(compiled.node.body, Decision)
        self._compiled = compiled
        program = turns_of(compiled.node.body)
        self.in_order = program.in_order
        self.rows = [turn.branch for turn in program.tried]
        self._rest = [turn.branch for turn in program.turns if turn.own is None]
        self.rest = _led_to(self._rest)

    def holding(self, state: State) -> list[int]:
        """The places of the rows whose conditions hold; of the first alone where no other counts."""
        if self.in_order:
            return next(([place] for place, truth in self._compiled.rows(state) if truth), [])
        return [place for place, truth in self._compiled.rows(state) if truth]

    def outcome(self, holding: list[int]) -> Outcome:
        """What comes of it that these rows hold."""
        taken = [self.rows[place] for place in (holding[:1] if self.in_order else holding)]
        taken = taken or self._rest
        return bool(taken), _led_to(taken)


class Rerouting:
    """A decision as it was and as it becomes, asked of whoever comes to it. ``tried`` counts who was looked at."""

    def __init__(self, asker: Asker, admission: Admission, before: CompiledNode, after: CompiledNode) -> None:
        self._asker, self._admission = asker, admission
        self._id = before.node.id
        self._was, self._becomes = Version(before), Version(after)
        self.tried = 0

    def patients(self, touched: Formula) -> Iterator[FoundCase | Verdict]:
        """By entry point somebody whom the change leads elsewhere, ``NO`` where that is nobody, or ``OPEN``;
        ``touched`` holds of whomever it may concern."""
        for entry in self._asker.oracle.tracks:
            yield self._somebody(touched, entry)

    def _somebody(self, touched: Formula, entry: str) -> FoundCase | Verdict:
        oracle = self._asker.oracle
        tracks = oracle.tracks[entry]
        if self._id not in tracks.rank:
            return Verdict.NO
        goals = [tracks.applies(self._id), touched]
        for _ in range(_TRIES):
            self.tried += 1
            reply = self._asker.decide(tracks, goals)
            if reply.leaf is None:
                return reply.verdict
            facts = self._asker.facts(reply.leaf)
            reason = self._reason(self._admission.admit(facts).state)
            if reason is None:
                return self._asker.found(facts, entry)
            goals.append(oracle.negation(conj(map(self._formula, reason))))
        return Verdict.OPEN

    def _formula(self, signed: Signed) -> Formula:
        condition, holds = signed
        encoding = self._asker.oracle.encoding
        return encoding.formula(condition) if holds else encoding.negated(condition)

    def _reason(self, state: State) -> list[Signed] | None:
        """Why a patient, and whoever is alike in this, is not led elsewhere; ``None`` where they are."""
        was, becomes = self._was.holding(state), self._becomes.holding(state)
        if self._was.outcome(was) != self._becomes.outcome(becomes):
            return None
        return self._in_order(was, becomes) if self._was.in_order else self._together(was, becomes)

    def _in_order(self, was: list[int], becomes: list[int]) -> list[Signed]:
        """Where the first row counts that holds: that one, and that none before it leads elsewhere. The rows with which
        both begin alike need not be denied: whom one of these takes, it takes in both."""
        pairs = zip(self._was.rows, self._becomes.rows, strict=False)
        alike = next((place for place, (one, other) in enumerate(pairs) if not _same(one, other)), None)
        if alike is None:
            alike = min(len(self._was.rows), len(self._becomes.rows))
        reason: list[Signed] = []
        for version, holding in ((self._was, was), (self._becomes, becomes)):
            first = holding[0] if holding else len(version.rows)
            if first < alike:
                return [(_when(version.rows[first]), True)]
            outcome = version.outcome(holding)
            reason += [(_when(row), True) for row in version.rows[first : first + 1]]
            before = version.rows[alike:first]
            reason += [(_when(row), False) for row in before if (True, _led_to([row])) != outcome]
        return reason

    def _together(self, was: list[int], becomes: list[int]) -> list[Signed]:
        """Where all rows count that hold: unchanged ones that lead to all that is at stake. That is all to which the
        changed ones lead, or, once it is said how these turn out, only what one of both leads to."""
        known = {row.id: row for row in self._becomes.rows}
        same = {row.id for row in self._was.rows if row.id in known and _same(row, known[row.id])}
        holding = [row for place in was if (row := self._was.rows[place]).id in same]
        turned = [
            [(row, place in held) for place, row in enumerate(version.rows) if row.id not in same]
            for version, held in ((self._was, set(was)), (self._becomes, set(becomes)))
        ]
        some = _covering(_led_to(row for rows in turned for row, _ in rows), holding)
        if some is not None:
            return [(_when(row), True) for row in some]
        before, after = ([row for row, holds in rows if holds] for rows in turned)
        at_stake = _led_to(before) ^ _led_to(after)
        reason = [(_when(row), holds) for rows in turned for row, holds in rows]
        if bool(before) is bool(after) and not at_stake and (before or self._was.rest == self._becomes.rest):
            return reason
        some = _covering(at_stake, holding)
        if some is not None:
            return [*reason, *((_when(row), True) for row in some)]
        # The rest takes them in one of both, to where the changed rows lead in the other.
        led_to = _led_to([*before, *after])
        others = (row for row in self._was.rows if row.id in same and not led_to <= set(row.targets))
        return [*reason, *((_when(row), False) for row in others)]


def _covering(nodes: frozenset[str], rows: list[Branch]) -> list[Branch] | None:
    """Few of the rows, at least one, that lead to all of some nodes; ``None`` where they do not."""
    chosen: list[Branch] = []
    left = set(nodes)
    for row in sorted(rows, key=lambda row: -len(left.intersection(row.targets))):
        if not chosen or not left.isdisjoint(row.targets):
            chosen.append(row)
            left.difference_update(row.targets)
    return None if left or not chosen else chosen


def _same(one: Branch, other: Branch) -> bool:
    return one.when is other.when and one.targets == other.targets


def _led_to(rows: Iterable[Branch]) -> frozenset[str]:
    return frozenset(target for row in rows for target in row.targets)


def _when(row: Branch) -> Condition:
    assert row.when is not None
    return row.when
