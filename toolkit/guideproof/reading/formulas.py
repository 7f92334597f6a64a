"""Formulas of derived elements: ``calcium + 0.8 * (4.0 - albumin)`` as a tree (section 4)."""

from __future__ import annotations

import re
from fractions import Fraction

from guideproof.model.fault import FormulaSyntax, TypeMismatch, UnknownReference
from guideproof.model.formula import (
    MOST_EXPONENT,
    Absolute,
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    RealFunction,
    Rounded,
    Rounding,
    Variable,
    parts_of,
)
from guideproof.model.number import format_number, parse_number
from guideproof.model.reference import Kind
from guideproof.program.lacks import Lack
from guideproof.reading.formula_slips import OF_TESTS, no_function, no_meaning, test_in, written_otherwise
from guideproof.reading.parameters import other_unit_beside
from guideproof.reading.variables import Signatures
from guideproof.source import Span

LONGEST_FORMULA = 2000
DEEPEST_FORMULA = 40
LONGEST_CHAIN = 100
"""So many operations of a formula need one another at most: what walks a formula goes a step down with each."""

_TOKEN = re.compile(r" *([0-9][0-9a-z_.]*|[a-z][a-z0-9_]*|[-+*/^(),])")

_FUNCTIONS = ("min", "max", "abs", *Rounding, *RealFunction)


class _Refused(ValueError):
    """Why a formula cannot be read, in words, and the way out, if there is one of its own."""

    def __init__(self, problem: str, way: str = "") -> None:
        super().__init__(problem)
        self.way = way


def read_formula(text: str, owner: str, span: Span, variables: Signatures) -> Expression | None:
    """The formula of the derived element ``owner``; ``None`` where it cannot be read, with a fault that says why."""
    parser = _Parser(text, owner, span, variables)
    before = len(variables.faults)
    try:
        expression = parser.parse()
        variables.faults += other_unit_beside(expression, owner, span, variables)
    except _Refused as refused:
        variables.faults.append(_told(text, owner, span, refused))
        return None
    return expression if len(variables.faults) == before and not parser.unread else None


def _told(text: str, owner: str, span: Span, refused: _Refused) -> FormulaSyntax:
    test = test_in(text)
    if test is not None:
        return FormulaSyntax(owner, text, f"`{test}` tests, and a formula only computes", span, way=OF_TESTS)
    part, problem, write = written_otherwise(text) or ("", str(refused), ())
    return FormulaSyntax(owner, text, problem, span, part, write, "" if part else refused.way)


