"""Numbers of versions and their order: Semantic Versioning 2.0.0 (semver.org), items 2, 9, 10 and 11."""

from __future__ import annotations

import re

from msgspec import Struct

_NUMBER = r"0|[1-9][0-9]{0,17}"
_WORD = rf"(?:{_NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = re.compile(
    rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})(?:-({_WORD}(?:\.{_WORD})*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
)


class VersionNumber(Struct, frozen=True):
    """A version: its three numbers and the words of a pre-release. What follows a plus sign has no rank."""

    major: int
    minor: int
    patch: int
    before: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[object, ...]:
        """By which versions are compared: a pre-release stands before its number, numbers before words."""
        words = tuple((0, int(each), "") if each.isdigit() else (1, 0, each) for each in self.before)
        return (self.major, self.minor, self.patch, not self.before, words)

    @property
    def core(self) -> tuple[int, int, int]:
        """The three numbers."""
        return (self.major, self.minor, self.patch)

    def __str__(self) -> str:
        plain = f"{self.major}.{self.minor}.{self.patch}"
        return f"{plain}-{'.'.join(self.before)}" if self.before else plain


def number(text: str) -> VersionNumber | None:
    """The version that a text says, ``None`` where it says none."""
    found = _VERSION.fullmatch(text) if len(text) <= 200 else None
    if found is None:
        return None
    major, minor, patch, before = found.groups()
    return VersionNumber(int(major), int(minor), int(patch), tuple(before.split(".")) if before else ())
