"""Which checks are meant by names on the command line: codes, slugs, or the beginning of codes (``GP3``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guideproof.checks import CHECKS, check_named
from guideproof.checks.check import Check
from guideproof.checks.nearest import did_you_mean

_PREFIX = re.compile(r"GP[0-9]*", re.IGNORECASE)


class UnknownCheckError(ValueError):
    """A name that means no check."""


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes of the checks that are selected (all, where none is named) and not ignored.

    Raises ``UnknownCheckError`` with the nearest name.
    """
    return (codes_of(select) or frozenset(check.code for check in CHECKS)) - codes_of(ignore)


def codes_of(names: Iterable[str]) -> frozenset[str]:
    """The codes of the checks that are meant. Raises ``UnknownCheckError`` with the nearest name."""
    return frozenset(check.code for name in names for check in _meant(name))


def _meant(name: str) -> tuple[Check, ...]:
    one = check_named(name)
    if one is not None:
        return (one,)
    by_prefix = tuple(check for check in CHECKS if _PREFIX.fullmatch(name) and check.code.startswith(name.upper()))
    if not by_prefix:
        known = [word for check in CHECKS for word in (check.code, check.slug)]
        raise UnknownCheckError(f"there is no check `{name}`. {did_you_mean(name, known, word='check')}")
    return by_prefix
