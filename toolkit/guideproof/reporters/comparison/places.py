"""What differs for patients, under the places where the ways of those who show it part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.comparing.comparison import NOTHING, Comparison, Fork, Layer, PatientDifference, Side
from guideproof.program.titled import listed
from guideproof.reporters.comparison.shown import facts_said, instead_said
from guideproof.reporters.in_words import plural

SPEAKS = " speaks of the patient"
"""How it is said that a safety rule is about somebody."""

_ASSUMED = re.compile(r"(asked: .*), which counts as (.*) where it is missing")
_VISIT = re.compile(r"a later visit((?: after| on the day of) [^:]*)?: (.*)")
_MOST_STEPS = 2
"""So many steps are told that lead to one node."""


class Place(Struct, frozen=True):
    """Where the ways part, with what differs there; ``example`` are facts of somebody who shows it. Of worked cases
    ``names`` are those of which the same is told."""

    title: str
    lines: tuple[str, ...]
    example: str = ""
    names: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The title, with the example."""
        return f"{self.title}{self.example}"


def visits_said(entries: Iterable[str], comparison: Comparison) -> str:
    """The titles of some visits, or that it is every one."""
    some = list(dict.fromkeys(entries))
    if len(some) > 1 and set(some) == set(comparison.visits):
        return "every visit"
    return ", ".join(f"“{comparison.visits.get(each, each)}”" for each in some)


def beside_treatment(
    found: Sequence[PatientDifference], comparison: Comparison
) -> tuple[Sequence[PatientDifference], tuple[Place, ...]]:
    """What is said of interventions but of those that are offered, or no longer, at the same place; and how many these
    are: who no longer gets a drug is no longer told its grade."""
    offered = {(name, *_where(each)) for each in comparison.of(Layer.TREATMENT) for name in each.about}
    alone = [each for each in found if not each.about or (each.about[0], *_where(each)) not in offered]
    left = len(found) - len(alone)
    verb = "comes" if left == 1 else "come"
    how = f"{'and ' if alone else ''}{plural(left, 'difference')} of grades, details and regimens {verb}"
    rest = (Place(f"{how} with the treatments above", ()),)
    return alone, rest if left else ()


def _where(each: PatientDifference) -> tuple[str, Side, Fork | None]:
    fork = _fork(each)
    return each.entry, each.side, fork and Fork(fork.before, fork.after, ())


def places_said(found: Sequence[PatientDifference], comparison: Comparison) -> Iterator[Place]:
    """What differs under the places where the ways part; what is so at several visits once."""
    groups: dict[tuple[str, str, str], list[PatientDifference]] = {}
    for each in found:
        fork = _fork(each)
        key = (each.entry, "", "; ".join(_at(each))) if fork is None else (each.entry, fork.before, fork.after)
        groups.setdefault(key, []).append(each)
    told: dict[tuple[str, tuple[str, ...]], tuple[list[str], str]] = {}
    for (entry, *_), some in groups.items():
        told_here = _way(some, comparison), tuple(_lines(some, comparison))
        entries, _ = told.setdefault(told_here, ([], _example(some)))
        entries.append(entry)
    before: list[str] = []
    for (way, lines), (entries, example) in told.items():
        at = f"At {visits_said(entries, comparison)}" if any(entries) else "Of all patients"
        if entries == before and way:
            at = "At the same visit" if len(entries) == 1 else "At the same visits"
        before = entries
        yield Place(f"{at}{way}", lines, example)


def _way(some: Sequence[PatientDifference], comparison: Comparison) -> str:
    """Where the ways of patients part; of a node at which they do not the steps that lead to it, where they are few."""
    fork, at = _fork(some[0]), _at(some[0])
    if fork is not None:
        return _parting(fork)
    steps = comparison.led_by.get(at[0], ()) if len(at) == 1 else ()
    led = listed([f"“{each}”" for each in steps], "or") if len(steps) <= _MOST_STEPS else ""
    nodes = listed([f"“{each}”" for each in at], "or")
    return f", for those who come to {nodes}{f' from {led}' if led else ''}" if nodes else ""


