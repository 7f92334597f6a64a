"""The walk along all nodes as JavaScript: one function that follows every track."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.lowering.names import Names
from guideproof.analysis.lowering.program import LoweredNode
from guideproof.model.node import Decision, Recommendation
from guideproof.renderers.evaluator_javascript.nodes import RESERVED, NodeWriter
from guideproof.renderers.evaluator_javascript.text import comment, declared_false, documentation, literal


class WalkWriter:
    """Writes the walk of one program, in the names of its nodes."""

    def __init__(self, nodes: NodeWriter) -> None:
        self.nodes = nodes
        self.program = nodes.program

    def walk(self) -> Iterator[str]:
        """The function that follows every track."""
        yield from documentation(
            "Follows every track from a start. Gives what is certainly recommended, and the decisions that certainly "
            "apply and have certainly no branch. For each node a variable says whether it applies (null: unknown); a "
            "node comes after those that lead to it. `trace` is given [node, whether it applies, branches taken] for "
            "each that may apply."
        )
        yield "function walk(p, start, applies, trace) {"
        reserved = [*RESERVED, "p", "start", "applies", "trace", "taken", "found", "nothing"]
        names = Names([*reserved, *self.nodes.printer.names.given()])
        variables = {node.node.id: names.of(node.node.id, node.node.id) for node in self.program.nodes}
        yield "  const found = [];"
        yield "  const nothing = [];"
        yield "  let taken;"
        yield from declared_false(list(variables.values()), "  ")
        starts = dict.fromkeys(entry.start.id for entry in self.program.guideline.manifest.entry_points.values())
        for start in starts:
            yield f"  if (start === {literal(start)}) {variables[start]} = applies;"
        for node in self.program.nodes:
            yield from self._visit(node, variables)
        yield "  return [found, nothing];"
        yield "}"

    def _visit(self, lowered: LoweredNode, applies: dict[str, str]) -> Iterator[str]:
        node, here = lowered.node, applies[lowered.node.id]
        decides = isinstance(node.body, Decision)
        yield ""
        yield from comment(f"{node.title} ({node.id}, {node.kind})", "  ")
        yield f"  if ({here} !== false) {{"
        if decides:
            yield f"    taken = {self.nodes.function('decide', node.id)}(p);"
        yield f"    if (trace) trace.push([{literal(node.id)}, {here}, {'taken' if decides else '[]'}]);"
        if lowered.may_take_nothing:
            yield f"    if ({here} && taken.every((truth) => truth === false)) nothing.push({literal(node.id)});"
        if isinstance(node.body, Recommendation):
            yield f"    if ({here}) found.push(...{self.nodes.constant(lowered)});"
        for target in lowered.targets:
            yield f"    {applies[target]} = {here} || {applies[target]} || null;"
        for place, branch in enumerate(lowered.branches):
            if branch.targets:
                yield f"    if (taken[{place}] !== false) {{"
                yield from comment(branch.branch.text, "      ")
                for target in branch.targets:
                    yield f"      {applies[target]} = ({here} && taken[{place}]) || {applies[target]} || null;"
                yield "    }"
        yield "  }"
