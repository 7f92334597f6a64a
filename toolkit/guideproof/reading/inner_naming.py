"""Every place of what stands inside other things: elements, codes, parameters, branches, constraints, statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.reading.files import read_files
from guideproof.reading.named import Among, NamedPlace, NameFinder
from guideproof.reading.named_in_tables import of_table
from guideproof.reading.store import Store
from guideproof.reading.tables.cells import parse_table
from guideproof.reading.tree import Mapped
from guideproof.reading.yaml_tree import parse
from guideproof.source import SourceLines, Span

_PROSE = ("label", "title")
_HELD = (Kind.ELEMENT, Kind.PARAMETER, Kind.CONSTRAINT)


class Inner(Struct, frozen=True):
    """What all files of a guideline name; ``shares`` are the elements that take over the codes of another."""

    guideline: Guideline
    names: tuple[NamedPlace, ...]
    shares: Mapping[str, str]

    def ids(self, kind: Kind) -> list[str]:
        """The ids that there are of a kind: of a code ``element#code``, likewise of a branch and a statement."""
        guideline = self.guideline
        match kind:
            case Kind.ELEMENT:
                return [*guideline.elements, *guideline.derived]
            case Kind.PARAMETER:
                return list(guideline.parameters)
            case Kind.SECTION:
                return list(dict.fromkeys(node.section for node in guideline.nodes.values()))
            case Kind.CODE:
                return [
                    f"{each.id}#{code}" for each in guideline.variables for code in each.codes if isinstance(code, str)
                ]
            case _:
                return list(dict.fromkeys(each.id for each in self.names if each.kind is kind))

    def places(self, kind: Kind, id: str, lines: SourceLines, others: Collection[str]) -> list[Span]:
        """Every place of an id, without what else stands there. ``others`` are the ids of things that `held_by` may
        name too: where it could mean another thing, it is left as it is. Raises ``Untold``."""
        wanted = set(self._shared(id)) if kind is Kind.CODE else {id}
        word = id.rpartition("#")[2]
        found: list[Span] = []
        for each in self.names:
            held = each.kind is Kind.HOLDER and kind in _HELD and each.id == id and id not in others
            if held or (each.kind is kind and each.id in wanted):
                found += _exactly(each, word, lines)
        if kind is Kind.CODE:
            found += self._of_parameters(wanted, word, lines)
        return sorted(set(found))

    def _shared(self, id: str) -> Iterator[str]:
        """The code of every element that has it from the same list."""
        element, _, code = id.partition("#")
        home = self._home(element)
        for each in (*self.guideline.elements, *self.guideline.derived):
            if self._home(each) == home:
                yield f"{each}#{code}"

    def sharing(self, element: str) -> list[str]:
        """The elements that have the codes of one, itself among them."""
        return [each.partition("#")[0] for each in self._shared(f"{element}#")]

    def _home(self, element: str) -> str:
        seen = {element}
        while element in self.shares and self.shares[element] not in seen:
            element = self.shares[element]
            seen.add(element)
        return element

    def _of_parameters(self, wanted: Collection[str], code: str, lines: SourceLines) -> Iterator[Span]:
        """The value of each parameter that stands for the code."""
        elements = {each.partition("#")[0] for each in wanted}
        for parameter in self.guideline.parameters.values():
            named = (each for each in self.names if (each.kind, each.id) == (Kind.PARAMETER, parameter.id))
            used = {each.of for each in named if each.of}
            if parameter.value != code or not used & elements:
                continue
            if not used <= elements:
                other = min(used - elements)
                raise Untold(f"the parameter `{parameter.id}` stands for `{code}` of `{other}` too")
            yield _value_of(parameter.id, parameter.span, lines, code)


class Untold(ValueError):
    """A place where an id is named cannot be told from what else stands there."""


def inner_of(guideline: Guideline, store: Store) -> Inner:
    """What the files of a guideline name."""
    files, names = read_files(store, None), NameFinder(guideline)
    found: list[NamedPlace] = []
    for file in files.files:
        tree = parse(file.data, file.path)[0]
        if isinstance(tree, Mapped):
            found += names.of_file(file.kind, file.id, tree)
    for file in (*files.tables.values(), *files.classes.values(), *files.cases):
        table = parse_table(file.data, file.path, _PROSE)[0]
        if table is not None:
            found += of_table(guideline, file.kind, file.id, table)
    return Inner(guideline, tuple(found), names.shares)


def _exactly(named: NamedPlace, word: str, lines: SourceLines) -> Iterator[Span]:
    """Where in its place a name stands: once, or among what else is there as often as it does."""
    pattern = {
        Among.TEXT: rf"\{{({re.escape(word)})\}}",
        Among.FORMULA: rf"(?<![A-Za-z0-9_])({re.escape(word)})(?![A-Za-z0-9_])",
        Among.NOTHING: rf"(?<![A-Za-z0-9_-])({re.escape(word)})(?![A-Za-z0-9_-])",
    }[named.among]
    found = list(_matches(re.compile(pattern), named.span, lines))
    if not found or (named.among is Among.NOTHING and len(found) > 1):
        raise Untold(f"{named.span}: it cannot be told where `{word}` stands here")
    yield from found


def _matches(pattern: re.Pattern[str], place: Span, lines: SourceLines) -> Iterator[Span]:
    for line, text in enumerate(lines(place.path)[place.line - 1 : place.end_line], place.line):
        first = place.column - 1 if line == place.line else 0
        end = place.end_column - 1 if line == place.end_line else len(text)
        for match in pattern.finditer(text, first, end):
            yield Span(place.path, line, match.start(1) + 1, line, match.end(1) + 1)


def _value_of(id: str, place: Span, lines: SourceLines, code: str) -> Span:
    tree = parse("\n".join(lines(place.path)).encode("utf-8", "replace"), place.path)[0]
    held = tree.entries[id].value if isinstance(tree, Mapped) and id in tree.entries else None
    value = held.entries["value"].value if isinstance(held, Mapped) and "value" in held.entries else None
    if value is None:
        raise Untold(f"{place}: it cannot be told where the value of `{id}` stands")
    return next(_exactly(NamedPlace(Kind.CODE, code, value.span), code, lines))
