"""What a comparison says, in the words that all formats share: a verdict, and parts of lines under titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.comparing.comparison import (
    ChangedCase,
    Comparison,
    Edit,
    Layer,
)
from guideproof.reporters.comparison.places import Place, beside_treatment, places_said, said_of, visits_said
from guideproof.reporters.comparison.shown import says, smallest, vignette, ways
from guideproof.reporters.in_words import plural

_MOST_CASES = 2
"""So many worked cases of which the same is told are named in a line; more have a list of their own."""
LED = "Whoever comes to"
"""How it begins who is led elsewhere."""

_SURE = {True: "exactly these, proven", False: "at least these"}
_MOST_GROUPS = 4
"""So many groups are told of one place; of more it is said that there are."""

TITLES = {
    Layer.SAFETY: "Safety rules",
    Layer.ADMISSION: "Who the visits are for",
    Layer.TREATMENT: "Treatment",
    Layer.ADVICE: "What is said of it: grades, details, regimens",
    Layer.ASKED: "What is asked, and values that are told",
    Layer.INTERFACE: "What is asked and recommended by name",
    Layer.STRUCTURE: "What was changed in the algorithm",
    Layer.WORDS: "Texts, evidence and cases",
}


BESIDE = ("Not in step with the change", "Worked cases")
"""What is told beside the layers."""

_RESULTS = frozenset(Layer) - {Layer.SAFETY, Layer.ASKED}
"""Where a patient shows a result: what a rule says of somebody is none, and who is asked something else may be told the
same."""

_STATUSES = {
    "complete": "a full answer",
    "needs data": "further data are needed",
    "out of scope": "not for this patient",
    "invalid": "a record that is refused",
}
"""How far an evaluation came, for a reader."""


class Section(Struct, frozen=True):
    """A part of a report: what differs for patients, what was edited, and a patient who shows it: as a vignette, by the
    steps of both ways side by side from where they part, by what both versions say, and by the facts in words."""

    title: str
    count: str
    places: tuple[Place, ...]
    edits: tuple[str, ...]
    vignette: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
    says: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()


def versions_said(comparison: Comparison) -> str:
    """Which versions these are; of two that have the same number that they have."""
    same = comparison.base == comparison.head
    return f"version {comparison.base} before and after" if same else f"{comparison.base} → {comparison.head}"


def region_lines(comparison: Comparison) -> Iterator[str]:
    """For whom a derived element is another one, and who is led elsewhere at each changed decision; what is so at
    several visits once. Lines that belong to the one
    before are indented."""
    for each in comparison.recomputed:
        yield f"“{each.title}” is computed otherwise for those with ({_how_sure(each.groups, each.exact)}):"
        yield from _groups(each.groups, each.left)
    entries: dict[tuple[str, tuple[str, ...], bool, int], list[str]] = {}
    for region in comparison.regions:
        entries.setdefault((region.title, region.groups, region.exact, region.left), []).append(region.entry)
    for (title, groups, exact, left), visits in entries.items():
        said = _how_sure(groups, exact)
        yield f"{LED} “{title}” (at {visits_said(visits, comparison)}) is led elsewhere with ({said}):"
        yield from _groups(groups, left)


def _how_sure(groups: Sequence[str], exact: bool) -> str:
    return "who they are could not be said in words" if not groups else _SURE[exact]


def _groups(groups: Sequence[str], left: int) -> Iterator[str]:
    yield from (f"  {group}" for group in groups[:_MOST_GROUPS])
    more = left + max(0, len(groups) - _MOST_GROUPS)
    if more:
        yield f"  and {plural(more, 'more group')}" + (", which JSON tells" if not left else "")


def sections(comparison: Comparison) -> Iterator[Section]:
    """What differs, the gravest first."""
    advised, rest = beside_treatment(comparison.of(Layer.ADVICE), comparison)
    changed = {layer: [each for each in comparison.edits if each.layer is layer] for layer in Layer}
    with_treatment = bool(rest) and not advised and not changed[Layer.ADVICE]
    for layer in Layer:
        found, edits = comparison.of(layer), changed[layer]
        if layer is Layer.ADVICE and with_treatment:
            found = ()
        if found or edits:
            said = [plural(len(found), "difference") if found else None, plural(len(edits), "edit") if edits else None]
            told = advised if layer is Layer.ADVICE else found
            shown = smallest(told) if layer in _RESULTS else None
            besides = rest if layer is (Layer.TREATMENT if with_treatment else Layer.ADVICE) else ()
            yield Section(
                TITLES[layer],
                ", ".join(part for part in said if part),
                (*places_said(told, comparison), *besides),
                tuple(edit_said(each, comparison.titles) for each in edits),
                () if shown is None else tuple(vignette(comparison, shown, layer)),
                () if shown is None else ways(shown),
                () if shown is None else says(shown, layer),
                () if shown is None else shown.known,
            )
        if layer is Layer.ASKED:
            yield from _beside(comparison)


def _beside(comparison: Comparison) -> Iterator[Section]:
    """What follows from the change for rules, texts, evidence and worked cases."""
    late = comparison.out_of_step
    if late:
        lines = tuple(f"{comparison.titles.get(each.thing, each.thing)} {each.what}" for each in late)
        yield Section(BESIDE[0], plural(len(late), "thing"), (), lines)
    cases = comparison.cases
    before, after = comparison.coverage or ({}, {})
    if cases or before != after:
        places = tuple(_cases(cases))
        shares = (f"{_covered(before[kind])} → {_covered(after[kind])} {kind} visited" for kind in after)
        changed = tuple(line for kind, line in zip(after, shares, strict=True) if before[kind] != after[kind])
        yield Section(BESIDE[1], f"{len(cases)} with another result", places, changed)


def _cases(cases: Sequence[ChangedCase]) -> Iterator[Place]:
    """Worked cases of which the same is told stand together, the most of them first."""
    alike: dict[tuple[str, ...], list[str]] = {}
    often = Counter(each.title for each in cases)
    for each in cases:
        named = each.title if often[each.title] == 1 else f"{each.title} ({each.id})"
        alike.setdefault(tuple(_case_lines(each)), []).append(named)
    for lines, some in sorted(alike.items(), key=lambda each: -len(each[1])):
        if len(some) > _MOST_CASES:
            yield Place(f"{len(some)} cases", lines, names=tuple(some))
        else:
            yield Place("; ".join(f"\u201c{name}\u201d" for name in some), lines)


def _case_lines(case: ChangedCase) -> Iterator[str]:
    statuses = [each for each in (*case.gone, *case.new) if each in _STATUSES]
    if len(statuses) == 2:
        yield f"{_STATUSES[statuses[0]]} → {_STATUSES[statuses[1]]}"
    yield from (f"no longer: {each}" for each in case.gone if each not in _STATUSES)
    yield from (f"newly: {each}" for each in case.new if each not in _STATUSES)


def _covered(share: tuple[int, int]) -> str:
    return f"{share[0]} of {share[1]}"


def open_lines(comparison: Comparison) -> Iterator[str]:
    """The questions that were not decided."""
    for each in comparison.open:
        visit = comparison.visits.get(each.entry, each.entry)
        yield f"{visit}: {said_of(each, comparison)}" if visit else said_of(each, comparison)


_PARTS = {
    ("entry point", "when"): "for whom it is",
    ("entry point", "start"): "begins at",
    ("constraint", "holds"): "what holds",
    ("input", "values"): "what it can be",
}
"""What readers call the parts of some kinds of things."""


def edit_said(edit: Edit, titles: Mapping[str, str]) -> str:
    """An edit in one line, of a thing that goes by its title."""
    thing, kind = titles.get(edit.thing, edit.thing), edit.thing.rpartition(" ")[0]
    part = _PARTS.get((kind, edit.part), edit.part)
    match edit.before, edit.after:
        case before, after if before is after is None or (edit.part in ("added", "removed") and edit.thing in titles):
            change = ""
        case None, after:
            change = f": {after}"
        case before, None:
            change = f": was {before}"
        case before, after:
            change = f": {before} → {after}"
    return f"{thing}, {part}{change}"
