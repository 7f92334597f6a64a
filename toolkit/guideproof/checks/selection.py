"""Which checks are meant by names on the command line: codes, slugs, or the beginning of codes (``GP3``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guideproof.checks import CHECKS, check_named
from guideproof.checks.check import Check
from guideproof.nearest import nearest

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
    return frozenset(check.code for name in names for check in meant(name))


def meant(name: str) -> tuple[Check, ...]:
    """The checks of a name: one of a code or a slug, several of the beginning of codes.

    Raises ``UnknownCheckError`` with the nearest name.
    """
    one = check_named(name)
    if one is not None:
        return (one,)
    by_prefix = tuple(check for check in CHECKS if _PREFIX.fullmatch(name) and check.code.startswith(name.upper()))
    if not by_prefix:
        raise UnknownCheckError(
            f"there is no check `{name}`. {_suggested(name)}`guideproof check --explain` lists all."
        )
    return by_prefix


def _suggested(name: str) -> str:
    """The check that is most likely meant, or those of which one word is; codes are too like one another for that."""
    if _PREFIX.fullmatch(name):
        return ""
    slugs = [check.slug for check in CHECKS]
    words = nearest(name, sorted({word for slug in slugs for word in slug.split("-")}))
    alike = [slug for slug in slugs if any(word in slug.split("-") for word in words)]
    whole = [slug for slug in slugs if name.lower() in slug.split("-")]
    meant = whole or nearest(name, slugs) or alike
    return f"Did you mean {' or '.join(f'`{slug}`' for slug in meant)}? " if meant else ""
