"""Patients whom a planted fault would treat otherwise, found by the prover, or the proof that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from guideproof.analysis.cases.affected_patients import touches
from guideproof.analysis.cases.arrival_goals import (
    alone,
    coming_to_hear,
    falling,
    leading,
    led_otherwise,
    there,
    without_branch,
)
from guideproof.analysis.cases.asking import Asker, FoundCase, asker_for, reduced
from guideproof.analysis.cases.assumed_otherwise import assuming_otherwise
from guideproof.analysis.cases.explicit import Explicit
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.cases.node_outputs import Said, said_by, saying
from guideproof.analysis.cases.outcome_difference import faring_otherwise
from guideproof.analysis.cases.reader_difference import InRelation, Twins
from guideproof.analysis.cases.rerouting import Rerouting
from guideproof.analysis.cases.strips import Strips
from guideproof.analysis.evaluation.admission import Admission
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.plan import CompiledNode, compile_node
from guideproof.analysis.graph.edges import closure
from guideproof.analysis.proof.solver.budget import Budget, Purse
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, conj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Condition, parts_of
from guideproof.model.element import Derived, Element
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Decision, Node, Reassess

_WORK = 3_000_000
"""How much may be written down in all before the rest of the faults is left open, whatever the machine."""

_QUESTION = 200


class Distinguished(Struct, frozen=True):
    """``YES`` with a patient who is treated otherwise; ``NO``: there is none; ``OPEN``: not settled."""

    verdict: Verdict
    patient: FoundCase | None = None


class Distinguisher:
    """Asks for patients of one guideline. What many questions need is prepared once, for all mutants that will come."""

    def __init__(self, guideline: Guideline, mutants: Iterable[Mutant]) -> None:
        self._guideline = guideline
        self._base = evaluator_for(guideline)
        self.asker = asker_for(guideline, _new_conditions(guideline, mutants))
        self._admission = Admission(guideline)
        self._execution = MutantExecution(guideline)
        self._values = self._execution.values
        self._explicit = Explicit(guideline)
        self._strips: dict[str, Strips] = {}
        self._twins: dict[str, Twins] = {}
        self._compiled: dict[str, CompiledNode] = {}
        self._purse = Purse(Budget())
        self._work = _WORK

    def brief(self, mutant: Mutant, found: FoundCase) -> FoundCase:
        """A patient who is treated otherwise by a mutant, with no more facts than that takes."""
        facts = reduced(found.facts, lambda facts: self._execution.tells(mutant, facts, found.entry))
        return FoundCase(found.entry, facts, self._base.evaluate(facts, found.entry))

    def answer(self, mutant: Mutant) -> Distinguished:
        """Whether some patient is treated otherwise by a mutant, and one, of whom all is known."""
        self._work -= _QUESTION + len(self._guideline.nodes)
        if self.asker is None or self._work < 0:
            return Distinguished(Verdict.OPEN)
        changed = mutant.changed
        if self.stays(mutant):
            return Distinguished(Verdict.NO)
        if isinstance(changed, Element) and changed.applies_when is self._guideline.elements[changed.id].applies_when:
            self._work -= self._side_by_side(self._explicit.guideline)
            return self._settled(assuming_otherwise(self._explicit, changed, self._purse, self._admission), mutant)
        if isinstance(changed, Element):
            return self._settled(self._applying_otherwise(self._explicit.flag(changed)), mutant)
        if isinstance(changed, Derived) and self._values.tells_applicability(changed.id):
            return self._settled(self._applying_otherwise(self._explicit.derived(changed)), mutant)
        soon = self._settled(self._soon(self.asker, changed), mutant)
        if soon.verdict is not Verdict.OPEN:
            return soon
        self._work -= self._cost(mutant)
        if self._work < 0:
            return Distinguished(Verdict.OPEN)
        match changed:
            case EntryPoint() as entry:
                before = self._guideline.manifest.entry_points[entry.name]
                return self._settled(self._entry(self.asker, before, entry), mutant)
            case Derived() as derived:
                return self._settled(faring_otherwise(self._guideline, derived, self._purse), mutant)
            case Node() as node:
                answer = self._settled(self._node(self.asker, node), mutant)
                if answer.verdict is Verdict.OPEN and not (isinstance(node.body, Reassess) and node.body.due is None):
                    # Another way led them back, say. Side by side that is told.
                    return self._settled(faring_otherwise(self._guideline, node, self._purse), mutant)
                return answer

    def stays(self, mutant: Mutant) -> bool:
        """Whether the rows of a decision tell by themselves that it takes everybody to where it did with a fault, too:
        it changes nothing then."""
        after, place = mutant.changed, mutant.place
        if self.asker is None or place is None or not isinstance(after, Node):
            return False
        before = self._guideline.nodes[after.id].body
        assert isinstance(before, Decision)
        if after.id not in self._strips:
            self._strips[after.id] = Strips(self.asker.oracle, before)
        return self._strips[after.id].settle(place, after.branches[place])

    def _applying_otherwise(self, changed: Derived) -> Iterator[FoundCase | Verdict]:
        """Whom a change of when elements apply treats otherwise, asked of the guideline with applicability written out;
        without what does not apply to them."""
        explicit = self._explicit
        if not explicit.whole:
            yield Verdict.OPEN
            return
        self._work -= self._side_by_side(explicit.guideline)
        for reply in faring_otherwise(explicit.guideline, changed, self._purse, explicit):
            if isinstance(reply, FoundCase):
                facts = self._admission.meant(reply.facts)
                yield FoundCase(reply.entry, facts, self._base.evaluate(facts, reply.entry))
            else:
                yield reply

    def _cost(self, mutant: Mutant) -> int:
        """About how much is written down to ask about a fault, besides the search: a decision's branches are compared
        with each other, and two whole guidelines are set side by side."""
        match mutant.changed:
            case Derived():
                return self._side_by_side(self._guideline)
            case Node(body=Decision(branches=branches)):
                return len(branches) ** 2 * max(30, len(branches)) // 30
            case _:
                return 0

    @staticmethod
    def _side_by_side(guideline: Guideline) -> int:
        """About how much is written down to set two whole guidelines side by side."""
        return (len(guideline.nodes) + len(guideline.derived)) ** 2 * 2 // 3

    def _soon(self, asker: Asker, after: Node | Derived | EntryPoint) -> Iterable[FoundCase | Verdict]:
        """Replies that take little work; ``OPEN`` among them where more must be asked."""
        match after:
            case Node():
                return self._rerouted(asker, after)
            case Derived():
                return self._turned(asker, after)
            case _:
                return [Verdict.OPEN]

    def _turned(self, asker: Asker, after: Derived) -> Iterator[FoundCase | Verdict]:
        """Somebody whom a decision that reads a changed element leads elsewhere: if none does that to anybody, it
        changes nothing."""
        if self._values.is_read_elsewhere(after.id):
            yield Verdict.OPEN
            return
        try:
            if after.id not in self._twins:
                self._twins[after.id] = Twins(asker, after.id, self._values.made_of(after.id))
            twins = self._twins[after.id]
            value = twins.has_value_of(after)
            for id in sorted(self._values.readers(after.id)):
                goals = conj([value, twins.differs(self._guideline.nodes[id])])
                yield from asker.patients(partial(there, id, goals))
        except InRelation:
            yield Verdict.OPEN

    def _rerouted(self, asker: Asker, after: Node) -> Iterator[FoundCase | Verdict]:
        """Whom a changed decision leads elsewhere: if it does that to nobody, it changes nothing."""
        before = self._guideline.nodes[after.id]
        if not isinstance(before.body, Decision) or not isinstance(after.body, Decision):
            yield Verdict.OPEN
            return
        if after.id not in self._compiled:
            self._compiled[after.id] = compile_node(before, self._guideline)
        was = self._compiled[after.id]
        rerouting = Rerouting(asker, self._admission, was, compile_node(after, self._guideline, was))
        for reply in rerouting.patients(touches(before, after, asker.oracle)):
            yield reply
            self._work -= rerouting.tried * len(before.body.branches)
            rerouting.tried = 0

    def _settled(self, replies: Iterable[FoundCase | Verdict], mutant: Mutant) -> Distinguished:
        """The first patient among the replies who is treated otherwise."""
        verdict = Verdict.NO
        for reply in replies:
            if isinstance(reply, FoundCase) and self._execution.tells(mutant, reply.facts, reply.entry):
                return Distinguished(Verdict.YES, reply)
            if reply is not Verdict.NO:
                verdict = Verdict.OPEN
        return Distinguished(verdict)

    def _entry(self, asker: Asker, before: EntryPoint, after: EntryPoint) -> Iterator[FoundCase | Verdict]:
        """Those who are in the scope of one and not of the other; the scopes are asked for as conditions."""
        assert before.when is not None
        assert after.when is not None
        one, other = (asker.oracle.encoding.formula(when) for when in (before.when, after.when))
        yield asker.anybody((asker.oracle.exactly_one(one, other), *asker.oracle.assumed), after.name)

    def _node(self, asker: Asker, after: Node) -> Iterator[FoundCase | Verdict]:
        before = self._guideline.nodes[after.id]
        if isinstance(before.body, Reassess) and isinstance(after.body, Reassess) and before.body.due != after.body.due:
            yield Verdict.OPEN  # side by side it is told whether the dates differ
            return
        if isinstance(before.body, Reassess) and before.body != after.body:
            yield from asker.patients(partial(there, before.id, TRUE))
            return
        was_said, says = said_by(before), said_by(after)
        if was_said != says:
            yield from self._items(asker, before.id, was_said - says, says - was_said)
            return
        if [item.amount for item in before.items] != [item.amount for item in after.items]:
            yield Verdict.OPEN  # side by side it is told whether the amounts differ
            return
        was_without, is_without = without_branch(asker, before), without_branch(asker, after)
        if was_without != is_without:
            yield from asker.patients(partial(there, before.id, asker.oracle.exactly_one(was_without, is_without)))
        was, becomes = leading(asker, before), leading(asker, after)
        touched = touches(before, after, asker.oracle)
        for target in dict.fromkeys((*was, *becomes)):
            one, other = was.get(target, FALSE), becomes.get(target, FALSE)
            if one != other:
                yield from self._redirected(asker, before.id, target, one, other, touched)

    def _redirected(
        self, asker: Asker, source: str, target: str, one: Formula, other: Formula, touched: Formula
    ) -> Iterator[FoundCase | Verdict]:
        """Those who no longer come to a node, and those who come to it only now.

        A node that is visited too counts only where something is said there, for or against an intervention or for a
        later visit, that was not, or where it has no branch for them: so of the latter each is asked for to whom
        something that follows is not said anyway, and who then finds no branch.
        """
        gone = conj([touched, one, asker.oracle.negation(other)])
        come = conj([touched, asker.oracle.negation(one), other])
        yield from asker.patients(partial(led_otherwise, asker, source, target, gone))
        for entry in self._guideline.manifest.entry_points:
            if any(
                reply is not Verdict.NO
                for reply in asker.patients(partial(led_otherwise, asker, source, target, come), entry)
            ):
                said = self._said_after(target)
                every = list(asker.patients(partial(coming_to_hear, asker, source, target, come, said), entry))
                yield from (each for each in every if each is not Verdict.OPEN)
                for nodes in said if len(said) > 1 and every != [Verdict.NO] else ():
                    yield from asker.patients(partial(coming_to_hear, asker, source, target, come, [nodes]), entry)
                yield from asker.patients(partial(falling, asker, source, target, come), entry)

    def _said_after(self, start: str) -> list[tuple[str, ...]]:
        """For each thing that is said at a node or after it, all nodes that say it."""
        nodes = self._guideline.nodes
        after = closure([start], lambda id: (target.id for _, target in nodes[id].edges))
        found = (
            nodes for nodes in saying(self._guideline.nodes.values()).values() if not after.keys().isdisjoint(nodes)
        )
        return list(dict.fromkeys(found))

    def _items(self, asker: Asker, id: str, lost: set[Said], gained: set[Said]) -> Iterator[FoundCase | Verdict]:
        """Those who come to the node, and to no other that says the same of an intervention that is lost or gained."""
        for said in (*sorted(lost), *sorted(gained)):
            alike = [node.id for node in self._guideline.nodes.values() if node.id != id and said in said_by(node)]
            yield from asker.patients(partial(alone, id, alike))


def _new_conditions(guideline: Guideline, mutants: Iterable[Mutant]) -> Iterator[Condition]:
    """The tests of what is changed that the guideline does not have."""
    known: set[int] = set()
    for condition in guideline.conditions:
        for _ in _unknown(condition, known):
            pass
    for mutant in mutants:
        changed, place = mutant.changed, mutant.place
        some = changed.conditions if place is None or not isinstance(changed, Node) else [changed.branches[place].when]
        for each in some:
            if each is not None:
                yield from _unknown(each, known)


def _unknown(condition: Condition, known: set[int]) -> Iterator[Condition]:
    """The tests in a condition that are not known; they are from now on, and so is all that is made of them."""
    if id(condition) not in known:
        known.add(id(condition))
        parts = parts_of(condition)
        if not parts:
            yield condition
        for part in parts:
            yield from _unknown(part, known)
