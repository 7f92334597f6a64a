"""Writes the numbers that a change asks for, and a draft of what the changelog has to say; never a day of review.

Edits are made at the places of the numbers: all other bytes of the files stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from guideproof.analysis.comparing.comparison import Comparison
from guideproof.analysis.comparing.versions import CHANGELOG, Judged
from guideproof.diagnostic import Edit
from guideproof.editing.held import held
from guideproof.model.guideline import Guideline
from guideproof.reading.store import repository_of, shown_folder
from guideproof.reading.tree import Mapped, Scalar
from guideproof.reading.yaml_tree import parse
from guideproof.reporters.board_markdown import escaped
from guideproof.source import Span
from guideproof.writing import Misuse, settled
from guideproof.writing.edited import edited

_MOST = 40
_BEGUN = "# Changes of the guideline\n"


class RaisedVersions(Struct, frozen=True):
    """What was written: of each thing the number before and after, and whether the changelog got a draft."""

    numbers: tuple[tuple[str, str, str], ...]
    drafted: bool


def raise_versions(
    folder: Path, head: Guideline, comparison: Comparison, judged: Judged, *, trial: bool = False
) -> RaisedVersions:
    """Writes the numbers that are too low and the draft that is missing into the guideline in a folder, all files
    together; as a trial writes nothing. Raises ``Misuse``."""
    shown = shown_folder(folder, repository_of(folder))
    files: dict[str, bytes] = {}
    numbers: list[tuple[str, str, str]] = []
    for each in judged.broken:
        if each.least is None:
            continue
        thing = head.nodes[each.thing.removeprefix("node ")] if each.thing.startswith("node ") else head.manifest
        path = thing.span.path.removeprefix(f"{shown}/")
        files[path] = _with_number(held(folder, path), path, each.least)
        numbers.append((each.thing, thing.version, each.least))
    drafted = any(each.thing == CHANGELOG for each in judged.broken)
    if drafted:
        version = next((least for thing, _, least in numbers if thing == "guideline"), head.manifest.version)
        files[CHANGELOG] = _with_draft(held(folder, CHANGELOG, _BEGUN.encode()), version, comparison)
    settled(folder, files, (), lambda _path, _held: True, trial)
    return RaisedVersions(tuple(numbers), drafted)


def _with_number(data: bytes, path: str, number: str) -> bytes:
    """The file with another number after its key `version`, in the quotes that it has."""
    tree, _ = parse(data, path)
    value = tree.get("version") if isinstance(tree, Mapped) else None
    if not isinstance(value, Scalar) or value.span.line != value.span.end_line:
        raise Misuse(f"`{path}` has no `version` in one line, so nothing was written")
    span = value.span
    quotes = (span.end_column - span.column - len(value.text)) // 2
    place = Span(span.path, span.line, span.column + quotes, span.end_line, span.end_column - quotes)
    return edited(data, [Edit(place, number)])


def _with_draft(data: bytes, version: str, comparison: Comparison) -> bytes:
    """The changelog with a section for a version before its first one; below one that is there already, or of what is
    not released yet, its lines. They end as the first line of the file does."""
    lines = data.decode("utf-8", "surrogateescape").splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    heads = [at for at, line in enumerate(lines) if line.startswith("## ")]
    draft = [f"- {line}{end}" for line in _told(comparison)]
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    names = {at: lines[at].replace("[", " ").replace("]", " ").split() for at in heads}
    same = next((at for at in heads for name in (version, "Unreleased") if name in names[at]), None)
    if same is not None:
        lines[same + 1 : same + 1] = [end, *draft]
    else:
        at = heads[0] if heads else len(lines)
        before = [] if at == 0 or not lines[at - 1].strip() else [end]
        lines[at:at] = [*before, f"## {version}{end}", end, *draft, *([end] if heads else [])]
    return "".join(lines).encode("utf-8", "surrogateescape")


def _told(comparison: Comparison) -> Sequence[str]:
    said = [
        f"{comparison.titles.get(each.thing, each.thing)}: {each.part}"
        for each in comparison.edits
        if each.part not in ("version", "last review date")
    ]
    more = [f"and {len(said) - _MOST} more"] if len(said) > _MOST else []
    return [escaped(each) for each in dict.fromkeys(said[:_MOST])] + more
