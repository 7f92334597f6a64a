"""Everything that the script of the page knows, as plain data."""

from __future__ import annotations

from typing import Any

from guideproof.analysis.stamp.digest import digest
from guideproof.board.short_names import short_names
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.renderers.site.nodes import entry_data, node_data, role_words, source_data
from guideproof.renderers.site.told import WithParts, board_words, constraint_data, derived_data, element_data
from guideproof.renderers.site.worked import vignettes_data


def page_data(guideline: Guideline, parts: WithParts) -> dict[str, Any]:
    """The data of a page, in the order of the guideline's files."""
    manifest = guideline.manifest
    state = f"{manifest.status}, experimental" if manifest.experimental else manifest.status.value
    return {
        "guideline": {
            "id": manifest.id,
            "title": manifest.title,
            "version": manifest.version,
            "edition": f"{manifest.version}, {state}",
            "digest": digest(guideline),
            "dated": guideline.dated,
        },
        "notice": NOTICE,
        "words": board_words(),
        "roles": role_words(),
        "entries": {
            name: entry_data(guideline, entry, parts.scopes.get(name, []))
            for name, entry in manifest.entry_points.items()
        },
        "elements": {id: element_data(guideline, each) for id, each in guideline.elements.items()},
        "derived": {id: derived_data(guideline, each) for id, each in guideline.derived.items()},
        "factors": parts.factors,
        "constraints": {id: constraint_data(guideline, each) for id, each in guideline.constraints.items()},
        "nodes": {id: node_data(guideline, node) for id, node in guideline.nodes.items()},
        "sources": {
            id: source_data(guideline, guideline.sources[id], name) for id, name in short_names(guideline).items()
        },
        "vignettes": vignettes_data(guideline),
    }
