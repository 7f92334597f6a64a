"""Where the id of a thing stands, to be written anew: where it is given and wherever it is named, each by itself.

Known are nodes, interventions, evidence sources, their findings, entry points, safety rules, disagreements, vignettes
and tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.reading.inner_naming import Untold
from guideproof.reading.tree import Mapped, Scalar, Sequence
from guideproof.reading.uses import uses
from guideproof.reading.yaml_tree import parse
from guideproof.source import SourceLines, Span

KINDS: Mapping[str, Kind] = {
    "node": Kind.NODE,
    "intervention": Kind.INTERVENTION,
    "source": Kind.SOURCE,
    "finding": Kind.FINDING,
    "entry-point": Kind.ENTRY_POINT,
    "safety-rule": Kind.SAFETY_RULE,
    "disagreement": Kind.DISAGREEMENT,
    "vignette": Kind.VIGNETTE,
    "tag": Kind.TAG,
}
"""The kinds that can be renamed, by the words of the command line, but for those of ``INNER``."""

INNER: Mapping[str, Kind] = {
    "element": Kind.ELEMENT,
    "code": Kind.CODE,
    "parameter": Kind.PARAMETER,
    "branch": Kind.BRANCH,
    "section": Kind.SECTION,
    "constraint": Kind.CONSTRAINT,
    "statement": Kind.STATEMENT,
}
"""Those of things that stand inside others, whose places ``inner_naming`` finds."""

FILES = (Kind.NODE, Kind.SOURCE, Kind.SAFETY_RULE, Kind.DISAGREEMENT, Kind.VIGNETTE)
"""Of these a file is named after each."""


def ids_of(guideline: Guideline, kind: Kind) -> list[str]:
    """The ids that there are of a kind; a finding is ``source#finding``."""
    match kind:
        case Kind.FINDING:
            return [f"{source.id}#{id}" for source in guideline.sources.values() for id in source.findings]
        case Kind.TAG:
            return list(dict.fromkeys(tag for each in guideline.interventions.values() for tag in each.tags))
        case _:
            return list(_things(guideline, kind))


def file_of(guideline: Guideline, kind: Kind, id: str) -> str:
    """The shown path of the file in which a thing is defined."""
    if kind is Kind.FINDING:
        kind, id = Kind.SOURCE, id.partition("#")[0]
    return str(_things(guideline, kind)[id].span.path)


def places_of(guideline: Guideline, kind: Kind, id: str, lines: SourceLines) -> list[Span]:
    """Every place of an id, without what else stands there, but for the amounts that vignettes expect of interventions,
    of which ``inner_naming`` tells; ``lines`` gives the lines of files.

    Raises ``Untold``.
    """
    named = id.partition("#")[2] if kind is Kind.FINDING else id
    found = [_within(place, named, lines) for place in _defined(guideline, kind, id, lines)]
    amounts = {
        each.expected_at[f"amounts.{expected}"]
        for each in guideline.vignettes.values()
        for expected in each.expect.amounts
    }
    for used, ref in uses(guideline):
        if used is Kind.INTERVENTION and ref.span in amounts:
            continue
        whole = ref.id == id
        if used is kind and whole:
            found.append(_within(ref.span, named, lines, after="#" if kind is Kind.FINDING else ""))
        elif kind is Kind.SOURCE and used is Kind.FINDING and ref.id.partition("#")[0] == id:
            found.append(_within(ref.span, id, lines, before="#"))
        elif used is Kind.HOLDER and kind not in (Kind.FINDING, Kind.TAG) and ref.id.partition("#")[0] == id:
            found += _holder(guideline, kind, id, ref.span, lines)
    return sorted(set(found))


def _holder(guideline: Guideline, kind: Kind, id: str, place: Span, lines: SourceLines) -> list[Span]:
    """The place of an id in ``held_by``, which may name things of several kinds; none where it may mean another."""
    return [] if id in other_ids(guideline, kind) else [_within(place, id, lines)]


