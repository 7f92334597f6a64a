"""The statements of a function that computes a number by cases: its least, its greatest, and what keeps it from being
determined."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.element import ClassBranch
from guideproof.program.cases import CaseFault, CaseNumber, Cases
from guideproof.program.conditions import case_applies, unlike
from guideproof.program.proposition import ALWAYS, Proposition
from guideproof.program.variables import Variables
from guideproof.program.wording import condition_text
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.lowering.conditions import lower, railed
from guideproof.renderers.evaluator.syntax import Comment, Do, If, JoinedText, Printed, Return

_LOW, _HIGH = "at_least", "at_most"
_LEAST, _MOST = "surely_at_least", "surely_at_most"


class CaseFunction:
    """One number by cases, in one program."""

    def __init__(self, cases: Cases, variables: Variables, printer: Printer) -> None:
        self._cases, self._variables, self._printer = cases, variables, printer
        self._number = printer.language.spelled
        self._several = CaseFault.SEVERAL in cases.faults
        self._counted = cases.rest and not cases.turns.in_order

    def statements(self) -> Iterator[Printed]:
        """What the function does."""
        cases, language = self._cases, self._printer.language
        first, last = self._number(cases.first), self._number(cases.last)
        starts = [(_LOW, self._number(cases.last + 1)), (_HIGH, first)]  # turned round until a case may hold
        starts += [(_LEAST, first), (_MOST, last)] if self._several else []
        starts += [("certain", self._number(0))] if self._counted else []
        yield Do(language.each_start(starts))
        for turn, number in zip(cases.turns.turns, cases.numbers, strict=True):
            if turn.branch.when is not None:
                yield Comment(f"{turn.branch.text} where {condition_text(turn.branch.when)}")
                rails = lower(turn.branch.when, self._variables)
                holds = If(self._printer.expression(rails.holds), tuple(self._settled(number, turn.branch)))
                within = (*self._taken_in(number), *((holds,) if holds.body else ()))
                yield If(self._printer.expression(rails.may), within)
        yield from self._rest()
        yield from self._faults(first, last)
        yield Return((_LOW, _HIGH, self._number(0)))

    def _taken_in(self, number: CaseNumber) -> Iterator[Printed]:
        """The ends reach as far as those of a case that may hold."""
        yield self._farther(_LOW, False, number)
        yield self._farther(_HIGH, True, number)

    def _farther(self, name: str, greatest: bool, number: CaseNumber, *, own: bool | None = None) -> Printed:
        high = greatest if own is None else own
        value = self._printer.whole(number.high if high else number.low)
        return Do(f"{name} = {self._printer.language.extremes[greatest]}({name}, {value})")

    def _settled(self, number: CaseNumber, branch: ClassBranch) -> Iterator[Printed]:
        """What follows where a case certainly holds."""
        if self._cases.turns.in_order:
            yield Return((_LOW, _HIGH, self._number(0)))
        if self._several:
            settled = self._farther(_LEAST, True, number, own=False), self._farther(_MOST, False, number, own=True)
            applies = case_applies(branch, self._variables.guideline)
            yield from settled if applies == ALWAYS else [If(self._certainly(applies), settled)]
        if self._counted:
            yield Do(f"certain = {self._number(1)}")

    def _rest(self) -> Iterator[Printed]:
        for turn, number in zip(self._cases.turns.turns, self._cases.numbers, strict=True):
            if turn.own is None:
                yield Comment(f"{turn.branch.text} otherwise")
                taken = tuple(self._taken_in(number))
                yield from (If(self._printer.language.negated("certain"), taken),) if self._counted else taken

    def _faults(self, first: str, last: str) -> Iterator[Printed]:
        if CaseFault.NONE in self._cases.faults:
            none = Return((first, last, self._number(1)))
            yield If(self._printer.language.compared(_LOW, ">", _HIGH), (none,))
        if self._several:
            several = Return((_LOW, _HIGH, self._number(2)))
            yield If(self._printer.language.compared(_LEAST, ">", _MOST), (several,))
            apart = unlike(self._cases.turns, self._variables.guideline)
            if apart is not None:
                yield Comment("Two cases hold of which one does not apply.")
                yield If(self._certainly(apart), (several,))

    def _certainly(self, proposition: Proposition) -> str | JoinedText:
        return self._printer.expression(railed(proposition, self._variables).holds)
