"""Classes of a derived element: what each gives, and when (section 4)."""

from __future__ import annotations

from msgspec import Struct

from guideproof.model.condition import Condition
from guideproof.model.formula import Expression, variables
from guideproof.model.node import BranchTable, HitPolicy
from guideproof.source import Span

CodeOrTruth = str | bool
"""What a class is of which there are few: a code, or a truth value."""

ClassValue = CodeOrTruth | Expression
"""What a class is: a code, a truth value, or a number, written or computed."""


def class_text(value: CodeOrTruth) -> str:
    """A class as it is written."""
    return value if isinstance(value, str) else str(value).lower()


class ClassBranch(Struct, frozen=True):
    """One class of a ``classify``: what it gives and when; ``when`` is ``None`` for the one that takes the rest.
    ``cells_span`` is where that stands in a table; ``written`` is the text of a number."""

    when: Condition | None
    value: ClassValue
    span: Span
    cells_span: Span | None = None
    written: str = ""

    @property
    def operands(self) -> tuple[str, ...]:
        """The elements of which its number is computed, each once."""
        return () if isinstance(self.value, CodeOrTruth) else tuple(dict.fromkeys(variables(self.value)))

    @property
    def text(self) -> str:
        """What it gives, as it is written."""
        return class_text(self.value) if isinstance(self.value, CodeOrTruth) else self.written

    @property
    def when_span(self) -> Span:
        """Where its condition stands; of one that takes the rest, where it stands itself."""
        return self.cells_span or (self.span if self.when is None else self.when.span)


class Classify(Struct, frozen=True):
    """An ordered list of classes, complete, and disjoint unless the first one that holds is meant; ``table`` is where
    they stand if not in the file of the element."""

    branches: tuple[ClassBranch, ...]
    span: Span
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    table: BranchTable | None = None

    @property
    def values(self) -> tuple[CodeOrTruth, ...]:
        """The codes or truth values that it can give, in the order of writing."""
        values = (branch.value for branch in self.branches)
        return tuple(dict.fromkeys(value for value in values if isinstance(value, CodeOrTruth)))

    @property
    def operands(self) -> tuple[str, ...]:
        """The elements of which its numbers are computed, each once, in the order of writing."""
        return tuple(dict.fromkeys(element for branch in self.branches for element in branch.operands))

    @property
    def gives_numbers(self) -> bool:
        """Whether it is a number by cases."""
        return not any(isinstance(branch.value, CodeOrTruth) for branch in self.branches)
