"""The nodes of the algorithm as Python: one function a decision, and what a path says of each."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from guideproof.analysis.lowering.branching import Asked, asked_in_order, read_by
from guideproof.analysis.lowering.conditions import Rails
from guideproof.analysis.lowering.explanation import lacks, only_lacking, only_names
from guideproof.analysis.lowering.layout import WIDTH, Entry, laid_out
from guideproof.analysis.lowering.names import Names
from guideproof.analysis.lowering.program import LoweredBranch, LoweredNode, Program
from guideproof.analysis.lowering.wording import POLICIES, condition_text
from guideproof.analysis.result import Recommended
from guideproof.model.condition import Condition
from guideproof.model.node import Decision, HitPolicy, Reassess, Recommendation
from guideproof.renderers.evaluator_python.elements import truth_of
from guideproof.renderers.evaluator_python.expressions import Printer
from guideproof.renderers.evaluator_python.text import (
    call,
    comment,
    declared_false,
    docstring,
    literal,
    mapping,
    sequence,
)


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
                rows = [self._recommended(item) for item in items]
                yield [
                    *comment(f"{node.id} {node.version}: {node.title}"),
                    *laid_out(sequence(rows), f"{self.constant(lowered)} = ", "", ""),
                ]

    def _recommended(self, item: Recommended) -> object:
        data = item.as_json()
        links = [sequence([literal(link["finding"]), literal(link["role"])]) for link in data.pop("evidence")]
        fields: list[object] = [Entry(f"{name}=", literal(value)) for name, value in data.items()]
        return call("Recommendation", [*fields, Entry("evidence=", sequence(links))])

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
        names = Names([*keyword.kwlist, "p", "earlier"])
        taken = {branch.branch.id: names.of(branch.branch.id, branch.branch.id) for branch in lowered.branches}
        first = body.hit_policy is HitPolicy.FIRST
        everything = ", ".join(taken.values()) + ("," if len(taken) == 1 else "")
        result = f"({everything})" if len(taken) == 1 else everything
        if len(everything) > WIDTH - 30:
            result = "(\n" + "".join(f"        {name},\n" for name in taken.values()) + "    )"
        yield f"def {self.function('decide', node.id)}(p: Patient) -> tuple[bool | None, ...]:"
        yield from docstring(f"{body.question} ({node.id} {node.version}; {POLICIES[body.hit_policy]})")
        if not taken:
            yield "    return ()"
            return
        yield from declared_false(list(taken.values()), "    ")
        if first:
            yield "    earlier: bool | None = False  # whether an earlier branch holds"
        returned = f"    return {result}"
        yield from self._asked(asked_in_order(lowered), taken, returned if first else None, "    ")
        for branch in lowered.branches:
            if branch.when is None:
                yield from self._otherwise(branch, lowered, taken, first)
        yield from returned.split("\n")

    def _asked(self, asked: tuple[Asked, ...], taken: dict[str, str], first: str | None, indent: str) -> Iterator[str]:
        """Branches in a row; what several of them ask first is asked once. ``first`` is what to return at the first."""
        for each in asked:
            if each.branch is None:
                yield from self.printer.condition("if ", each.truth, ":", indent)
                yield from self._asked(each.inner, taken, first, indent + "    ")
                continue
            branch, name = each.branch, taken[each.branch.branch.id]
            assert branch.when is not None
            assert branch.branch.when is not None
            yield from comment(f"{branch.branch.text}: {condition_text(branch.branch.when)}", indent)
            yield from self.printer.condition("if ", each.truth, ":", indent)
            if first is None:
                yield f"{indent}    {name} = None"
            yield from self.printer.condition("if ", branch.when.holds, ":", indent + "    ")
            if first is None:
                yield f"{indent}        {name} = True"
            else:
                yield f"{indent}        {name} = True if earlier is False else None"
                yield from (f"{indent}    {line}" for line in first.split("\n"))
                yield f"{indent}    {name} = earlier = None"

    def _otherwise(
        self, branch: LoweredBranch, lowered: LoweredNode, taken: dict[str, str], first: bool
    ) -> Iterator[str]:
        name = taken[branch.branch.id]
        yield from comment(f"{branch.branch.text}: otherwise", "    ")
        if first:
            yield f"    {name} = True if earlier is False else None"
            return
        others = [taken[other.branch.id] for other in lowered.branches if other.when is not None]
        if not others:
            yield f"    {name} = True"
            return
        yield from laid_out(sequence(others), "others = ", "", "    ")
        yield "    if True not in others:"
        yield f"        {name} = None if None in others else True"

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
            f"def {self.function('scope', name)}(p: Patient) -> bool | None:",
            *docstring(f"Who the entry point `{name}` is for: {condition_text(when)}"),
            *truth_of(rails, self.printer),
        ]
        lacked = lacks(when, self.program.variables)
        says = f"What is needed to tell whether the entry point `{name}` is for a patient."
        yield self.printer.generator(self.function("lacks_scope", name), says, lacked)

    # The tables

    def nodes_table(self) -> Iterator[str]:
        """``NODES``: what a path, a reassessment and a need say of each node."""
        rows = [(node.node.id, self._node(node)) for node in self.program.nodes]
        yield from laid_out(mapping(rows), "NODES: dict[str, Node] = ", "", "")

    def _node(self, lowered: LoweredNode) -> object:
        node, body = lowered.node, lowered.node.body
        parts: list[object] = [literal(node.id), literal(node.version)]
        match body:
            case Decision():
                branches = [self._branch_row(lowered, branch) for branch in lowered.branches]
                parts.append(Entry("branches=", sequence(branches)))
                if body.may_take_nothing:
                    parts.append(Entry("reads=", self.printer.tuple_of(body.reads)))
            case Recommendation():
                parts.append(Entry("targets=", sequence([literal(target) for target in lowered.targets])))
                parts.append(Entry("recommends=", self.constant(lowered)))
            case Reassess(after=after, until=until, resume_at=resume_at):
                period = "None"
                if after is not None:
                    period = f"({literal(after.at_least)}, {literal(after.at_most)})"
                parts.append(Entry("reassess=", sequence([period, literal(until), literal(resume_at.id)])))
        return call("Node", parts)

    def _branch_row(self, node: LoweredNode, branch: LoweredBranch) -> object:
        return call(
            "Branch",
            [
                literal(branch.branch.id),
                sequence([literal(target) for target in branch.targets]),
                self.printer.tuple_of(only_names(node.because(branch, self.program.variables)))
                or self.function("because", node.node.id, branch.branch.id),
                sequence([self._reads(node, read) for read in read_by(node, branch)]),
            ],
        )

    def _reads(self, node: LoweredNode, branch: LoweredBranch) -> object:
        variables = self.program.variables
        names = only_lacking(node.lacks(branch, variables), variables)
        return self.printer.tuple_of(names) or self.function("lacks", node.node.id, branch.branch.id)

    def entries_table(self) -> Iterator[str]:
        """``ENTRY_POINTS``: where each begins and who it is for."""
        rows: list[tuple[str, object]] = []
        for name, entry in self.program.guideline.manifest.entry_points.items():
            parts = [literal(name), literal(entry.title), literal(entry.start.id)]
            if entry.when is not None:
                parts += [self.function("scope", name), self.function("lacks_scope", name)]
            rows.append((name, call("EntryPoint", parts)))
        yield from laid_out(mapping(rows), "ENTRY_POINTS: dict[str, EntryPoint] = ", "", "")
