"""An expression of the statement as a function of a batch: the same words of SQL, with the same three truth values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import add, mul, sub
from typing import Any

from guideproof.cohort.sliced.choices import COMPARISONS, Choice, compared, first_choice, missing_choice, one_of, paired
from guideproof.cohort.sliced.masks import Batch, Constant
from guideproof.cohort.sliced.truths import (
    NotSliced,
    TruthFunction,
    constant_truth,
    every,
    first_truth,
    instead_of,
    opposite,
    some,
    unknown_truth,
)
from guideproof.renderers.cohort_sql.tree import (
    Call,
    Cast,
    In,
    IsNull,
    Paren,
    Sql,
    SqlBinary,
    SqlCase,
    SqlColumn,
    SqlJoined,
    SqlNot,
    SqlNumber,
    SqlOperator,
    SqlText,
    Sum,
    Word,
    columns_of,
)

_CALCULATIONS: dict[SqlOperator, Callable[[Any, Any], Any]] = {SqlOperator.MINUS: sub, SqlOperator.TIMES: mul}
_EXTREMES: dict[str, Callable[[Any, Any], Any]] = {"GREATEST": max, "LEAST": min}


@dataclass(slots=True)
class Functions:
    """Makes functions of expressions. ``truths`` and ``texts`` are columns of the engine; ``atoms`` grows with what it
    is asked: tests that read nothing else, each with the name under which a batch has its truths."""

    truths: frozenset[str]
    texts: frozenset[str]
    atoms: dict[Sql, str] = field(default_factory=dict)
    _kinds: dict[str, frozenset[Constant] | None] = field(default_factory=dict)

    def define(self, name: str, sql: Sql) -> Callable[[Batch], None]:
        """Gives what adds a column to a batch, for expressions that come later. Raises ``NotSliced``."""
        if self._is_truth(sql):
            truth = self.truth(sql)
            self._kinds[name] = None

            def add_truth(batch: Batch) -> None:
                batch.truths[name] = truth(batch)

            return add_truth
        choice = self.choice(sql)
        self._kinds[name] = choice.values

        def add_choice(batch: Batch) -> None:
            batch.choices[name] = choice.of(batch)

        return add_choice

    def _is_truth(self, sql: Sql) -> bool:
        match sql:
            case SqlJoined() | SqlNot() | IsNull() | In():
                return True
            case SqlBinary(operator):
                return operator in COMPARISONS
            case Word(written):
                return written != "NULL"
            case SqlColumn(name):
                return self._kinds[name] is None if name in self._kinds else name in self.truths
            case Paren(part):
                return self._is_truth(part)
            case SqlCase(branches, otherwise):
                results = [then for _, then in branches] + ([otherwise] if otherwise is not None else [])
                return any(map(self._is_truth, results))
            case Call("COALESCE", parts):
                return any(map(self._is_truth, parts))
            case _:
                return False

    def truth(self, sql: Sql) -> TruthFunction:
        """The function of an expression that is true, false or unknown. Raises ``NotSliced``."""
        match sql:
            case Word(written):
                return constant_truth(written)
            case SqlColumn(name):
                return self._column(name)
            case Paren(part):
                return self.truth(part)
            case SqlNot(part):
                return opposite(self.truth(part))
            case SqlJoined(word, parts):
                joined = [self.truth(part) for part in parts]
                return every(joined) if word == "AND" else some(joined)
            case SqlCase(branches, otherwise):
                rest = self.truth(otherwise) if otherwise is not None else constant_truth("NULL")
                return first_truth([(self.truth(when), self.truth(then)) for when, then in branches], rest)
            case Call("COALESCE", parts):
                return reduce(instead_of, [self.truth(part) for part in parts])
            case IsNull() | In() | SqlBinary():
                return self._test(sql)
            case _:
                raise NotSliced(type(sql).__name__)

    def _column(self, name: str) -> TruthFunction:
        if name not in self._kinds:
            if name not in self.truths:
                raise NotSliced(name)
            return self._atom(SqlColumn(name))
        return lambda batch: batch.truths[name]

    def _atom(self, sql: Sql) -> TruthFunction:
        """What the engine says."""
        name = self.atoms.setdefault(sql, f"asked {len(self.atoms)}")
        return lambda batch: batch.truths[name]

    def _test(self, sql: IsNull | In | SqlBinary) -> TruthFunction:
        if self.texts.issuperset(columns_of(sql)) and any(columns_of(sql)):
            return self._atom(sql)
        match sql:
            case IsNull(part):
                if self._is_truth(part):
                    return unknown_truth(self.truth(part))
                return missing_choice(self.choice(part))
            case In(value, options):
                wanted = [self.choice(option).values for option in options]
                return one_of(self.choice(value), frozenset().union(*wanted))
            case SqlBinary(operator, left, right):
                if operator not in COMPARISONS:
                    raise NotSliced(operator)
                return compared(operator, self.choice(left), self.choice(right))

    def choice(self, sql: Sql) -> Choice:
        """The function of an expression that is a text or a whole number. Raises ``NotSliced``."""
        match sql:
            case SqlText(value):
                return Choice(lambda batch: {value: batch.full}, frozenset([value]))
            case SqlNumber(written):
                if not written.lstrip("-").isdigit():
                    raise NotSliced(written)
                number = int(written)
                return Choice(lambda batch: {number: batch.full}, frozenset([number]))
            case Word("NULL"):
                return Choice(lambda batch: {}, frozenset())
            case SqlColumn(name):
                values = self._kinds.get(name)
                if values is None:
                    raise NotSliced(name)
                return Choice(lambda batch: batch.choices[name], values, name)
            case Paren(part) | Cast(part):
                return self.choice(part)
            case SqlCase(branches, otherwise):
                rest = self.choice(otherwise if otherwise is not None else Word("NULL"))
                return first_choice([(self.truth(when), self.choice(then)) for when, then in branches], rest)
            case Sum(parts):
                return self._calculated(add, parts)
            case SqlBinary(operator, left, right) if operator in _CALCULATIONS:
                return self._calculated(_CALCULATIONS[operator], (left, right))
            case Call(name, parts) if name in _EXTREMES:
                return self._calculated(_EXTREMES[name], parts)
            case _:
                raise NotSliced(type(sql).__name__)

    def _calculated(self, operation: Callable[[Any, Any], Any], parts: Iterable[Sql]) -> Choice:
        """Missing where a part is; a guideline's statement asks for the greatest of parts that are all there."""
        return reduce(lambda one, other: paired(operation, one, other), map(self.choice, parts))
