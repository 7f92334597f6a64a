"""What a file holds by the keys that only one kind of file has, wherever it stands."""

from __future__ import annotations

from guideproof.reading.tree import Mapped, Scalar, Tree

_NODES = ("decision", "recommendation", "reassess")
_OF_SOURCES = (
    "authors",
    "journal",
    "year",
    "doi",
    "pmid",
    "registry",
    "last_checked",
    "trust",
    "findings",
    "statements",
    "errata",
)
_DERIVATIONS = ("formula", "count", "classify", "table", "condition")
_OF_INPUTS = ("question", "values", "unit", "range", "precision", "answered_by", "limits")
_OF_PARAMETERS = {"title", "value", "because", "evidence", "allow"}
_OF_BOTH = ("title", "type", "help", "coding", "source", "allow")


def kind_of(tree: Tree | None) -> str | None:
    """The schema that a file is written for, as far as its keys tell."""
    if not isinstance(tree, Mapped):
        return None
    keys = tree.entries.keys()
    kind = tree.get("kind")
    if isinstance(kind, Scalar) and kind.text in _NODES and "title" in keys:
        return "node"
    if _holds_several(tree):
        return _of_several(tree)
    if {"facts", "expect"} <= keys:
        return "vignette"
    if keys & {"never", "always", "never_together"}:
        return "safety"
    if "positions" in keys:
        return "disagreements"
    if {"type", "title"} <= keys and keys & set(_OF_SOURCES):
        return "evidence"
    return _of_several(tree)


def _holds_several(tree: Mapped) -> bool:
    """Whether all that it holds are things with titles; their ids say nothing: `never` may be one of them."""
    values = [entry.value for entry in tree.entries.values()]
    return bool(values) and all(isinstance(value, Mapped) and "title" in value.entries for value in values)


def _of_several(tree: Mapped) -> str | None:
    """The schema of a file that holds several things, if all of them are of one kind."""
    if "constraints" in tree.entries:
        return "inputs"
    things = [entry.value.entries.keys() for entry in tree.entries.values() if isinstance(entry.value, Mapped)]
    if not things or len(things) < len(tree.entries) or not all("title" in keys for keys in things):
        return None
    if all(keys <= _OF_PARAMETERS and "value" in keys for keys in things):
        return "parameters"
    if all("category" in keys for keys in things):
        return "interventions"
    if all("type" in keys and keys & set(_DERIVATIONS) for keys in things):
        return "derived"
    inputs = set(_OF_INPUTS)
    return (
        "inputs"
        if all("type" in keys and keys & inputs and keys <= inputs.union(_OF_BOTH) for keys in things)
        else None
    )
