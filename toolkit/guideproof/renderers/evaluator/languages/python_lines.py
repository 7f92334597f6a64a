"""Lines of Python as ruff format lays them out, and the texts of a guideline in them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from guideproof.renderers.evaluator.languages.language import Language
from guideproof.renderers.evaluator.lowering.layout import WIDTH, plain, printable
from guideproof.renderers.evaluator.syntax import Do, Function, Gives, If, JoinedText, Printed, PrintedExpression

_GIVES = {
    Gives.TRUTH: "bool | None",
    Gives.CERTAINTY: "bool",
    Gives.TRUTHS: "tuple[bool | None, ...]",
    Gives.NUMBER: "int | None",
    Gives.NUMBERS: "tuple[int, int]",
    Gives.RATIO: "tuple[int | None, int | None]",
    Gives.TEXT: "str | None",
    Gives.FAULT: "int",
    Gives.FOUND: "tuple[int, int, int]",
    Gives.NOTHING: "None",
    Gives.ELEMENTS: "Iterator[str]",
    Gives.WALK: "tuple[tuple[Recommendation, ...], tuple[str, ...]]",
}


def literal(text: str | None) -> str:
    """A string literal that nothing can end: only printable characters stand as they are. ``None`` for ``None``."""
    if text is None:
        return "None"
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + printable(text.replace("\\", "\\\\").replace(quote, f"\\{quote}")) + quote


def comment(text: str, indent: str = "") -> list[str]:
    """The text as comment lines."""
    lines = textwrap.wrap(plain(text), WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}# {line}" for line in lines]


def documented(text: str) -> str:
    """A text on one line that cannot end a docstring and escapes nothing in it."""
    return plain(text).replace("\\", "\\\\").replace('"', "'")


def docstring(text: str, indent: str = "    ") -> list[str]:
    """The text as a docstring."""
    safe = documented(text)
    lines = textwrap.wrap(safe, WIDTH - len(indent) - 6, break_long_words=False, break_on_hyphens=False) or [""]
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    return [f'{indent}"""{lines[0]}', *(indent + line for line in lines[1:]), f'{indent}"""']


class PythonLines(Language):
    """How Python lays out lines."""

    step, end, closing, remark, let = "    ", "", "", " #", ""
    joints, joint_leads = ("or", "and"), True

    def spaced(self, texts: Sequence[str]) -> str:
        text, last = "", ""
        for part in texts:
            if text:
                text += "\n\n\n" if _defines(last) or _defines(part) else "\n\n"
            text += part
            last = part
        return text + "\n"

    def comment(self, text: str, indent: str = "") -> list[str]:
        return comment(text, indent)

    def literal(self, text: str | None) -> str:
        return literal(text)

    def function(self, function: Function) -> list[str]:
        gives, given = f" -> {_GIVES[function.gives]}:", ["(p: Patient)"]
        if function.gives is Gives.WALK:
            parameters = "    p: Patient, start: str, applies: bool | None, trace: list[Any] | None = None"
            given = ["(", parameters, ")"]
        head = "\n".join([f"def {function.name}{given[0]}", *given[1:]]) + gives
        empty = "    yield from ()" if function.gives is Gives.ELEMENTS else "    return"
        return [head, *docstring(function.says), *(list(self.lines(function.body, "    ")) or [empty])]

    def when(self, when: If, indent: str) -> Iterator[str]:
        if not when.remark:
            return super().when(when, indent)
        head = f"{indent}if {self.flat(when.test)}:  # {plain(when.remark)}"
        return iter((head, *self.lines(when.body, indent + self.step)))

    def condition(self, test: PrintedExpression, indent: str) -> list[str]:
        """What is too long for a line stands in brackets: in its own where it has some."""
        flat, inner = f"{indent}if {self.flat(test)}:", indent + self.step
        if len(flat) <= WIDTH or isinstance(test, str):
            return [flat]
        joint = self.joints[test.all]
        match test.parts:
            case (str(left), JoinedText() as right):
                return [f"{indent}if {left} {joint} (", *self.inside(right, inner), f"{indent}):"]
            case (JoinedText() as left, str(right)):
                return [f"{indent}if (", *self.inside(left, inner), f"{indent}) {joint} {right}:"]
            case (JoinedText() as left, JoinedText() as right):
                start = [f"{indent}if ({self.flat(left)}) {joint} ("]
                if len(start[0]) > WIDTH:
                    start = [f"{indent}if (", *self.inside(left, inner), f"{indent}) {joint} ("]
                return [*start, *self.inside(right, inner), f"{indent}):"]
            case _:
                return [f"{indent}if (", *self.inside(test, inner), f"{indent}):"]

    def all_false(self, names: Sequence[str], indent: str) -> Iterator[str]:
        line = indent
        for name in names:
            if len(line) + len(name) + 8 > WIDTH:
                yield f"{line}False"
                line = indent
            line += f"{name} = "
        if line != indent:
            yield f"{line}False"

    def each_start(self, starts: Sequence[tuple[str, str]]) -> str:
        return f"{', '.join(name for name, _ in starts)} = {', '.join(value for _, value in starts)}"

    def assigned(self, name: str, value: str, indent: str) -> list[str]:
        flat = f"{indent}{name} = {value}"
        return [flat] if len(flat) <= WIDTH else [f"{indent}{name} = (", f"{indent}    {value}", f"{indent})"]

    def returned(self, values: Sequence[str], indent: str) -> list[str]:
        flat = ", ".join(values) + ("," if len(values) == 1 else "")
        if len(flat) > WIDTH - 30:
            return [f"{indent}return (", *(f"{indent}    {value}," for value in values), f"{indent})"]
        return [f"{indent}return {flat if len(values) > 1 else f'({flat})'}"]

    def starts(self, applies: Mapping[str, str]) -> Iterator[Printed]:
        if len(applies) == 1:
            yield from (Do(f"{variable} = applies") for variable in applies.values())
            return
        for place, (start, variable) in enumerate(applies.items()):
            yield Do(f"{'elif' if place else 'if'} start == {literal(start)}:")
            yield Do(f"{self.step}{variable} = applies")


def _defines(part: str) -> bool:
    return re.search(r"^(def|class) ", part, re.MULTILINE) is not None
