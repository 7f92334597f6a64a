"""What worked cases expect and no patient of their entry point can get, as the graph alone tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum

from msgspec import Struct

from guideproof.analysis.graph.edges import closure, node_edges, reachable
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Reassess
from guideproof.model.vignette import Vignette
from guideproof.source import Span


class Expected(StrEnum):
    """What is expected of a thing; the value says in words what a node would have to do."""

    RECOMMENDED = "recommends it"
    ADVISED_AGAINST = "advises against it"
    AMOUNT = "gives an amount of it"
    VISITED = "visited"
    REASSESS = "asks for a later visit"
    AFTER = "after"
    DUE = "due"
    UNTIL = "until"


class NeverComes(Struct, frozen=True):
    """What a vignette expects of a thing, by its id, and no node does; ``elsewhere`` says that one does which no path
    from the vignette's ``entry`` leads to."""

    vignette: str
    expected: Expected
    thing: str
    entry: str
    elsewhere: bool
    span: Span


def never_comes(guideline: Guideline) -> Iterator[NeverComes]:
    """All that is expected so, by vignette; nodes that no entry point leads to are told of where they stand."""
    edges, reached = node_edges(guideline), reachable(guideline)
    does, within = _what_nodes_do(guideline), dict[str, frozenset[str]]()
    for vignette in guideline.vignettes.values():
        default = guideline.default_entry
        name = vignette.entry.id if vignette.entry is not None else default.name if default is not None else ""
        entry = guideline.manifest.entry_points.get(name)
        if entry is None or entry.start.id not in edges:
            continue
        if name not in within:
            within[name] = frozenset(closure([entry.start.id], edges.__getitem__))
        for expected, thing, span, doing in _expectations(guideline, vignette, does):
            if not doing & within[name] and (not doing or doing & reached):
                yield NeverComes(vignette.id, expected, thing, name, bool(doing), span)


def _expectations(
    guideline: Guideline, vignette: Vignette, does: Mapping[tuple[Expected, str], Set[str]]
) -> Iterator[tuple[Expected, str, Span, Set[str]]]:
    """What is expected of what, where it stands, and the nodes that would do it."""
    expect, nobody = vignette.expect, frozenset[str]()
    for expected, refs in (
        (Expected.RECOMMENDED, (*(expect.recommends or ()), *(expect.recommends_only or ()))),
        (Expected.ADVISED_AGAINST, expect.advises_against or ()),
    ):
        for ref in refs:
            if ref.id in guideline.interventions:
                yield expected, ref.id, ref.span, does.get((expected, ref.id), nobody)
    for id, amount in expect.amounts.items():
        if id in guideline.interventions and amount is not None:
            giving = does.get((Expected.AMOUNT, id), nobody)
            yield Expected.AMOUNT, id, vignette.expected_at[f"amounts.{id}"], giving
    for ref in expect.visits or ():
        if ref.id in guideline.nodes:
            yield Expected.VISITED, ref.id, ref.span, {ref.id}
    yield from _visits(guideline, vignette)


def _visits(guideline: Guideline, vignette: Vignette) -> Iterator[tuple[Expected, str, Span, Set[str]]]:
    for visit in vignette.expect.reassess or ():
        node = guideline.nodes.get(visit.node.id)
        if node is None:
            continue
        body, span = node.body, visit.node.span
        if not isinstance(body, Reassess):
            yield Expected.REASSESS, node.id, span, set()
            continue
        yield Expected.VISITED, node.id, span, {node.id}
        for expected, wanted, has in (
            (Expected.AFTER, visit.after, body.after),
            (Expected.DUE, visit.due, body.due),
            (Expected.UNTIL, visit.until, body.until),
        ):
            if wanted is not None and has is None:
                yield expected, node.id, span, set()


def _what_nodes_do(guideline: Guideline) -> dict[tuple[Expected, str], set[str]]:
    """The nodes that recommend an intervention, advise against it, give an amount of it."""
    found: dict[tuple[Expected, str], set[str]] = {}
    for node in guideline.nodes.values():
        for item in node.items:
            graded = Expected.RECOMMENDED if item.direction is Direction.FOR else Expected.ADVISED_AGAINST
            for does in (graded, Expected.AMOUNT) if item.amount is not None else (graded,):
                found.setdefault((does, item.intervention.id), set()).add(node.id)
    return found
