"""Who of a table of patients fares otherwise in the later version: how many, and from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guideproof.analysis.comparing.offers import visit_title
from guideproof.model.guideline import Guideline
from guideproof.model.node import Reassess


class CohortRow(Struct, frozen=True):
    """What one version says of a patient, as the rows of a cohort have it: lists in one text."""

    status: str
    recommends: str
    options: str
    advises_against: str
    amounts: str
    reassess: str


class Move(Struct, frozen=True):
    """What is said no longer and newly, and of how many patients."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    patients: int


class Moves(Struct, frozen=True):
    """The moves, the most frequent first, of so many ``patients``. Of fewer than ``least`` it is not told how many."""

    patients: int
    moves: tuple[Move, ...]
    least: int = 0

    @property
    def hidden(self) -> bool:
        """Whether the number of some is not told, so that none may be told by which it could be found."""
        return any(each.patients < self.least for each in self.moves)

    @property
    def all_told(self) -> bool:
        """Whether it is told of how many patients these are. Less the groups that are told it says how many are left:
        few who fare as before, or those of whom it is not told."""
        left = self.patients - self.moved
        return not self.hidden and (left == 0 or left >= self.least) and self.patients >= self.least

    @property
    def moved(self) -> int:
        """How many patients fare otherwise, of those whose numbers are told."""
        return sum(each.patients for each in self.moves if each.patients >= self.least)


def moves_of(
    pairs: Iterable[tuple[CohortRow, CohortRow, int]], base: Guideline, head: Guideline, patients: int, least: int
) -> Moves:
    """The moves that counted pairs of rows come to."""
    counted: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    for was, becomes, number in pairs:
        one, other = dict.fromkeys(_said(was, base)), dict.fromkeys(_said(becomes, head))
        gone, new = tuple(each for each in one if each not in other), tuple(each for each in other if each not in one)
        if gone or new:
            counted[gone, new] = counted.get((gone, new), 0) + number
    found = [Move(gone, new, number) for (gone, new), number in counted.items()]
    told = [each.patients if each.patients >= least else 0 for each in found]  # few stand in no order of how many
    order = sorted(zip(told, found, strict=True), key=lambda each: (-each[0], each[1].gone, each[1].new))
    return Moves(patients, tuple(each for _, each in order), least)


def _said(row: CohortRow, guideline: Guideline) -> Iterator[str]:
    """What a row says, in words."""

    def title(id: str) -> str:
        known = guideline.interventions.get(id)
        return known.title if known is not None else id

    yield row.status.replace("_", " ")
    yield from (title(id) for id in _listed(row.recommends))
    for choice in _listed(row.options):
        selection, _, options = choice.partition(" of ")
        yield f"{selection.replace('_', ' ')} of {'; '.join(map(title, options.split(' | ')))}"
    yield from (f"advice against {title(id)}" for id in _listed(row.advises_against))
    for amount in _listed(row.amounts):
        id, _, much = amount.partition(": ")
        yield f"{title(id)}: {much}"
    for id in _listed(row.reassess):
        node = guideline.nodes.get(id)
        body = node.body if node is not None else None
        yield f"a later visit: {visit_title(body.resume_at.id, guideline)}" if isinstance(body, Reassess) else id


def _listed(text: str) -> list[str]:
    return text.split(", ") if text else []
