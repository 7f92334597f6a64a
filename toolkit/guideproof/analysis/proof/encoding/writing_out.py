"""Formulas in which derived booleans are written out as what they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.analysis.proof.encoding.formulas import Encoding
from guideproof.analysis.proof.solver.logic import And, Formula, Lit, Or, conj, disj
from guideproof.analysis.proof.solver.space import VarKind
from guideproof.program.slots import TruthKind

_MOST_PARTS = 200


class _TooLong(Exception):
    pass


def written_out(encoding: Encoding, formulas: Sequence[Formula]) -> list[Formula] | None:
    """The formulas with every derived boolean written out; ``None`` where there is none, or where that is too long."""
    work = _WritingOut(encoding)
    try:
        found = [work.out(formula) for formula in formulas]
    except _TooLong:
        return None
    return found if work.wrote else None


class _WritingOut:
    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._space = encoding.space
        self._left = _MOST_PARTS
        self.wrote = False

    def out(self, formula: Formula) -> Formula:
        self._left -= 1
        if self._left < 0:
            raise _TooLong
        match formula:
            case Lit(variable, mask) if self._is_boolean(variable):
                self.wrote = True
                definition = self._encoding.definition(variable, mask)
                assert definition is not None
                return self.out(definition)
            case And(parts):
                return conj([self.out(part) for part in parts])
            case Or(parts):
                return disj([self.out(part) for part in parts], self._space.full)
            case _:
                return formula

    def _is_boolean(self, variable: int) -> bool:
        named = self._space.variables[variable]
        if named.kind is not VarKind.DERIVED:
            return False
        return isinstance(self._space.program.kind(named.name), TruthKind)
