"""Python 3.9 or later, laid out as ruff format does."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Mapping, Sequence
from string import Template
from typing import Any

from guideproof.analysis.stamp.stamp import about, stamp
from guideproof.model.calendar import format_day
from guideproof.model.element import Element
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.program.slots import CodeKind, DateKind, Kind, NumberKind, SetKind, Slot, SlotRole
from guideproof.program.thresholds import Thresholds
from guideproof.renderers.evaluator.languages.language import BESIDE, NamedPart
from guideproof.renderers.evaluator.languages.python_lines import PythonLines, comment, docstring, documented, literal
from guideproof.renderers.evaluator.languages.reckoning import Needs
from guideproof.renderers.evaluator.lowering.expression import Literal
from guideproof.renderers.evaluator.lowering.layout import LaidEntry, LaidValue, laid_out
from guideproof.renderers.evaluator.runtime import shared_file
from guideproof.renderers.evaluator.syntax import HeldOf, PrintedExpression

_RUNTIME = "renderers/evaluator/runtime/python"
_READING = (
    f"{_RUNTIME}/faults.py",
    "model/number.py",
    "model/quoting.py",
    "model/ucum.py",
    "model/unit.py",
    "model/rounding.py",
    "model/written_unit.py",
    "model/written_number.py",
    "nearest.py",
    f"{_RUNTIME}/elements.py",
    f"{_RUNTIME}/numbers.py",
    f"{_RUNTIME}/rounded.py",
    f"{_RUNTIME}/results.py",
    "model/value_text.py",
    f"{_RUNTIME}/texts.py",
)
_DATES = ("model/calendar.py", "model/written_date.py", f"{_RUNTIME}/dates.py")
_DIVIDED = (f"{_RUNTIME}/formulas.py",)
_REAL = ("program/real_numbers.py",)
"""What reads facts and shows values, the last of these where there are dates: what the toolkit itself runs where it can
be, so that all say the same."""

_VISITED = '    evaluate(facts, on="2026-01-31")  # likewise, at a visit on that day'

_TYPES = {
    "APPLIES": "dict[str, Applicability]",
    "ASKED": "dict[str, dict[str, Any]]",
    "ASSUMED": "dict[str, tuple[Any, str]]",
    "CONSTRAINTS": "tuple[Constraint, ...]",
    "DATES": "Any",
    "DERIVED": "dict[str, Any]",
    "ELEMENTS": "dict[str, Element]",
    "ENTRY_POINTS": "dict[str, EntryPoint]",
    "NODES": "dict[str, Node]",
    "SAID": "dict[str, Any]",
}
"""The types of constants that nobody can tell from their values."""


class Python(PythonLines):
    """Python."""

    extremes, yield_all, earlier = ("min", "max"), "yield from", "earlier: bool | None = False"
    none_taken, check_facts, tracing = "()", "check_facts", "trace is not None"
    walk_begins = ("found: tuple[Recommendation, ...] = ()", "nothing: tuple[str, ...] = ()")
    spread = " = taken if here else unsure(taken)"
    reserved = keyword.kwlist
    reserved_held = (*keyword.kwlist, "__slots__", "__init__", *BESIDE)
    order = (
        "head", "metadata", "reading", "class constants", "record", "elements", "derived functions", "constraints",
        "derived", "said", "types", "recommendations", "decisions", "nodes", "entry points", "walk", "evaluating",
    )  # fmt: skip

    def __init__(self, needs: Needs) -> None:
        self.needs, self.wide, self.dated = needs, needs.wide, needs.dated

    # The module

    def names(self) -> Iterable[str]:
        imports = shared_file(f"{_RUNTIME}/head.txt").rpartition('"""')[2]
        shared = "\n".join([imports, *(text for [[text]] in self.shared().values())])
        return (*keyword.kwlist, *dir(builtins), *re.findall(r"[A-Za-z_][A-Za-z0-9_]*", shared), "p")

    def shared(self) -> dict[str, list[list[str]]]:
        texts = [_copied(f"{_RUNTIME}/{name}.py") for name in ("ordering", "admission", "evaluating", "command")]
        return {
            "reading": [["\n\n\n".join(map(_copied, self._reading()))]],
            "types": [[_copied(f"{_RUNTIME}/nodes.py")]],
            "evaluating": [["\n\n\n".join([*texts[:2], f"{texts[2]}\n\n{texts[3]}"])]],
        }

    def _reading(self) -> Iterable[str]:
        needs = self.needs
        parts = ((True, _READING), (needs.dated, _DATES), (needs.divided, _DIVIDED), (needs.real, _REAL))
        return (module for needed, modules in parts if needed for module in modules)

    def head(self, guideline: Guideline) -> list[str]:
        manifest, notice = guideline.manifest, "\n".join(docstring(NOTICE, "")).strip('"').strip("\n")
        about = {"title": manifest.title, "id": manifest.id, "version": manifest.version}
        said = {key: documented(value) for key, value in about.items()}
        head = Template(shared_file(f"{_RUNTIME}/head.txt"))
        if self.dated:
            said |= {"dated": "from datetime import date, datetime\n", "visited": f"{_VISITED}\n"}
        said["real"] = "from math import isqrt\n" if self.needs.real else ""
        return [
            head.substitute({"dated": "", "visited": ""} | said, marker=stamp(guideline, "evaluator.py"), notice=notice)
        ]

    def metadata(self, guideline: Guideline) -> list[str]:
        told = self.table([(key, literal(value)) for key, value in about(guideline).items()])
        return [*self.constant("GUIDELINE", told), *self.constant("NOTICE", literal(NOTICE))]

    # Lines

    def constant(self, name: str, value: object) -> list[str]:
        typed = f"{name}: {_TYPES[name]}" if name in _TYPES else name
        return laid_out(value, f"{typed} = ", "", "")

    def recommendation(self, name: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
        rows = []
        for data in items:
            links = [self.sequence([literal(link["finding"]), literal(link["role"])]) for link in data["evidence"]]
            texts = [(key, self.text(value)) for key, value in data.items() if key != "evidence"]
            rows.append(self.made("Recommendation", [], [*texts, ("evidence", self.sequence(links))]))
        return self.constant(name, self.sequence(rows))

    def record_class(self, says: str, elements: Sequence[HeldOf]) -> list[str]:
        names = [*(held.name for element in elements for held in element.held), *BESIDE]
        lines = [
            "class Patient:",
            *docstring(says),
            "",
            *laid_out(self.sequence(list(map(literal, names))), "__slots__ = ", "", "    "),
            "",
            "    def __init__(self) -> None:",
        ]
        for element in elements:
            lines += comment(element.says, "        ")
            for held in element.held:
                known = held.type.__name__ if held.start is not None else f"{held.type.__name__} | None"
                lines.append(f"        self.{held.name}: {known} = {held.start}")
        lines += comment("What was given in another unit, as it was given, and what of it was rounded", "        ")
        lines.append("        self.given: dict[str, str] | None = None")
        lines.append("        self.rounded: dict[str, Rounded] | None = None")
        lines += comment("What derived elements lack, by the function that names it, once it was asked for", "        ")
        lines.append("        self.lacking: dict[Any, tuple[str, ...]] = {}")
        lines += comment("The elements whose missing value stands for something, which was put in", "        ")
        return [*lines, "        self.assumed: tuple[str, ...] = ()"]

    # Values

    def exact(self, number: str) -> str:
        return f"Fraction({literal(number)})"

    def spelled(self, value: Literal) -> str:
        return literal(value) if isinstance(value, str) else str(value)

    def bits(self, value: int, of: int) -> str:
        return str(value)

    def sequence(self, items: Sequence[object]) -> LaidValue:
        return ("(", items, ")")

    def table(self, rows: NamedPart) -> LaidValue:
        return ("{", [LaidEntry(f"{literal(key)}: ", value) for key, value in rows], "}")

    def derived_table(self, rows: NamedPart) -> LaidValue:
        return self.table(rows)

    def made(self, kind: str, values: Sequence[object], named: NamedPart) -> LaidValue:
        return (f"{kind}(", [*values, *(LaidEntry(f"{name}=", value) for name, value in named)], ")")

    def record(self, kind: str, fields: NamedPart) -> LaidValue:
        return self.made(kind, [value for _, value in fields], ())

    def node(self, fields: NamedPart, said: Mapping[str, object]) -> LaidValue:
        return self.made("Node", [value for _, value in fields], list(said.items()))

    def element(self, element: Element, kind: Kind, held: Mapping[Slot, str], thresholds: Thresholds) -> LaidValue:
        places = {slot: literal(name) for slot, name in held.items()}
        named: list[tuple[str, object]] = [
            ("slot", places.get(Slot(element.id))),
        ]
        codes = ("codes", self.table([(code, literal(title)) for code, title in element.codes.items()]))
        match kind:
            case CodeKind():
                name, named = "CodeElement", [*named, codes]
            case SetKind():
                each = [(code, places[Slot(element.id, SlotRole.CODE, code)]) for code in element.codes]
                size = self.sequence([places[Slot(element.id, role)] for role in (SlotRole.LOW, SlotRole.HIGH)])
                name, named = "CodesElement", [("slots", self.table(each)), ("size", size), codes]
            case NumberKind():
                name = "QuantityElement" if kind.converted else "IntegerElement"
                named = [*named, *self.number(element, kind, thresholds)]
            case DateKind():
                assert element.days is not None
                ends = [literal(format_day(day)) for day in (element.days.first, element.days.last)]
                ends += map(str, (kind.until_visit, kind.never))
                slots = [places[Slot(element.id, role)] for role in (SlotRole.LOW, SlotRole.HIGH)]
                names = ("low", "high", "first", "last", "until_visit", "never")
                name, named = "DateElement", list(zip(names, (*slots, *ends), strict=True))
            case _:
                name = "BooleanElement"
        return self.made(name, [literal(element.id)], named)

    def data(self, value: Any) -> object:
        match value:
            case dict():
                return self.table([(key, self.data(each)) for key, each in value.items()])
            case list():
                return ("[", [self.data(each) for each in value], "]")
            case None | str():
                return literal(value)
            case _:
                return repr(value)

    def reassessment(self, said: Mapping[str, Any]) -> LaidValue:
        after: object = "None"
        if said["after"] is not None:
            after = self.sequence([literal(said["after"][end]) for end in ("at_least", "at_most")])
        return self.sequence([after, self.text(said["until"]), literal(said["resume_at"])])

    # Expressions

    def compared(self, left: str, operator: str, right: str) -> str:
        return f"{left} {operator} {right}"

    def quotient(self, number: str, divisor: str) -> str:
        return f"({number} // {divisor})"

    def raised(self, base: str, exponent: int) -> str:
        return f"{base}**{exponent}" if re.fullmatch(r"[\w.]+", base) else f"{base} ** {exponent}"

    def nearest(self, dividend: str, divisor: str) -> str:
        return f"rounded_quotient({dividend}, {divisor})"

    def real(self, name: str, arguments: Sequence[object]) -> LaidValue:
        return (f"{name}(", arguments, ")")

    def beside_real(self, whole: str, factor: int = 1) -> str:
        if re.fullmatch(r"-?[0-9]+", whole):
            return str(int(whole) * factor)
        return f"{whole} * {factor}" if factor != 1 else whole

    def from_real(self, whole: LaidValue) -> LaidValue:
        return whole

    def months(self, what: str, start: str, other: str) -> str:
        return f"months_{what}({start}, {other})"

    def one_of(self, what: str, values: Sequence[Literal], inverted: bool = False) -> PrintedExpression:
        if len(values) > 1:
            return f"{what} {'not in' if inverted else 'in'} ({', '.join(map(self.spelled, values))})"
        [value] = values
        words = ("is", "is not") if value is None or isinstance(value, bool) else ("==", "!=")
        return f"{what} {words[inverted]} {self.spelled(value)}"

    def negated(self, test: str) -> str:
        return f"not {test}"

    def chosen(self, test: str, yes: str, no: str, nested: bool = False) -> str:
        text = f"{yes} if {test} else {no}"
        return f"({text})" if nested else text

    def together(self, names: Sequence[str]) -> str:
        return ", ".join(names)

    def both_start(self, first: str, second: str, value: str) -> str:
        return f"{first} = {second} = {value}"

    def among(self, value: Literal, several: str, inverted: bool = False) -> str:
        return f"{value} {'not in' if inverted else 'in'} {several}"

    def each_is_false(self, several: str, count: int) -> str:
        return f"{several}.count(False) == {count}"

    # The walk

    def taking(self, applies: str, decided: str) -> tuple[str, str]:
        return f"here, taken = {applies}, {decided}", "here"

    def traced(self, visit: Sequence[str]) -> str:
        return f"trace.append(({', '.join(visit)}))"

    def added(self, many: str, one: str) -> str:
        return f"{many} += ({one},)"

    def added_all(self, many: str, more: str) -> str:
        return f"{many} += {more}"


def _copied(path: str) -> str:  # from its mark on
    return shared_file(path).split("# <program>\n", 1)[1].strip("\n")
