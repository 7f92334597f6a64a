"""What it comes down to that a node applies: to branches of a few decisions, or to nothing at all.

Where all branches of a decision come together again and nobody finds none of them, whoever came to the decision comes
to the join, whatever lies between: so the conditions of a section are not carried into the sections after it (as an
immediate dominator is found where a post-dominator is; R. Prosser, Applications of Boolean matrices to the analysis of
flow diagrams, 1959).
"""

from __future__ import annotations

from collections.abc import Iterable

JoinTerms = dict[str, int]
"""Branches of decisions, as bits; the bits of ``ITSELF`` stand for the node itself. One of them must be taken."""

ITSELF = -1
_MOST = 16
"""From so many decisions on, what leads on from a node is said with the node itself."""


class Joins:
    """Nodes are told of in topological order. ``rank`` is the place of each."""

    def __init__(self, rank: dict[str, int]) -> None:
        self._rank = rank
        self._behind: dict[str, JoinTerms | None] = {}
        self._short: dict[str, JoinTerms | None] = {}
        self._whole: dict[str, int] = {}

    def begin(self, start: str) -> None:
        """The node at which everybody begins."""
        self._behind[start] = self._short[start] = None

    def knows(self, node: str) -> bool:
        """Whether a node was told of."""
        return node in self._behind

    def behind(self, node: str) -> JoinTerms | None:
        """What a node comes down to; ``None`` for one that applies to everybody, nothing for one to nobody."""
        return self._behind[node]

    def settle(self, node: str, ways: Iterable[tuple[str, int | None]]) -> None:
        """A node that applies where one of these nodes does and its branch of this index, if it is one, is taken."""
        terms: JoinTerms | None = {}
        for source, branch in ways:
            terms = _union(terms, {source: 1 << branch} if branch is not None else self._short.get(source, {}))
        self._behind[node] = terms = self._collapsed(terms)
        self._short[node] = {node: ITSELF} if terms is not None and len(terms) > _MOST else terms

    def complete(self, decision: str, branches: int) -> None:
        """Nobody who comes to the decision takes none of these branches."""
        self._whole[decision] = branches

    def _collapsed(self, terms: JoinTerms | None) -> JoinTerms | None:
        """Every decision all of whose branches are there replaced by what it comes down to itself."""
        while terms:
            whole = [each for each, bits in terms.items() if self._is_whole(each, bits)]
            if not whole:
                return terms
            last = max(whole, key=self._rank.__getitem__)
            rest = {each: bits for each, bits in terms.items() if each != last}
            terms = _union(rest, self._short[last])
        return terms

    def _is_whole(self, decision: str, bits: int) -> bool:
        branches = self._whole.get(decision)
        return bits != ITSELF and branches is not None and not branches & ~bits


def _union(one: JoinTerms | None, other: JoinTerms | None) -> JoinTerms | None:
    if one is None or other is None:
        return None
    union = dict(one)
    for decision, bits in other.items():
        union[decision] = union.get(decision, 0) | bits
    return union
