"""The nodes of the algorithm as a program: one function a decision, and what a path says of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guideproof.analysis.evaluation.result import Reassessment, Recommended
from guideproof.model.node import Decision, Reassess, Recommendation
from guideproof.program.reasons import needed
from guideproof.program.texts import TextFromValues, measures, texts_of
from guideproof.program.wording import POLICIES, condition_text
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.lowering.branching import BranchAsked, asked_in_order
from guideproof.renderers.evaluator.lowering.explanation import naming, only_lacking, only_names
from guideproof.renderers.evaluator.lowering.names import FreeNames
from guideproof.renderers.evaluator.lowering.program import LoweredBranch, LoweredNode, Program
from guideproof.renderers.evaluator.syntax import AllFalse, Comment, Do, Function, Gives, If, LaidOut, Printed, Return


class NodeWriter:
    """Writes the nodes of one program."""

    def __init__(self, program: Program, printer: Printer) -> None:
        self.program = program
        self.printer = printer
        self.language = printer.language

    def functions(self) -> Iterator[list[str]]:
        """For each decision: which branches are taken; and for each branch why it is, and what it lacks."""
        for node in self.program.nodes:
            if isinstance(node.node.body, Decision):
                yield self._decide(node, node.node.body)
                for branch in node.branches:
                    yield from self._explained(node, branch)
        for name, entry in self.program.guideline.manifest.entry_points.items():
            if entry.when is not None:
                says = f"Who the entry point `{name}` is for: {condition_text(entry.when)}"
                yield self.printer.truth(self.function("scope", name), says, self.program.scopes[name])
                lacked = naming(needed(entry.when, self.program.guideline), self.program.variables)
                says = f"What is needed to tell whether the entry point `{name}` is for a patient."
                yield self.printer.generator(self.function("lacks_scope", name), says, lacked)

    def recommendations(self) -> Iterator[list[str]]:
        """For each recommendation what it recommends, as a constant."""
        interventions = self.program.guideline.interventions
        for lowered in self.program.nodes:
            node = lowered.node
            if isinstance(node.body, Recommendation):
                texts, items = texts_of(node, self.program.guideline), list[Mapping[str, Any]]()
                for item, amount, detail in zip(node.body.items, texts.amounts, texts.details, strict=True):
                    each = Recommended(item, interventions[item.intervention.id], node, node.body.selection)
                    items.append({**each.as_json(), "detail": _said(detail), "amount": _said(amount)})
                yield [
                    *self.language.comment(f"{node.id} {node.version}: {node.title}"),
                    *self.language.recommendation(self.constant(lowered), items),
                ]

    # Names

    def constant(self, node: LoweredNode) -> str:
        """The name of what a node recommends."""
        return self.printer.names.of(("recommend", node.node.id), f"RECOMMEND_{node.node.id}".upper())

    def function(self, word: str, node: str, branch: str | None = None) -> str:
        """The name of a function about a node or a branch: ``decide_first_line``."""
        return self.printer.names.of((word, node, branch), f"{word}_{node}" + (f"_{branch}" if branch else ""))

    # Decisions

    def _decide(self, lowered: LoweredNode, body: Decision) -> list[str]:
        node = lowered.node
        names = FreeNames([*self.language.reserved, "p", "earlier"], self.language.letter("t"))
        taken = {branch.branch.id: names.of(branch.branch.id, branch.branch.id) for branch in lowered.branches}
        says = f"{body.question} ({node.id} {node.version}; {POLICIES[body.hit_policy]})"
        statements = tuple(self._deciding(lowered, taken, lowered.in_order))
        return self.language.function(Function(self.function("decide", node.id), Gives.TRUTHS, says, statements))

    def _deciding(self, lowered: LoweredNode, taken: dict[str, str], first: bool) -> Iterator[Printed]:
        yield AllFalse(tuple(taken.values()))
        if first:
            yield Do(self.language.earlier, "whether an earlier branch holds")
        result = Return(tuple(taken.values()))
        yield from self._asked(asked_in_order(lowered), taken, result if first else None)
        for branch in lowered.branches:
            if branch.when is None:
                yield from self._otherwise(branch, lowered, taken, first)
        yield result

    def _asked(self, asked: tuple[BranchAsked, ...], taken: dict[str, str], first: Return | None) -> Iterator[Printed]:
        """Branches in a row; what several of them ask first is asked once. ``first`` is what to return at the first."""
        true, unknown = self.language.spelled(True), self.language.spelled(None)
        for each in asked:
            if each.branch is None:
                yield If(self.printer.expression(each.truth), tuple(self._asked(each.inner, taken, first)))
                continue
            branch, name = each.branch, taken[each.branch.branch.id]
            assert branch.when is not None
            assert branch.branch.when is not None
            yield Comment(f"{branch.branch.text}: {condition_text(branch.branch.when)}")
            holds = self.printer.expression(branch.when.holds)
            if first is None:
                body: tuple[Printed, ...] = Do(f"{name} = {unknown}"), If(holds, (Do(f"{name} = {true}"),))
            else:
                body = If(holds, (self._unless_earlier(name), first)), Do(f"{name} = earlier = {unknown}")
            yield If(self.printer.expression(each.truth), body)

    def _unless_earlier(self, name: str) -> Do:
        true, unknown = self.language.spelled(True), self.language.spelled(None)
        return Do(f"{name} = {self.language.chosen(self.language.is_false('earlier'), true, unknown)}")

    def _otherwise(
        self, branch: LoweredBranch, lowered: LoweredNode, taken: dict[str, str], first: bool
    ) -> Iterator[Printed]:
        language, name = self.language, taken[branch.branch.id]
        true, unknown = language.spelled(True), language.spelled(None)
        yield Comment(f"{branch.branch.text}: otherwise")
        if first:
            yield self._unless_earlier(name)
            return
        others = [taken[other.branch.id] for other in lowered.branches if other.when is not None]
        if not others:
            yield Do(f"{name} = {true}")
            return
        yield LaidOut(f"{language.let}others = ", language.sequence(others))
        decided = Do(f"{name} = {language.chosen(language.among(None, 'others'), unknown, true)}")
        yield If(language.among(True, "others", inverted=True), (decided,))

    def _explained(self, node: LoweredNode, branch: LoweredBranch) -> Iterator[list[str]]:
        """Why the branch is taken and what it lacks, where a list of elements in the table does not say it."""
        because, lacked, variables = branch.because, branch.lacks, self.program.variables
        id, of = branch.branch.id, f"`{branch.branch.id}` of `{node.node.id}`"
        if only_names(because) is None:
            name = self.function("because", node.node.id, id)
            yield self.printer.generator(name, f"The elements that settle the branch {of}.", because)
        if only_lacking(lacked, variables) is None:
            name = self.function("lacks", node.node.id, id)
            yield self.printer.generator(name, f"What {of} still needs where it is unknown.", lacked)

    # The tables

    def nodes_table(self) -> list[str]:
        """``NODES``: what a path, a reassessment and a need say of each node."""
        rows = [(node.node.id, self._node(node)) for node in self.program.nodes]
        return self.language.constant("NODES", self.language.table(rows))

    def _node(self, lowered: LoweredNode) -> object:
        node, body, language = lowered.node, lowered.node.body, self.language
        said: dict[str, object] = {}
        match body:
            case Decision():
                reads = {branch.branch.id: self._reads(lowered, branch) for branch in lowered.branches}
                said["branches"] = language.sequence([self._branch(lowered, each, reads) for each in lowered.branches])
                if body.may_take_nothing:
                    said["reads"] = self.printer.ids(body.reads)
            case Recommendation():
                said["targets"], said["recommends"] = self.printer.ids(lowered.targets), self.constant(lowered)
                if amounts := measures(node):
                    said["measures"] = self.printer.ids(amounts)
            case Reassess():
                visit = Reassessment(node, body).as_json()
                until = _said(texts_of(node, self.program.guideline).until)
                del visit["node"]
                said["reassess"] = language.reassessment({**visit, "until": until})
                if due := measures(node):
                    said["measures"] = self.printer.ids(due)
        return language.node([("name", language.literal(node.id)), ("version", language.literal(node.version))], said)

    def _branch(self, node: LoweredNode, branch: LoweredBranch, reads: Mapping[str, object]) -> object:
        id, names = branch.branch.id, only_names(branch.because)
        because = self.printer.ids(names) if names is not None else self.function("because", node.node.id, id)
        read = self.language.sequence([reads[each.branch.id] for each in node.read_by(branch)])
        fields = [("name", self.language.literal(id)), ("targets", self.printer.ids(branch.targets))]
        return self.language.record("Branch", [*fields, ("because", because), ("reads", read)])

    def _reads(self, node: LoweredNode, branch: LoweredBranch) -> object:
        names = only_lacking(branch.lacks, self.program.variables)
        return self.printer.ids(names) if names is not None else self.function("lacks", node.node.id, branch.branch.id)

    def entries_table(self) -> list[str]:
        """``ENTRY_POINTS``: where each begins and who it is for."""
        literal, rows = self.language.literal, []
        for name, entry in self.program.guideline.manifest.entry_points.items():
            fields = [("name", literal(name)), ("title", literal(entry.title)), ("start", literal(entry.start.id))]
            if entry.when is not None:
                fields += [("scope", self.function("scope", name)), ("lacks", self.function("lacks_scope", name))]
            rows.append((name, self.language.record("EntryPoint", fields)))
        return self.language.constant("ENTRY_POINTS", self.language.table(rows))


def _said(text: TextFromValues | None) -> str | list[str] | None:
    """A text, or its pieces where values stand in it."""
    return None if text is None else text.pieces[0] if text.constant is not None else list(text.pieces)
