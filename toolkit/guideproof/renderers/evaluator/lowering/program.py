"""A whole guideline as a program: what is computed, in which order, and which node leads where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from guideproof.analysis.graph.edges import derived_order
from guideproof.analysis.graph.obstacles import require_algorithm
from guideproof.analysis.graph.visits import led_to, node_order
from guideproof.model.condition import Condition
from guideproof.model.element import Classify, DateAfter, Elapsed
from guideproof.model.formula import Rounding
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation
from guideproof.program.arithmetic import Quotient, Raised, RealSign, RealSteps, Whole, on_the_way
from guideproof.program.cases import CaseNumber
from guideproof.program.conditions import applicable, satisfied
from guideproof.program.formulas import StepFormula
from guideproof.program.own_ranges import own_range
from guideproof.program.rational import ONE
from guideproof.program.reasons import ToName, needed, needed_if_unknown, settling
from guideproof.program.slots import NumberKind
from guideproof.program.taken import Turn, turns_of
from guideproof.program.variables import Variables, variables_of
from guideproof.renderers.evaluator.lowering.conditions import Rails, lower, railed
from guideproof.renderers.evaluator.lowering.explanation import Statement, naming
from guideproof.renderers.evaluator.lowering.expression import Both, Either, Ordered, PlainTruth

LARGEST_EXACT = 2**53 - 1
"""The greatest whole number up to which a binary double misses none (IEEE 754)."""


class LoweredBranch(Struct, frozen=True):
    """A branch, when it is taken, and its condition: ``None`` for an ``otherwise``.

    ``because`` names the elements that settle it where it is taken: those of its condition, or of all others; ``lacks``
    what its condition still reads where that is unknown, and nothing for an ``otherwise``.
    """

    turn: Turn[Branch]
    when: Rails | None
    because: tuple[Statement, ...]
    lacks: tuple[Statement, ...]

    @property
    def branch(self) -> Branch:
        """The branch as it is written."""
        return self.turn.branch

    @property
    def targets(self) -> tuple[str, ...]:
        """The nodes that it leads to, each once."""
        return self.turn.branch.targets


class LoweredNode(Struct, frozen=True):
    """A node; ``branches`` for a decision, ``targets`` for a recommendation.

    ``conditions`` are the branches that have one, as they are tried; ``in_order`` says that a branch whose condition
    holds keeps all after it from being taken.
    """

    node: Node
    branches: tuple[LoweredBranch, ...]
    targets: tuple[str, ...]
    in_order: bool = False
    conditions: tuple[LoweredBranch, ...] = ()

    def read_by(self, branch: LoweredBranch) -> tuple[LoweredBranch, ...]:
        """The branches whose conditions decide whether this one is taken."""
        return branch.turn.among(self.conditions)


class Program(Struct, frozen=True):
    """A guideline made ready for printing.

    ``derived`` are ids in the order of computation; ``nodes`` those that some entry point can lead to, each after
    those that lead to it; ``applying`` are the elements that may be told not to apply; ``wide`` says that some number
    in it may not fit a binary double.
    """

    guideline: Guideline
    variables: Variables
    derived: tuple[str, ...]
    nodes: tuple[LoweredNode, ...]
    scopes: dict[str, Rails]
    constraints: dict[str, Rails]
    applying: dict[str, Rails]
    wide: bool

    @property
    def _formulas(self) -> list[StepFormula]:
        formulas = list(map(self.variables.formula, self.variables.formulas))
        return [*formulas, *(each.formula for each in case_numbers(self.variables) if each.formula is not None)]

    @property
    def _parts(self) -> list[Whole]:
        """All whole numbers that are computed for formulas and numbers by cases, and everything on the way to them."""
        ends = (end for each in case_numbers(self.variables) for end in (each.low, each.high))
        return [part for each in self._formulas for part in each.all_parts] + [
            part for end in ends for part in on_the_way(end)
        ]

    @property
    def divided(self) -> bool:
        """Whether some formula may have no value, divides, is rounded or raised, or is irrational."""
        derived = self.variables.guideline.derived
        return (
            any(derived[id].irrational for id in self.variables.formulas)
            or any(each.lacks or each.number.over != ONE for each in self._formulas)
            or any(isinstance(part, Quotient | Raised) for part in self._parts)
        )

    @property
    def real(self) -> bool:
        """Whether some formula is irrational."""
        return any(isinstance(part, RealSteps | RealSign) for part in self._parts)


def case_numbers(variables: Variables) -> list[CaseNumber]:
    """What the branches of all numbers by cases give."""
    return [
        number
        for each in variables.guideline.derived.values()
        if isinstance(each.definition, Classify) and each.definition.gives_numbers
        for number in variables.cases(each.id).numbers
    ]


@lru_cache(maxsize=2)
def lower_guideline(guideline: Guideline) -> Program:
    """The guideline as a program, the same one for all languages. Raises ``NotEvaluable``, and ``Circular`` where it
    runs in a circle."""
    require_algorithm(guideline)
    variables = variables_of(guideline)
    starts = [entry.start.id for entry in guideline.manifest.entry_points.values()]
    order = led_to(guideline, starts, node_order(guideline))
    nodes = tuple(_lower_node(guideline.nodes[id], variables) for id in order)
    entries = guideline.manifest.entry_points
    scopes = {name: lower(entry.when, variables) for name, entry in entries.items() if entry.when is not None}
    constraints = {id: railed(satisfied(each, guideline), variables) for id, each in guideline.constraints.items()}
    applying = {id: railed(holds, variables) for id, holds in applicable(guideline).items()}
    counted = (condition for derived in guideline.derived.values() for condition in derived.conditions)
    rails = [
        *scopes.values(),
        *constraints.values(),
        *applying.values(),
        *(lower(condition, variables) for condition in counted),
    ]
    rails += [branch.when for node in nodes for branch in node.branches if branch.when is not None]
    return Program(
        guideline,
        variables,
        derived_order(guideline),
        nodes,
        scopes,
        constraints,
        applying,
        _largest(rails, variables) > LARGEST_EXACT,
    )


def _lower_node(node: Node, variables: Variables) -> LoweredNode:
    match node.body:
        case Decision():
            decision = turns_of(node.body)
            # Where branches are asked about each other's conditions, some of these may be known.
            lacking = needed_if_unknown if any(turn.after for turn in decision.turns) else needed
            branches = tuple(_lower_branch(turn, decision.conditions, lacking, variables) for turn in decision.turns)
            tried = sorted((each for each in branches if each.when is not None), key=lambda each: each.turn.own or 0)
            return LoweredNode(node, branches, (), decision.in_order, tuple(tried))
        case Recommendation(next=targets):
            return LoweredNode(node, (), tuple(dict.fromkeys(target.id for target in targets)))
        case Reassess():
            return LoweredNode(node, (), ())


def _lower_branch(
    turn: Turn[Branch],
    conditions: tuple[Condition, ...],
    lacking: Callable[[Condition, Guideline], ToName],
    variables: Variables,
) -> LoweredBranch:
    settled = turn.settled_by(conditions)
    because = naming(tuple(each for when, holds in settled for each in settling(when, holds)), variables)
    own = turn.branch.when
    if own is None:
        return LoweredBranch(turn, None, because, ())
    return LoweredBranch(turn, lower(own, variables), because, naming(lacking(own, variables.guideline), variables))


def _largest(rails: list[Rails], variables: Variables) -> int:
    """How far from zero any number can be that is read, or computed on the way to a derived element or a comparison."""
    kinds = map(variables.kind, variables.guideline.elements)
    found = [end for kind in kinds if isinstance(kind, NumberKind) for end in (kind.first, kind.last)]
    compared = [each for rail in rails for truth in (rail.holds, rail.may) for each in _comparisons(truth)]
    formulas = [variables.formula(id) for id in variables.formulas]
    computed = [whole for formula in formulas for whole in formula.wholes]
    derived = variables.guideline.derived.values()
    computed += [
        end
        for each in derived
        if isinstance(each.definition, Elapsed | DateAfter)
        for end in variables.between(each.id)
    ]
    for id in filter(variables.is_added_up, (*variables.guideline.elements, *variables.guideline.derived)):
        total = variables.total(id)
        found += [*total.ends, total.base]
        computed += [total.low, total.high]
    computed += [whole for each in case_numbers(variables) for whole in each.wholes]
    ranges = (own_range(each, variables.kind(each.id)) for each in derived)
    found += [end for ends in ranges if ends is not None for end in ends]
    for whole in (*computed, *(side for each in compared for side in (each.left, each.right))):
        for part in on_the_way(whole):
            found += part.ends
            if isinstance(part, Quotient) and part.rounding is Rounding.NEAREST:
                found.append(2 * max(map(abs, part.dividend.ends)) + 2 * part.divisor.ends[1])
    return max(map(abs, found), default=0)


def _comparisons(truth: PlainTruth) -> Iterator[Ordered]:
    match truth:
        case Ordered():
            yield truth
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _comparisons(part)
        case _:
            return
