"""What the referee says of a patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a patient, without the words: problems are what they are about.

    ``recommended`` and ``reassess`` are nodes; ``texts`` are the amount and the detail of each item, then what is
    waited for; ``path`` has (node, branch); ``needs`` maps an element to who asks; all
    in the order of section 12.
    """

    status: str
    problems: tuple[tuple[str | None, str | None, str | None], ...]
    recommended: tuple[str, ...]
    reassess: tuple[str, ...]
    path: tuple[tuple[str, str | None], ...]
    needs: Mapping[str, tuple[str, ...]]
    derived: Mapping[str, Any]
    assumed: frozenset[str] = frozenset()
    texts: tuple[tuple[str | None, ...], ...] = ()
    on: str | None = None
    converted: frozenset[str] = frozenset()
