"""The keys of a file in the order in which its schema lists them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from guideproof.reading.schemas import schema, target
from guideproof.reading.written import Collection, WrittenDocument, WrittenText


def in_schema_order(document: WrittenDocument, kind: str | None) -> WrittenDocument:
    """The document with its keys in the order of the schema for files of a kind; as it is where there is none.

    Comments go with the key that they stand before or behind, but those at the top of the file stay there. Names that
    somebody chose, such as those of elements, stay in their order, and so does what no schema knows, at the end.
    """
    root = document.root.value
    if kind is None or isinstance(root, WrittenText):
        return document
    ordered = _ordered(root, schema(kind), schema(kind)["$id"] + "#")
    if root.parts and ordered.parts[0].key != root.parts[0].key:
        was, now = root.parts[0], ordered.parts[0]
        own = [replace(each, blank=was.blank if not place else each.blank) for place, each in enumerate(now.before)]
        now = replace(now, before=[*was.before, *own], blank=now.blank if own else was.blank)
        rest = [replace(part, before=[], blank=False) if part.key == was.key else part for part in ordered.parts[1:]]
        ordered = replace(ordered, parts=[now, *rest])
    return replace(document, root=replace(document.root, value=ordered))


def _ordered(collection: Collection, part: Any, location: str) -> Collection:
    if not isinstance(part, dict):
        return collection
    part, location = target(part, location)
    known = part.get("properties", {})
    others = part.get("additionalProperties")
    parts = []
    for each in collection.parts:
        below = part.get("items") if each.key is None else known.get(_name(each.key), others)
        value = each.value if isinstance(each.value, WrittenText) else _ordered(each.value, below, location)
        parts.append(replace(each, value=value))
    if collection.keyed and known and others is False:
        places = {name: place for place, name in enumerate(known)}
        parts.sort(key=lambda each: places.get(_name(each.key) if each.key else "", len(places)))
    return replace(collection, parts=parts)


def _name(key: WrittenText) -> str:
    """The key without its quotation marks; one with signs that are written otherwise within them is known to nobody."""
    return key.lines[0].strip(key.style) if key.style else key.lines[0]
