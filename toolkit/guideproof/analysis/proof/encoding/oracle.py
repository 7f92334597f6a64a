"""Puts questions: is there a complete, valid patient at this entry point such that all of these formulas hold?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from guideproof.analysis.graph.edges import derived_order
from guideproof.analysis.graph.visits import node_order
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.encoding.assumed_values import assumed_values
from guideproof.analysis.proof.encoding.branch_formulas import Holding
from guideproof.analysis.proof.encoding.cliques import counted
from guideproof.analysis.proof.encoding.formulas import Encoding
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.budget import Budget, Purse
from guideproof.analysis.proof.solver.logic import Box, Formula, Lit, Rel, conj, disj, negation
from guideproof.analysis.proof.solver.propagation import Definitions
from guideproof.analysis.proof.solver.search import Choose, Leaf, Search, Verdict
from guideproof.analysis.proof.solver.smt import Solver
from guideproof.analysis.proof.solver.space import Space
from guideproof.model.condition import Condition
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch
from guideproof.model.reference import Ref
from guideproof.source import whole

_NOWHERE = whole("")


class Reply(Struct, frozen=True):
    """The verdict on a question, and a state that answers it where there is one."""

    verdict: Verdict
    leaf: Leaf | None = None


class QuestionTally(Struct):
    """How many questions were proven (nothing is wrong), refuted (a patient shows it) or left open."""

    proven: int = 0
    refuted: int = 0
    open: int = 0
    held: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Of each kind of question and each thing, whether all of them were proven."""

    def count(self, verdict: Verdict, asked: str, *about: str) -> None:
        """Counts one question of a kind about a thing, or two, by whether there is a patient who shows the fault."""
        for each in about:
            self.held[asked, each] = self.held.get((asked, each), True) and verdict is Verdict.NO
        match verdict:
            case Verdict.NO:
                self.proven += 1
            case Verdict.YES:
                self.refuted += 1
            case Verdict.OPEN:
                self.open += 1


class Start(Struct, frozen=True):
    """What holds for every patient of an entry point, as far as propagation tells."""

    box: Box
    relations: tuple[Rel, ...]
    pending: tuple[Formula, ...]


