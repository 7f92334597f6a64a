"""What many constraints on two things each say together: of these at most one holds.

That no two of n things share a place takes n squared constraints, and a search that looks at them one by one finds out
only after all arrangements that there are more things than places (A. Haken, The intractability of resolution, 1985).
Counted, it is seen at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.proof.solver.logic import Card, Formula, Lit, Or, negation

_LEAST = 3
_AT_MOST_ONE = 0b11


def counted(formulas: Iterable[Formula], full: list[int]) -> list[Formula]:
    """What follows from some formulas as numbers of literals that hold; nothing where no three exclude each other."""
    clauses = [formula for formula in formulas if isinstance(formula, Or)]
    against: dict[Lit, dict[Lit, None]] = {}
    for clause in clauses:
        if len(clause.parts) == 2 and all(isinstance(part, Lit) for part in clause.parts):
            one, other = (negation(part, full) for part in clause.parts)
            if isinstance(one, Lit) and isinstance(other, Lit):
                against.setdefault(one, {})[other] = None
                against.setdefault(other, {})[one] = None
    found: list[Formula] = [Card(_AT_MOST_ONE, clique) for clique in _cliques(against)]
    if found:
        found += [_some(clause.parts) for clause in clauses if all(part in against for part in clause.parts)]
        found += [_some(parts) for parts in _exhaustive(against, full)]
    return found


def _some(parts: tuple[Formula, ...]) -> Card:
    return Card(((1 << (len(parts) + 1)) - 1) & ~1, parts)


def _cliques(against: dict[Lit, dict[Lit, None]]) -> Iterator[tuple[Lit, ...]]:
    """Literals of which no two hold together, greedily; every pair of the graph is in one of them or too small."""
    seen: set[frozenset[Lit]] = set()
    for one, others in against.items():
        for other in others:
            if frozenset((one, other)) in seen:
                continue
            clique = [one, other]
            for third in others:
                if third not in clique and all(third in against[each] for each in clique):
                    clique.append(third)
            seen.update(frozenset((a, b)) for a in clique for b in clique if a is not b)
            if len(clique) >= _LEAST:
                yield tuple(clique)


def _exhaustive(against: dict[Lit, dict[Lit, None]], full: list[int]) -> Iterator[tuple[Formula, ...]]:
    """The literals of one variable that cover all its cells, one of which therefore holds."""
    masks: dict[int, list[Lit]] = {}
    for literal in against:
        masks.setdefault(literal.variable, []).append(literal)
    for variable, literals in masks.items():
        covered = 0
        for literal in literals:
            covered |= literal.mask
        if len(literals) > 1 and covered == full[variable]:
            yield tuple(literals)
