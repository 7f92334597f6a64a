"""A patient who shows a difference, in words: their facts, what changes for them, both ways, a vignette to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from guideproof.analysis.comparing.comparison import NO_BRANCH, Comparison, Layer, PatientDifference, Side, WitnessOfTwo

_MOST_FACTS = 6
"""So many facts can be told in a line; where there are more, JSON has them."""


def facts_said(each: PatientDifference) -> str:
    """Of whom a rule speaks, or who is no patient: the facts of somebody, which no way through the guideline tells."""
    shown = each.witness
    if shown is None or each.layer not in (Layer.SAFETY, Layer.ADMISSION):
        return ""
    if len(shown.known) == 1 and each.what.endswith(shown.known[0]):
        return ""  # it is told already
    steps = (step for path in (shown.base_path, shown.head_path) for step in path[-1:] if step.endswith(NO_BRANCH))
    said = [f"no branch of “{step.removesuffix(NO_BRANCH)}” fits" for step in steps]
    facts = shown.known if len(shown.known) <= _MOST_FACTS or shown.fork is None else shown.fork.facts
    said += [f"for example with {'; '.join(facts)}"] if 0 < len(facts) <= _MOST_FACTS else []
    return f" ({'; '.join(said)})" if said else ""


def instead_said(each: PatientDifference) -> str:
    """From what to what an amount, a day or a value that is told changes for the patient who shows it."""
    shown = each.witness
    if shown is None or each.side is not Side.BOTH or each.layer not in (Layer.TREATMENT, Layer.ASKED):
        return ""
    if each.layer is Layer.ASKED:
        title = f"{each.what.removesuffix(': another value')}: "
        values = [stage.removeprefix(title) for stage in shown.stages if stage.startswith(title)]
        return f" (for example {values[0]})" if values else ""
    gone = [said for said in shown.base if said not in shown.head]
    new = [said for said in shown.head if said not in shown.base]
    if len(gone) == len(new) == 1 and gone[0].partition(": ")[0] == new[0].partition(": ")[0]:
        new = [new[0].partition(": ")[2]]
    return f" (for example {'; '.join(gone)} → {'; '.join(new)})" if gone and new else ""


def smallest(found: Sequence[PatientDifference]) -> WitnessOfTwo | None:
    """The patient with the fewest facts among those who show some differences."""
    shown = [each.witness for each in found if each.witness is not None]
    return min(shown, key=lambda each: len(each.facts), default=None)


def ways(shown: WitnessOfTwo) -> tuple[tuple[str, str], ...]:
    """The steps of both ways, from the last one that both share before they part. What both share is one row."""
    was, becomes = shown.base_path, shown.head_path
    parted = next((place for place, (one, other) in enumerate(zip(was, becomes, strict=False)) if one != other), None)
    if parted is None:
        parted = min(len(was), len(becomes))
    if was == becomes or not was or not becomes:
        return ()
    return _beside(was[max(0, parted - 1) :], becomes[max(0, parted - 1) :])


def says(shown: WitnessOfTwo, layer: Layer) -> tuple[tuple[str, str], ...]:
    """What both versions say to a patient of a layer; what both say is one row."""
    was, becomes = (said for _, _, said in _said(shown, layer))
    return () if was == becomes else _beside(was, becomes)


def _said(shown: WitnessOfTwo, layer: Layer) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """For each version how far it comes, and what it says: of what is said of treatments these and their grades."""
    sides = zip(("before", "after"), shown.status, (shown.base, shown.head), shown.besides, strict=True)
    for side, status, offered, besides in sides:
        yield side, status.replace("_", " "), (*offered, *besides) if layer is Layer.ADVICE else offered


def _beside(one: Sequence[str], other: Sequence[str]) -> tuple[tuple[str, str], ...]:
    rows: list[tuple[str, str]] = []
    for _, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        rows += zip_longest(one[first:last], other[start:end], fillvalue="")
    return tuple(rows)


def vignette(comparison: Comparison, shown: WitnessOfTwo, layer: Layer) -> Iterator[str]:
    """The patient as a vignette, with what both versions say in comments."""
    yield "id: treated-differently"
    named = "after the change" if comparison.base == comparison.head else f"in {comparison.head}"
    yield f"title: {json.dumps(f'Treated differently {named}', ensure_ascii=False)}"
    yield f"entry: {shown.entry}"
    if "on" in shown.facts:
        yield f"on: {json.dumps(shown.facts['on'], ensure_ascii=False)}"
    yield "facts:"
    asked = shown.facts if shown.pasted is None else shown.pasted
    facts = [(id, value) for id, value in shown.facts.items() if id != "on" and id in asked]
    yield from (f"  {id}: {json.dumps(value, ensure_ascii=False, default=str)}" for id, value in facts)
    numbers = ("", "") if comparison.base == comparison.head else (f", {comparison.base}", f", {comparison.head}")
    for number, (side, status, said) in zip(numbers, _said(shown, layer), strict=True):
        yield f"# {side}{number} ({status}):"
        yield from (f"#   {' '.join(each.split())}" for each in said)
    yield "expect:"
    yield f"  status: {shown.status[1]}"
