"""How JavaScript reckons: Numbers where all are exact in them, else BigInts, which real numbers always are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guideproof.renderers.evaluator.languages.reckoning import Reckoning
from guideproof.renderers.evaluator.lowering.layout import LaidValue


class JavaScriptReckoning(Reckoning):
    """Numbers in JavaScript."""

    wide: bool

    def quotient(self, number: str, divisor: str) -> str:
        return f"quotient({number}, {divisor})"

    def raised(self, base: str, exponent: int) -> str:
        return f"raised({base}, {exponent})"

    def nearest(self, dividend: str, divisor: str) -> str:
        return f"roundedQuotient({dividend}, {divisor})"

    def real(self, name: str, arguments: Sequence[object]) -> LaidValue:
        first, *others = name.split("_")
        return (f"{first}{''.join(map(str.capitalize, others))}(", arguments, ")")

    def beside_real(self, whole: str, factor: int = 1) -> str:
        if re.fullmatch(r"-?[0-9]+n?", whole):
            return f"{int(whole.rstrip('n')) * factor}n"
        big = whole if self.wide else f"BigInt({whole})"
        return f"{big} * {factor}n" if factor != 1 else big

    def from_real(self, whole: LaidValue) -> LaidValue:
        return ("WHOLE(", [whole], ")")

    def months(self, what: str, start: str, other: str) -> str:
        return f"months{what.capitalize()}({start}, {other})"
