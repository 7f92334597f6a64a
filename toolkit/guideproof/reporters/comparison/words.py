"""What a comparison says, in the words that all formats share: a verdict, and parts of lines under titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guideproof.analysis.comparing.comparison import (
    NOTHING,
    ChangedCase,
    Comparison,
    Edit,
    Layer,
    PatientDifference,
    Side,
)
from guideproof.reporters.comparison.shown import facts_said, instead_said, smallest, vignette, ways
from guideproof.reporters.in_words import plural

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


_STATUSES = {
    "complete": "a full answer",
    "needs data": "further data are needed",
    "out of scope": "not for this patient",
    "invalid": "a record that is refused",
}
"""How far an evaluation came, for a reader."""


class Place(Struct, frozen=True):
    """Where the ways part, with what differs there."""

    title: str
    lines: tuple[str, ...]


class Section(Struct, frozen=True):
    """A part of a report: what differs for patients, what was edited, and a patient who shows it: as a vignette, and by
    the steps of both ways side by side from where they part."""

    title: str
    count: str
    places: tuple[Place, ...]
    edits: tuple[str, ...]
    vignette: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


def verdict(comparison: Comparison) -> str:
    """In one sentence: is anybody treated differently, and how sure is that?"""
    if comparison.same:
        return "Nothing differs." if not comparison.two_guidelines else _asked(comparison)
    if comparison.not_compared is not None:
        return f"Whether patients are treated differently could not be asked: {comparison.not_compared}."
    return f"{_asked(comparison)}{_agreeing(comparison)}{_guarded(comparison)}{_unasked(comparison.unasked)}"


def _asked(comparison: Comparison) -> str:
    if not comparison.asked:
        edits = plural(len(comparison.edits), "edit")
        return f"No question was asked, since no edit concerns what is decided of complete records ({edits})."
    treated = [each for each in comparison.found if each.layer in (Layer.ADMISSION, Layer.TREATMENT)]
    proven = f"{comparison.proven} of {plural(comparison.asked, 'question')} proven to concern nobody"
    open = f", {len(comparison.open)} not decided" if comparison.open else ""
    if treated:
        entries = {each.entry for each in treated}
        visits = plural(len(entries), "visit") if all(entries) else "every visit"
        return f"Some patients are treated differently, at {visits} ({proven}{open})."
    if comparison.assumes_otherwise:
        whole = "nobody is" if not comparison.open else "nobody was found who is, but that is not proven"
        whole += ", and some are told another grade, detail or regimen" if comparison.of(Layer.ADVICE) else ""
        lacks = "Who lacks a value may be treated differently, since what that means was changed"
        return f"{lacks}; of complete records {whole} ({proven}{open})."
    if comparison.open:
        return f"Nobody was found who is treated differently, but that is not proven ({proven}{open})."
    if comparison.of(Layer.ADVICE):
        return f"Nobody is offered another treatment, but some are told another grade, detail or regimen ({proven})."
    whole = "all complete records" if not comparison.agreeing else "the complete records that were compared"
    if comparison.of(Layer.ASKED):
        return f"Nobody is treated differently, proven over {whole}; something else is asked ({proven})."
    return f"Nobody is treated differently, proven over {whole} ({proven})."


def _agreeing(comparison: Comparison) -> str:
    """Which records were compared alone, where one version asks for what the other computes."""
    if not comparison.agreeing or not comparison.asked:
        return ""
    what = " and ".join(comparison.agreeing)
    return f" Compared were only records in which {what} is stated as it is computed; of others nothing is proven."


def _guarded(comparison: Comparison) -> str:
    """That safety rules were changed: nobody need be treated differently today, and yet be guarded no longer."""
    found, edits = comparison.of(Layer.SAFETY), [each for each in comparison.edits if each.layer is Layer.SAFETY]
    less = any(each.side is Side.ONLY_BASE for each in found)
    if less or any(each.part in ("removed", "no longer speaks of") for each in edits):
        return " Safety rules guard somebody, or against something, no longer."
    return " Safety rules were changed." if found or edits else ""


def _unasked(edits: Sequence[Edit]) -> str:
    """What the sentence before does not speak of."""
    if not edits:
        return ""
    things = "; ".join(f"{each.thing}, {each.part}" for each in edits[:3])
    more = f" and {len(edits) - 3} more" if len(edits) > 3 else ""
    return f" Not asked was what comes of {plural(len(edits), 'edit')} of what is asked or recommended: {things}{more}."


def region_lines(comparison: Comparison) -> Iterator[str]:
    """Who is led elsewhere at each changed decision; what is so at several visits once. Lines that belong to the one
    before are indented."""
    entries: dict[tuple[str, tuple[str, ...], bool, int], list[str]] = {}
    for each in comparison.regions:
        visit = comparison.visits.get(each.entry, each.entry)
        entries.setdefault((each.title, each.groups, each.exact, each.left), []).append(visit)
    for (title, groups, exact, left), visits in entries.items():
        said = "exactly these, proven" if exact else "at least these"
        if not groups:
            said = "who they are could not be said in words"
        yield f"Whoever comes to “{title}” ({'; '.join(visits)}) is led elsewhere with ({said}):"
        yield from (f"  {group}" for group in groups[:_MOST_GROUPS])
        more = left + max(0, len(groups) - _MOST_GROUPS)
        if more:
            yield f"  and {plural(more, 'more group')}" + (", which JSON tells" if not left else "")


def sections(comparison: Comparison) -> Iterator[Section]:
    """What differs, the gravest first."""
    for layer in Layer:
        found, edits = comparison.of(layer), [each for each in comparison.edits if each.layer is layer]
        if found or edits:
            said = [plural(len(found), "difference") if found else None, plural(len(edits), "edit") if edits else None]
            # What a rule says of somebody is no result; who is asked something else may be told the same.
            shown = None if layer in (Layer.SAFETY, Layer.ASKED) else smallest(found)
            yield Section(
                TITLES[layer],
                ", ".join(part for part in said if part),
                tuple(_places(found, comparison)),
                tuple(map(edit_said, edits)),
                () if shown is None else tuple(vignette(comparison, shown)),
                () if shown is None else ways(shown),
            )
        if layer is Layer.ASKED:
            yield from _beside(comparison)


def _beside(comparison: Comparison) -> Iterator[Section]:
    """What follows from the change for rules, texts, evidence and worked cases."""
    late = comparison.out_of_step
    if late:
        lines = tuple(f"{each.thing} {each.what}" for each in late)
        yield Section("Not in step with the change", plural(len(late), "thing"), (), lines)
    cases = comparison.cases
    before, after = comparison.coverage or ({}, {})
    if cases or before != after:
        places = tuple(Place(f"{each.title} ({each.id})", tuple(_case_lines(each))) for each in cases)
        shares = (f"{_covered(before[kind])} → {_covered(after[kind])} {kind} visited" for kind in after)
        changed = tuple(line for kind, line in zip(after, shares, strict=True) if before[kind] != after[kind])
        yield Section("Worked cases", f"{len(cases)} with another result", places, changed)


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
        yield f"{visit}: {_said(each, comparison)}" if visit else _said(each, comparison)


def _places(found: Sequence[PatientDifference], comparison: Comparison) -> Iterator[Place]:
    """What differs under the places where the ways part; what is so at several visits once."""
    groups: dict[tuple[str, str, str], list[PatientDifference]] = {}
    for each in found:
        fork = _fork(each)
        key = (each.entry, "", "") if fork is None else (each.entry, fork[0], fork[1])
        groups.setdefault(key, []).append(each)
    told: dict[tuple[str, tuple[str, ...]], tuple[list[str], str]] = {}
    for (entry, before, after), some in groups.items():
        way = _parting(before, after) if before else ""
        visits, _ = told.setdefault((way, tuple(_lines(some, comparison))), ([], _example(some)))
        visits.append(comparison.visits.get(entry, entry))
    for (way, lines), (visits, example) in told.items():
        at = f"At {'; '.join(visits)}" if any(visits) else "Of all patients"
        yield Place(f"{at}{way}{example}", lines)


def _parting(before: str, after: str) -> str:
    """Where the ways part: a step in the place of another, or one that only one version has besides."""
    if before == NOTHING:
        return f", for those who newly come to “{after}” besides"
    if after == NOTHING:
        return f", for those who no longer come to “{before}”"
    return f", where the way parts: {before} → {after}"


def _fork(each: PatientDifference) -> tuple[str, str] | None:
    """Who is not admitted has no way in one of both, so none that parts; of whom a rule speaks does not hang on it."""
    fork = each.witness.fork if each.witness is not None else None
    apart = fork is None or each.layer in (Layer.ADMISSION, Layer.SAFETY)
    return None if apart or fork is None else (fork.before, fork.after)


def _example(some: Sequence[PatientDifference]) -> str:
    first = some[0].witness
    parts = _fork(some[0]) is not None and first is not None and first.fork is not None
    facts = first.fork.facts if parts and first is not None and first.fork is not None else ()
    by = f", by way of {'; '.join(first.stages)}" if first is not None and first.stages and facts else ""
    return f" (for example with {'; '.join(facts)}{by})" if facts else ""


def _lines(some: Sequence[PatientDifference], comparison: Comparison) -> Iterator[str]:
    """What differs; what comes to some and is gone for others once."""
    sides = _sides(comparison)
    gone = dict.fromkeys(each.what for each in some if each.side is Side.ONLY_BASE)
    new = dict.fromkeys(each.what for each in some if each.side is Side.ONLY_HEAD)
    facts = {(each.side, each.what): facts_said(each) for each in some}
    yield from (f"{sides[Side.ONLY_BASE]}: {what}{facts[Side.ONLY_BASE, what]}" for what in gone if what not in new)
    yield from (f"{sides[Side.ONLY_HEAD]}: {what}{facts[Side.ONLY_HEAD, what]}" for what in new if what not in gone)
    both = f"for some {sides[Side.ONLY_HEAD]}, for others {sides[Side.ONLY_BASE]}"
    yield from (f"{both}: {what}" for what in new if what in gone)
    yield from dict.fromkeys(_said(each, comparison) for each in some if each.side is Side.BOTH)


def _said(each: PatientDifference, comparison: Comparison) -> str:
    return f"{_sides(comparison)[each.side]}: {each.what}{instead_said(each)}"


def _sides(comparison: Comparison) -> dict[Side, str]:
    one, other = "no longer", "newly"
    if comparison.two_guidelines:
        one, other = (f"only {name}" for name in (comparison.base, comparison.head))
    return {Side.ONLY_BASE: one, Side.ONLY_HEAD: other, Side.BOTH: "otherwise"}


def edit_said(edit: Edit) -> str:
    """An edit in one line."""
    match edit.before, edit.after:
        case None, None:
            change = ""
        case None, after:
            change = f": {after}"
        case before, None:
            change = f": was {before}"
        case before, after:
            change = f": {before} → {after}"
    return f"{edit.thing}, {edit.part}{change}"
