"""What an id may become, and what else goes with it: tables that are named after it, files that name it elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline
from guideproof.model.reference import KEBAB, SNAKE
from guideproof.reading.inner_naming import Inner
from guideproof.reading.opening import Unopened, read_file
from guideproof.reading.schemas import schema
from guideproof.reading.yaml_tree import LARGEST
from guideproof.reporters.text.ink import visible
from guideproof.writing import Misuse

_LONGEST = 100
_IN_SNAKE_CASE = ("tag", "element", "code", "parameter")
_MAPPING = re.compile(rb"^columns:", re.MULTILINE)
_LEVELS = 3
"""So many folders deep files are looked for that map the columns of a table."""

_MOST = 2000
"""How many files are looked into."""


def refuse_name(guideline: Guideline, inner: Inner | None, word: str, old: str, new: str, ids: Sequence[str]) -> None:
    """Raises ``Misuse`` for an id that cannot be one of this kind, or that something has."""
    shape, example = (SNAKE, "second_line") if word in _IN_SNAKE_CASE else (KEBAB, "second-line")
    if not shape.fullmatch(new) or len(new) > _LONGEST:
        raise Misuse(
            f"`{visible(new)}` cannot be the id of {_a(word)}: write small letters and digits, as in `{example}`"
        )
    if new in _reserved(word):
        raise Misuse(f"`{new}` cannot be the id of {_a(word)}: it means something else in the language")
    home, mark, _ = old.rpartition("#")
    if f"{home}{mark}{new}" in ids:
        raise Misuse(f"there is {_a(word)} `{home}{mark}{new}` already, so `{old}` cannot be called so")
    if inner is not None:
        _refuse_other(guideline, inner, word, old, new)


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _reserved(word: str) -> Sequence[str]:
    parts = schema("common")["$defs"]
    if word == "code":
        return tuple(parts["code"]["not"]["enum"])
    return (*parts["element_id"]["not"]["enum"], "constraints") if word in ("element", "parameter") else ()


def _refuse_other(guideline: Guideline, inner: Inner, word: str, old: str, new: str) -> None:
    """Raises ``Misuse`` where the name means something else in the same places already."""
    if word in ("element", "parameter"):
        if guideline.variable(new) is not None or new in guideline.parameters:
            raise Misuse(f"there is an element or a parameter `{new}` already, so `{old}` cannot be called so")
        if any(f"{{{new}}}" in text for text in _texts(guideline)):
            raise Misuse(f"a text has `{{{new}}}` in it, which would become a value: change the text first")
    if word == "parameter" and any(new in each.codes for each in guideline.variables):
        raise Misuse(f"there is a code `{new}`, which a parameter `{old}` of that name would be taken for")
    if word == "code":
        element = old.partition("#")[0]
        having = [each for each in inner.sharing(element) if new in _codes(guideline, each)]
        if having:
            raise Misuse(f"`{having[0]}`, which shares the codes of `{element}`, has a code `{new}` already")
        if new in guideline.parameters:
            raise Misuse(f"there is a parameter `{new}`, which a code of that name would come before")
    if word == "constraint" and new in guideline.constraints:
        raise Misuse(f"there is a constraint `{new}` already, so `{old}` cannot be called so")


def _codes(guideline: Guideline, element: str) -> Sequence[object]:
    variable = guideline.variable(element)
    return [] if variable is None else list(variable.codes)


def _texts(guideline: Guideline) -> Iterator[str]:
    for node in guideline.nodes.values():
        yield from (item.detail for item in node.items if item.detail is not None)
        until = getattr(node.body, "until", None)
        if until is not None:
            yield until


def table_of(guideline: Guideline, element: str) -> Iterator[str]:
    """The table that a derived element has, by its shown path."""
    derived = guideline.derived.get(element)
    if derived is not None and isinstance(derived.definition, Classify) and derived.definition.table is not None:
        yield derived.definition.table.span.path


def mapped(folder: Path, id: str) -> Iterator[str]:
    """Where files beside the guideline that map columns to its elements (`guideproof cohort --mapping`) name an id."""
    top, word = folder.resolve().parent, re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(id)}(?![A-Za-z0-9_-])")
    for path in islice(_beside(folder.resolve(), top), _MOST):
        try:
            data = read_file(path, LARGEST)
        except Unopened:
            continue
        if _MAPPING.search(data):
            for number, line in enumerate(re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace")), 1):
                if word.search(line):
                    yield f"{path.relative_to(top).as_posix()}:{number}"


def _beside(guideline: Path, top: Path) -> Iterator[Path]:
    """The YAML files in a folder, a few levels deep, but for those of the guideline in it and for hidden ones."""
    for place, folders, names in os.walk(top) if top != top.parent else ():
        home = Path(place)
        deep = len(home.relative_to(top).parts) >= _LEVELS
        folders[:] = sorted(each for each in folders if not (deep or each.startswith(".") or home / each == guideline))
        yield from (home / name for name in sorted(names) if name.endswith((".yaml", ".yml")))