def _at(each: PatientDifference) -> tuple[str, ...]:
    """The nodes that tell it, where both ways are the same."""
    return each.at if each.layer in (Layer.TREATMENT, Layer.ADVICE) else ()


def _parting(fork: Fork) -> str:
    """Where the ways part: another branch, a step in the place of another, or one that only one version has besides."""
    if fork.at:
        return f", where “{fork.at}” leads otherwise: “{fork.branches[0]}” → “{fork.branches[1]}”"
    if fork.before == NOTHING:
        return f", for those who newly come to “{fork.after}” besides"
    if fork.after == NOTHING:
        return f", for those who no longer come to “{fork.before}”"
    return f", where the way parts: {fork.before} → {fork.after}"


def _fork(each: PatientDifference) -> Fork | None:
    """Who is not admitted has no way in one of both, so none that parts; of whom a rule speaks does not hang on it."""
    fork = each.witness.fork if each.witness is not None else None
    apart = fork is None or each.layer in (Layer.ADMISSION, Layer.SAFETY)
    return None if apart or fork is None else fork


def _example(some: Sequence[PatientDifference]) -> str:
    first, fork = some[0].witness, _fork(some[0])
    facts = () if fork is None else fork.facts
    stages = [] if first is None else [each for each in first.stages if each not in facts]
    by = f", by way of {'; '.join(stages)}" if stages and facts else ""
    return f" (for example with {'; '.join(facts)}{by})" if facts else ""


def _lines(some: Sequence[PatientDifference], comparison: Comparison) -> Iterator[str]:
    """What differs; what comes to some and is gone for others once."""
    sides = _sides(comparison)
    instead = [*_choices(some), *_instead(some), *_assumed(some), *_visits(some)]
    yield from dict.fromkeys(line for _, line in instead)
    some = [each for each in some if not any(each in pair for pair, _ in instead)]
    gone = dict.fromkeys(each.what for each in some if each.side is Side.ONLY_BASE)
    new = dict.fromkeys(each.what for each in some if each.side is Side.ONLY_HEAD)
    facts = {(each.side, each.what): facts_said(each) for each in some}
    for side, mine, others in ((Side.ONLY_BASE, gone, new), (Side.ONLY_HEAD, new, gone)):
        yield from (_line(sides[side], what, facts[side, what]) for what in mine if what not in others)
    yield from (_line_of_both(sides, what) for what in new if what in gone)
    yield from dict.fromkeys(said_of(each, comparison) for each in some if each.side is Side.BOTH)


_Pair = tuple[PatientDifference, PatientDifference]


def _instead(some: Sequence[PatientDifference]) -> Iterator[tuple[_Pair, str]]:
    """Of interventions of which each version says something what differs in it, where it is plain what stands for
    what: each says one thing, or but one part of it differs."""
    by_name: dict[tuple[str, ...], list[PatientDifference]] = {}
    for each in some:
        if each.parts:
            by_name.setdefault(each.about, []).append(each)
    for named, found in by_name.items():
        gone, new = ([each for each in found if each.side is side] for side in (Side.ONLY_BASE, Side.ONLY_HEAD))
        for one in gone:
            others = [each for each in new if len(new) == len(gone) == 1 or len(parts_apart(one, each)) == 1]
            if len(others) == 1:
                told = "; ".join(f"{was or 'nothing'} → {now or 'nothing'}" for was, now in parts_apart(one, others[0]))
                yield (one, others[0]), f"{'; '.join(named)}: {told}"


