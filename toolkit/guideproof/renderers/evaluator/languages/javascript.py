"""JavaScript as an ES module for browsers, Node and QuickJS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from guideproof.analysis.stamp.stamp import about, stamp
from guideproof.model.calendar import format_day
from guideproof.model.element import Element
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.program.slots import CodeKind, DateKind, Kind, NumberKind, SetKind, Slot, SlotRole
from guideproof.program.thresholds import Thresholds
from guideproof.renderers.evaluator.languages.javascript_reckoning import JavaScriptReckoning
from guideproof.renderers.evaluator.languages.javascript_tables import meant_tables, unit_tables
from guideproof.renderers.evaluator.languages.javascript_text import comment, data, documentation, literal, record
from guideproof.renderers.evaluator.languages.language import BESIDE, Language, NamedPart
from guideproof.renderers.evaluator.languages.reckoning import Needs
from guideproof.renderers.evaluator.lowering.expression import Literal
from guideproof.renderers.evaluator.lowering.layout import WIDTH, LaidValue, laid_out
from guideproof.renderers.evaluator.runtime import shared_file
from guideproof.renderers.evaluator.syntax import (
    Comment,
    Do,
    Function,
    Gives,
    HeldOf,
    If,
    JoinedText,
    Printed,
    PrintedExpression,
)

_RUNTIME = "renderers/evaluator/runtime/javascript"

_SHARED = ("reading", "written", "texts", "frozen", "evaluating")

MOST_BITS = 30
"""So many classes fit the bits of a Number; more of them need a BigInt."""

_RESERVED = """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public
    return static super switch this throw true try typeof undefined var void while with yield
