"""What a whole cohort comes to: how many patients each status, node, intervention, need and problem concerns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field


class CohortSummary(Struct, frozen=True):
    """The numbers of a cohort. All mappings are from ids to how many patients, in the order of the guideline.

    ``nodes`` and ``branches`` (by node and branch) count those for whom they certainly apply; ``needs`` those for whom
    an element is missing that could still matter; ``assumed`` those for whom a missing one stands for a value;
    ``converted`` those whose number was given in another unit and rounded;
    ``problems`` those who are invalid because of an element's column, a constraint or a derived element, ``gaps``
    those because of a decision that has no branch for them, or of a node with an amount that does not apply to them.
    ``warnings`` say what is odd about the rows of the table, ``suggestions`` how values that made patients invalid
    may have been meant, ``notes`` what of the table was not used, or is not there. ``on`` is the day of the visit, or
    the column in which it stands, of a guideline with dates. ``amounts`` are those of each intervention, as texts,
    ``due`` the days of each node that asks for a later visit; those of most patients first. ``more_amounts`` and
    ``more_due`` are how many further ones there are of each of which nothing is told.
    """

    guideline: str
    version: str
    digest: str
    engine: str
    entry: str
    patients: int
    statuses: Mapping[str, int]
    nodes: Mapping[str, int]
    branches: Mapping[tuple[str, str], int]
    recommends: Mapping[str, int]
    options: Mapping[str, int]
    advises_against: Mapping[str, int]
    needs: Mapping[str, int]
    problems: Mapping[str, int]
    gaps: Mapping[str, int]
    assumed: Mapping[str, int]
    converted: Mapping[str, int]
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    on: str | None = None
    amounts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    due: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    more_amounts: Mapping[str, int] = field(default_factory=dict)
    more_due: Mapping[str, int] = field(default_factory=dict)

    def _branches(self, node: str) -> dict[str, int]:
        return {branch: count for (of, branch), count in self.branches.items() if of == node}

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        return {
            "guideline": {"id": self.guideline, "version": self.version, "digest": self.digest},
            "engine": self.engine,
            "entry": self.entry,
            "on": self.on,
            "patients": self.patients,
            "status": dict(self.statuses),
            "nodes": {
                id: {
                    "patients": count,
                    "branches": {branch: n for (node, branch), n in self.branches.items() if node == id},
                }
                for id, count in self.nodes.items()
            },
            "recommends": dict(self.recommends),
            "options": dict(self.options),
            "advises_against": dict(self.advises_against),
            "amounts": {id: dict(each) for id, each in self.amounts.items()},
            "due": {id: dict(each) for id, each in self.due.items()},
            "more_amounts": dict(self.more_amounts),
            "more_due": dict(self.more_due),
            "assumed": dict(self.assumed),
            "converted": dict(self.converted),
            "needs": dict(self.needs),
            "problems": dict(self.problems),
            "gaps": dict(self.gaps),
            "warnings": list(self.warnings),
            "suggestions": list(self.suggestions),
            "notes": list(self.notes),
        }
