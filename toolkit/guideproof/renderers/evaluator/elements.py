"""The record of a patient, the input elements, the derived elements and the constraints of a program."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from guideproof.analysis.evaluation.result import asked_as_data
from guideproof.model.calendar import format_day
from guideproof.model.condition import Condition
from guideproof.model.element import (
    VISIT,
    Classify,
    CodeOrTruth,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    Element,
    ElementType,
    Points,
    Sum,
    class_text,
)
from guideproof.model.number import format_number
from guideproof.program.classes import classes_of
from guideproof.program.conditions import weighted_condition
from guideproof.program.own_ranges import own_range
from guideproof.program.reasons import needed_by
from guideproof.program.slots import (
    VISIT_KIND,
    CaseKind,
    ClassKind,
    CodeKind,
    DateCaseKind,
    DateKind,
    IntervalKind,
    NumberKind,
    RatioKind,
    SetKind,
    Slot,
    SlotRole,
    TruthKind,
)
from guideproof.program.thresholds import NONE, thresholds_of
from guideproof.program.totals import Total, Weighted
from guideproof.program.wording import added_text, condition_text, dates_text, formula_text, steps_text
from guideproof.renderers.evaluator.case_functions import CaseFunction
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.formulas import computing, failing, shown
from guideproof.renderers.evaluator.lowering.conditions import lower, railed
from guideproof.renderers.evaluator.lowering.explanation import naming
from guideproof.renderers.evaluator.lowering.program import Program
from guideproof.renderers.evaluator.syntax import Comment, Do, Function, Gives, Held, HeldOf, If, Printed, Return


class ElementWriter:
    """Writes the elements of one program."""

    def __init__(self, program: Program, printer: Printer) -> None:
        self.program = program
        self.printer = printer
        self.language = printer.language
        self.guideline, self.variables = program.guideline, program.variables

    def record_class(self) -> list[str]:
        """The class of a patient's record, with a place for everything that is known of an element."""
        found = []
        elements: list[Element | Derived] = [*self.guideline.elements.values(), *self.guideline.derived.values()]
        for element in elements:
            says = f"{element.title} ({steps_text(element, self.variables.step_of(element.id))})"
            held = [self._held(element.id, slot) for slot in self.variables.slots(element.id)]
            found.append(HeldOf(says, tuple(held)))
        if self.guideline.dated:
            found.append(HeldOf("The day of the visit", (Held(self.printer.held(Slot(VISIT)), int, None),)))
        says = (
            f"The record of one patient, made by `{self.language.check_facts}`. What is missing is "
            f"{self.language.spelled(None)}; numbers count the steps of their grid; a class is the set of those still "
            "possible, one bit a class."
        )
        return self.language.record_class(says, found)

    def _held(self, element: str, slot: Slot) -> Held:
        name = self.printer.held(slot)
        kind = self.variables.kind(element)
        if isinstance(kind, ClassKind):
            return Held(name, int, self.printer.classes(element, 0))
        if isinstance(kind, DateKind) and element in self.guideline.elements:
            return Held(name, int, None)
        if slot.role in (SlotRole.LOW, SlotRole.HIGH, SlotRole.FAULT):
            most = len(kind.codes) if slot.role is SlotRole.HIGH and isinstance(kind, SetKind) else 0
            return Held(name, int, self.language.spelled(most))
        if slot.role is SlotRole.CODE or isinstance(kind, TruthKind):
            return Held(name, bool, None)
        return Held(name, str if isinstance(kind, CodeKind) else int, None)

    def elements_table(self) -> list[str]:
        """``ELEMENTS``: how the facts of each input element are read."""
        rows = []
        for element in self.guideline.elements.values():
            held = {slot: self.printer.held(slot) for slot in self.variables.slots(element.id)}
            kind, thresholds = self.variables.kind(element.id), thresholds_of(self.guideline).get(element.id, NONE)
            rows.append((element.id, self.language.element(element, kind, held, thresholds)))
        return self.language.constant("ELEMENTS", self.language.table(rows))

    def asked_table(self) -> list[str]:
        """``ASKED``: what a need says of each input element."""
        elements = self.guideline.elements
        rows = [(id, self.language.data(asked_as_data(element))) for id, element in elements.items()]
        return self.language.constant("ASKED", self.language.table(rows))

    def assumed_table(self) -> list[str]:
        """``ASSUMED``: what a missing value of an element stands for, and why."""
        rows = [
            (id, self.language.sequence([self._assumed(each.value), self.language.literal(each.because)]))
            for id, element in self.guideline.elements.items()
            if (each := element.assumption) is not None
        ]
        return self.language.constant("ASSUMED", self.language.table(rows))

    def dates(self) -> list[str]:
        """``DATES``: reads the day of the visit and the dates that depend on it, where there are dates."""
        value: object = self.language.spelled(None)
        if self.guideline.dated:
            ends = [self.language.literal(format_day(day)) for day in (VISIT_KIND.first, VISIT_KIND.last)]
            value = self.language.made("Dates", [*ends, "ELEMENTS"], [])
        return self.language.constant("DATES", value)

    def _assumed(self, value: Any) -> object:
        match value:
            case bool():
                return self.language.spelled(value)
            case str():
                return self.language.literal(value)
            case list():
                return self.language.sequence(list(map(self.language.literal, value)))
            case _:
                return self.language.exact(format_number(Fraction(value)))

    def derived_table(self) -> list[str]:
        """``DERIVED``: how the derived elements are shown, in the order of the guideline."""
        rows = [(derived.id, self._derived(derived)) for derived in self.guideline.derived.values()]
        return self.language.constant("DERIVED", self.language.derived_table(rows))

    def _derived(self, derived: Derived) -> object:
        literal, made = self.language.literal, self.language.made
        start = literal(derived.id), *(literal(self.printer.held(slot)) for slot in self.variables.slots(derived.id))
        lacks = ("lacks", self.printer.lacks(derived.id))
        match self.variables.kind(derived.id):
            case NumberKind() | RatioKind():
                return shown(derived, start, lacks, self.printer)
            case IntervalKind() if isinstance(derived.definition, Elapsed):
                return made("ElapsedResult", start, [("unit", literal(derived.definition.unit.value)), lacks])
            case DateCaseKind():
                return made("DateCaseResult", start, [lacks])
            case DateKind():
                return made("DateResult", start, [lacks])
            case CaseKind(step):
                unit = derived.unit.text if derived.unit and derived.unit.text != "1" else None
                named = [("step", literal(str(step))), ("unit", literal(unit)), lacks]
                why = self.printer.ids(self.variables.cases(derived.id).lacks)
                return made(
                    "CaseResult", start, [*named, *([("why", why)] if self.variables.cases(derived.id).lacks else [])]
                )
            case IntervalKind(step):
                unit = derived.unit.text if derived.unit and derived.unit.text != "1" else None
                if step == 1 and unit is None:
                    return made("CountResult", start, [lacks])
                return made("IntervalResult", start, [("step", literal(str(step))), ("unit", literal(unit)), lacks])
            case ClassKind(classes):
                shape = "BooleanClassResult" if derived.type is ElementType.BOOLEAN else "ClassResult"
                return made(shape, [*start, self.printer.ids(map(class_text, classes))], [lacks])
            case _:
                return made("BooleanResult", start, [lacks])

    def class_constants(self) -> Iterator[str]:
        """The constants that stand for classes."""
        for derived in self.guideline.derived.values():
            if isinstance(derived.definition, Classify) and not derived.definition.gives_numbers:
                yield from self.language.comment(f"{derived.title}: one bit a class")
                for place, code in enumerate(derived.definition.values):
                    name = self.printer.class_constant(derived.id, code)
                    yield from self.language.constant(name, self.printer.classes(derived.id, 1 << place))

    def derived_functions(self) -> Iterator[list[str]]:
        """For each derived element the function that computes it, and the one that names what it lacks."""
        for id in self.program.derived:
            derived = self.guideline.derived[id]
            if isinstance(derived.definition, Computed) and (lacking := self.variables.formula(id)).lacks:
                yield self.language.function(failing(id, lacking, self.printer))
            if isinstance(derived.definition, Classify) and derived.definition.gives_numbers:
                yield from map(self.language.function, CaseFunction(id, self.variables, self.printer).functions())
            yield self._computation(derived)
            lacked = naming(needed_by(derived, self.guideline), self.variables)
            yield self.printer.generator(self.printer.lacks(id), f"The input elements that `{id}` still needs.", lacked)
        says = "Computes the derived elements, each after those that it is made of."
        yield self.language.function(
            Function("derive", Gives.NOTHING, says, tuple(map(self._kept, self.program.derived)))
        )

    def _kept(self, derived: str) -> Printed:
        held = [f"p.{self.printer.held(slot)}" for slot in self.variables.slots(derived)]
        return Do(f"{self.language.together(held)} = {self.printer.derives(derived)}(p)")

    def _computation(self, derived: Derived) -> list[str]:
        name = self.printer.derives(derived.id)
        match derived.definition:
            case Computed(expression):
                formula = self.variables.formula(derived.id)
                says = f"{derived.title}, {steps_text(derived, formula.number.step)}: {formula_text(expression)}"
                function = computing(derived.id, says, formula, self.printer)
            case Count(conditions):
                says = f"{derived.title}: how many hold, at least and at most."
                function = Function(name, Gives.NUMBERS, says, tuple(self._counting(derived, conditions)))
            case Points() | Sum() as definition:
                total = self.variables.total(derived.id)
                added = f"{added_text(definition)}, at least and at most."
                says = f"{derived.title}, {steps_text(derived, total.step)}: {added}"
                function = Function(name, Gives.NUMBERS, says, tuple(self._adding(derived, total)))
            case Classify(gives_numbers=True):
                cases = self.variables.cases(derived.id)
                says = f"{derived.title}, {steps_text(derived, cases.step)}: by cases, at least and at most."
                body = tuple(CaseFunction(derived.id, self.variables, self.printer).statements())
                function = Function(name, Gives.FOUND, says, body)
            case Classify():
                says = f"{derived.title}: the classes that are possible, and those that certainly hold."
                function = Function(name, Gives.NUMBERS, says, tuple(self._classifying(derived.id, derived.definition)))
            case Elapsed() | DateAfter():
                says = f"{derived.title}: {dates_text(derived.definition)}, at least and at most."
                function = Function(name, Gives.NUMBERS, says, tuple(self._between(derived)))
            case condition:
                says = f"{derived.title}: {condition_text(condition)}"
                return self.printer.truth(name, says, lower(condition, self.variables))
        return self.language.function(function)

    def _cut(self, derived: Derived, low: str = "at_least", high: str = "at_most") -> tuple[str, str]:
        return self.printer.cut(own_range(derived, self.variables.kind(derived.id)), low, high)

    def _between(self, derived: Derived) -> Iterator[Printed]:
        low, high = map(self.printer.whole, self.variables.between(derived.id))
        if own_range(derived, self.variables.kind(derived.id)) is not None:
            yield Do(self.language.each_start([("at_least", low), ("at_most", high)]))
            low, high = self._cut(derived)
        yield Return((low, high))

    def _counting(self, derived: Derived, conditions: tuple[Condition, ...]) -> Iterator[Printed]:
        zero, one = self.language.spelled(0), self.language.spelled(1)
        yield Do(self.language.both_start("at_least", "at_most", zero))
        for condition in conditions:
            yield from self._noted(condition, f"at_most += {one}", Do(f"at_least += {one}"))
        yield Return(self._cut(derived))

    def _adding(self, derived: Derived, total: Total) -> Iterator[Printed]:
        spelled = self.language.spelled
        yield Do(self.language.both_start("at_least", "at_most", spelled(total.base)))
        for each in total.weighted:
            if each.steps > 0:
                more = spelled(each.steps)
                yield from self._noted_of(each, f"at_most += {more}", Do(f"at_least += {more}"))
            else:
                less = spelled(-each.steps)
                yield from self._noted_of(each, f"at_least -= {less}", Do(f"at_most -= {less}"))
        if total.addends:
            yield Do(f"at_least += {self.printer.whole(total.low)}")
            yield Do(f"at_most += {self.printer.whole(total.high)}")
        yield Return(self._cut(derived))

    def _classifying(self, id: str, classify: Classify) -> Iterator[Printed]:
        one, classes = self.printer.classes(id, 1), classes_of(classify)
        yield Do(self.language.both_start("possible", "certain", self.printer.classes(id, 0)))
        for turn in classes.turns.tried:
            assert isinstance(turn.branch.value, CodeOrTruth)
            constant = self.printer.class_constant(id, turn.branch.value)
            if turn.branch.when is not None:
                settled = Return(("possible", "certain")) if classes.turns.in_order else Do(f"certain |= {constant}")
                yield from self._noted(turn.branch.when, f"possible |= {constant}", settled)
        if classes.rest is not None and isinstance(classes.rest.value, CodeOrTruth):
            yield Comment("otherwise")
            taking = Do(f"possible |= {self.printer.class_constant(id, classes.rest.value)}")
            yield taking if classes.turns.in_order else If(self.language.negated("certain"), (taking,))
        if classes.turns.in_order:
            yield Return(("possible", "certain"))
            return
        several = self.language.chosen(f"certain & (certain - {one})", "certain", "possible", nested=True)
        yield Return((several, "certain"))

    def _noted(self, condition: Condition, possible: str, certain: Printed) -> Iterator[Printed]:
        yield from self._noted_of(Weighted(condition, 1), possible, certain)

    def _noted_of(self, weighted: Weighted, possible: str, certain: Printed) -> Iterator[Printed]:
        rails = railed(weighted_condition(weighted, self.guideline), self.variables)
        yield Comment(condition_text(weighted.condition))
        holds = If(self.printer.expression(rails.holds), (certain,))
        yield If(self.printer.expression(rails.may), (Do(possible), holds))
