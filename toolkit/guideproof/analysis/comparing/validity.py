"""Who can be a patient of one version and not of the other: by constraints, by classes that cannot be determined, by
formulas without a value, by decisions that have no branch for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.cases.arrival_goals import without_amount
from guideproof.analysis.comparing.comparison import Side
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.inputs import LATER
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.questions.classes import one_of
from guideproof.analysis.proof.questions.values import may_lack, without_value
from guideproof.analysis.proof.solver.logic import FALSE, Formula, conj, disj
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision


class Validity:
    """What each version asks of a record, as formulas over both versions side by side."""

    def __init__(self, base: Guideline, head: Guideline, both: Composition, oracle: Oracle) -> None:
        self._oracle, whole = oracle, both.guideline
        later = [id for id in whole.constraints if id not in base.constraints and id not in both.agreed]
        gone = [id for id in base.constraints if id not in head.constraints or id + LATER in later]
        were = [id for id in base.derived if id in both.names or id not in head.derived]
        kept_by_both = [id for id in base.constraints if id not in gone]
        self.shared = list(self._valid(kept_by_both, [id for id in base.derived if id not in were]))
        self.common = [*self.shared, *self._valid(both.agreed, ())]
        self.base = list(self._valid(gone, were))
        self.head = list(self._valid(later, (name for id, name in both.names.items() if id in head.derived)))

    def _valid(self, constraints: Iterable[str], derived: Iterable[str]) -> Iterator[Formula]:
        oracle = self._oracle
        yield from (kept(oracle.encoding, oracle.guideline.constraints[id]) for id in constraints)
        for id in derived:
            each = oracle.guideline.derived[id]
            if isinstance(each.definition, Classify):
                yield one_of(oracle, each)
            if may_lack(oracle, id):
                yield oracle.negation(without_value(oracle, id))

    @property
    def questions(self) -> Iterator[tuple[Side, list[Formula]]]:
        """Of each version whom it alone admits; none where both ask the same."""
        if self.base == self.head:
            return
        for side, mine, other in ((Side.ONLY_BASE, self.base, self.head), (Side.ONLY_HEAD, self.head, self.base)):
            if other:
                yield side, [*mine, self._oracle.negation(conj(other))]


def fallen(tracks: Tracks, nodes: Iterable[str], oracle: Oracle) -> Formula:
    """That somebody comes to a decision that has no branch for them, or to an amount that does not apply, among the
    nodes of one version, which are named as they are called here."""
    falling: list[Formula] = []
    for id in nodes:
        if id not in tracks.rank:
            continue
        node = tracks.node(id)
        lacks = tracks.holding(id).none if isinstance(node.body, Decision) else FALSE
        amount = without_amount(oracle, node)
        falling += [conj([tracks.applies(id), each]) for each in (lacks, amount) if each != FALSE]
    found = [each for each in falling if each != FALSE]
    return disj(found, oracle.space.full) if found else FALSE
