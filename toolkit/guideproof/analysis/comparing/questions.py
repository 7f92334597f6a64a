"""Questions to the prover about both versions, what they share, and the tally of their answers."""

from __future__ import annotations

from math import inf

from msgspec import Struct, field

from guideproof.analysis.cases.asking import MANY, Asker, FoundPatient
from guideproof.analysis.comparing.comparison import Layer, PatientDifference, Recomputed, Region, Side, WitnessOfTwo
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.guarding import guarded
from guideproof.analysis.comparing.parting import Parting
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.comparing.turned import turned
from guideproof.analysis.comparing.validity import fallen
from guideproof.analysis.comparing.values import Valued, valued
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.budget import Budget
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import applicable

_SOON = 60
"""The steps of the own search before z3 is asked: of two versions at once it finds soon what it finds."""

_LONG = 400
"""The nodes of both versions from which on it is worth while to find out first who arrives where: what a node comes
down to is short anyway where there are few before it."""


class Tally(Struct):
    """What came of the questions so far; ``same`` says of nodes with another id whether the same patients come to
    them."""

    asked: int = 0
    proven: int = 0
    found: list[PatientDifference] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    recomputed: list[Recomputed] = field(default_factory=list)
    same: dict[str, bool | None] = field(default_factory=dict)


class BothVersions:
    """Both versions side by side, with a prover, both evaluators and a tally."""

    def __init__(
        self, base: Guideline, head: Guideline, composition: Composition, tally: Tally, replay: Replay
    ) -> None:
        self.base, self.head, self.composition, self.tally, self.replay = base, head, composition, tally, replay
        scopes = [when for pair in composition.scopes.values() for when in pair if when is not None]
        self.values = list(valued(base, head, composition))
        differing = [each.differs for each in self.values if not isinstance(each.differs, bool)]
        self.guarded = list(guarded(base, head, composition))
        further = [*scopes, *differing, *(each.differs for each in self.guarded)]
        many = MANY if len(composition.guideline.nodes) >= _LONG else inf
        self.asker = Asker(composition.guideline, further, budget=Budget(soon=_SOON), many=many)
        self.parting = Parting(base, head, composition, self.asker)
        self._fallen: dict[str, tuple[Formula, Formula]] = {}
        self._whole: dict[str, list[Formula]] = {}

    @property
    def nobody(self) -> bool:
        """Whether it is proven that no record of both states what one of them computes, where one does."""
        if next(turned(self.base, self.head), None) is None:
            return False
        return self.asker.oracle.decide(None, ()).verdict is Verdict.NO

    def proven(self, reply: FoundPatient | Verdict) -> bool:
        """Counts a question, and says whether it is proven that it concerns nobody."""
        self.tally.asked += 1
        self.tally.proven += reply is Verdict.NO
        return reply is Verdict.NO

    def record(self, layer: Layer, entry: str, side: Side, what: str, shown: WitnessOfTwo | None) -> None:
        """Adds what somebody shows, or what was not decided."""
        self.add(PatientDifference(layer, entry, side, what, shown is not None, shown))

    def add(self, found: PatientDifference) -> None:
        """Adds a difference."""
        self.tally.found.append(found)

    def one(self, goals: list[Formula], tracks: Tracks) -> FoundPatient | Verdict:
        """The answer to a question at one entry point, of which it is plain that nobody is meant if a goal is false."""
        if FALSE in goals:
            return Verdict.NO
        return self.asker.patient(tracks, goals)

    def any(self, tracks: Tracks, ids: tuple[str, ...]) -> Formula:
        """That somebody comes to one of some nodes."""
        found = [tracks.applies(id) for id in ids if id in tracks.rank]
        return disj(found, self.asker.oracle.space.full) if found else FALSE

    def formula(self, differs: Condition | bool) -> Formula:
        """A condition as the prover has it."""
        return TRUE if isinstance(differs, bool) else self.asker.oracle.encoding.formula(differs)

    def otherwise(self, each: Valued) -> Formula:
        """That something has another value, or none at all in one version alone."""
        oracle, differs = self.asker.oracle, self.formula(each.differs)
        known = applicable(oracle.guideline) if each.pair is not None else {}
        applies = [oracle.encoding.encode(known[id]) if id in known else TRUE for id in each.pair or ()]
        apart = oracle.exactly_one(*applies) if applies and applies[0] != applies[1] else FALSE
        return differs if apart == FALSE else disj([differs, apart], oracle.space.full)

    def falls(self, tracks: Tracks) -> tuple[Formula, Formula]:
        """Who of an entry point comes to a decision without a branch for them, or to an amount that does not apply, in
        each version."""
        name, oracle, both = tracks.entry.name, self.asker.oracle, self.composition
        if name not in self._fallen:
            later = [both.later[id] for id in self.head.nodes]
            self._fallen[name] = fallen(tracks, self.base.nodes, oracle), fallen(tracks, later, oracle)
        return self._fallen[name]

    def whole(self, tracks: Tracks) -> list[Formula]:
        """That neither version leaves the patient without a branch or an amount."""
        name = tracks.entry.name
        if name not in self._whole:
            falls = dict.fromkeys(each for each in self.falls(tracks) if each != FALSE)
            self._whole[name] = [self.asker.oracle.negation(each) for each in falls]
        return self._whole[name]
