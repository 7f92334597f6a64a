"""Conditions as the prover sees them: formulas in negation normal form over variables with a finite set of cells.

A variable's value lies in exactly one of its cells; a literal says in which of them, as a bit mask. Comparisons between
elements are variables of their own with the cells false and true, so that every test is a literal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct

from guideproof.analysis.proof.solver.arithmetic import Linear

FALSE_CELL, TRUE_CELL, BOTH_CELLS = 1, 2, 3
"""The masks of a variable that is false or true."""


class Lit(Struct, frozen=True):
    """The variable's value lies in one of the cells of the mask."""

    variable: int
    mask: int


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds; without parts: true. ``names`` are the variables in it, here and below."""

    parts: tuple[Formula, ...]
    names: frozenset[int] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", _names(self.parts))
        object.__setattr__(self, "_hash", hash((True, self.parts)))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds; without parts: false."""

    parts: tuple[Formula, ...]
    names: frozenset[int] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", _names(self.parts))
        object.__setattr__(self, "_hash", hash((False, self.parts)))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class Card:
    """The number of parts that hold is allowed: bit ``n`` of ``allowed`` stands for ``n`` of them."""

    allowed: int
    parts: tuple[Formula, ...]
    names: frozenset[int] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", _names(self.parts))
        object.__setattr__(self, "_hash", hash((self.allowed, self.parts)))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class Rel:
    """A linear term is at least zero (``strict``: above zero). Only definitions of variables hold these."""

    linear: Linear
    strict: bool
    names: frozenset[int] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(self.linear.variables()))
        object.__setattr__(self, "_hash", hash((self.linear, self.strict)))

    def __hash__(self) -> int:
        return self._hash


Formula = Lit | And | Or | Card | Rel


def _names(parts: tuple[Formula, ...]) -> frozenset[int]:
    names: set[int] = set()
    for part in parts:
        if isinstance(part, Lit):
            names.add(part.variable)
        else:
            names |= part.names
    return frozenset(names)


TRUE = And(())
FALSE = Or(())


def conj(parts: Iterable[Formula]) -> Formula:
    """The conjunction, flattened; literals of one variable become one."""
    masks: dict[int, int] = {}
    others: list[Formula] = []
    for part in _flat(parts, And):
        if isinstance(part, Lit):
            masks[part.variable] = masks.get(part.variable, -1) & part.mask
        elif part == FALSE:
            return FALSE
        else:
            others.append(part)
    if not all(masks.values()):
        return FALSE
    every = [Lit(variable, mask) for variable, mask in masks.items()] + list(dict.fromkeys(others))
    return every[0] if len(every) == 1 else And(tuple(every))


def disj(parts: Iterable[Formula], full: list[int]) -> Formula:
    """The disjunction, flattened; literals of one variable become one. ``full`` are the masks of all cells."""
    masks: dict[int, int] = {}
    others: list[Formula] = []
    for part in _flat(parts, Or):
        if isinstance(part, Lit):
            masks[part.variable] = masks.get(part.variable, 0) | part.mask
        elif part == TRUE:
            return TRUE
        else:
            others.append(part)
    if any(mask == full[variable] for variable, mask in masks.items()):
        return TRUE
    some = [Lit(variable, mask) for variable, mask in masks.items()] + list(dict.fromkeys(others))
    return some[0] if len(some) == 1 else Or(tuple(some))


def _flat(parts: Iterable[Formula], kind: type[And] | type[Or]) -> Iterable[Formula]:
    for part in parts:
        if isinstance(part, kind):
            yield from _flat(part.parts, kind)
        else:
            yield part


def negation(formula: Formula, full: list[int]) -> Formula:
    """The formula that holds exactly where this one does not."""
    match formula:
        case Lit(variable, mask):
            rest = full[variable] & ~mask
            return Lit(variable, rest) if rest else FALSE
        case And(parts):
            return disj([negation(part, full) for part in parts], full)
        case Or(parts):
            return conj([negation(part, full) for part in parts])
        case Card(allowed, parts):
            return Card(((1 << (len(parts) + 1)) - 1) & ~allowed, parts)
        case Rel(linear, strict):
            return Rel(linear.times(-1), not strict)


def variables_of(formula: Formula) -> frozenset[int]:
    """The variables that a formula names, those of relations included."""
    return frozenset((formula.variable,)) if isinstance(formula, Lit) else formula.names


Box = dict[int, int]
"""A mask for each variable that is restricted; a point lies in it where it lies in every mask."""


def boxes(formula: Formula, most: int) -> list[Box] | None:
    """The formula as a union of boxes (its disjunctive normal form); ``None`` where that takes more than ``most``."""
    match formula:
        case Lit(variable, mask):
            return [{variable: mask}]
        case Or(parts):
            union: list[Box] = []
            for part in parts:
                some = boxes(part, most)
                if some is None or len(union) + len(some) > most:
                    return None
                union += some
            return union
        case And(parts):
            product: list[Box] = [{}]
            for part in parts:
                some = boxes(part, most)
                if some is None or len(product) * len(some) > most:
                    return None
                product = [met for one in product for other in some if (met := meet(one, other)) is not None]
            return product
        case _:
            return None


def meet(one: Box, other: Box) -> Box | None:
    """The intersection of two boxes; ``None`` where it is empty."""
    if len(one) < len(other):
        one, other = other, one
    met = dict(one)
    for variable, mask in other.items():
        both = met.get(variable, -1) & mask
        if not both:
            return None
        met[variable] = both
    return met


def as_formula(box: Box) -> Formula:
    """The box as a conjunction of literals."""
    literals = tuple(Lit(variable, mask) for variable, mask in box.items())
    return literals[0] if len(literals) == 1 else And(literals)
