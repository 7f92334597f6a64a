"""An expression of the statement as a function of a batch: the same words of SQL, with the same three truth values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import add, mul, sub
from typing import Any

from msgspec import Struct, field

from guideproof.cohort.sliced.choices import (
    COMPARISONS,
    Choice,
    compared,
    constant_choice,
    first_choice,
    missing_choice,
    one_of,
    paired,
)
from guideproof.cohort.sliced.masks import Batch, Choices, Constant
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
from guideproof.renderers.cohort_sql.expressions import column, text
from guideproof.renderers.cohort_sql.expressions import one_of as one_of_texts
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
    SqlSum,
    SqlText,
    SqlWord,
    columns_of,
)

NO_VALUE = "\x00"
"""Any text that is none of the values of its column; no code has a character that cannot be printed."""

_CALCULATIONS: dict[SqlOperator, Callable[[Any, Any], Any]] = {SqlOperator.MINUS: sub, SqlOperator.TIMES: mul}
_EXTREMES: dict[str, Callable[[Any, Any], Any]] = {"GREATEST": max, "LEAST": min}


class Functions(Struct):
    """Makes functions of expressions. ``truths`` and ``texts`` are columns of the engine, a text with the values that
    count. ``atoms`` grows with what the engine is asked: truths, each with the name that it has in a batch."""

    truths: frozenset[str]
    texts: Mapping[str, tuple[str, ...]]
    atoms: dict[Sql, str] = field(default_factory=dict)
    _kinds: dict[str, frozenset[Constant] | None] = field(default_factory=dict)

    def reads(self, sql: Sql) -> bool:
        """Whether an expression reads nothing but what is known here."""
        return all(name in self.truths or name in self.texts or name in self._kinds for name in columns_of(sql))

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
            case SqlWord(written):
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
            case SqlWord(written):
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
        match sql:
            case IsNull(SqlColumn(name)) if name in self.texts:
                return unknown_truth(self._is_value(name))
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
            case SqlText() | SqlNumber() | SqlWord():
                return constant_choice(sql)
            case SqlColumn(name):
                return self._text(name) if name in self.texts else self._chosen(name)
            case Paren(part) | Cast(part):
                return self.choice(part)
            case SqlCase(branches, otherwise):
                rest = self.choice(otherwise if otherwise is not None else SqlWord("NULL"))
                return first_choice([(self.truth(when), self.choice(then)) for when, then in branches], rest)
            case SqlSum(parts):
                return self._calculated(add, parts)
            case SqlBinary(operator, left, right) if operator in _CALCULATIONS:
                return self._calculated(_CALCULATIONS[operator], (left, right))
            case Call(name, parts) if name in _EXTREMES:
                return self._calculated(_EXTREMES[name], parts)
            case _:
                raise NotSliced(type(sql).__name__)

    def _chosen(self, name: str) -> Choice:
        values = self._kinds.get(name)
        if values is None:
            raise NotSliced(name)
        return Choice(lambda batch: batch.choices[name], values, name)

    def _is_value(self, name: str) -> TruthFunction:
        """Whether a text is one of the values that count."""
        return self._atom(one_of_texts(column(name), [text(value) for value in self.texts[name]]))

    def _text(self, name: str) -> Choice:
        """A text of the engine: which of its values it is comes as the binary digits of their places, so that it is
        asked for less. What is no value is nothing that the statement asks for: it is neither missing nor one of them.
        """
        values = self.texts[name]
        digits = [
            self._atom(one_of_texts(column(name), [text(each) for at, each in enumerate(values) if at >> digit & 1]))
            for digit in range((len(values) - 1).bit_length())
        ]
        is_value = self._is_value(name)

        def found(batch: Batch) -> Choices:
            true, false = is_value(batch)
            masks: dict[Constant, int] = dict.fromkeys(values, true)
            for digit, holds in enumerate(digits):
                here = holds(batch)[0]
                for at, value in enumerate(values):
                    masks[value] &= here if at >> digit & 1 else batch.full ^ here
            masks[NO_VALUE] = false
            return masks

        return Choice(found, frozenset((*values, NO_VALUE)))

    def _calculated(self, operation: Callable[[Any, Any], Any], parts: Iterable[Sql]) -> Choice:
        """Missing where a part is; a guideline's statement asks for the greatest of parts that are all there. The parts
        are paired as a tree: a chain of very many could not be followed."""
        left = list(map(self.choice, parts))
        while len(left) > 1:
            pairs = [left[at : at + 2] for at in range(0, len(left), 2)]
            left = [paired(operation, *pair) if len(pair) == 2 else pair[0] for pair in pairs]
        return left[0]
