"""What a program keeps of each node and entry point. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from guideproof.renderers.evaluator.runtime.python.empty import Patient
from guideproof.renderers.evaluator.runtime.python.texts import Text, tell

# <program>

Names = Any  # the elements of a tuple, or those that a function of the record gives


class Recommendation(NamedTuple):
    """One recommended item, with the node that recommends it; ``evidence`` is (finding or source, role) each."""

    intervention: str
    title: str
    direction: str
    strength: str | None
    certainty: str | None
    tier: str | None
    priority: str
    node: str
    node_version: str
    selection: str
    detail: Text
    regimen: str | None
    amount: Text
    evidence: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, Any]:
        """The item as the JSON of an evaluation has it."""
        data = self._asdict()
        data["evidence"] = [{"finding": finding, "role": role} for finding, role in self.evidence]
        return data

    def told(self, p: Any) -> Recommendation:
        """The item with the values of a record in it."""
        if not isinstance(self.detail, tuple) and not isinstance(self.amount, tuple):
            return self
        return self._replace(detail=tell(p, self.detail), amount=tell(p, self.amount))


def copied(p: Any, recommended: dict[str, Any]) -> dict[str, Any]:
    """The data of an item with the values of a record in it, to be given away."""
    data = recommended.copy()
    if isinstance(data["detail"], tuple) or isinstance(data["amount"], tuple):
        data["detail"], data["amount"] = tell(p, data["detail"]), tell(p, data["amount"])
    links = data["evidence"]
    data["evidence"] = [link.copy() for link in links] if links else []
    return data


class Branch(NamedTuple):
    """A branch: where it leads, which elements settle it, and what is lacked by the conditions that decide it."""

    name: str
    targets: tuple[str, ...]
    because: Names
    reads: tuple[Names, ...]


class Node(NamedTuple):
    """A node; ``branches`` for decisions, ``targets`` for recommendations, ``reassess`` for later visits. ``reads``
    are the elements that a decision reads, where no branch takes the rest; ``measures`` give amounts, of a later visit
    the date when it is due."""

    name: str
    version: str
    branches: tuple[Branch, ...] = ()
    targets: tuple[str, ...] = ()
    recommends: tuple[Recommendation, ...] = ()
    reassess: tuple[tuple[str | None, str | None] | None, Text, str] | None = None
    reads: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether it recommends something or asks for a later visit."""
        return bool(self.recommends or self.reassess)

    @property
    def tells(self) -> bool:
        """Whether values stand in what it says."""
        texts = [text for each in self.recommends for text in (each.detail, each.amount)]
        return any(isinstance(text, tuple) for text in (*texts, self.reassess and self.reassess[1]))

    def reassess_as_data(self, p: Any, due: Any) -> dict[str, Any]:
        """The later visit as the JSON of an evaluation has it; ``due`` is what is known of the date."""
        assert self.reassess is not None
        period, until, resume_at = self.reassess
        after = {"at_least": period[0], "at_most": period[1]} if period else None
        return {"node": self.name, "after": after, "due": due, "until": tell(p, until), "resume_at": resume_at}


class EntryPoint(NamedTuple):
    """An entry point: the node it starts at, and, where it is not for everybody, who it is for."""

    name: str
    title: str
    start: str
    scope: Callable[[Patient], bool | None] | None = None
    lacks: Names = ()


def unsure(taken: tuple[bool | None, ...]) -> tuple[bool | None, ...]:
    """The branches that may be taken, where it is unknown whether their node applies."""
    return tuple([False if truth is False else None for truth in taken])
