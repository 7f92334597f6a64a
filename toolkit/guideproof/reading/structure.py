"""The structure of a file against its schema, told as facts with places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import jsonschema_rs
from jsonschema_rs import ValidationErrorKind as Failed

from guideproof.model.fault import Fault, SchemaFault, Shape, UnknownKey
from guideproof.model.number import NUMBER, format_number
from guideproof.model.text_fault import BlankText, YamlSyntax
from guideproof.reading.broken.entries import tight_items, tight_keys
from guideproof.reading.instances import Path, instance, path_to
from guideproof.reading.meant_values import meant_value
from guideproof.reading.owners import owner_of
from guideproof.reading.prose import is_prose
from guideproof.reading.schemas import Schema, resolved, said_of_key, subschema, validator
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree, at, flow
from guideproof.source import Span

_UNQUOTED = re.compile(f"true|false|null|{NUMBER.pattern}")

SchemaMisfit = SchemaFault | UnknownKey | BlankText | YamlSyntax

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "null": "nothing",
    "array": "a list",
    "object": "a mapping",
}


_MOST_EXAMPLES = 5
_LIMITS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "above", "exclusiveMaximum": "below"}


def check_structure(kind: str, tree: Tree) -> list[Fault]:
    """What the schema of this kind of file (``schemas.KINDS``) finds wrong with a tree, in source order."""
    data = instance(tree)
    schema = validator(kind)
    if schema.is_valid(data):
        return []
    if isinstance(tree, Scalar) and tree.value is None:
        return [SchemaFault(Shape.EMPTY, "", owner_of(kind, tree, ()), "", ("a mapping",), tree.span)]
    found: list[SchemaMisfit] = []
    refused: list[Span] = []
    for error in schema.iter_errors(data):
        translation = _Translation(kind, tree, error)
        found += translation.faults()
        refused += translation.refused
    found = [fault for fault in found if not any(span.contains(fault.span) for span in refused)]
    found.sort(key=lambda fault: (fault.span, _key(fault), _shape(fault), len(_expected(fault))))
    stricter = {(fault.span, _key(fault), _shape(fault)): fault for fault in reversed(found)}
    return [*reversed(stricter.values())]


def _key(fault: SchemaMisfit) -> str:
    return "" if isinstance(fault, YamlSyntax) else fault.key


def _shape(fault: SchemaMisfit) -> str:
    return fault.shape if isinstance(fault, SchemaFault) else ""


def _expected(fault: SchemaMisfit) -> tuple[str, ...]:
    """What a fault says is allowed: of two rules that refuse one value, the stricter is told."""
    match fault:
        case SchemaFault(expected=expected):
            return expected
        case UnknownKey(allowed=allowed):
            return allowed
        case _:
            return ()


class _Translation:
    """One error of the validator as faults."""

    def __init__(self, kind: str, tree: Tree, error: jsonschema_rs.ValidationError) -> None:
        self._kind = kind
        self._tree = tree
        self._error = error
        self._path: Path = path_to(tree, error.instance_path, error.instance)
        self._value = at(tree, self._path)
        self._location = (error.absolute_keyword_location or "").rpartition("/")[0]
        self._schema = subschema(self._location)
        self.refused: list[Span] = []

    def faults(self) -> Iterator[SchemaMisfit]:
        """The faults; ``refused`` then holds the values of keys that may not be there: no fault inside them counts."""
        match self._error.kind:
            case Failed.AdditionalProperties(unexpected):
                yield from self._unknown(unexpected)
            case Failed.Required(property):
                yield self._missing(property)
            case Failed.OneOfNotValid() | Failed.OneOfMultipleValid():
                # What is no mapping at all has no such keys either, and has been refused for its type.
                if isinstance(self._value, Mapped):
                    yield self._exclusive(self._value)
            case Failed.PropertyNames(inner):
                yield self._name(inner)
            case Failed.FalseSchema():
                yield self._refused()
            case Failed.UniqueItems():
                yield from self._repeated()
            case (
                Failed.Minimum(limit)
                | Failed.Maximum(limit)
                | Failed.ExclusiveMinimum(limit)
                | Failed.ExclusiveMaximum(limit)
            ):
                yield self._fault(Shape.RANGE, (f"{_LIMITS[self._error.kind.name]} {_written(limit)}",))
            case Failed.Type(types) if tight := self._tight(types):
                yield tight
            case failed:
                yield self._blank() if self._is_blank_prose() else self._fault(*self._of_value(failed))

    def _of_value(self, failed: Failed) -> tuple[Shape, tuple[str, ...]]:
        words = self._words()
        match failed:
            case Failed.Type(types):
                return Shape.TYPE, words or tuple(_TYPES[name] for name in types)
            case Failed.Enum(options) if not isinstance(self._value, Scalar):
                return Shape.TYPE, words or (f"one of these alone: {', '.join(map(_written, options))}",)
            case Failed.Enum(options):
                return Shape.ALLOWED, tuple(map(_written, options))
            case Failed.Constant(value):
                return Shape.ALLOWED, (_written(value),)
            case Failed.Pattern() | Failed.Format():
                return Shape.PATTERN, words
            case Failed.MinLength():
                return Shape.EMPTY, self._text() if words in ((), ("text",)) else words
            case Failed.MinItems():
                return (Shape.TOO_FEW if instance(self._value) else Shape.EMPTY), words
            case Failed.MaxItems() | Failed.MaxProperties():
                return Shape.TOO_MANY, words
            case Failed.MinProperties():
                return Shape.EMPTY, words or tuple(self._schema.get("properties", ()))
            case _:
                raise NotImplementedError(f"the schemas use `{failed.name}`, which has no words here")

    def _words(self) -> tuple[str, ...]:
        """The schema's own words for what it expects: a title that begins with a small letter."""
        title = self._schema.get("title", "")
        return (title,) if title[:1].islower() or title[:1] == "`" else ()

    def _text(self) -> tuple[str, ...]:
        """What text is meant where none stands: an id, or one such as the schema's examples."""
        said = said_of_key(self._kind, self._error.evaluation_path[:-1])
        what = said.get("description", "").partition(".")[0]
        what = f"t{what[1:]}," if what.startswith("The id of") else "text"
        examples = ", ".join(f"`{each}`" for each in said.get("examples", ())[:_MOST_EXAMPLES] if isinstance(each, str))
        return (f"{what} such as {examples}" if examples else what.rstrip(","),)

    def _tight(self, types: list[str]) -> YamlSyntax | None:
        if "object" in types:
            return tight_keys(self._value)
        place = self._place() if self._path and isinstance(self._path[-1], str) else None
        return tight_items(self._value, place) if "array" in types else None

    def _is_blank_prose(self) -> bool:
        value = self._value
        return (
            isinstance(value, Scalar) and (value.value is None or value.value == value.text) and is_prose(self._schema)
        )

    def _blank(self) -> BlankText:
        fault = self._fault(Shape.EMPTY, ())
        return BlankText(fault.key, fault.owner, fault.span)

    def _fault(self, shape: Shape, expected: tuple[str, ...]) -> SchemaFault:
        keys = [position for position, step in enumerate(self._path) if isinstance(step, str)]
        key = str(self._path[keys[-1]]) if keys else ""
        owner = self._owner(self._path[: keys[-1]] if keys else ())
        owners = [
            each for end in range(len(self._path)) if isinstance(each := at(self._tree, self._path[:end]), Mapped)
        ]
        meant = meant_value(shape, self._schema, self._value, owners)
        return SchemaFault(shape, key, owner, _quoted(self._value), expected, self._value.span, meant)

    def _owner(self, path: Path) -> str:
        return owner_of(self._kind, self._tree, path)

    def _mapping(self) -> Mapped:
        assert isinstance(self._value, Mapped)
        return self._value

    def _unknown(self, unexpected: list[str]) -> Iterator[SchemaMisfit]:
        allowed, owner = _allowed(self._schema, self._value), self._owner(self._path)
        entries = self._mapping().entries
        for key in unexpected:
            yield UnknownKey(key, owner, allowed, entries[key].key_span, tuple(entries))

    def _missing(self, key: str) -> SchemaFault:
        location = self._base()
        part = subschema(location).get("properties", {}).get(key, {})
        expected = resolved(part, location).get("enum", ())
        return SchemaFault(
            Shape.MISSING, key, self._owner(self._path), "", tuple(map(_written, expected)), self._place()
        )

    def _exclusive(self, mapping: Mapped) -> SchemaFault:
        names = tuple(part["required"][0] for part in self._schema["oneOf"] if "required" in part)
        entries = mapping.entries
        present = [key for key in entries if key in names]
        key, place = (present[1], entries[present[1]].key_span) if present else ("", self._place())
        return SchemaFault(Shape.EXCLUSIVE, key, self._owner(self._path), ", ".join(present), names, place)

    def _name(self, inner: jsonschema_rs.ValidationError) -> SchemaFault:
        key = str(inner.instance)
        self._schema = subschema((inner.absolute_keyword_location or "").rpartition("/")[0])
        shape = Shape.REFUSED if isinstance(inner.kind, Failed.Not) else Shape.PATTERN
        entry = self._mapping().entries[key]
        if shape is Shape.REFUSED:
            self.refused.append(entry.value.span)
        return SchemaFault(shape, key, self._owner(self._path), key, self._words(), entry.key_span)

    def _refused(self) -> SchemaFault:
        mapping = at(self._tree, self._path[:-1])
        assert isinstance(mapping, Mapped)
        key = str(self._path[-1])
        allowed = _allowed(subschema(self._base()), mapping)
        self.refused.append(self._value.span)
        owner, span = self._owner(self._path[:-1]), mapping.entries[key].key_span
        return SchemaFault(Shape.REFUSED, key, owner, flow(self._value), allowed, span)

    def _repeated(self) -> Iterator[SchemaFault]:
        seen: set[str] = set()
        items, path = self._value.items if isinstance(self._value, Sequence) else [], self._path
        for position, item in enumerate(items):
            data = json.dumps(instance(item), sort_keys=True)
            if data in seen:
                self._path, self._value = (*path, position), item
                yield self._fault(Shape.REPEATED, ())
            seen.add(data)

    def _base(self) -> str:
        """The address of the schema that holds the keys, also for what a rule (``allOf``, ``then``) says of them."""
        return self._location.partition("/allOf/")[0]

    def _place(self) -> Span:
        """Where a mapping is pointed at for what it lacks: its key, or else its first key."""
        if self._path and isinstance(self._path[-1], str):
            parent = at(self._tree, self._path[:-1])
            assert isinstance(parent, Mapped)
            return parent.entries[self._path[-1]].key_span
        first = next(iter(self._mapping().entries.values()), None)
        return first.key_span if first else self._value.span


def _quoted(tree: Tree) -> str:
    """The value as written, with its quotes where it would be no text without them."""
    if isinstance(tree, Scalar) and isinstance(tree.value, str) and _UNQUOTED.fullmatch(tree.value):
        return f'"{tree.value}"'
    return flow(tree)


def _allowed(schema: Schema, tree: Tree) -> tuple[str, ...]:
    """The keys that a mapping may have, given what it already says of itself."""
    names = dict(schema.get("properties", {}))
    data = instance(tree)
    for rule in schema.get("allOf", ()):
        if jsonschema_rs.is_valid(rule["if"], data):
            for name, part in rule["then"].get("properties", {}).items():
                if part is False:
                    names.pop(name, None)
    return tuple(names)


def _written(value: Any) -> str:
    """A value of a schema as an editor writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format_number(Fraction(value)) if isinstance(value, int | float) else str(value)
