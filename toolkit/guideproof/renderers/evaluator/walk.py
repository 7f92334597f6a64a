"""The walk along all nodes as a program: one function that follows every track."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guideproof.model.node import Decision, Recommendation
from guideproof.renderers.evaluator.lowering.layout import flattened
from guideproof.renderers.evaluator.lowering.names import FreeNames
from guideproof.renderers.evaluator.lowering.program import LoweredNode, Program
from guideproof.renderers.evaluator.nodes import NodeWriter
from guideproof.renderers.evaluator.syntax import (
    AllFalse,
    Assign,
    Comment,
    Do,
    Function,
    Gives,
    If,
    JoinedText,
    LaidOut,
    Printed,
    PrintedExpression,
    Return,
)


class WalkWriter:
    """Writes the walk of one program, in the names of its nodes."""

    def __init__(self, nodes: NodeWriter) -> None:
        self.nodes = nodes
        self.program = nodes.program
        self.language = nodes.language
        self._tables = _tables(nodes.program) if self.language.spread else frozenset()

    def walk(self) -> list[str]:
        """The function that follows every track."""
        reserved = [*self.language.reserved, "p", "start", "applies", "trace", "here", "taken", "found", "nothing"]
        names = FreeNames([*reserved, *self.nodes.printer.names.given()], self.language.letter("n"))
        variables = {node.node.id: names.of(node.node.id, node.node.id) for node in self.program.nodes}
        visit = flattened(self.language.sequence(["node", "whether it applies", "branches taken"]))
        says = (
            "Follows every track from a start. Gives what is certainly recommended, and the decisions that certainly "
            "apply and have certainly no branch. For each node a variable says whether it applies "
            f"({self.language.spelled(None)}: unknown); a node comes after those that lead to it. `trace` is given "
            f"{visit} for each that may apply."
        )
        return self.language.function(Function("walk", Gives.WALK, says, tuple(self._body(variables))))

    def _body(self, variables: dict[str, str]) -> Iterator[Printed]:
        yield from map(Do, self.language.walk_begins)
        yield AllFalse(tuple(variables.values()))
        starts = dict.fromkeys(entry.start.id for entry in self.program.guideline.manifest.entry_points.values())
        yield from self.language.starts({start: variables[start] for start in starts})
        for node in self.program.nodes:
            yield Comment("")
            yield Comment(f"{node.node.title} ({node.node.id}, {node.node.kind})")
            here = variables[node.node.id]
            yield If(self.language.is_false(here, inverted=True), tuple(self._visit(node, variables, here)))
        yield Return(("found", "nothing"))

    def _visit(self, lowered: LoweredNode, applies: dict[str, str], here: str) -> Iterator[Printed]:
        node, language = lowered.node, self.language
        id, taken = language.literal(node.id), language.none_taken
        if isinstance(node.body, Decision):
            taking, here = language.taking(here, f"{self.nodes.function('decide', node.id)}(p)")
            yield Do(taking)
            taken = "taken"
        yield If(language.tracing, (Do(language.traced((id, here, taken))),), brief=True)
        if node.may_take_nothing:
            nothing = JoinedText(True, (here, language.each_is_false("taken", len(lowered.branches))))
            yield If(nothing, (Do(language.added("nothing", id)),), brief=True)
        if isinstance(node.body, Recommendation):
            yield If(here, (Do(language.added_all("found", self.nodes.constant(lowered))),), brief=True)
        for target in lowered.targets:
            yield self._reached(here, applies[target])
        if node.id in self._tables:
            targets = [applies[branch.targets[0]] for branch in lowered.branches]
            yield LaidOut("", language.sequence(targets), language.spread)
            return
        for place, branch in enumerate(lowered.branches):
            if branch.targets:
                this = f"taken[{place}]"
                reached = [self._reached(JoinedText(True, (here, this)), applies[target]) for target in branch.targets]
                possible = language.is_false(this, inverted=True)
                yield If(possible, tuple(reached), remark=branch.branch.text)

    def _reached(self, here: PrintedExpression, target: str) -> Assign:
        return Assign(target, JoinedText(False, (here, target, self.language.spelled(None))))


def _tables(program: Program) -> frozenset[str]:
    """The decisions each of whose branches leads to one node, to which nothing else leads: its branches are nodes."""
    starts = [entry.start.id for entry in program.guideline.manifest.entry_points.values()]
    led_to = Counter(starts)
    for node in program.nodes:
        led_to.update(node.targets)
        led_to.update(target for branch in node.branches for target in branch.targets)
    return frozenset(
        node.node.id
        for node in program.nodes
        if len(node.branches) > 1
        and all(len(branch.targets) == 1 and led_to[branch.targets[0]] == 1 for branch in node.branches)
    )
