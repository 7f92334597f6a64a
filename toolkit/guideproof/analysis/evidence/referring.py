"""Sources that lead back to themselves, by what they were read through or are superseded by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.analysis.graph.edges import circles
from guideproof.model.evidence import Source
from guideproof.model.reference import Ref

_KEYS = ("read_through", "superseded_by")


def leading_back(sources: Mapping[str, Source]) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    """The key, and around a circle what each source names under it, the first naming the second."""
    for key in _KEYS:
        named = {id: ref for id, source in sources.items() if (ref := _under(source, key)) and ref.id in sources}
        edges = {id: (named[id].id,) if id in named else () for id in sources}
        for circle in circles(edges):
            yield key, tuple(named[id] for id in circle)


def _under(source: Source, key: str) -> Ref | None:
    return source.read_through if key == "read_through" else source.superseded_by