"""


class JavaScript(JavaScriptReckoning, Language):
    """JavaScript."""

    step, end, closing, remark, let = "  ", ";", "}", "//", "const "
    joints, joint_leads = ("||", "&&"), False
    extremes, yield_all, earlier = ("smallest", "largest"), "yield*", "let earlier = false"
    none_taken, check_facts, tracing = "[]", "checkFacts", "trace"
    walk_begins = ("const found = []", "const nothing = []", "let taken")
    reserved = _RESERVED.split()
    reserved_held = (
        *BESIDE,
        "constructor",
        "__proto__",
        "prototype",
        "toString",
        "valueOf",
        "hasOwnProperty",
    )
    order = (
        "head", "metadata", "reading", "class constants", "record", "elements", "derived functions", "derived",
        "said", "constraints", "frozen", "recommendations", "decisions", "nodes", "entry points", "walk", "evaluating",
    )  # fmt: skip

    def __init__(self, needs: Needs) -> None:
        self.needs, self.wide, self.dated = needs, needs.wide, needs.dated

    # The module

    def names(self) -> Iterable[str]:
        shared = "\n".join(text for [[text]] in self.shared().values())
        named = "p", "GUIDELINE", "NOTICE", "WHOLE", "Patient", "globalThis"
        return (*self.reserved, *re.findall(r"[A-Za-z_$][A-Za-z0-9_$]*", shared), *named)

    def shared(self) -> dict[str, list[list[str]]]:
        shared = {name: shared_file(f"{_RUNTIME}/{name}.js") for name in _SHARED}
        written, texts = shared.pop("written"), shared.pop("texts")
        needs = self.needs
        parts = {
            "quotient": needs.dated or needs.divided or needs.real,
            "dates": needs.dated,
            "formulas": needs.divided,
            "real_numbers": needs.real,
        }
        further = [shared_file(f"{_RUNTIME}/{name}.js") for name, needed in parts.items() if needed]
        shared["reading"] = "\n\n".join([unit_tables(), shared["reading"], meant_tables(), written, *further, texts])
        return {name: [[text]] for name, text in shared.items()}

    def head(self, guideline: Guideline) -> list[str]:
        manifest = guideline.manifest
        title = f"{manifest.title}: the guideline `{manifest.id}`, version {manifest.version}, as a program."
        use = [f"// {line}".rstrip() for line in shared_file(f"{_RUNTIME}/head.txt").split("\n")]
        return [f"// {stamp(guideline, 'evaluator.js')}", *comment(title), "//", *comment(NOTICE), "//", *use]

    def metadata(self, guideline: Guideline) -> list[str]:
        told = record([(key, literal(value)) for key, value in about(guideline).items()])
        why = "some may be beyond 2 ** 53, up to which a Number misses none" if self.wide else "none is beyond 2 ** 53"
        return [
            *laid_out(told, "export const GUIDELINE = Object.freeze(", ");", "", self.step),
            f"export const NOTICE = {literal(NOTICE)};",
            f"const WHOLE = {'BigInt' if self.wide else 'Number'}; // how whole numbers are kept: {why}",
        ]

    def spaced(self, texts: Sequence[str]) -> str:
        return "\n\n".join(texts) + "\n"

    # Lines

    def comment(self, text: str, indent: str = "") -> list[str]:
        return comment(text, indent)

    def constant(self, name: str, value: object) -> list[str]:
        return laid_out(value, f"const {name} = ", ";", "", self.step)

    def recommendation(self, name: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
        return laid_out(data(list(items)), f"const {name} = frozen(", ");", "", self.step)

    def record_class(self, says: str, elements: Sequence[HeldOf]) -> list[str]:
        lines = documentation(says)
        lines += ["class Patient {", "  constructor() {"]
        for element in elements:
            lines += comment(element.says, "    ")
            lines += [f"    this.{held.name} = {held.start or 'null'};" for held in element.held]
        lines += comment("What was given in another unit, as it was given, and what of it was rounded", "    ")
        lines.append("    this.given = null;")
        lines.append("    this.rounded = null;")
        lines += comment("What derived elements lack, by the function that names it, once it was asked for", "    ")
        lines.append("    this.lacking = new Map();")
        lines += comment("The elements whose missing value stands for something, which was put in", "    ")
        return [*lines, "    this.assumed = [];", "  }", "}"]

    def function(self, function: Function) -> list[str]:
        word = "function*" if function.gives is Gives.ELEMENTS else "function"
        given = "p, start, applies, trace" if function.gives is Gives.WALK else "p"
        head = [*documentation(function.says), f"{word} {function.name}({given}) {{"]
        return [*head, *self.lines(function.body, self.step), "}"]

    def when(self, when: If, indent: str) -> Iterator[str]:
        match when:
            case If(test, (Do(text),), brief=True):
                return iter([f"{indent}if ({self.flat(test)}) {text};"])
            case If(remark=remark) if remark:
                return super().when(If(when.test, (Comment(remark), *when.body)), indent)
            case _:
                return super().when(when, indent)

    def condition(self, test: PrintedExpression, indent: str) -> list[str]:
        flat = f"{indent}if ({self.flat(test)}) {{"
        if len(flat) <= WIDTH or isinstance(test, str):
            return [flat]
        return [f"{indent}if (", *self.inside(test, indent + self.step), f"{indent}) {{"]

    def inside(self, joined: JoinedText, indent: str) -> list[str]:
        return self.broken(joined, indent)

    def all_false(self, names: Sequence[str], indent: str) -> Iterator[str]:
        line = ""
        for name in names:
            part = f"{name} = false"
            if line and len(indent) + len(line) + len(part) + 7 > WIDTH:
                yield f"{indent}let {line};"
                line = ""
            line += f", {part}" if line else part
        if line:
            yield f"{indent}let {line};"

    def assigned(self, name: str, value: str, indent: str) -> list[str]:
        return [f"{indent}{name} = {value};"]

    def returned(self, values: Sequence[str], indent: str) -> list[str]:
        return [f"{indent}return [{', '.join(values)}];"]

    def starts(self, applies: Mapping[str, str]) -> Iterator[Printed]:
        for start, variable in applies.items():
            yield If(f"start === {literal(start)}", (Do(f"{variable} = applies"),), brief=True)

    # Values

    def literal(self, text: str | None) -> str:
        return literal(text)

    def exact(self, number: str) -> str:
        return f"exact({literal(number)})"

    def spelled(self, value: Literal) -> str:
        match value:
            case bool():
                return str(value).lower()
            case int():
                return f"{value}n" if self.wide else str(value)
            case _:
                return literal(value)

    def bits(self, value: int, of: int) -> str:
        return f"{value}n" if of > MOST_BITS else str(value)

    def sequence(self, items: Sequence[object]) -> LaidValue:
        return ("[", items, "]")

    def table(self, rows: NamedPart) -> LaidValue:
        return ("new Map([", self._pairs(rows), "])")

    def _pairs(self, rows: NamedPart) -> list[LaidValue]:
        return [self.sequence([literal(key), value]) for key, value in rows]

    def derived_table(self, rows: NamedPart) -> LaidValue:
        return self.sequence([value for _, value in rows])

    def made(self, kind: str, values: Sequence[object], named: NamedPart) -> LaidValue:
        return (f"new {kind}(", [*values, *(value for _, value in named)], ")")

    def record(self, kind: str, fields: NamedPart) -> LaidValue:
        return record(fields)

    def node(self, fields: NamedPart, said: Mapping[str, object]) -> LaidValue:
        unsaid = {"branches": "[]", "targets": "[]", "recommends": "[]", "measures": "[]", "reassess": "null"}
        return record([*fields, *{**unsaid, **said}.items()])

    def element(self, element: Element, kind: Kind, held: Mapping[Slot, str], thresholds: Thresholds) -> LaidValue:
        places = {slot: literal(name) for slot, name in held.items()}
        name, place = literal(element.id), places.get(Slot(element.id))
        match kind:
            case CodeKind():
                codes = self.sequence([literal(code) for code in element.codes])
                return self.made("CodeElement", [name, place, codes], ())
            case SetKind():
                each = self._pairs([(code, places[Slot(element.id, SlotRole.CODE, code)]) for code in element.codes])
                size = self.sequence([places[Slot(element.id, role)] for role in (SlotRole.LOW, SlotRole.HIGH)])
                return self.made("CodesElement", [name, self.sequence(each), size], ())
            case DateKind():
                assert element.days is not None
                ends = [literal(format_day(day)) for day in (element.days.first, element.days.last)]
                ends += [self.spelled(each) for each in (kind.until_visit, kind.never)]
                slots = [places[Slot(element.id, role)] for role in (SlotRole.LOW, SlotRole.HIGH)]
                return self.made("DateElement", [name, *slots, *ends], ())
            case NumberKind():
                read = record([("kind", literal(element.type.value)), *self.number(element, kind, thresholds)])
                return self.made("NumberElement", [name, place, read], ())
            case _:
                return self.made("BooleanElement", [name, place], ())

    def data(self, value: Any) -> object:
        return data(value)

    def reassessment(self, said: Mapping[str, Any]) -> LaidValue:
        return record([(key, data(value)) for key, value in said.items()])

    # Expressions

    def compared(self, left: str, operator: str, right: str) -> str:
        return f"{left} {f'{operator}=' if operator in ('==', '!=') else operator} {right}"

    def one_of(self, what: str, values: Sequence[Literal], inverted: bool = False) -> PrintedExpression:
        tests = tuple(self.compared(what, "!=" if inverted else "==", self.spelled(value)) for value in values)
        return tests[0] if len(tests) == 1 else JoinedText(inverted, tests)

    def negated(self, test: str) -> str:
        return f"!({test})" if " " in test else f"!{test}"

    def chosen(self, test: str, yes: str, no: str, nested: bool = False) -> str:
        return f"{test} ? {yes} : {no}"

    def together(self, names: Sequence[str]) -> str:
        return names[0] if len(names) == 1 else f"[{', '.join(names)}]"

    def both_start(self, first: str, second: str, value: str) -> str:
        return f"let [{first}, {second}] = [{value}, {value}]"

    def each_start(self, starts: Sequence[tuple[str, str]]) -> str:
        return f"let [{', '.join(name for name, _ in starts)}] = [{', '.join(value for _, value in starts)}]"

    def among(self, value: Literal, several: str, inverted: bool = False) -> str:
        return f"{'!' if inverted else ''}{several}.includes({self.spelled(value)})"

    def each_is_false(self, several: str, count: int) -> str:
        return f"{several}.every((truth) => truth === false)"

    # The walk

    def taking(self, applies: str, decided: str) -> tuple[str, str]:
        return f"taken = {decided}", applies

    def traced(self, visit: Sequence[str]) -> str:
        return f"trace.push([{', '.join(visit)}])"

    def added(self, many: str, one: str) -> str:
        return f"{many}.push({one})"

    def added_all(self, many: str, more: str) -> str:
        return f"{many}.push(...{more})"
