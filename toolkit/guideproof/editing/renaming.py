"""A thing of a guideline gets another id, in all files together, with the files that are named after it."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from guideproof.checks.run import structure
from guideproof.diagnostic import Edit
from guideproof.editing.ids import mapped, refuse_name, table_of
from guideproof.model.fault import Closed
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.nearest import no_such
from guideproof.reading.inner_naming import Untold, inner_of
from guideproof.reading.load import load_guideline
from guideproof.reading.naming import FILES, INNER, KINDS, file_of, ids_of, other_ids, places_of
from guideproof.reading.opening import Unopened
from guideproof.reading.source_lines import source_lines
from guideproof.reading.store import Disk, Overlay, Store, files_below
from guideproof.reading.yaml_tree import LARGEST
from guideproof.reporters.text.ink import visible
from guideproof.source import Span
from guideproof.writing import Misuse, writing
from guideproof.writing.edited import MisplacedEdit, edited


class Renamed(Struct, frozen=True):
    """What became of a renaming: the places written, the files moved, from and to, by their paths in the guideline, and
    where the old id is still mentioned, in texts that a person has to read."""

    places: tuple[Span, ...]
    moved: Mapping[str, str]
    mentions: tuple[str, ...]


Written = tuple[Mapping[str, bytes], Mapping[str, bytes]]
"""What files hold then, and what they held."""


class RenamingPlan(Struct, frozen=True):
    """A renaming that can be done: the places to write, the files that move, and what every file that changes or moves
    holds then, and held as it was read, by its old path in the guideline."""

    places: tuple[Span, ...]
    moved: Mapping[str, str]
    files: Mapping[str, bytes]
    held: Mapping[str, bytes]


def rename(folder: Path, word: str, old: str, new: str, *, trial: bool = False) -> Renamed:
    """Gives the thing of a kind (``naming.KINDS`` and ``INNER``) another id; of a finding ``old`` is ``source#finding``
    and ``new`` the part behind the ``#``; so it is of codes, branches and statements. As a trial, or where something is
    refused, nothing is written.

    Raises ``Misuse`` and ``NotAGuideline``.
    """
    store = Disk(folder)
    plan = planned(store, word, old, new)
    top = os.path.realpath(folder)
    for path in plan.files:
        if os.path.realpath(folder / path) != os.path.join(top, *path.split("/")):  # noqa: PTH118
            raise Misuse(f"`{folder / path}` is a link or lies behind one, so nothing was renamed")
    part = old.rpartition("#")[2]
    mentions = (*_mentions(store, plan, part, {} if trial else plan.moved), *mapped(folder, part))
    if not trial:
        with writing() as work:
            _refuse_others_work(store, plan)
            for path, data in plan.files.items():
                work.write(folder / plan.moved.get(path, path), data)
            for path in plan.moved:
                work.remove(folder / path)
            if word == "section":
                work.leave(folder / "nodes" / old)
    return Renamed(plan.places, plan.moved, mentions)


def planned(store: Store, word: str, old: str, new: str) -> RenamingPlan:
    """What giving a thing another id takes; nothing is written.

    What would come is read and checked first: a renaming after which the guideline had another finding of reading,
    references or graph is refused. Raises ``Misuse`` and ``NotAGuideline``.
    """
    guideline = load_guideline(store)
    inner = inner_of(guideline, store) if word in INNER else None
    kind = INNER[word] if inner is not None else KINDS[word]
    ids = inner.ids(kind) if inner is not None else ids_of(guideline, kind)
    if old not in ids:
        raise Misuse(no_such(word, visible(old), ids))
    refuse_name(guideline, inner, word, old, new, ids)
    shown = store.shown(None)
    try:
        lines, others = source_lines(store), other_ids(guideline, kind)
        places = inner.places(kind, old, lines, others) if inner else places_of(guideline, kind, old, lines)
        if kind is Kind.INTERVENTION and any(old in each.expect.amounts for each in guideline.vignettes.values()):
            places = sorted({*places, *inner_of(guideline, store).places(kind, old, lines, others)})
    except Untold as error:
        raise Misuse(f"nothing was renamed: {error}; write the new id by hand there, or elsewhere first") from error
    moves = _moved(guideline, kind, old, new) if kind is not Kind.SECTION else _section(store, shown, old, new)
    moved = {path.removeprefix(f"{shown}/"): target.removeprefix(f"{shown}/") for path, target in moves}
    files, held = _written(store, shown, places, new, moved)
    _refuse_difference(store, guideline, files, moved, old.rpartition("#")[2], new)
    return RenamingPlan(tuple(places), moved, files, held)


def _moved(guideline: Guideline, kind: Kind, old: str, new: str) -> Iterator[tuple[str, str]]:
    """The files that are named after the thing, by shown path, with what each is called then."""
    if kind is Kind.ELEMENT:
        paths: tuple[str, ...] = tuple(table_of(guideline, old))
    elif kind not in FILES:
        return
    else:
        paths = guideline.nodes[old].paths if kind is Kind.NODE else (file_of(guideline, kind, old),)
    for path in paths:
        home, _, name = path.rpartition("/")
        if name.partition(".")[0] == old:
            yield path, f"{home}/{new}{name.removeprefix(old)}"


def _section(store: Store, shown: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """The files of a section, with where each is then."""
    for path in files_below(store):
        if path.startswith(f"nodes/{old}/"):
            yield f"{shown}/{path}", f"{shown}/nodes/{new}/{path.removeprefix(f'nodes/{old}/')}"


def _written(store: Store, shown: str, places: list[Span], new: str, moved: Mapping[str, str]) -> Written:
    """Every file that changes or moves, with what it holds then and held before, by its old path in the guideline."""
    edits: dict[str, list[Edit]] = {path: [] for path in moved}
    for place in places:
        edits.setdefault(place.path.removeprefix(f"{shown}/"), []).append(Edit(place, new))
    files: dict[str, bytes] = {}
    held: dict[str, bytes] = {}
    for path, wanted in edits.items():
        target = moved.get(path, path)
        if path in moved and _is_there(store, target):
            raise Misuse(f"`{store.folder / target}` is there already, so nothing was renamed: move it away")
        try:
            held[path] = store.read(path, LARGEST)
            files[path] = edited(held[path], wanted)
        except (Unopened, MisplacedEdit) as error:
            raise Misuse(f"`{store.folder / path}` cannot be changed, so nothing was renamed: {error}") from error
    return files, held


def _refuse_others_work(store: Store, plan: RenamingPlan) -> None:
    """Raises ``Misuse`` where somebody else has changed the files since they were read."""
    for path, data in plan.held.items():
        try:
            same = store.read(path, LARGEST) == data
        except Unopened:
            same = False
        target = plan.moved.get(path)
        if not same or (target is not None and _is_there(store, target)):
            raise Misuse(f"`{store.folder / path}` was changed meanwhile, so nothing was renamed: run it again")


def _is_there(store: Store, path: str) -> bool:
    try:
        store.look(path)
    except Unopened as error:
        return error.why is not Closed.GONE
    return True


def _refuse_difference(
    store: Store, guideline: Guideline, files: Mapping[str, bytes], moved: Mapping[str, str], old: str, new: str
) -> None:
    """Raises ``Misuse`` where the guideline as it would be has other findings of reading, references or graph."""
    over = {**dict.fromkeys(moved), **{moved.get(path, path): data for path, data in files.items()}}
    after = load_guideline(Overlay(store, over))
    come = _told(after, old, new) - _told(guideline, old, new)
    if come:
        first = min(come)
        raise Misuse(f"nothing was renamed, since the guideline had another finding then: {first[0]} {first[1]}")


def _told(guideline: Guideline, old: str, new: str) -> Counter[tuple[str, str]]:
    """What is found, with one word for both names."""
    names = re.compile("|".join(sorted((re.escape(old), re.escape(new)), key=len, reverse=True)))
    found = structure(guideline, lenient=True).findings
    return Counter((each.code, names.sub("…", each.message)) for each in found)


def _mentions(store: Store, plan: RenamingPlan, id: str, moved: Mapping[str, str]) -> Iterator[str]:
    """Where else the id stands as a word of its own, as ``path:line``: texts, comments, things of other kinds; files
    that move are named as they are called then."""
    word = re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(id)}(?![A-Za-z0-9_-])")
    shown = store.shown(None)
    written = Counter((place.path, place.line) for place in plan.places)
    for path in files_below(store):
        if not path.endswith((".yaml", ".csv", ".md")):
            continue
        try:
            text = store.read(path, LARGEST).decode("utf-8", "replace")
        except Unopened:
            continue
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            if len(word.findall(line)) > written[(f"{shown}/{path}", number)]:
                yield f"{shown}/{moved.get(path, path)}:{number}"
