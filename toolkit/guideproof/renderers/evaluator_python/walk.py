"""The walk along all nodes as Python: one function that follows every track."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Iterator

from guideproof.analysis.lowering.layout import WIDTH, laid_out, plain
from guideproof.analysis.lowering.names import Names
from guideproof.analysis.lowering.program import LoweredNode, Program
from guideproof.model.node import Decision, Recommendation
from guideproof.renderers.evaluator_python.nodes import NodeWriter
from guideproof.renderers.evaluator_python.text import comment, declared_false, docstring, literal, sequence


class WalkWriter:
    """Writes the walk of one program, in the names of its nodes."""

    def __init__(self, nodes: NodeWriter) -> None:
        self.nodes = nodes
        self.program = nodes.program
        self._tables = _tables(nodes.program)

    def walk(self) -> Iterator[str]:
        """The function that follows every track."""
        yield "def walk("
        yield "    p: Patient, start: str, applies: bool | None, trace: list[Any] | None = None"
        yield ") -> tuple[tuple[Recommendation, ...], tuple[str, ...]]:"
        yield from docstring(
            "Follows every track from a start. Gives what is certainly recommended, and the decisions that certainly "
            "apply and have certainly no branch. For each node a variable says whether it applies (None: unknown); a "
            "node comes after those that lead to it. `trace` is given (node, whether it applies, branches taken) for "
            "each that may apply."
        )
        reserved = [*keyword.kwlist, "p", "start", "applies", "trace", "here", "taken", "found", "nothing"]
        names = Names([*reserved, *self.nodes.printer.names.given()])
        variables = {node.node.id: names.of(node.node.id, node.node.id) for node in self.program.nodes}
        yield "    found: tuple[Recommendation, ...] = ()"
        yield "    nothing: tuple[str, ...] = ()"
        yield from declared_false(list(variables.values()), "    ")
        starts = dict.fromkeys(entry.start.id for entry in self.program.guideline.manifest.entry_points.values())
        if len(starts) == 1:
            yield f"    {variables[next(iter(starts))]} = applies"
        for place, start in enumerate(starts if len(starts) > 1 else ()):
            yield f"    {'elif' if place else 'if'} start == {literal(start)}:"
            yield f"        {variables[start]} = applies"
        for node in self.program.nodes:
            yield from self._visit(node, variables)
        yield "    return found, nothing"

    def _visit(self, lowered: LoweredNode, applies: dict[str, str]) -> Iterator[str]:
        node, here = lowered.node, applies[lowered.node.id]
        yield ""
        yield from comment(f"{node.title} ({node.id}, {node.kind})", "    ")
        yield f"    if {here} is not False:"
        if isinstance(node.body, Decision):
            yield f"        here, taken = {here}, {self.nodes.function('decide', node.id)}(p)"
            here = "here"
        yield "        if trace is not None:"
        yield f"            trace.append(({literal(node.id)}, {here}, {'taken' if here == 'here' else '()'}))"
        if lowered.may_take_nothing:
            yield f"        if here and taken.count(False) == {len(lowered.branches)}:"
            yield f"            nothing += ({literal(node.id)},)"
        if isinstance(node.body, Recommendation):
            yield f"        if {here}:"
            yield f"            found += {self.nodes.constant(lowered)}"
        for target in lowered.targets:
            yield from _assigned(applies[target], f"{here} or {applies[target]} or None", "        ")
        if node.id in self._tables:
            targets = [applies[branch.targets[0]] for branch in lowered.branches]
            yield from laid_out(sequence(targets), "", " = taken if here else unsure(taken)", "        ")
            return
        for place, branch in enumerate(lowered.branches):
            if branch.targets:
                yield f"        if taken[{place}] is not False:  # {plain(branch.branch.text)}"
                for target in branch.targets:
                    reached = f"(here and taken[{place}]) or {applies[target]} or None"
                    yield from _assigned(applies[target], reached, "            ")


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


def _assigned(name: str, value: str, indent: str) -> list[str]:
    flat = f"{indent}{name} = {value}"
    return [flat] if len(flat) <= WIDTH else [f"{indent}{name} = (", f"{indent}    {value}", f"{indent})"]
