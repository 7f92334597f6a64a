"""Two versions compared, in words: as text for a terminal, as Markdown for a pull request, as JSON.

The verdict stands first. What one version says and the other does not stands under the place where the ways of the
patients part; a patient who shows it can be pasted as a vignette."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from guideproof.analysis.comparing.comparison import Comparison, Edit, Layer, PatientDifference, Side, WitnessOfTwo
from guideproof.reporters.board_markdown import escaped
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible

_TITLES = {
    Layer.SAFETY: "Safety rules",
    Layer.ADMISSION: "Who the visits are for",
    Layer.TREATMENT: "Treatment",
    Layer.ADVICE: "What is said of it: grades, details, regimens",
    Layer.INTERFACE: "What is asked and recommended by name",
    Layer.STRUCTURE: "What was changed in the algorithm",
    Layer.WORDS: "Texts, evidence and cases",
}
_ACTING = re.compile(r"@|(?<!&)#(?=[0-9])")
_MOST_LINES = 8
_MOST_EDITS = 40
_MOST_FACTS = 60


def verdict(comparison: Comparison) -> str:
    """In one sentence: is anybody treated differently, and how sure is that?"""
    if comparison.same:
        return "Nothing differs."
    if comparison.not_compared is not None:
        return f"Whether patients are treated differently could not be asked: {comparison.not_compared}."
    return f"{_asked(comparison)}{_unasked(comparison.unasked)}"


def _asked(comparison: Comparison) -> str:
    if not comparison.asked:
        edits = plural(len(comparison.edits), "edit")
        return f"No question was asked, since no edit concerns what is decided of complete records ({edits})."
    treated = [each for each in comparison.found if each.layer in (Layer.ADMISSION, Layer.TREATMENT)]
    proven = f"{comparison.proven} of {plural(comparison.asked, 'question')} proven to concern nobody"
    open = f", {len(comparison.open)} not decided" if comparison.open else ""
    if treated:
        visits = len({each.entry for each in treated})
        return f"Some patients are treated differently, at {plural(visits, 'visit')} ({proven}{open})."
    if comparison.open:
        return f"Nobody was found who is treated differently, but that is not proven ({proven}{open})."
    if comparison.of(Layer.ADVICE):
        return f"Nobody is offered another treatment; some are told something else of it ({proven})."
    return f"Nobody is treated differently, proven over all complete records ({proven})."


def _unasked(edits: Sequence[Edit]) -> str:
    """What the sentence before does not speak of."""
    if not edits:
        return ""
    things = "; ".join(f"{each.thing}, {each.part}" for each in edits[:3])
    more = f" and {len(edits) - 3} more" if len(edits) > 3 else ""
    return f" Not asked was what comes of {plural(len(edits), 'edit')} of what is asked or recommended: {things}{more}."


def _regions(comparison: Comparison) -> Iterator[str]:
    """Who is led elsewhere at each changed decision; what is so at several visits once."""
    entries: dict[tuple[str, tuple[str, ...], bool, int], list[str]] = {}
    for each in comparison.regions:
        entries.setdefault((each.title, each.groups, each.exact, each.left), []).append(each.entry)
    for (title, groups, exact, left), visits in entries.items():
        said = "exactly these, proven" if exact else "at least these"
        if not groups:
            said = "who they are could not be said in words"
        yield f"Whoever comes to “{title}” ({', '.join(visits)}) is led elsewhere with ({said}):"
        yield from (f"  {group}" for group in groups)
        if left:
            yield f"  and {plural(left, 'more group')}"


def as_text(comparison: Comparison) -> str:
    """For a terminal."""
    return "\n".join(map(visible, _lines(comparison))) + "\n"


def as_markdown(comparison: Comparison) -> str:
    """For a pull request: the verdict and how many of what, all else folded; nothing of the guideline acts in it."""
    lines = [f"**{_neutral(verdict(comparison))}**", ""]
    lines.append(f"`{comparison.base}` → `{comparison.head}`")
    told = [f"- {_neutral(line)}" if line[:1] != " " else f"  - {_neutral(line)}" for line in _regions(comparison)]
    lines += ["", *told[:_MOST_LINES]] if told else []
    lines += [f"- and {plural(len(told) - _MOST_LINES, 'more line')} below"] if len(told) > _MOST_LINES else []
    for layer in Layer:
        found, edits = comparison.of(layer), [each for each in comparison.edits if each.layer is layer]
        if not found and not edits:
            continue
        lines += ["", f"<details><summary>{_TITLES[layer]}: {_how_many(found, edits)}</summary>", ""]
        for title, said in _by_fork(found):
            lines.append(f"- {_neutral(title)}")
            lines += [f"  - {_neutral(each)}" for each in said]
        lines += [f"- {_neutral(_edit(each))}" for each in edits[:_MOST_EDITS]]
        lines += [f"- and {len(edits) - _MOST_EDITS} more"] if len(edits) > _MOST_EDITS else []
        shown = _smallest(found)
        if shown is not None:
            lines += ["", "A patient who shows it:", "", "```yaml", *_vignette(comparison, shown), "```"]
        lines += ["", "</details>"]
    lines += [f"- not decided: {_neutral(_said(each))}" for each in comparison.open]
    return "\n".join(map(visible, lines)) + "\n"


def as_json(comparison: Comparison) -> str:
    """Everything, for programs."""
    data: dict[str, Any] = {
        "guideline": comparison.guideline,
        "base": comparison.base,
        "head": comparison.head,
        "verdict": verdict(comparison),
        "asked": comparison.asked,
        "proven": comparison.proven,
        "not_decided": len(comparison.open),
        "not_compared": comparison.not_compared,
        "regions": [
            {"entry": each.entry, "node": each.node, "title": each.title, "groups": list(each.groups)}
            | {"exact": each.exact, "left": each.left}
            for each in comparison.regions
        ],
        "differences": [_difference(each) for each in comparison.differences],
        "edits": [
            {"layer": each.layer, "thing": each.thing, "part": each.part, "before": each.before, "after": each.after}
            for each in comparison.edits
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{comparison.guideline}: {comparison.base} -> {comparison.head}"
    yield verdict(comparison)
    if comparison.regions:
        yield ""
    yield from _regions(comparison)
    for layer in Layer:
        found, edits = comparison.of(layer), [each for each in comparison.edits if each.layer is layer]
        if not found and not edits:
            continue
        yield ""
        yield f"{_TITLES[layer]}: {_how_many(found, edits)}"
        for title, said in _by_fork(found):
            yield f"  {title}"
            yield from (f"    {each}" for each in said)
        yield from (f"  {_edit(each)}" for each in edits[:_MOST_EDITS])
        if len(edits) > _MOST_EDITS:
            yield f"  and {len(edits) - _MOST_EDITS} more"
    shown = _smallest(comparison.found)
    if shown is not None:
        yield ""
        yield "A patient who is treated differently:"
        yield from (f"  {line}" for line in _vignette(comparison, shown))
    if comparison.open:
        yield ""
        yield "Not decided:"
        yield from (f"  {_said(each)}" for each in comparison.open)


def _neutral(text: str) -> str:
    """A text in which nothing acts: no markup, no mention, no number of an issue."""
    return _ACTING.sub(lambda found: f"&#{ord(found[0])};", escaped(text))


def _how_many(found: Sequence[PatientDifference], edits: Sequence[Edit]) -> str:
    said = [plural(len(found), "difference") if found else None, plural(len(edits), "edit") if edits else None]
    return ", ".join(part for part in said if part)


def _by_fork(found: Sequence[PatientDifference]) -> Iterator[tuple[str, list[str]]]:
    """What differs, under the places where the ways part."""
    groups: dict[tuple[str, str, str], tuple[str, list[str]]] = {}
    for each in found:
        assert each.witness is not None
        # Who is not admitted has no way in one of both, so none that parts.
        fork = None if each.layer is Layer.ADMISSION else each.witness.fork
        title, place = f"At {each.entry}", (each.entry, "", "")
        if fork is not None:
            place = (each.entry, fork.before, fork.after)
            facts = f" (for example with {'; '.join(fork.facts)})" if fork.facts else ""
            title += f", where the way parts: {fork.before} -> {fork.after}{facts}"
        groups.setdefault(place, (title, []))[1].append(_said(each))
    yield from groups.values()


def _said(each: PatientDifference) -> str:
    return f"{'no longer' if each.side is Side.ONLY_BASE else 'newly'}: {each.what}"


def _edit(edit: Edit) -> str:
    match edit.before, edit.after:
        case None, None:
            change = ""
        case None, after:
            change = f": {after}"
        case before, None:
            change = f": was {before}"
        case before, after:
            change = f": {before} -> {after}"
    return f"{edit.thing}, {edit.part}{change}"


def _smallest(found: Sequence[PatientDifference]) -> WitnessOfTwo | None:
    shown = [each.witness for each in found if each.witness is not None]
    return min(shown, key=lambda each: len(each.facts), default=None)


def _vignette(comparison: Comparison, shown: WitnessOfTwo) -> Iterator[str]:
    """The patient as a vignette, with what both versions say in comments."""
    yield "id: treated-differently"
    yield f"title: {json.dumps(f'Treated differently in {comparison.head}', ensure_ascii=False)}"
    yield f"entry: {shown.entry}"
    if "on" in shown.facts:
        yield f"on: {json.dumps(shown.facts['on'], ensure_ascii=False)}"
    yield "facts:"
    facts = [(id, value) for id, value in shown.facts.items() if id != "on"]
    yield from (f"  {id}: {json.dumps(value, ensure_ascii=False, default=str)}" for id, value in facts[:_MOST_FACTS])
    yield f"# {comparison.base} says ({shown.status[0].replace('_', ' ')}):"
    yield from (f"#   {_one_line(each)}" for each in shown.base)
    yield f"# {comparison.head} says ({shown.status[1].replace('_', ' ')}):"
    yield from (f"#   {_one_line(each)}" for each in shown.head)
    yield "expect:"
    yield f"  status: {shown.status[1]}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("```", "'''")


def _difference(each: PatientDifference) -> dict[str, Any]:
    shown = each.witness
    fork = shown.fork if shown is not None else None
    return {
        "layer": each.layer,
        "entry": each.entry,
        "side": each.side,
        "what": each.what,
        "decided": each.decided,
        "fork": fork and {"before": fork.before, "after": fork.after, "facts": list(fork.facts)},
        "witness": shown
        and {
            "entry": shown.entry,
            "facts": json.loads(json.dumps(dict(shown.facts), default=str)),
            "status": {"base": shown.status[0], "head": shown.status[1]},
            "says": {"base": list(shown.base), "head": list(shown.head)},
            "path": {"base": list(shown.base_path), "head": list(shown.head_path)},
        },
    }
