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
    PatientDifference,
    Side,
)
from guideproof.reporters.comparison.places import Place, beside_treatment, places_said, said_of, visits_said
from guideproof.reporters.comparison.shown import smallest, vignette, ways
from guideproof.reporters.in_words import plural

_MOST_CASES = 5
"""So many worked cases are named of which the same is told."""
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


class Section(Struct, frozen=True):
    """A part of a report: what differs for patients, what was edited, and a patient who shows it: as a vignette, and by
    the steps of both ways side by side from where they part."""

    title: str
    count: str
    places: tuple[Place, ...]
    edits: tuple[str, ...]
    vignette: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


def versions_said(comparison: Comparison) -> str:
    """Which versions these are; of two that have the same number that they have."""
    same = comparison.base == comparison.head
    return f"version {comparison.base} before and after" if same else f"{comparison.base} → {comparison.head}"


def verdict(comparison: Comparison) -> str:
    """In one sentence: is anybody treated differently, and how sure is that?"""
    if comparison.same:
        return "Nothing differs." if not comparison.two_guidelines else _asked(comparison)
    if comparison.not_compared is not None:
        return f"Whether patients are treated differently could not be asked: {comparison.not_compared}."
    return f"{_asked(comparison)}{_agreeing(comparison)}{_guarded(comparison)}{_unasked(comparison)}"


def _asked(comparison: Comparison) -> str:
    if not comparison.asked:
        edits = plural(len(comparison.edits), "edit")
        return f"No question was asked, since no edit concerns what is decided of complete records ({edits})."
    treated = [each for each in comparison.found if each.layer in (Layer.ADMISSION, Layer.TREATMENT)]
    proven = _counted(comparison)
    if treated:
        return f"{_treated(comparison, treated)} ({proven})."
    if comparison.assumes_otherwise:
        whole = "nobody is" if not comparison.open else "nobody was found who is, but that is not proven"
        whole += ", and some are told another grade, detail or regimen" if comparison.of(Layer.ADVICE) else ""
        lacks = "Who lacks a value may be treated differently, since what that means was changed"
        return f"{lacks}; of complete records {whole} ({proven})."
    if comparison.open:
        return f"Nobody was found who is treated differently, but that is not proven ({proven})."
    if comparison.of(Layer.ADVICE):
        return f"Nobody is offered another treatment, but some are told another grade, detail or regimen ({proven})."
    whole = "all complete records" if not comparison.agreeing else "the complete records that were compared"
    if comparison.of(Layer.ASKED):
        return f"Nobody is treated differently, proven over {whole}; something else is asked ({proven})."
    return f"Nobody is treated differently, proven over {whole} ({proven})."


def _treated(comparison: Comparison, treated: Sequence[PatientDifference]) -> str:
    """That somebody is treated differently, or has an answer in one version alone."""
    entries = {each.entry for each in treated}
    visits = plural(len(entries), "visit") if all(entries) else "every visit"
    sides = {each.side for each in treated if each.layer is Layer.ADMISSION}
    answers = (
        _ANSWERS.get(frozenset(sides), "") if not comparison.two_guidelines else "an answer in one guideline alone"
    )
    if any(each.layer is Layer.TREATMENT for each in treated):
        return f"Some patients are treated differently, at {visits}" + (f"; some have {answers}" if sides else "")
    rest = "" if comparison.open or comparison.assumes_otherwise else "; whoever has one in both is treated alike"
    rest += ", but some are told another grade, detail or regimen" if rest and comparison.of(Layer.ADVICE) else ""
    return f"Some patients have {answers}, at {visits}{rest}"


_ANSWERS = {
    frozenset({Side.ONLY_BASE}): "no answer any more",
    frozenset({Side.ONLY_HEAD}): "an answer who had none",
    frozenset({Side.ONLY_BASE, Side.ONLY_HEAD}): "an answer who had none, others have none any more",
}
"""What becomes of patients whom one version alone admits."""