class _Parser:
    """Recursive descent over one formula; ``unread`` says that it names an element that could not be read."""

    def __init__(self, text: str, owner: str, span: Span, variables: Signatures) -> None:
        self._text, self._owner, self._span, self._variables = text, owner, span, variables
        self._tokens: list[str] = []
        self._depth = 0
        self.unread = False

    def parse(self) -> Expression:
        if len(self._text) > LONGEST_FORMULA:
            raise _Refused(f"it is longer than {LONGEST_FORMULA} characters")
        position = 0
        rest = self._text.rstrip(" \n")
        while position < len(rest):
            match = _TOKEN.match(rest, position)
            if match is None:
                raise _Refused(*no_meaning(rest[position:].lstrip(), (*self._variables.signatures, *_FUNCTIONS)))
            self._tokens.append(match[1])
            position = match.end()
        self._tokens.reverse()
        expression = self._sum()
        if self._tokens:
            token = self._tokens[-1]
            way = "" if token in ("(", ")", ",") else f"Write an operator before `{token}`, such as `*` or `+`."
            raise _Refused(f"`{token}` stands where an operator or the end was expected", way)
        if _is_long_chain(expression):
            raise _Refused(
                f"it is a chain of more than {LONGEST_CHAIN} operations, each on what the one before gives",
                "Make parts of it derived elements of their own.",
            )
        return expression

    def _sum(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST_FORMULA:
            raise _Refused(f"it is nested deeper than {DEEPEST_FORMULA} levels")
        left = self._product()
        while self._next() in ("+", "-"):
            left = Binary(Operator(self._take()), left, self._product())
        self._depth -= 1
        return left

    def _product(self) -> Expression:
        left = self._signed()
        while self._next() in ("*", "/"):
            operator = Operator(self._take())
            right = self._signed()
            if operator is Operator.DIVIDE and isinstance(right, Number) and right.value == 0:
                raise _Refused("it divides by zero")
            left = Binary(operator, left, right)
        return left

    def _signed(self) -> Expression:
        if self._next() != "-":
            return self._power()
        self._take()
        if self._next() == "-":
            raise _Refused("`-` stands where a number, an element or `(` was expected")
        following = self._power()
        if isinstance(following, Number) and following.parameter is None:
            return Number(-following.value)
        return Binary(Operator.MULTIPLY, Number(Fraction(-1)), following)

    def _power(self) -> Expression:
        base = self._atom()
        if self._next() != "^":
            return base
        self._take()
        minus = self._next() == "-"
        if minus:
            self._take()
        token = self._take()
        if not token[0].isdigit():
            raise _Refused(
                f"`{token}` stands where an exponent was expected, and that is a number from -{MOST_EXPONENT} to "
                f"{MOST_EXPONENT}, written out",
                "Write the exponent as a decimal; the power `a^b` of a number `a` above zero with any `b`, such as an "
                "element or a fraction, is `exp(b * ln(a))`.",
            )
        exponent = self._number(token).value * (-1 if minus else 1)
        if abs(exponent) > MOST_EXPONENT:
            raise _Refused(
                f"the exponent `{format_number(exponent)}` is not from -{MOST_EXPONENT} to {MOST_EXPONENT}",
                "Correct it: nothing measured needs such a power.",
            )
        if self._next() == "^":
            raise _Refused(
                "a power of a power has no meaning without brackets", "Write `(a^b)^c`, which is `a^(b * c)`."
            )
        if isinstance(base, Number) and base.value <= 0:
            if base.value < 0 and exponent.denominator != 1:
                raise _Refused(Lack.BASE.value)
            if base.value == 0 and exponent < 0:
                raise _Refused(Lack.POWER.value)
        return Power(base, exponent)

    def _atom(self) -> Expression:
        token = self._take()
        if token == "(":
            inner = self._sum()
            self._expect(")")
            return inner
        if token[0].isdigit():
            return self._number(token)
        if token in _FUNCTIONS:
            return self._function(token)
        if token[0].isalpha():
            if self._next() == "(":
                raise _Refused(no_function(token, _FUNCTIONS))
            return self._variable(token)
        raise _Refused(f"`{token}` stands where a number, an element or `(` was expected")

    def _number(self, token: str) -> Number:
        value = parse_number(token)
        if value is None:
            raise _Refused(f"`{token}` is no number")
        return Number(Fraction(value))

    def _function(self, name: str) -> Expression:
        self._expect("(")
        first = self._sum()
        found: Expression
        if name in ("min", "max"):
            parts = [first]
            while self._next() == ",":
                self._take()
                parts.append(self._sum())
            found = Extreme(name == "max", tuple(parts))
        elif name == "abs":
            found = Absolute(first)
        elif name in tuple(Rounding):
            found = Rounded(Rounding(name), first, self._step())
        else:
            found = self._applied(RealFunction(name), first)
        if self._next() == ",":
            step = " and a step" if name in tuple(Rounding) else " alone"
            raise _Refused(f"`{name}` is of one number{step}", "Delete what is too much.")
        self._expect(")")
        return found

    def _applied(self, function: RealFunction, part: Expression) -> Applied:
        if isinstance(part, Number) and function in (RealFunction.LN, RealFunction.LOG10) and part.value <= 0:
            raise _Refused(Lack.LOGARITHM.value)
        if isinstance(part, Number) and function is RealFunction.SQRT and part.value < 0:
            raise _Refused(Lack.ROOT.value)
        return Applied(function, part)

    def _step(self) -> Number:
        """The step of a rounding: one, unless it is said."""
        if self._next() != ",":
            return Number(Fraction(1))
        self._take()
        token = self._next() or ""
        step = self._atom() if token[:1].isalnum() and token not in _FUNCTIONS else None
        if self.unread:
            return Number(Fraction(1))
        if not isinstance(step, Number) or step.value <= 0:
            raise _Refused(
                "a step is a number or a parameter above zero",
                "Write a step such as `0.5`, or leave it out to come to whole numbers.",
            )
        return step

    def _variable(self, id: str) -> Variable | Number:
        signature, parameter = self._variables.signatures.get(id), self._variables.parameters.get(id)
        if signature is None and parameter is not None:
            if isinstance(parameter.value, Fraction):
                return Number(parameter.value, id)
            raise _Refused(
                f"the parameter `{id}` is `{parameter.text}`, which is no number", "Name one that is a number."
            )
        if signature is None:
            self.unread = True
            if self._variables.lacks(id) and not self._variables.may_be_parameter(id):
                known = (*self._variables.signatures, *self._variables.parameters)
                self._variables.faults.append(UnknownReference(Kind.ELEMENT, id, known, self._span, alone=False))
        elif not signature.is_number:
            expected = "numbers only in a formula, and codes that have points"
            self._variables.faults.append(TypeMismatch(id, signature.type, id, expected, self._span))
        return Variable(id)

    def _next(self) -> str | None:
        return self._tokens[-1] if self._tokens else None

    def _take(self) -> str:
        if not self._tokens:
            raise _Refused("it ends where a number, an element or `(` was expected")
        return self._tokens.pop()

    def _expect(self, token: str) -> None:
        if self._next() != token:
            raise _Refused(f"`{token}` is missing")
        self._take()


def _is_long_chain(expression: Expression) -> bool:
    level: tuple[Expression, ...] = (expression,)
    for _ in range(LONGEST_CHAIN + 1):
        level = tuple(part for each in level for part in parts_of(each))
    return bool(level)
