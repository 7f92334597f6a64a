"""A guideline made ready to be evaluated many times: its nodes in order, their branches as functions of the state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.evaluation.remembering import Remembered
from guideproof.analysis.evaluation.result import Reassessment, Recommended, Step
from guideproof.analysis.evaluation.row_index import MANY, Rows, as_before, in_turn, looked_up, no_rows
from guideproof.analysis.evaluation.told import Told, constant_text, stated, told_by
from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition, disjunction
from guideproof.analysis.graph.edges import node_edges, ordered
from guideproof.analysis.graph.visits import visit_order
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation
from guideproof.program.conditions import read_for
from guideproof.program.taken import Turn, taken, turns_of
from guideproof.program.texts import texts_of


class CompiledBranch(Struct, frozen=True):
    """A branch as the evaluator uses it: when it is its turn, and where it leads."""

    turn: Turn[Branch]
    targets: tuple[str, ...]


class CompiledNode(Struct, frozen=True):
    """A node with its branches, or with the nodes that follow it, and what it gives where it applies.

    ``tests`` are the conditions of a decision, ``predicates`` the same as functions of the state, ``rows`` those that
    hold or may hold, ``reads`` the elements whose values these read; ``tried`` are the places of the branches to which
    they belong, ``untried`` those of the others. ``always`` is what it says to everybody, or else ``telling`` gives
    that by the state.
    """

    node: Node
    branches: tuple[CompiledBranch, ...]
    targets: tuple[str, ...]
    always: Told
    step: Step
    tests: tuple[Condition, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    reads: tuple[str, ...] = ()
    telling: Remembered[Told] | None = None
    rows: Rows = no_rows
    tried: tuple[int, ...] = ()
    untried: tuple[int, ...] = ()

    def taken(self, state: State) -> tuple[Truth, ...]:
        """The truth that each branch is taken."""
        turns = (branch.turn for branch in self.branches)
        return taken(turns, [predicate(state) for predicate in self.predicates])

    def some_taken(self, state: State) -> list[tuple[int, Truth]]:
        """The places of the branches that are taken, or may be, ascending, with the truths of that."""
        rows = self.rows(state)
        some: list[tuple[int, Turn[Branch]]] = []
        for number, (place, _) in enumerate(rows):
            index = self.tried[place]
            turn = self.branches[index].turn
            some.append((index, Turn(turn.branch, number, number if turn.after else 0)))
        some += [(index, Turn(self.branches[index].turn.branch, None, len(rows))) for index in self.untried]
        truths = taken([turn for _, turn in some], [truth for _, truth in rows])
        return sorted((index, truth) for (index, _), truth in zip(some, truths, strict=True) if truth is not False)

    def takes(self, index: int, state: State) -> Truth:
        """The truth that one branch is taken; no condition is read that does not decide that."""
        turn = self.branches[index].turn
        own = True if turn.own is None else self.predicates[turn.own](state)
        if own is False or not turn.after:
            return own
        some = disjunction(list(self.predicates[: turn.after]))(state)
        return False if some else None if None in (some, own) else True

    def read_by(self, places: Sequence[int]) -> tuple[Condition, ...]:
        """The conditions that decide whether the branches at these places, in their order, are taken, each once."""
        turns = [self.branches[place].turn for place in places]
        if len(turns) == 1:
            return turns[0].among(self.tests)
        found: dict[int, None] = {}
        seen = 0
        for turn in turns:
            found.update(dict.fromkeys(range(seen, turn.after)))
            seen = max(seen, turn.after)
            if turn.own is not None:
                found[turn.own] = None
        return tuple(self.tests[place] for place in found)

    def told(self, state: State) -> Told:
        """What it says in a state."""
        return self.always if self.telling is None else self.telling(state)

    @property
    def is_end(self) -> bool:
        """Whether it recommends something or asks for a later visit."""
        return bool(self.always.recommended or self.always.reassess)


Plan = tuple[CompiledNode, ...]
"""The nodes that an entry point can lead to, in the order of evaluation."""


def plans(guideline: Guideline, known: Mapping[str, CompiledNode] | None = None) -> dict[str, Plan]:
    """The plan of each entry point, by its name; ``known`` are nodes that have been compiled. Raises ``Circular``."""
    order = ordered(node_edges(guideline))  # raises where they run in a circle
    compiled = {id: (known or {}).get(id) or compile_node(guideline.nodes[id], guideline) for id in order}
    found: dict[str, Plan] = {}
    for name, entry in guideline.manifest.entry_points.items():
        found[name] = tuple(compiled[id] for id in visit_order(guideline, entry.start.id))
    return found


def compile_node(node: Node, guideline: Guideline, known: CompiledNode | None = None) -> CompiledNode:
    """A node with all that does not depend on the patient; conditions that ``known`` has too are not compiled anew."""
    step = Step(node.id, node.version, None, ())
    match node.body:
        case Decision():
            decision = turns_of(node.body)
            branches = tuple(CompiledBranch(turn, turn.branch.targets) for turn in decision.turns)
            predicates, rows, reads = _tested(decision.conditions, guideline, known)
            tried = tuple(place for place, branch in enumerate(branches) if branch.turn.own is not None)
            untried = tuple(place for place, branch in enumerate(branches) if branch.turn.own is None)
            return CompiledNode(
                node,
                branches,
                (),
                Told((), (), ()),
                step,
                decision.conditions,
                predicates,
                reads,
                rows=rows,
                tried=tried,
                untried=untried,
            )
        case Recommendation(items, selection, targets):
            texts = texts_of(node, guideline)
            recommended = tuple(
                Recommended(
                    item,
                    guideline.interventions[item.intervention.id],
                    node,
                    selection,
                    constant_text(amount),
                    constant_text(detail),
                    stated(item),
                )
                for item, amount, detail in zip(items, texts.amounts, texts.details, strict=True)
            )
            onward = tuple(target.id for target in targets)
            return _telling(node, onward, Told(recommended, (), ()), step, guideline)
        case Reassess():
            visit = Reassessment(node, node.body, constant_text(texts_of(node, guideline).until))
            return _telling(node, (), Told((), (visit,), ()), step, guideline)


def _tested(
    conditions: tuple[Condition, ...], guideline: Guideline, known: CompiledNode | None
) -> tuple[tuple[Predicate, ...], Rows, tuple[str, ...]]:
    """The conditions of a decision as functions of the state, its rows, and the elements that they read, and maybe
    some that ``known`` reads."""
    if known is None:
        reads = read_for(conditions, guideline)
        if len(conditions) >= MANY:
            return *looked_up(conditions, guideline), reads
        predicates = tuple(compile_condition(condition, guideline) for condition in conditions)
        return predicates, in_turn(predicates), reads
    made = {id(test): it for test, it in zip(known.tests, known.predicates, strict=True)}
    new = [condition for condition in conditions if id(condition) not in made]
    made |= {id(condition): compile_condition(condition, guideline) for condition in new}
    predicates = tuple(made[id(condition)] for condition in conditions)
    rows = in_turn(predicates) if len(conditions) < MANY else as_before(known.rows, known.tests, conditions, predicates)
    return predicates, rows, tuple(dict.fromkeys((*known.reads, *read_for(new, guideline))))


def _telling(node: Node, onward: tuple[str, ...], always: Told, step: Step, guideline: Guideline) -> CompiledNode:
    return CompiledNode(node, (), onward, always, step, telling=told_by(node, always, guideline))
