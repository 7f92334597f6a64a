"""The nodes of the algorithm as JavaScript: one function a decision, and what a path says of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideproof.analysis.lowering.branching import Asked, asked_in_order, read_by
from guideproof.analysis.lowering.conditions import Rails
from guideproof.analysis.lowering.explanation import lacks, only_lacking, only_names
from guideproof.analysis.lowering.layout import laid_out
from guideproof.analysis.lowering.names import Names
from guideproof.analysis.lowering.program import LoweredBranch, LoweredNode, Program
from guideproof.analysis.lowering.wording import POLICIES, condition_text
from guideproof.analysis.result import Reassessment, Recommended
from guideproof.model.condition import Condition
from guideproof.model.node import Decision, HitPolicy, Reassess, Recommendation
from guideproof.renderers.evaluator_javascript.elements import truth_of
from guideproof.renderers.evaluator_javascript.expressions import Printer
from guideproof.renderers.evaluator_javascript.text import (
    array,
    comment,
    declared_false,
    documentation,
    literal,
    record,
    table,
)

_RESERVED = """
         arguments         await         break         case         catch         class         const
continue         debugger         default         delete         do         else         enum         eval
export         extends         false         finally         for         function         if
implements         import         in         instanceof         interface         let         new         null
package         private         protected         public         return         static         super
switch         this         throw         true         try         typeof         undefined         var
void         while         with         yield
"""
RESERVED = tuple(_RESERVED.split())


class NodeWriter:
    """Writes the nodes of one program."""

    def __init__(self, program: Program, printer: Printer) -> None:
        self.program = program
        self.printer = printer

    def functions(self) -> Iterator[list[str]]:
        """For each decision: which branches are taken; and for each branch why it is, and what it lacks."""
        for node in self.program.nodes:
            if isinstance(node.node.body, Decision):
                yield list(self._decide(node))
                for branch in node.branches:
                    yield from self._explained(node, branch)
        for name, entry in self.program.guideline.manifest.entry_points.items():
            if entry.when is not None:
                yield from self._scope(name, entry.when, self.program.scopes[name])

    def recommendations(self) -> Iterator[list[str]]:
        """For each recommendation what it recommends, as a constant."""
        guideline = self.program.guideline
        for lowered in self.program.nodes:
            node = lowered.node
            if isinstance(node.body, Recommendation):
                items = [
                    Recommended(item, guideline.interventions[item.intervention.id], node, node.body.selection)
                    for item in node.body.items
                ]
                rows = [_data(item.as_json()) for item in items]
                yield [
                    *comment(f"{node.id} {node.version}: {node.title}"),
                    *laid_out(array(rows), f"const {self.constant(lowered)} = frozen(", ");", "", "  "),
                ]

    # Names

    def constant(self, node: LoweredNode) -> str:
        """The name of what a node recommends."""
        return self.printer.names.of(("recommend", node.node.id), f"RECOMMEND_{node.node.id}".upper())

    def function(self, word: str, node: str, branch: str | None = None) -> str:
        """The name of a function about a node or a branch: ``decide_first_line``."""
        return self.printer.names.of((word, node, branch), f"{word}_{node}" + (f"_{branch}" if branch else ""))

    # Decisions

    def _decide(self, lowered: LoweredNode) -> Iterator[str]:
        node, body = lowered.node, lowered.node.body
        assert isinstance(body, Decision)
        names = Names([*RESERVED, "p", "earlier"])
        taken = {branch.branch.id: names.of(branch.branch.id, branch.branch.id) for branch in lowered.branches}
        first = body.hit_policy is HitPolicy.FIRST
        result = f"[{', '.join(taken.values())}]"
        yield from documentation(f"{body.question} ({node.id} {node.version}; {POLICIES[body.hit_policy]})")
        yield f"function {self.function('decide', node.id)}(p) {{"
        yield from declared_false(list(taken.values()), "  ")
        if first:
            yield "  let earlier = false; // whether an earlier branch holds"
        yield from self._asked(asked_in_order(lowered), taken, result if first else None, "  ")
        for branch in lowered.branches:
            if branch.when is None:
                yield from self._otherwise(branch, lowered, taken, first)
        yield f"  return {result};"
        yield "}"

    def _asked(self, asked: tuple[Asked, ...], taken: dict[str, str], first: str | None, indent: str) -> Iterator[str]:
        """Branches in a row; what several of them ask first is asked once. ``first`` is what to return at the first."""
        for each in asked:
            if each.branch is None:
                yield from self.printer.condition(each.truth, indent)
                yield from self._asked(each.inner, taken, first, indent + "  ")
                yield f"{indent}}}"
                continue
            branch, name = each.branch, taken[each.branch.branch.id]
            assert branch.when is not None
            assert branch.branch.when is not None
            yield from comment(f"{branch.branch.text}: {condition_text(branch.branch.when)}", indent)
            yield from self.printer.condition(each.truth, indent)
            if first is None:
                yield f"{indent}  {name} = null;"
            yield from self.printer.condition(branch.when.holds, indent + "  ")
            if first is None:
                yield f"{indent}    {name} = true;"
                yield f"{indent}  }}"
            else:
                yield f"{indent}    {name} = earlier === false ? true : null;"
                yield f"{indent}    return {first};"
                yield f"{indent}  }}"
                yield f"{indent}  {name} = earlier = null;"
            yield f"{indent}}}"

    def _otherwise(
        self, branch: LoweredBranch, lowered: LoweredNode, taken: dict[str, str], first: bool
    ) -> Iterator[str]:
        name = taken[branch.branch.id]
        yield from comment(f"{branch.branch.text}: otherwise", "  ")
        if first:
            yield f"  {name} = earlier === false ? true : null;"
            return
        others = [taken[other.branch.id] for other in lowered.branches if other.when is not None]
        yield from laid_out(array(others), "const others = ", ";", "  ", "  ")
        yield "  if (!others.includes(true)) {"
        yield f"    {name} = others.includes(null) ? null : true;"
        yield "  }"

    def _explained(self, node: LoweredNode, branch: LoweredBranch) -> Iterator[list[str]]:
        """Why the branch is taken and what it lacks, where a list of elements in the table does not say it."""
        variables = self.program.variables
        because, lacked = node.because(branch, variables), node.lacks(branch, variables)
        id, of = branch.branch.id, f"`{branch.branch.id}` of `{node.node.id}`"
        if only_names(because) is None:
            name = self.function("because", node.node.id, id)
            yield self.printer.generator(name, f"The elements that settle the branch {of}.", because)
        if only_lacking(lacked, variables) is None:
            name = self.function("lacks", node.node.id, id)
            yield self.printer.generator(name, f"What {of} still needs where it is unknown.", lacked)

    def _scope(self, name: str, when: Condition, rails: Rails) -> Iterator[list[str]]:
        yield [
            *documentation(f"Who the entry point `{name}` is for: {condition_text(when)}"),
            f"function {self.function('scope', name)}(p) {{",
            *truth_of(rails, self.printer),
            "}",
        ]
        lacked = lacks(when, self.program.variables)
        says = f"What is needed to tell whether the entry point `{name}` is for a patient."
        yield self.printer.generator(self.function("lacks_scope", name), says, lacked)

    # The tables

    def nodes_table(self) -> Iterator[str]:
        """``NODES``: what a path, a reassessment and a need say of each node."""
        rows = [(node.node.id, self._node(node)) for node in self.program.nodes]
        yield from laid_out(table(rows), "const NODES = ", ";", "", "  ")

    def _node(self, lowered: LoweredNode) -> object:
        node, body = lowered.node, lowered.node.body
        branches = array([self._branch_row(lowered, branch) for branch in lowered.branches])
        recommends: object = self.constant(lowered) if isinstance(body, Recommendation) else "[]"
        reassess: object = "null"
        if isinstance(body, Reassess):
            data = Reassessment(node, body).as_json()
            del data["node"]
            reassess = _data(data)
        fields = [
            ("name", literal(node.id)),
            ("version", literal(node.version)),
            ("branches", branches),
            ("targets", array([literal(target) for target in lowered.targets])),
            ("recommends", recommends),
            ("reassess", reassess),
        ]
        if isinstance(body, Decision) and body.may_take_nothing:
            fields.append(("reads", self.printer.array_of(body.reads)))
        return record(fields)

    def _branch_row(self, node: LoweredNode, branch: LoweredBranch) -> object:
        names = self.printer.array_of(only_names(node.because(branch, self.program.variables)))
        return record(
            [
                ("name", literal(branch.branch.id)),
                ("targets", array([literal(target) for target in branch.targets])),
                ("because", names or self.function("because", node.node.id, branch.branch.id)),
                ("reads", array([self._reads(node, read) for read in read_by(node, branch)])),
            ]
        )

    def _reads(self, node: LoweredNode, branch: LoweredBranch) -> object:
        variables = self.program.variables
        names = self.printer.array_of(only_lacking(node.lacks(branch, variables), variables))
        return names or self.function("lacks", node.node.id, branch.branch.id)

    def entries_table(self) -> Iterator[str]:
        """``ENTRY_POINTS``: where each begins and who it is for."""
        rows: list[tuple[str, object]] = []
        for name, entry in self.program.guideline.manifest.entry_points.items():
            parts = [("name", literal(name)), ("title", literal(entry.title)), ("start", literal(entry.start.id))]
            if entry.when is not None:
                parts += [("scope", self.function("scope", name)), ("lacks", self.function("lacks_scope", name))]
            rows.append((name, record(parts)))
        yield from laid_out(table(rows), "const ENTRY_POINTS = ", ";", "", "  ")


def _data(value: Any) -> object:
    """Data of the JSON of an evaluation as a literal."""
    match value:
        case dict():
            return record([(key, _data(each)) for key, each in value.items()])
        case list():
            return array([_data(each) for each in value])
        case _:
            return literal(value)
