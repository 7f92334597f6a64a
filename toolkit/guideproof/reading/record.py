"""A patient's record, in JSON or in YAML (section 12), told apart by the file's name or, where that does not say, by
the text itself: what is JSON is read as JSON, all else as YAML.

YAML's own reader would take most of JSON as well and never to another meaning, but not numbers with an exponent.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from guideproof.model.fault import Fault
from guideproof.model.text_fault import JsonSyntax
from guideproof.reading.collector import collector_paused
from guideproof.reading.json_tree import parse_json
from guideproof.reading.tree import Mapped, Tree
from guideproof.reading.yaml_tree import parse

_BOUNDS = frozenset({"above", "at_least", "at_most", "below"})
_MEANT_AS_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]\s*[\"{\[]")
"""How JSON begins and few who write YAML do."""


def read_record(data: bytes, path: str) -> tuple[Tree | None, list[Fault]]:
    """The tree of a record and everything that is wrong with it; a record that is empty or null is a null."""
    with collector_paused():
        return _read(data, path)


def _read(data: bytes, path: str) -> tuple[Tree | None, list[Fault]]:
    match PurePosixPath(path).suffix.lower():
        case ".json":
            return parse_json(data, path)
        case ".yaml" | ".yml":
            return parse(data, path, _bounds)
    as_json = parse_json(data, path)
    if not any(isinstance(fault, JsonSyntax) for fault in as_json[1]):
        return as_json
    as_yaml = parse(data, path, _bounds)
    return as_json if as_yaml[1] and _MEANT_AS_JSON.match(data) else as_yaml


def _bounds(tree: Tree) -> int:
    """How many values are bounds as conditions have them: facts have none."""
    values = [entry.value for entry in tree.entries.values()] if isinstance(tree, Mapped) else []
    return sum(isinstance(each, Mapped) and not _BOUNDS.isdisjoint(each.entries) for each in values)
