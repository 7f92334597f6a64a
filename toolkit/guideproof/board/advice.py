"""What is recommended and advised against: each intervention once, choices with what speaks for each option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from guideproof.analysis.evaluation.result import Evaluation, Recommended
from guideproof.board import words
from guideproof.board.cited import Citations
from guideproof.board.reasons import reasons
from guideproof.board.shape import BoardEntry, Reason
from guideproof.board.values import Values
from guideproof.model.intervention import Intervention
from guideproof.model.node import Direction, Selection


class Ranked(Struct, frozen=True):
    """An entry with its place: how pressing it is, and whether it is strong."""

    entry: BoardEntry
    rank: int
    strong: bool


class Advice(Struct, frozen=True):
    """What is said for interventions, which choices there are, and what is advised against."""

    outright: tuple[Ranked, ...]
    choices: tuple[Ranked, ...]
    against: tuple[Ranked, ...]

    def now(self) -> tuple[BoardEntry, ...]:
        """What is pressing, the most pressing first; choices too."""
        pressing = [each for each in (*self.outright, *self.choices) if each.rank < _ROUTINE]
        return tuple(each.entry for each in sorted(pressing, key=lambda each: (each.rank, not each.strong)))

    def routine(self) -> tuple[BoardEntry, ...]:
        """What can wait, strong first."""
        waiting = [each for each in self.outright if each.rank >= _ROUTINE]
        return tuple(each.entry for each in sorted(waiting, key=lambda each: not each.strong))

    def to_be_decided(self) -> tuple[BoardEntry, ...]:
        """The choices that can wait."""
        return tuple(each.entry for each in self.choices if each.rank >= _ROUTINE)

    def not_advised(self) -> tuple[BoardEntry, ...]:
        """What is advised against, the most pressing and the strong first."""
        return tuple(each.entry for each in sorted(self.against, key=lambda each: (each.rank, not each.strong)))


_ROUTINE = max(priority.rank for priority in words.PRIORITIES)


def advice(evaluation: Evaluation, values: Values, citations: Citations) -> Advice:
    """Everything that the evaluation recommends or advises against."""
    return _Adviser(evaluation, values, citations).advice()


class _Adviser:
    def __init__(self, evaluation: Evaluation, values: Values, citations: Citations) -> None:
        self._evaluation, self._values, self._citations = evaluation, values, citations
        every = evaluation.recommendations
        self._against = [each for each in every if each.item.direction is Direction.AGAINST]
        wanted = [each for each in every if each.item.direction is Direction.FOR]
        self._outright = [each for each in wanted if each.selection is Selection.ALL]
        self._options = [each for each in wanted if each.selection is not Selection.ALL]

    def advice(self) -> Advice:
        chosen = [list(group) for _, group in groupby(self._options, key=lambda each: each.node.id)]
        return Advice(
            tuple(self._ranked(group) for group in _by_intervention(self._outright)),
            tuple(map(self._choice, chosen)),
            tuple(
                self._ranked(group, self._not_meant(group[0].intervention)) for group in _by_intervention(self._against)
            ),
        )

    def _ranked(self, same: Sequence[Recommended], notes: Iterable[str] = ()) -> Ranked:
        """One intervention that several nodes may speak of: it has the most pressing priority and, of those that have
        it or not, the strongest grade; what each says in detail is kept, the most pressing first."""
        same = sorted(same, key=lambda each: each.item.priority.rank)
        best = max(same, key=lambda each: (each.item.strong, each.item.certainty is not None))
        pressing = min((each.item.priority for each in same), key=lambda priority: priority.rank)
        entry = self._entry(best, same, words.PRIORITIES[pressing], notes)
        return Ranked(entry, pressing.rank, best.item.strong)

    def _entry(
        self, best: Recommended, same: Sequence[Recommended], pressing: str | None, notes: Iterable[str] = ()
    ) -> BoardEntry:
        item, intervention = best.item, best.intervention
        amounts = dict.fromkeys(each.amount for each in same if each.amount is not None)
        details = dict.fromkeys(each.detail for each in same if each.detail)
        regimen = intervention.regimen if item.direction is Direction.FOR else None
        outright = {each.intervention.id for each in self._outright}
        above = best.selection is not Selection.ALL and intervention.id in outright
        tags = (pressing, item.tier.value if item.tier is not None else None, words.ABOVE if above else None)
        return BoardEntry(
            intervention.title,
            intervention.id,
            " or ".join(amounts) or None,
            words.strength(item),
            words.certainty(item),
            tuple(tag for tag in tags if tag is not None),
            (*details, *([f"Regimen: {regimen}"] if regimen else []), *notes),
            why=tuple(self._why(same)),
        )

    def _choice(self, options: Sequence[Recommended]) -> Ranked:
        node = options[0].node
        pressing = min((each.item.priority for each in options), key=lambda priority: priority.rank)
        urgent = words.PRIORITIES[pressing]
        entry = BoardEntry(
            node.title,
            node.id,
            says=words.CHOICES[options[0].selection],
            tags=(urgent,) if urgent is not None else (),
            options=tuple(
                self._entry(same[0], same, _differing(same[0], pressing.rank)) for same in _by_intervention(options)
            ),
            why=tuple(self._why_node(options[0])),
        )
        return Ranked(entry, pressing.rank, any(each.item.strong for each in options))

    def _not_meant(self, against: Intervention) -> Iterator[str]:
        """Names what is recommended for the same thing under another name, lest the two read as a contradiction: one
        of the two excludes the other, and both are of one kind."""
        named: dict[str, str] = {}
        for each in (*self._outright, *self._options):
            wanted = each.intervention
            excluding = wanted.id in _excluded(against) or against.id in _excluded(wanted)
            if wanted.category is against.category and excluding:
                named[wanted.id] = wanted.title
        if named:
            yield f"Not meant is what stands above: {'; '.join(named.values())}."

    def _why(self, same: Sequence[Recommended]) -> Iterator[Reason]:
        for each in same:
            if each.item.ungraded is not None:
                yield Reason("Not graded", each.item.ungraded)
        for each in same:
            if each.selection is Selection.ALL:
                yield from self._why_node(each, with_evidence=False)
        links = [link for each in same for link in each.item.evidence]
        links += [link for each in same if each.selection is Selection.ALL for link in each.node.evidence]
        yield from self._citations.reasons(links)

    def _why_node(self, each: Recommended, *, with_evidence: bool = True) -> Iterator[Reason]:
        for reason in reasons(each.node.id, self._evaluation, self._values):
            yield Reason("Because", reason)
        if each.node.rationale:
            yield Reason("Rationale", each.node.rationale)
        if with_evidence:
            yield from self._citations.reasons(each.node.evidence)


def _excluded(intervention: Intervention) -> frozenset[str]:
    return frozenset(ref.id for ref in intervention.excludes)


def _differing(option: Recommended, rank: int) -> str | None:
    """How pressing an option is, where the choice as a whole is more so."""
    priority = option.item.priority
    return (words.PRIORITIES[priority] or "not pressing") if priority.rank != rank else None


def _by_intervention(recommended: Iterable[Recommended]) -> list[list[Recommended]]:
    """Those of one intervention together, in the order of the first of each."""
    found: dict[str, list[Recommended]] = {}
    for each in recommended:
        found.setdefault(each.intervention.id, []).append(each)
    return list(found.values())
