"""Classes of a derived element: what each gives, and when (section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from guideproof.model.condition import Condition
from guideproof.model.node import BranchTable, HitPolicy
from guideproof.source import Span

ClassValue = str | bool
"""What a class is: a code, or a truth value."""


def class_text(value: ClassValue) -> str:
    """A class as it is written."""
    return value if isinstance(value, str) else str(value).lower()


@dataclass(frozen=True, slots=True)
class ClassBranch:
    """One class of a ``classify``: what it gives and when; ``when`` is ``None`` for the one that takes the rest.
    ``cells_span`` is where that stands in a table."""

    when: Condition | None
    value: ClassValue
    span: Span
    cells_span: Span | None = None

    @property
    def text(self) -> str:
        """What it gives, as it is written."""
        return class_text(self.value)

    @property
    def when_span(self) -> Span:
        """Where its condition stands; of one that takes the rest, where it stands itself."""
        return self.cells_span or (self.span if self.when is None else self.when.span)


@dataclass(frozen=True, slots=True)
class Classify:
    """An ordered list of classes, complete, and disjoint unless the first one that holds is meant; ``table`` is where
    they stand if not in the file of the element."""

    branches: tuple[ClassBranch, ...]
    span: Span
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    table: BranchTable | None = None

    @property
    def values(self) -> tuple[ClassValue, ...]:
        """What it can give, in the order of writing."""
        return tuple(dict.fromkeys(branch.value for branch in self.branches))
