"""A new thing of a guideline: its file, or its entry in one, with blanks that check names until they are filled in."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from guideproof.checks.yaml_text import flow
from guideproof.editing.blanks import WORDS, KindHome, Wanted
from guideproof.editing.held import held
from guideproof.model.guideline import Guideline
from guideproof.model.reference import KEBAB, Kind
from guideproof.reading.characters import BYTE_ORDER_MARK
from guideproof.reading.load import load_guideline
from guideproof.reading.naming import ids_of
from guideproof.reading.structure import check_structure
from guideproof.reading.tree import Mapped, Scalar
from guideproof.reading.yaml_tree import parse
from guideproof.reporters.text.ink import visible
from guideproof.writing import Misuse, settled
from guideproof.writing.formatted import same

_SNAKE = (Kind.ELEMENT, Kind.DERIVED, Kind.PARAMETER)
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.yaml")
_LONGEST = 100
_SEPARATED = re.compile(r"\n\r?\n[^\s#]")


class MadeThing(Struct, frozen=True):
    """Where the new thing stands, by the path in the guideline, and whether the file was there before."""

    path: str
    added: bool


def make(folder: Path, word: str, wanted: Wanted) -> MadeThing:
    """Writes a thing of a kind (``WORDS``) into the guideline in a folder. Nothing is overwritten, and a file that gets
    an entry stays to the byte but for that.

    Raises ``NotAGuideline``, and ``Misuse`` for an id that is taken or malformed and a place that cannot be told.
    """
    guideline = load_guideline(folder)
    home = WORDS[word]
    id = wanted.id.partition("#")[0] if home.kind is Kind.SOURCE else wanted.id
    _refuse_id(guideline, word, home.kind, id)
    text = home.text(guideline, wanted)
    if home.several:
        return _add(folder, home, wanted, text)
    section = f"{_section(folder / home.folder, wanted.section)}/" if home.kind is Kind.NODE else ""
    path = f"{home.folder}/{section}{id}.yaml"
    for other in (path, f"{path.removesuffix('yaml')}csv"):
        if os.path.lexists(folder / other):
            raise Misuse(f"`{folder / other}` is there already, so nothing was written: name another id")
    settled(folder, {path: text.encode()}, (), lambda _path, _held: False, trial=False)
    return MadeThing(path, False)


def _refuse_id(guideline: Guideline, word: str, kind: Kind, id: str) -> None:
    if kind in _SNAKE:
        tree, _ = parse(f'{flow(id)}: {{title: "-", type: boolean}}\n'.encode(errors="replace"), "")
        fits = tree is not None and not check_structure("inputs", tree) and id != "constraints"
        taken = any(id in each for each in (guideline.elements, guideline.derived, guideline.parameters))
    else:
        fits, taken = KEBAB.fullmatch(id) is not None, id in ids_of(guideline, kind)
    if not fits or len(id) > _LONGEST:
        between, example = ("_", "tumor_size") if kind in _SNAKE else ("-", "second-line")
        written = between.join(re.findall("[a-z0-9]+", id.lower())) if id.isascii() else ""
        example = written if written[:1].isalpha() and written != id and len(written) <= _LONGEST else example
        raise Misuse(
            f"`{visible(id)}` cannot be the id of {_a(word)}: write small letters and digits, as in `{example}`"
            + (", and none of the words of the language" if kind in _SNAKE else "")
        )
    if taken or (kind, id) in guideline.unread:
        raise Misuse(f"there is something called `{id}` already, so nothing was written: name another id")


def _a(word: str) -> str:
    return word if word == "evidence" else f"{'an' if word[0] in 'aei' else 'a'} {word}"


def _section(nodes: Path, given: str | None) -> str:
    if given is not None:
        if not KEBAB.fullmatch(given) or len(given) > _LONGEST:
            raise Misuse(f"`{visible(given)}` cannot be a section: write small letters and digits, as in `work-up`")
        return given
    sections = sorted(path.name for path in nodes.glob("[!.]*") if path.is_dir() and not path.is_symlink())
    if len(sections) == 1:
        return sections[0]
    there = f": it has {_listed(sections)}" if sections else ""
    raise Misuse(f"say with --section in which part of the guideline the node stands{there}; another is made")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _add(folder: Path, home: KindHome, wanted: Wanted, entry: str) -> MadeThing:
    """Writes an entry at the end of a file that holds several."""
    path = f"{home.folder}/{_file(folder / home.folder, wanted.file)}"
    place = folder / path
    if not os.path.lexists(place):
        settled(folder, {path: entry.encode()}, (), lambda _path, _held: False, trial=False)
        return MadeThing(path, False)
    settled(folder, {path: _with(held(folder, path), entry, place)}, (), lambda _path, _held: True, trial=False)
    return MadeThing(path, True)


def _file(folder: Path, given: str | None) -> str:
    if given is not None:
        if not _FILE_NAME.fullmatch(given):
            raise Misuse(f"`{visible(given)}` is no name of a file in `{folder}`: write one such as `laboratory.yaml`")
        return given
    names = sorted(path.name for path in folder.glob("[!.]*.yaml"))
    if len(names) > 1:
        raise Misuse(f"say with --file in which file of `{folder}` it stands: {_listed(names)}, or a new one")
    return names[0] if names else "all.yaml"


def _with(data: bytes, entry: str, place: Path) -> bytes:
    """The bytes of a file with an entry at its end. Raises ``Misuse`` where they would not say just that more."""
    before, faults = parse(data, str(place))
    if faults or before is None:
        raise Misuse(f"`{place}` cannot be read without a fault, so nothing was written: `guideproof check` names it")
    line_end = b"\r\n" if b"\r\n" in data else b"\n"
    text = data.replace(b"\r\n", b"\n").removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    gap = line_end if text and not text.endswith("\n") else b""
    if _SEPARATED.search(text) and not text.endswith("\n\n"):
        gap += line_end
    after, faults = parse(result := data + gap + entry.encode().replace(b"\n", line_end), str(place))
    held = before.entries if isinstance(before, Mapped) else {}
    empty = isinstance(before, Scalar) and before.value is None and not before.text
    kept = isinstance(after, Mapped) and all(
        key in after.entries and same(each.value, after.entries[key].value) for key, each in held.items()
    )
    if (
        faults
        or not (held or empty)
        or not kept
        or not isinstance(after, Mapped)
        or len(after.entries) != len(held) + 1
    ):
        raise Misuse(f"nothing can be added at the end of `{place}` as it is written, so nothing was: add it by hand")
    return result
