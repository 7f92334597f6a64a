"""Where elements, codes, parameters, branches, constraints and statements are named and given, file by file.

``uses`` tells of all other references, as the model has them; these stand in conditions, formulas, facts and texts, of
which the model keeps no places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct, field

from guideproof.model.element import VISIT, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.source import Span

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_IN_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_COMBINED = ("all", "any")


class Among(Enum):
    """Among what a name stands."""

    NOTHING = "nothing"
    FORMULA = "formula"
    TEXT = "text"


class NamedPlace(Struct, frozen=True):
    """A thing that is named in a place: of a code ``element#code``, of a branch ``node#branch``, of a statement
    ``source#statement``. ``among`` says that it stands in a formula or, in braces, in a text, perhaps more than once;
    ``of`` is the element whose test or value a parameter stands in."""

    kind: Kind
    id: str
    span: Span
    among: Among = Among.NOTHING
    of: str = ""


class NameFinder(Struct):
    """Finds what the files of one guideline name; ``shares`` are the elements that take over the codes of another."""

    guideline: Guideline
    shares: dict[str, str] = field(default_factory=dict)

    def of_file(self, kind: str, id: str, tree: Mapped) -> Iterator[NamedPlace]:
        """What a file names: of what kind it is and what it is called."""
        match kind:
            case "manifest":
                yield from self._entries(tree)
            case "inputs" | "derived":
                for entry in tree.entries.values():
                    yield from self._element(entry)
            case "parameters":
                yield from (NamedPlace(Kind.PARAMETER, each.key, each.key_span) for each in tree.entries.values())
            case "interventions":
                for entry in tree.entries.values():
                    yield from self._each(entry.value, "yields", Kind.ELEMENT)
            case "node":
                yield from self._node(id, tree)
            case "evidence":
                yield from self._statements(id, tree)
            case "safety":
                for key in ("never", "always"):
                    yield from self._under(tree.get(key), "when")
            case "vignette":
                yield from self._vignette(tree)

    def _entries(self, tree: Mapped) -> Iterator[NamedPlace]:
        points = tree.get("entry_points")
        for entry in points.entries.values() if isinstance(points, Mapped) else ():
            yield from self._under(entry.value, "when")
            yield from self._each(entry.value, "knows", Kind.ELEMENT)

    def _element(self, entry: Entry) -> Iterator[NamedPlace]:
        tree, id = entry.value, entry.key
        if id == "constraints":
            for item in _items(tree):
                yield from self._own(_get(item, "id"), Kind.CONSTRAINT)
                yield from self._under(item, "holds")
            return
        yield NamedPlace(Kind.ELEMENT, id, entry.key_span)
        values = _get(tree, "values")
        if isinstance(values, Mapped):
            yield from (NamedPlace(Kind.CODE, f"{id}#{each.key}", each.key_span) for each in values.entries.values())
        if isinstance(values, Scalar):
            self.shares[id] = values.text
        yield from self._scalar(values, Kind.ELEMENT)
        for key in ("lower", "upper"):
            yield from self._scalar(_get(_get(tree, "limits"), key), Kind.ELEMENT)
        for key in ("applies_when", "condition"):
            yield from self._under(tree, key)
        yield from self.value(_get(tree, "missing_means"), id)
        yield from self._computed(tree, id)

    def _computed(self, tree: Tree, id: str) -> Iterator[NamedPlace]:
        yield from self._formula(_get(tree, "formula"))
        yield from self._each(tree, "sum", Kind.ELEMENT)
        for item in _items(_get(tree, "count")):
            yield from self.condition(item)
        for item in _items(_get(tree, "points")):
            yield from self._under(item, "when")
            yield from self._number(_get(item, "points"))
        for item in _items(_get(tree, "classify")):
            yield from self._under(item, "when")
            yield from self.given(_get(item, "value"), id)
        for part in (_get(tree, "elapsed"), _get(tree, "date")):
            for key in ("from", "to"):
                yield from self._scalar(_get(part, key), Kind.ELEMENT)
            yield from self._number(_get(part, "add"))

    def _node(self, id: str, tree: Mapped) -> Iterator[NamedPlace]:
        for item in _items(tree.get("branches")):
            yield from self._own(_get(item, "id"), Kind.BRANCH, f"{id}#")
            yield from self._under(item, "when")
            yield from self._each(item, "knows", Kind.ELEMENT)
        for item in _items(tree.get("recommend")):
            yield from self._number(_get(item, "amount"))
            yield from self._text(_get(item, "detail"))
        yield from self._text(tree.get("until"))
        yield from self._scalar(tree.get("due"), Kind.ELEMENT)
        after = tree.get("after")
        yield from self._number(after)
        for key in ("at_least", "at_most"):
            yield from self._number(_get(after, key))

    def _statements(self, id: str, tree: Mapped) -> Iterator[NamedPlace]:
        statements = tree.get("statements")
        for entry in statements.entries.values() if isinstance(statements, Mapped) else ():
            yield NamedPlace(Kind.STATEMENT, f"{id}#{entry.key}", entry.key_span)
            yield from self._each(entry.value, "held_by", Kind.HOLDER)

    def _vignette(self, tree: Mapped) -> Iterator[NamedPlace]:
        expect = tree.get("expect")
        yield from self._each(expect, "needs", Kind.ELEMENT)
        amounts = _get(expect, "amounts")
        for entry in amounts.entries.values() if isinstance(amounts, Mapped) else ():
            yield NamedPlace(Kind.INTERVENTION, entry.key, entry.key_span)
        for held in (tree.get("facts"), _get(expect, "derived")):
            for entry in held.entries.values() if isinstance(held, Mapped) else ():
                yield NamedPlace(Kind.ELEMENT, entry.key, entry.key_span)
                yield from self.value(entry.value, entry.key)

    def condition(self, tree: Tree) -> Iterator[NamedPlace]:
        """What a condition names."""
        for entry in tree.entries.values() if isinstance(tree, Mapped) else ():
            if entry.key in _COMBINED:
                for item in _items(entry.value):
                    yield from self.condition(item)
            elif entry.key == "not":
                yield from self.condition(entry.value)
            else:
                yield NamedPlace(Kind.ELEMENT, entry.key, entry.key_span)
                yield from self.test(entry.value, entry.key)

    def test(self, tree: Tree, element: str) -> Iterator[NamedPlace]:
        """What a test of an element names beside it: codes, parameters, other elements."""
        match tree:
            case Scalar(str() as text):
                if text in self._codes(element):
                    yield NamedPlace(Kind.CODE, f"{element}#{text}", tree.span)
                elif text in self.guideline.parameters:
                    yield NamedPlace(Kind.PARAMETER, text, tree.span, of=element)
            case Sequence(items):
                for item in items:
                    yield from self.test(item, element)
            case Mapped(entries):
                for entry in entries.values():
                    kind = {"parameter": Kind.PARAMETER, "element": Kind.ELEMENT}.get(entry.key)
                    if kind is None:
                        yield from self.test(entry.value, element)
                    else:
                        yield from self._scalar(entry.value, kind, of=element)

    def value(self, tree: Tree | None, element: str) -> Iterator[NamedPlace]:
        """The codes that a fact or an expected value names, also as keys."""
        match tree:
            case Scalar(str() as text) if text in self._codes(element):
                yield NamedPlace(Kind.CODE, f"{element}#{text}", tree.span)
            case Sequence(items):
                for item in items:
                    yield from self.value(item, element)
            case Mapped(entries):
                for entry in entries.values():
                    if entry.key in self._codes(element):
                        yield NamedPlace(Kind.CODE, f"{element}#{entry.key}", entry.key_span)
                    yield from self.value(entry.value, element)

    def given(self, tree: Tree | None, element: str) -> Iterator[NamedPlace]:
        """What a class gives: a code, a parameter, a formula or a date."""
        variable = self.guideline.variable(element)
        if variable is not None and variable.type in (ElementType.CODE, ElementType.BOOLEAN):
            if tree is not None:
                yield from self.test(tree, element)
        elif isinstance(tree, Mapped):
            yield from self._number(tree)
        else:
            yield from self._formula(tree)

    def _codes(self, element: str) -> set[str]:
        variable = self.guideline.variable(element)
        return {str(code) for code in variable.codes} if variable is not None else set()

    def _under(self, tree: Tree | None, key: str) -> Iterator[NamedPlace]:
        held = _get(tree, key)
        if held is not None:
            yield from self.condition(held)

    def _each(self, tree: Tree | None, key: str, kind: Kind) -> Iterator[NamedPlace]:
        for item in _items(_get(tree, key)):
            yield from self._scalar(item, kind)

    def _scalar(self, tree: Tree | None, kind: Kind, of: str = "") -> Iterator[NamedPlace]:
        if isinstance(tree, Scalar) and isinstance(tree.value, str) and tree.value != VISIT:
            yield NamedPlace(kind, tree.value, tree.span, of=of)

    def _own(self, tree: Tree | None, kind: Kind, before: str = "") -> Iterator[NamedPlace]:
        """The id of a thing at the thing itself, where also `visit` is one."""
        if isinstance(tree, Scalar) and isinstance(tree.value, str):
            yield NamedPlace(kind, before + tree.value, tree.span)

    def _number(self, tree: Tree | None) -> Iterator[NamedPlace]:
        """An element or a parameter in the place of a number."""
        if isinstance(tree, Scalar) and isinstance(tree.value, str):
            yield from self._known(tree.value, tree.span, Among.NOTHING)
        yield from self._scalar(_get(tree, "parameter"), Kind.PARAMETER)
        yield from self._scalar(_get(tree, "element"), Kind.ELEMENT)

    def _formula(self, tree: Tree | None) -> Iterator[NamedPlace]:
        if isinstance(tree, Scalar) and isinstance(tree.value, str):
            for word in dict.fromkeys(_WORD.findall(tree.value)):
                yield from self._known(word, tree.span, Among.FORMULA)

    def _text(self, tree: Tree | None) -> Iterator[NamedPlace]:
        if isinstance(tree, Scalar) and isinstance(tree.value, str):
            for word in dict.fromkeys(_IN_BRACES.findall(tree.value)):
                yield from self._known(word, tree.span, Among.TEXT)

    def _known(self, id: str, span: Span, among: Among) -> Iterator[NamedPlace]:
        if self.guideline.variable(id) is not None:
            yield NamedPlace(Kind.ELEMENT, id, span, among)
        elif id in self.guideline.parameters:
            yield NamedPlace(Kind.PARAMETER, id, span, among)


def _get(tree: Tree | None, key: str) -> Tree | None:
    return tree.get(key) if isinstance(tree, Mapped) else None


def _items(tree: Tree | None) -> list[Tree]:
    return tree.items if isinstance(tree, Sequence) else []
