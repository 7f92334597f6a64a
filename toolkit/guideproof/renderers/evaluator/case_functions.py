"""The statements of a function that computes a number by cases: its least, its greatest, and what keeps it from being
determined."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.element import ClassBranch
from guideproof.program.cases import CaseFault, CaseNumber
from guideproof.program.conditions import case_applies, unlike
from guideproof.program.own_ranges import own_range
from guideproof.program.proposition import ALWAYS, Proposition
from guideproof.program.variables import Variables
from guideproof.program.wording import condition_text
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.formulas import computing, failing
from guideproof.renderers.evaluator.lowering.conditions import lower, railed
from guideproof.renderers.evaluator.lowering.expression import PlainConstant
from guideproof.renderers.evaluator.syntax import Comment, Do, Function, If, JoinedText, Printed, Return

_LOW, _HIGH, _LACK = "at_least", "at_most", "lack"
_LEAST, _MOST = "surely_at_least", "surely_at_most"


class CaseFunction:
    """One number by cases, in one program."""

    def __init__(self, id: str, variables: Variables, printer: Printer) -> None:
        self._cases = cases = variables.cases(id)
        self._id, self._variables, self._printer = id, variables, printer
        self._number = printer.language.spelled
        self._several = CaseFault.SEVERAL in cases.faults
        self._counted = cases.rest and not cases.turns.in_order
        self._range = own_range(variables.guideline.derived[id], variables.kind(id))

    def functions(self) -> Iterator[Function]:
        """The functions that it asks: of cases that may have no value, or of which nobody can tell the ends."""
        for name, number in self._named():
            if number.formula is None:
                continue
            says = f"The value of the case `{name}`."
            if number.lacks:
                yield failing(name, number.formula, self._printer, self._cases.lacks)
            if number.waits:
                yield computing(name, says, number.formula, self._printer, numbered=True)

    def _named(self) -> Iterator[tuple[str, CaseNumber]]:
        for place, number in enumerate(self._cases.numbers, start=1):
            yield f"{self._id} {place}", number

    def statements(self) -> Iterator[Printed]:
        """What the function does."""
        cases, language = self._cases, self._printer.language
        first, last = self._number(cases.first), self._number(cases.last)
        starts = [(_LOW, self._number(cases.last + 1)), (_HIGH, first)]  # turned round until a case may hold
        starts += [(_LEAST, first), (_MOST, last)] if self._several else []
        starts += [("certain", self._number(0))] if self._counted else []
        starts += [(_LACK, self._number(0))] if cases.lacks else []
        yield Do(language.each_start(starts))
        for place, (turn, number) in enumerate(zip(cases.turns.turns, cases.numbers, strict=True), start=1):
            if turn.branch.when is not None:
                yield Comment(f"{turn.branch.text} where {condition_text(turn.branch.when)}")
                rails = lower(turn.branch.when, self._variables)
                within = list(self._taken_in(place, number))
                if rails.holds != PlainConstant(False):
                    sure = self._printer.expression(rails.holds)
                    within = [*self._lacking(place, number, turn.branch, sure), *within]
                settled = tuple(self._settled(place, number, turn.branch))
                holds = If(self._printer.expression(rails.holds), settled)
                yield If(self._printer.expression(rails.may), (*within, *((holds,) if holds.body else ())))
        yield from self._rest()
        yield from self._faults()
        yield self._found()

    def _found(self, fault: str | None = None) -> Return:
        lacking = _LACK if self._cases.lacks else self._number(0)
        return Return((*self._printer.cut(self._range, _LOW, _HIGH), fault if fault is not None else lacking))

    def _taken_in(self, place: int, number: CaseNumber) -> Iterator[Printed]:
        """The ends reach as far as those of a case that may hold."""
        if number.waits:
            yield Do(f"{self._printer.language.let}{_known(place)} = {self._printer.derives(f'{self._id} {place}')}(p)")
        yield self._farther(_LOW, False, place, number)
        yield self._farther(_HIGH, True, place, number)

    def _farther(
        self, name: str, greatest: bool, place: int, number: CaseNumber, *, own: bool | None = None
    ) -> Printed:
        high, language = greatest if own is None else own, self._printer.language
        value = self._printer.whole(number.high if high else number.low)
        if number.waits:
            value = language.chosen(language.flat(language.one_of(_known(place), (None,))), value, _known(place))
        return Do(f"{name} = {language.extremes[greatest]}({name}, {value})")

    def _lacking(
        self, place: int, number: CaseNumber, branch: ClassBranch, sure: str | JoinedText | None
    ) -> Iterator[Printed]:
        """Why a case that is certainly taken has no value, of the first one that has none."""
        if not number.lacks:
            return
        language, applies = self._printer.language, case_applies(branch, self._variables.guideline)
        tests: list[str | JoinedText] = [language.compared(_LACK, "==", self._number(0))]
        if sure is not None:
            tests.append(sure)
        if sure is None or self._cases.turns.in_order:  # nothing before it may hold
            tests.append(language.compared(_LOW, ">", _HIGH))
        if applies != ALWAYS:
            tests.append(self._certainly(applies))
        failed = Do(f"{_LACK} = {self._printer.fails(f'{self._id} {place}')}(p)")
        yield If(JoinedText(True, tuple(tests)), (failed,))

    def _settled(self, place: int, number: CaseNumber, branch: ClassBranch) -> Iterator[Printed]:
        """What follows where a case certainly holds."""
        if self._cases.turns.in_order:
            yield self._found()
        if self._several:
            settled = (
                self._farther(_LEAST, True, place, number, own=False),
                self._farther(_MOST, False, place, number, own=True),
            )
            applies = case_applies(branch, self._variables.guideline)
            yield from settled if applies == ALWAYS else [If(self._certainly(applies), settled)]
        if self._counted:
            yield Do(f"certain = {self._number(1)}")

    def _rest(self) -> Iterator[Printed]:
        for place, (turn, number) in enumerate(zip(self._cases.turns.turns, self._cases.numbers, strict=True), start=1):
            if turn.own is None:
                yield Comment(f"{turn.branch.text} otherwise")
                taken = *self._lacking(place, number, turn.branch, None), *self._taken_in(place, number)
                yield from (If(self._printer.language.negated("certain"), taken),) if self._counted else taken

    def _faults(self) -> Iterator[Printed]:
        if CaseFault.NONE in self._cases.faults:
            least, most = map(self._number, self._cases.anything)
            none = Return((*self._printer.cut(self._range, least, most), self._number(1)))
            yield If(self._printer.language.compared(_LOW, ">", _HIGH), (none,))
        if self._several:
            several = self._found(self._number(2))
            yield If(self._printer.language.compared(_LEAST, ">", _MOST), (several,))
            apart = unlike(self._cases.turns, self._variables.guideline)
            if apart is not None:
                yield Comment("Two cases hold of which one does not apply.")
                yield If(self._certainly(apart), (several,))

    def _certainly(self, proposition: Proposition) -> str | JoinedText:
        return self._printer.expression(railed(proposition, self._variables).holds)


def _known(place: int) -> str:
    return f"known_{place}"