def _counted(comparison: Comparison) -> str:
    """How many questions were put, and what came of them."""
    shown = comparison.asked - comparison.proven - len(comparison.open)
    if comparison.proven == comparison.asked:
        whole = "proven to concern nobody"
        return f"{plural(comparison.asked, 'question')}, {'all ' if comparison.asked > 1 else ''}{whole}"
    said = [f"{comparison.proven} proven to concern nobody"] if comparison.proven else []
    said += [f"{shown} answered by a patient"] if shown > 0 else []
    said += [f"{len(comparison.open)} not decided"] if comparison.open else []
    return f"{plural(comparison.asked, 'question')}: {', '.join(said)}"


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


def _unasked(comparison: Comparison) -> str:
    """What the sentence before does not speak of."""
    edits = comparison.unasked
    if not edits:
        return ""
    things = "; ".join(f"{comparison.titles.get(each.thing, each.thing)}, {each.part}" for each in edits[:3])
    more = f" and {len(edits) - 3} more" if len(edits) > 3 else ""
    return f" Not asked was what comes of {plural(len(edits), 'edit')} of what is asked or recommended: {things}{more}."


def region_lines(comparison: Comparison) -> Iterator[str]:
    """Who is led elsewhere at each changed decision; what is so at several visits once. Lines that belong to the one
    before are indented."""
    entries: dict[tuple[str, tuple[str, ...], bool, int], list[str]] = {}
    for each in comparison.regions:
        entries.setdefault((each.title, each.groups, each.exact, each.left), []).append(each.entry)
    for (title, groups, exact, left), visits in entries.items():
        said = "exactly these, proven" if exact else "at least these"
        if not groups:
            said = "who they are could not be said in words"
        yield f"Whoever comes to “{title}” ({visits_said(visits, comparison)}) is led elsewhere with ({said}):"
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
            told, rest = beside_treatment(found, comparison) if layer is Layer.ADVICE else (found, ())
            # What a rule says of somebody is no result; who is asked something else may be told the same.
            shown = None if layer in (Layer.SAFETY, Layer.ASKED) else smallest(told)
            yield Section(
                TITLES[layer],
                ", ".join(part for part in said if part),
                (*places_said(told, comparison), *rest),
                tuple(edit_said(each, comparison.titles) for each in edits),
                () if shown is None else tuple(vignette(comparison, shown)),
                () if shown is None else ways(shown),
            )
        if layer is Layer.ASKED:
            yield from _beside(comparison)


def _beside(comparison: Comparison) -> Iterator[Section]:
    """What follows from the change for rules, texts, evidence and worked cases."""
    late = comparison.out_of_step
    if late:
        lines = tuple(f"{comparison.titles.get(each.thing, each.thing)} {each.what}" for each in late)
        yield Section("Not in step with the change", plural(len(late), "thing"), (), lines)
    cases = comparison.cases
    before, after = comparison.coverage or ({}, {})
    if cases or before != after:
        places = tuple(_cases(cases))
        shares = (f"{_covered(before[kind])} → {_covered(after[kind])} {kind} visited" for kind in after)
        changed = tuple(line for kind, line in zip(after, shares, strict=True) if before[kind] != after[kind])
        yield Section("Worked cases", f"{len(cases)} with another result", places, changed)


def _cases(cases: Sequence[ChangedCase]) -> Iterator[Place]:
    """Worked cases of which the same is told stand together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    often = Counter(each.title for each in cases)
    for each in cases:
        named = each.title if often[each.title] == 1 else f"{each.title} ({each.id})"
        alike.setdefault(tuple(_case_lines(each)), []).append(named)
    for lines, some in alike.items():
        told = some if len(some) <= _MOST_CASES + 1 else [*some[:_MOST_CASES], f"{len(some) - _MOST_CASES} more"]
        yield Place("; ".join(told), lines)


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