def _choices(some: Sequence[PatientDifference]) -> Iterator[tuple[_Pair, str]]:
    """Of the one choice that each version offers what differs in it: how many are meant, or what there is to choose."""
    gone, new = (
        [each for each in some if each.choice and each.side is side] for side in (Side.ONLY_BASE, Side.ONLY_HEAD)
    )
    if len(gone) != 1 or len(new) != 1:
        return
    (one, other), sides = (gone[0], new[0]), (set(gone[0].about), set(new[0].about))
    (was, _), (now, options) = one.choice or ("", ""), other.choice or ("", "")
    if was != now and sides[0] == sides[1]:
        yield (one, other), f"{was} → {now} of {options}"
    elif was == now and sides[0] != sides[1] and sides[0] & sides[1]:
        told = [f"no longer {each}" for each in one.about if each not in sides[1]]
        told += [f"newly {each}" for each in other.about if each not in sides[0]]
        yield (one, other), f"{other.what}: {'; '.join(told)}"


def _visits(some: Sequence[PatientDifference]) -> Iterator[tuple[_Pair, str]]:
    """Of one later visit that both versions have somebody come to when it is."""
    found: dict[str, list[tuple[PatientDifference, str]]] = {}
    for each in some:
        visit = _VISIT.fullmatch(each.what) if each.layer is Layer.TREATMENT else None
        if visit is not None:
            found.setdefault(visit[2], []).append((each, (visit[1] or "").strip() or "at no time that is said"))
    for title, pair in found.items():
        by_side = {each.side: (each, when) for each, when in pair}
        if len(pair) == 2 and by_side.keys() == {Side.ONLY_BASE, Side.ONLY_HEAD}:
            (one, was), (other, now) = by_side[Side.ONLY_BASE], by_side[Side.ONLY_HEAD]
            yield (one, other), f"a later visit, {title}: {was} → {now}"


def _assumed(some: Sequence[PatientDifference]) -> Iterator[tuple[_Pair, str]]:
    """Of what both versions ask what stands for it where it is missing, if that differs."""
    asked: dict[str, list[tuple[PatientDifference, str]]] = {}
    for each in some:
        if each.what.startswith("asked: ") and each.side is not Side.BOTH:
            found = _ASSUMED.fullmatch(each.what)
            title, means = (found[1], f"counts as {found[2]}") if found else (each.what, "is not known")
            asked.setdefault(title, []).append((each, means))
    for title, pair in asked.items():
        by_side = {each.side: (each, means) for each, means in pair}
        if len(by_side) == len(pair) == 2:
            (one, was), (other, now) = by_side[Side.ONLY_BASE], by_side[Side.ONLY_HEAD]
            yield (one, other), f"{title}, where it is missing: {was} → {now}"


def parts_apart(one: PatientDifference, other: PatientDifference) -> list[tuple[str, str]]:
    """What differs in what two versions say of an intervention."""
    return [(was, now) for was, now in zip(one.parts, other.parts, strict=True) if was != now]


def _line(side: str, what: str, example: str = "") -> str:
    if what.endswith(SPEAKS):
        return f"{what.removesuffix(SPEAKS)}: {side} speaks of some patients{example}"
    return f"{side} {what}{example}" if what.startswith("asked: ") else f"{side}: {what}{example}"


def _line_of_both(sides: Mapping[Side, str], what: str) -> str:
    newly, no_longer = sides[Side.ONLY_HEAD], sides[Side.ONLY_BASE]
    if what.endswith(SPEAKS):
        return f"{what.removesuffix(SPEAKS)}: {newly} speaks of some patients, {no_longer} of others"
    return _line(f"for some {newly}, for others {no_longer}", what)


def said_of(each: PatientDifference, comparison: Comparison) -> str:
    """One difference in a line."""
    if each.side is Side.BOTH and each.decided:
        return f"{each.what}{instead_said(each)}"
    return f"{_sides(comparison)[each.side]}: {each.what}{instead_said(each)}"


def _sides(comparison: Comparison) -> dict[Side, str]:
    one, other = "no longer", "newly"
    if comparison.two_guidelines:
        one, other = (f"only {name}" for name in (comparison.base, comparison.head))
    return {Side.ONLY_BASE: one, Side.ONLY_HEAD: other, Side.BOTH: "otherwise"}
