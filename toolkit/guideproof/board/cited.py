"""The findings that carry recommendations: numbered by their sources, in the order in which they are cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from guideproof.board.shape import BoardEntry, BoardSection, Reason
from guideproof.board.short_names import short_name
from guideproof.model.evidence import Source, SourceStatus
from guideproof.model.guideline import Guideline
from guideproof.model.reference import EvidenceLink, Role

ROLES = {Role.SUPPORTS: "Evidence", Role.OPPOSES: "Evidence against", Role.CONTEXT: "Context"}
"""What a link says, by its role."""


class Citations:
    """Numbers sources as they are cited, from 1."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._numbers: dict[str, int] = {}

    def reasons(self, links: Iterable[EvidenceLink]) -> Iterator[Reason]:
        """What the findings say, those that support first; a link to a source as a whole names it, where none of its
        findings is linked."""
        order = list(Role)
        each_once = {(link.target, link.role): link for link in links}.values()
        in_part = {link.source for link in each_once if link.finding is not None}
        for link in sorted(each_once, key=lambda link: order.index(link.role)):
            source = self._guideline.sources.get(link.source)
            if source is None or (link.finding is None and link.source in in_part):
                continue
            number = self._numbers.setdefault(link.source, len(self._numbers) + 1)
            finding = source.findings.get(link.finding) if link.finding is not None else None
            yield Reason(ROLES[link.role], finding.says if finding is not None else source.title, number)

    def in_order(self, sections: Iterable[BoardSection]) -> tuple[tuple[BoardSection, ...], tuple[BoardEntry, ...]]:
        """The sections with sources numbered in the order in which a reader meets them, and the sources so."""
        sections = tuple(sections)
        met = [each for section in sections for entry in section.entries for each in _cited_in(entry)]
        numbers = {old: new for new, old in enumerate(dict.fromkeys(met), start=1)}
        ids = {number: id for id, number in self._numbers.items()}
        told = tuple(
            replace(section, entries=tuple(_renumbered(entry, numbers) for entry in section.entries))
            for section in sections
        )
        return told, tuple(_source(self._guideline, self._guideline.sources[ids[old]]) for old in numbers)


def _cited_in(entry: BoardEntry) -> Iterator[int]:
    for option in entry.options:
        yield from _cited_in(option)
    yield from (reason.source for reason in entry.why if reason.source is not None)


def _renumbered(entry: BoardEntry, numbers: Mapping[int, int]) -> BoardEntry:
    why = (reason if reason.source is None else replace(reason, source=numbers[reason.source]) for reason in entry.why)
    return replace(entry, options=tuple(_renumbered(each, numbers) for each in entry.options), why=tuple(why))


def _source(guideline: Guideline, source: Source) -> BoardEntry:
    return BoardEntry(source.title, source.id, says=source_facts(guideline, source))


def source_facts(guideline: Guideline, source: Source) -> str:
    """What kind of source it is, where and when it appeared, who has gone over it, whether it still stands, and in
    which other one it was read."""
    facts, through = own_facts(source), read_through(guideline, source)
    return facts if through is None else f"{facts}, read through {short_name(through) or through.title}"


def read_through(guideline: Guideline, source: Source) -> Source | None:
    """The source in whose text this one was read."""
    return None if source.read_through is None else guideline.sources.get(source.read_through.id)


def own_facts(source: Source) -> str:
    """The same without the other source."""
    kind = source.type.replace("_", " ")
    facts = [kind, *(str(fact) for fact in (source.journal, source.year) if fact is not None)]
    if source.trust is not None:
        facts.append(source.trust.replace("_", " "))
    if source.status is not SourceStatus.CURRENT:
        facts.append(source.status)
    return ", ".join(facts)
