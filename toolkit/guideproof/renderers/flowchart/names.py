"""Names that are safe as DOT node, SVG id and file: an id as it is where that is safe, else its letters and a hash."""

from __future__ import annotations

import hashlib
import re

_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def safe(id: str) -> str:
    """The id if it is plain, else a name made from it; the same for the same id, and different for different ids."""
    if _SAFE.fullmatch(id):
        return id
    letters = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")[:40]
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{letters or 'unnamed'}.{digest}"


def node_name(id: str) -> str:
    """The name of a node's box; also its anchor in the SVG."""
    return f"node-{safe(id)}"


def entry_name(name: str) -> str:
    """The name of an entry point's start marker."""
    return f"entry-{safe(name)}"


def value_name(id: str) -> str:
    """The name of the box of a derived element that is a table."""
    return f"value-{safe(id)}"


def section_name(section: str) -> str:
    """The anchor of a section on the sheet of the whole guideline."""
    return f"section-{safe(section)}"


def chart_path(section: str | None) -> str:
    """The picture of the whole chart (``None``) or of a section's, relative to the folder of the renders."""
    return f"flowchart/{_chart(section)}.svg"


def dot_path(section: str | None) -> str:
    """The same in the DOT language."""
    return f"dot/{_chart(section)}.dot"


def _chart(section: str | None) -> str:
    return "guideline" if section is None else f"sections/{safe(section)}"


def chart_link(source: str | None, target: str | None, anchor: str = "") -> str:
    """The relative address of one chart as it stands in another, with an anchor in it."""
    fragment = f"#{anchor}" if anchor else ""
    if source == target:
        return fragment
    if target is None:
        return f"../guideline.svg{fragment}"
    return f"{'sections/' if source is None else ''}{safe(target)}.svg{fragment}"