class Oracle(Struct, dict=True):
    """All that the questions about one guideline share. ``assumed`` is what every valid patient satisfies.

    Raises ``Circular``, and ``TooComplex`` for formulas that are too large.
    """

    guideline: Guideline
    budget: Budget = field(default_factory=Budget)
    further: Iterable[Condition] = ()

    def __post_init__(self) -> None:
        self.space = Space(self.guideline, (*self.further, *assumed_values(self.guideline).values()))
        self.encoding = Encoding(self.space)
        self.derived_order = derived_order(self.guideline)
        self.encoding.prepare(self.derived_order)
        self.purse = Purse(self.budget, len(self.guideline.nodes))
        self.tally = QuestionTally()
        self._always = self.encoding.until_visit()
        self.assumed: list[Formula] = [
            kept(self.encoding, constraint) for constraint in self.guideline.constraints.values()
        ]
        self._assumed_at: dict[str, list[Formula]] = {}
        self._holdings: dict[str, Holding[Branch]] = {}
        order = node_order(self.guideline)
        self.tracks = {
            name: self._known_everywhere(Tracks(entry, order, self.encoding, self._holdings))
            for name, entry in self.guideline.manifest.entry_points.items()
            if entry.start.id in self.guideline.nodes
        }
        self._order = order
        self._onward: dict[str, Tracks] = {}
        self._starts: dict[str | None, Start | None] = {}
        self._solver: Solver | None = None

    def negation(self, formula: Formula) -> Formula:
        """The formula that holds exactly where this one does not."""
        return negation(formula, self.space.full)

    def exactly_one(self, one: Formula, other: Formula) -> Formula:
        """The formula that holds where one of two does and the other does not."""
        ways = [conj([one, self.negation(other)]), conj([self.negation(one), other])]
        return disj(ways, self.space.full)

    def onward(self, start: str) -> Tracks:
        """A node and those that may follow it, as from an entry point there."""
        if start not in self._onward:
            entry = EntryPoint(f"from {start}", start, Ref(start, _NOWHERE), None, (), _NOWHERE)
            tracks = Tracks(entry, self._order, self.encoding, self._holdings)
            self._onward[start] = self._known_everywhere(tracks)
        return self._onward[start]

    def _known_everywhere(self, tracks: Tracks) -> Tracks:
        """The tracks, of whose nodes questions at any entry point may speak, so that z3 keeps what it has of all in one
        place."""
        self.encoding.nodes.update((tracks.variable(id), tracks.definition) for id in tracks.order)
        return tracks

    def premises(self, tracks: Tracks | None) -> list[Formula]:
        """What is assumed of every patient: the constraints, who the entry point is for, and that decisions have a
        branch where that was said."""
        if tracks is None:
            return [*self._always, *self.assumed]
        when = tracks.entry.when
        scope = [] if when is None else [self.encoding.formula(when)]
        return [*self._always, *self.assumed, *scope, *self._assumed_at.get(tracks.entry.name, ())]

    def assume_branches(self, tracks: Tracks, nodes: Iterable[str]) -> None:
        """From now on nobody at the entry point comes to one of these decisions and finds no branch: they get no
        recommendation."""
        full = self.space.full
        fine = [disj([self.negation(tracks.applies(id)), self.negation(tracks.holding(id).none)], full) for id in nodes]
        self._assumed_at[tracks.entry.name] = [*self._assumed_at.get(tracks.entry.name, ()), *fine]
        self.forget()

    def assume_absent(self, tracks: Tracks, nodes: Iterable[str], formula: Formula) -> None:
        """From now on nobody at the entry point of whom a formula holds comes to one of these nodes."""
        full = self.space.full
        fine = [disj([self.negation(tracks.applies(id)), self.negation(formula)], full) for id in nodes]
        self._assumed_at[tracks.entry.name] = [*self._assumed_at.get(tracks.entry.name, ()), *fine]
        self.forget()

    def start(self, tracks: Tracks | None) -> Start | None:
        """The state in which every question at an entry point begins; ``None`` where no patient can be there."""
        name = None if tracks is None else tracks.entry.name
        if name not in self._starts:
            search = Search(self._system(tracks))
            fine = all(map(search.add, self.premises(tracks))) and search.propagate()
            self._starts[name] = Start(search.box, tuple(search.relations), tuple(search.pending)) if fine else None
        return self._starts[name]

    def assume(self, formulas: Iterable[Formula]) -> None:
        """From now on these formulas hold of everybody, and of no others that is known."""
        self.assumed = list(formulas)
        self.forget()

    def forget(self) -> None:
        """To be called when more is assumed than before."""
        self._starts.clear()

    def _system(self, tracks: Tracks | None) -> Definitions:
        return self.encoding if tracks is None else tracks

    def search(self, tracks: Tracks | None, start: Start, box: Box | None = None) -> Search:
        """A search from the start of an entry point; ``box`` is what is known to hold besides, not yet explained."""
        search = Search(self._system(tracks), start.box, start.relations)
        search.pending = list(start.pending)
        for variable, mask in (box or {}).items():
            search.box[variable] = search.box.get(variable, mask) & mask
        return search

    def narrowed(self, tracks: Tracks | None, box: Box, formula: Formula) -> Box | None:
        """The box of those who are in a box and of whom a formula holds, at least; ``None`` if nobody is."""
        start = self.start(tracks)
        if start is None:
            return None
        search = self.search(tracks, start, box)
        return search.box if search.add(formula) and search.propagate() else None

    def extend(self, tracks: Tracks | None, leaf: Leaf, formula: Formula) -> Leaf | None:
        """A patient of a settled state of whom a formula holds too, if one is found soon."""
        search = Search(self._system(tracks), leaf.box, leaf.relations)
        if search.value(formula) is True:
            return leaf
        found = search.run(self.purse.steps(self.budget.quick))[1] if search.add(formula) else None
        self.purse.search -= search.steps
        return found

    def decide(
        self,
        tracks: Tracks | None,
        goals: Iterable[Formula],
        *,
        box: Box | None = None,
        choose: Choose | None = None,
        absent: Iterable[Formula] = (),
        soon: int | None = None,
        otherwise: Callable[[], Leaf | None] | None = None,
    ) -> Reply:
        """Whether some patient at the entry point (``None``: at all) meets all goals.

        ``box`` must follow from the goals. ``absent`` are goals that the own search leaves to ``choose``. ``soon`` are
        the steps after which z3 is asked, and ``otherwise`` is asked before it.
        """
        start, goals = self.start(tracks), list(goals)
        if start is None:
            return Reply(Verdict.NO)
        search = self.search(tracks, start)
        known = [Lit(variable, mask) for variable, mask in (box or {}).items()]
        if not all(map(search.add, [*known, *goals])):
            return Reply(Verdict.NO)
        verdict, leaf = search.run(self.purse.steps(self.budget.soon if soon is None else soon), choose)
        self.purse.search -= search.steps
        if verdict is Verdict.OPEN and otherwise is not None and (found := otherwise()) is not None:
            return Reply(Verdict.YES, found)
        if verdict is Verdict.OPEN and self.purse.units() > 0:
            premises = self.premises(tracks)
            reply = self._solve([*premises, *goals, *absent], counted(premises, self.space.full))
            if reply.verdict is not Verdict.OPEN:
                return reply
        if verdict is Verdict.OPEN:
            search = self.search(tracks, start)
            fine = all(map(search.add, [*known, *goals]))
            verdict, leaf = search.run(self.purse.steps(self.budget.search), choose) if fine else (Verdict.NO, None)
            self.purse.search -= search.steps
        return Reply(verdict, leaf)

    def _solve(self, formulas: list[Formula], implied: list[Formula]) -> Reply:
        if self._solver is None:
            self._solver = Solver(self.encoding)
        verdict, leaf, spent = self._solver.solve(formulas, implied, self.purse.units())
        self.purse.solver -= spent
        return Reply(verdict, leaf)

    def entries(self) -> Iterator[Tracks]:
        """The entry points at which some patient can be, as far as propagation tells."""
        for tracks in self.tracks.values():
            if self.start(tracks) is not None:
                yield tracks