def other_ids(guideline: Guideline, kind: Kind) -> set[str]:
    """The ids of things of other kinds that ``held_by`` may name."""
    things = {each: _things(guideline, each) for each in _HOLDERS}
    things |= {Kind.PARAMETER: guideline.parameters, Kind.CONSTRAINT: guideline.constraints}
    things[Kind.ELEMENT] = {**guideline.elements, **guideline.derived}
    return {id for each, held in things.items() if each is not kind for id in held}


_HOLDERS = (Kind.NODE, Kind.INTERVENTION, Kind.SAFETY_RULE, Kind.DISAGREEMENT, Kind.ENTRY_POINT)


def _things(guideline: Guideline, kind: Kind) -> Mapping[str, Any]:
    things: Mapping[Kind, Mapping[str, Any]] = {
        Kind.NODE: guideline.nodes,
        Kind.INTERVENTION: guideline.interventions,
        Kind.SOURCE: guideline.sources,
        Kind.ENTRY_POINT: guideline.manifest.entry_points,
        Kind.SAFETY_RULE: guideline.safety,
        Kind.DISAGREEMENT: guideline.disagreements,
        Kind.VIGNETTE: guideline.vignettes,
    }
    return things[kind]


def _defined(guideline: Guideline, kind: Kind, id: str, lines: SourceLines) -> Iterator[Span]:
    """Where an id is given."""
    if kind is Kind.TAG:
        for path in dict.fromkeys(each.span.path for each in guideline.interventions.values()):
            for entry in _tree(path, lines).entries.values():
                tags = entry.value.get("tags") if isinstance(entry.value, Mapped) else None
                items = tags.items if isinstance(tags, Sequence) else []
                yield from (item.span for item in items if isinstance(item, Scalar) and item.value == id)
        return
    path = file_of(guideline, kind, id)
    if kind is Kind.VIGNETTE and path.endswith(".csv"):
        yield _in_row(path, guideline.vignettes[id].span.line, lines)
        return
    tree = _tree(path, lines)
    match kind:
        case Kind.INTERVENTION:
            yield tree.entries[id].key_span
        case Kind.ENTRY_POINT | Kind.FINDING:
            held = tree.get("entry_points" if kind is Kind.ENTRY_POINT else "findings")
            key = id.partition("#")[2] or id
            if isinstance(held, Mapped) and key in held.entries:
                yield held.entries[key].key_span
        case _:
            if "id" in tree.entries:
                yield tree.entries["id"].value.span


def _in_row(path: str, row: int, lines: SourceLines) -> Span:
    """The cell of the id in a row of a table of cases, if it is the first one; else the row."""
    text = lines(path)[row - 1]
    first = lines(path)[0].partition(",")[0].strip(' "') == "id"
    return Span(path, row, 1, row, len(text.partition(",")[0] if first else text) + 1)


def _tree(path: str, lines: SourceLines) -> Mapped:
    """The syntax tree of a file, whose columns count as in its lines."""
    tree = parse("\n".join(lines(path)).encode("utf-8", "replace"), path)[0]
    if not isinstance(tree, Mapped):
        raise Untold(f"{path}: the id stands in a table, or in a file that cannot be read")
    return tree


def _within(place: Span, id: str, lines: SourceLines, *, before: str = "", after: str = "") -> Span:
    """Where in a place the id stands, as a word of its own. Raises ``Untold``."""
    ahead = re.escape(after) if after else "(?<![A-Za-z0-9_-])"
    behind = re.escape(before) if before else "(?![A-Za-z0-9_-])"
    word = re.compile(f"{ahead}({re.escape(id)}){behind}")
    found: list[Span] = []
    for line, text in enumerate(lines(place.path)[place.line - 1 : place.end_line], place.line):
        first = place.column - 1 if line == place.line else 0
        end = place.end_column - 1 if line == place.end_line else len(text)
        ends = (match.span(1) for match in word.finditer(text, first, end))
        found += (Span(place.path, line, begin + 1, line, stop + 1) for begin, stop in ends)
    if len(found) != 1:
        raise Untold(f"{place}: it cannot be told where `{id}` stands here")
    return found[0]
