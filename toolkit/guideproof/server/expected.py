"""What may stand at a place of a file, as the JSON Schemas of this guideline say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from guideproof.model.guideline import Guideline
from guideproof.own_schemas.filled import filled
from guideproof.own_schemas.names import Schema, names_of
from guideproof.reading.schemas import KINDS, PARTS, schema
from guideproof.server.tokens import ITEM

CONDITION = "condition"
"""The name of the part that is a condition."""

_SUFFIX = ".schema.json"
_JOINED = ("anyOf", "oneOf", "allOf")


class Part(Struct, frozen=True):
    """A schema of what may stand at a place: in which file of schemas it is, and as what it is named there
    (``named_node``, ``test_of_ecog``, ``condition``)."""

    schema: Schema
    file: str
    named: str


class Expected:
    """The schemas of one guideline."""

    def __init__(self, guideline: Guideline) -> None:
        names = names_of(guideline)
        self._schemas = {name: filled(name, schema(name), guideline, names) for name in (*KINDS, *PARTS)}

    def at(self, kind: str, path: Iterable[str], beside: Mapping[str, str] | None = None) -> list[Part]:
        """What may stand at a path in a file of a kind; ``beside`` are the keys of the file itself with their values,
        for what depends on them."""
        found = list(self._all(self._schemas[kind], kind, "", beside or {}))
        for step in path:
            found = [
                deeper
                for part in found
                for inner, named in _inside(part, step)
                for deeper in self._all(inner, part.file, named, {})
            ]
        return found

    def keys(self, part: Part) -> list[Part]:
        """What the keys of a mapping may be, where that is said of all of them."""
        names = part.schema.get("propertyNames")
        return list(self._all(names, part.file, "", {})) if isinstance(names, dict) else []

    def _all(self, part: Schema, file: str, named: str, beside: Mapping[str, str], deep: int = 0) -> Iterator[Part]:
        """A schema, and all that are joined to it."""
        while "$ref" in part and deep < _DEEPEST:
            part, file, named = self._target(part, file, named)
            deep += 1
        yield Part(part, file, named)
        for key in _JOINED:
            for each in part.get(key, ()):
                if isinstance(each, dict) and deep < _DEEPEST:
                    yield from self._all(each, file, named, beside, deep + 1)
        branch = "then" if _holds(part.get("if"), beside) else "else"
        if "if" in part and isinstance(part.get(branch), dict):
            yield from self._all(part[branch], file, named, beside, deep + 1)

    def _target(self, part: Schema, file: str, named: str) -> tuple[Schema, str, str]:
        """What a schema refers to, with what else it says itself."""
        address, _, pointer = part["$ref"].partition("#")
        file = address.rpartition("/")[2].removesuffix(_SUFFIX) or file
        found: Any = self._schemas[file]
        steps = pointer.split("/")[1:]
        for step in steps:
            found = found[step]
        own = {key: value for key, value in part.items() if key != "$ref"}
        name = steps[-1] if steps else file
        return {**found, **own}, file, name if _is_name(name) else named


_DEEPEST = 12


def _is_name(name: str) -> bool:
    return name == CONDITION or name.startswith(("named_", "test_of_"))


def _inside(part: Part, step: str) -> Iterator[tuple[Schema, str]]:
    """What may stand one step further in."""
    if step == ITEM:
        items = part.schema.get("items")
        if isinstance(items, dict):
            yield items, part.named
        return
    known = part.schema.get("properties", {})
    found = known[step] if step in known else part.schema.get("additionalProperties")
    if isinstance(found, dict):
        yield found, "" if part.named == CONDITION else part.named


def _holds(condition: Any, beside: Mapping[str, str]) -> bool:
    """Whether a condition on the keys of a file holds, as far as their values are words that it names."""
    if not isinstance(condition, dict) or not beside:
        return False
    known = condition.get("properties", {})
    constants = all(beside.get(key) == each.get("const") for key, each in known.items() if isinstance(each, dict))
    return constants and all(key in beside for key in condition.get("required", ()))
