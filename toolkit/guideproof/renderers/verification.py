"""Whether a file is what a guideline gives: it is made once more and compared byte for byte."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from guideproof.analysis.stamp.digest import digest
from guideproof.analysis.stamp.stamp import read_stamp
from guideproof.model.guideline import Guideline
from guideproof.renderers import Renderer


class Verified(Struct, frozen=True):
    """What became of comparing a file with what the guideline gives.

    ``file`` is the path that the renderer gives it, ``None`` where no renderer makes such a file; ``reasons`` say in
    words why it is not what the guideline gives, and are empty where it is.
    """

    file: str | None
    reasons: tuple[str, ...]

    @property
    def genuine(self) -> bool:
        """Whether the file is exactly what the guideline gives."""
        return not self.reasons


def verify(guideline: Guideline, name: str, data: bytes, renderers: Mapping[str, Renderer]) -> Verified:
    """Compares a file, by what it says that it is, else by its name, with what the guideline gives."""
    about = read_stamp(data)
    file = about["file"] if about else name
    made = _made(guideline, file, renderers)
    if made is None:
        known = "files are known by the mark in their first lines, programs and statements also by their names"
        return Verified(None, (f"no renderer makes a file `{file}`: {known}",))
    if data == made:
        return Verified(file, ())
    return Verified(file, tuple(_reasons(guideline, about, data, made)))


def _made(guideline: Guideline, file: str, renderers: Mapping[str, Renderer]) -> bytes | None:
    """The bytes of a file, from the renderer whose name its path begins with."""
    for name, render in renderers.items():
        if file == name or file.startswith((f"{name}/", f"{name}.")):
            return render(guideline).get(file)
    return None


def _reasons(guideline: Guideline, about: dict[str, str] | None, data: bytes, made: bytes) -> list[str]:
    manifest = guideline.manifest
    if about is None:
        return [f"it does not say what it was made from, and differs from line {_first_difference(data, made)} on"]
    expected = {"guideline": manifest.id, "version": manifest.version, "digest": digest(guideline)}
    words = {"guideline": "the guideline", "version": "version", "digest": "the digest"}
    reasons = [
        f"it was made from {words[key]} `{about[key]}`; this is {words[key]} `{value}`"
        for key, value in expected.items()
        if about.get(key, value) != value
    ]
    if reasons:
        return reasons
    line = _first_difference(data, made)
    return [
        f"it says that it was made from this guideline, but differs from line {line} on: it was changed by hand, "
        "or made by another version of guideproof"
    ]


def _first_difference(data: bytes, made: bytes) -> int:
    lines, expected = data.split(b"\n"), made.split(b"\n")
    same = (place for place in range(min(len(lines), len(expected))) if lines[place] != expected[place])
    return next(same, min(len(lines), len(expected))) + 1
