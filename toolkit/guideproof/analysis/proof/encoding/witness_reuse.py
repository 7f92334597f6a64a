"""Patients of whom it is known why they come where they come: so the next question begins with them and not anew."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from guideproof.analysis.proof.encoding.joins import ITSELF
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.implicant import Point, implicant
from guideproof.analysis.proof.solver.labeling import Labels
from guideproof.analysis.proof.solver.local_search import LocalSearch, TooDeep, Values
from guideproof.analysis.proof.solver.logic import And, Box, Formula, Rel
from guideproof.analysis.proof.solver.search import Leaf
from guideproof.analysis.proof.solver.space import VarKind
from guideproof.analysis.proof.solver.table import places


class Piece(Struct, frozen=True):
    """A formula that holds of a patient, and the settled state that makes it true."""

    formula: Formula
    leaf: Leaf


class KnownPatient(Struct, frozen=True):
    """A patient, and all that must hold for one to come to the place where this one is."""

    values: Values
    pieces: tuple[Piece, ...]

    @property
    def leaf(self) -> Leaf:
        """The settled state around the patient."""
        box: Box = {}
        relations: dict[Rel, None] = {}
        labels: dict[int, int] = {}
        for piece in self.pieces:
            for variable, mask in piece.leaf.box.items():
                box[variable] = box.get(variable, -1) & mask
            relations.update(dict.fromkeys(piece.leaf.relations))
            labels.update(piece.leaf.labels.values or {})
        return Leaf(box, tuple(relations), Labels(labels, True, 0))


class KnownPatients:
    """Follows patients of one entry point from place to place."""

    def __init__(self, oracle: Oracle, tracks: Tracks) -> None:
        self._oracle, self._tracks = oracle, tracks
        self._mender = LocalSearch(tracks)

    def of(self, leaf: Leaf, node: str) -> KnownPatient | None:
        """A patient who comes to a node, of a settled state that is large beside what holds of everybody: small ones
        are better left as they are."""
        start = self._oracle.start(self._tracks)
        assert start is not None, "somebody comes to a node"
        everybody = len(start.box) + len(start.relations)
        if len(leaf.box) + len(leaf.relations) < everybody + self._oracle.budget.large:
            return None
        point = Point(self._tracks, self._values(leaf))
        return self._with(
            KnownPatient(point.values, ()), point, [*self._oracle.premises(self._tracks), *self._path(point, node)]
        )

    def further(self, standing: KnownPatient, formula: Formula, changes: int) -> KnownPatient | None:
        """The patient, or one much like that, of whom a formula holds too, if so many changes come to one."""
        parts = list(_parts(formula))
        held = [piece.formula for piece in standing.pieces]
        try:
            wanted = formula if len(parts) == 1 else And(tuple(parts))
            values, steps = self._mender.mended(standing.values, held, wanted, changes)
        except TooDeep:
            return None
        self._oracle.purse.search -= steps
        if values is None:
            return None
        changed = {variable for variable, value in values.items() if standing.values[variable] != value}
        point = Point(self._tracks, values)
        kept = (
            piece if changed.isdisjoint(self._mender.variables(piece.formula)) else self._piece(point, piece.formula)
            for piece in standing.pieces
        )
        return self._with(KnownPatient(values, tuple(kept)), point, [formula])

    def _with(self, standing: KnownPatient, point: Point, formulas: Iterable[Formula]) -> KnownPatient | None:
        pieces = list(standing.pieces)
        for formula in formulas:
            for part in _parts(formula):
                if not point.holds(part):
                    return None
                pieces.append(self._piece(point, part))
        return KnownPatient(standing.values, tuple(pieces))

    def _piece(self, point: Point, formula: Formula) -> Piece:
        return Piece(formula, implicant(self._tracks, point, [formula]))

    def _values(self, leaf: Leaf) -> Values:
        """A patient of the state: numbers that are compared as they were found, any value for the rest."""
        space, known = self._tracks.space, leaf.labels.values or {}
        values: Values = {}
        for variable, named in enumerate(space.variables):
            if named.kind in (VarKind.INPUT, VarKind.MEMBER):
                mask = leaf.box.get(variable, space.full[variable])
                first = (mask & -mask).bit_length() - 1
                lows = space.lows.get(variable)
                values[variable] = known.get(variable, lows[first] if lows else first)
        return values

    def _path(self, point: Point, node: str) -> list[Formula]:
        """The branches that lead the patient to a node, as far as that comes down to any."""
        path: list[Formula] = []
        terms = self._tracks.joins.behind(node)
        while terms is not None:
            here = [each for each in terms if point.holds(self._tracks.applies(each))]
            taken = next(
                (
                    (each, formula)
                    for each in here
                    for formula in self._branches(each, terms[each])
                    if formula is None or point.holds(formula)
                ),
                None,
            )
            if taken is None:
                return path
            node, formula = taken
            path += [] if formula is None else [formula]
            terms = self._tracks.joins.behind(node)
        return path

    def _branches(self, node: str, bits: int) -> list[Formula | None]:
        return [None] if bits == ITSELF else [self._tracks.holding(node).holds(each) for each in places(bits)]


def _parts(formula: Formula) -> Iterable[Formula]:
    if not isinstance(formula, And):
        return (formula,)
    return (each for part in formula.parts for each in _parts(part))
