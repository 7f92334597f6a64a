"""A patient's record in JSON, under the same rules as YAML (section 2)."""

from __future__ import annotations

import json
import re

from guideproof.model.fault import Fault, YamlSyntax
from guideproof.reading.characters import STANDS_IN, decode
from guideproof.reading.tree import Tree
from guideproof.reading.yaml_tree import LARGEST, parse
from guideproof.source import Span

_ESCAPE = re.compile(rb"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\.", re.DOTALL)


def parse_json(data: bytes, path: str) -> tuple[Tree | None, list[Fault]]:
    """The tree of a JSON file and everything that is wrong with it, as ``yaml_tree.parse`` gives them.

    JSON is YAML in brackets, so the same reader reads it: numbers are exact, one with an exponent is text, a
    repeated key, a hidden character or too deep a list is a fault. What is YAML but not JSON is refused. Columns
    after an escaped pair of surrogates are two too low for each.
    """
    tree, faults = parse(_ESCAPE.sub(_joined, data), path)
    problem = _problem(data, path)
    if problem is None:
        return tree, faults
    return None, [*(fault for fault in faults if not isinstance(fault, YamlSyntax)), problem]


def _joined(escape: re.Match[bytes]) -> bytes:
    """YAML writes a character beyond the first 65,536 as one escape, JSON as two."""
    if escape[1] is None:
        return escape[0]
    high, low = int(escape[1], 16), int(escape[2], 16)
    return b"\\U%08x" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _problem(data: bytes, path: str) -> Fault | None:
    """Where a text is not JSON, apart from what has been refused already: its size, its depth, its characters."""
    text = decode(data, path)[0] if len(data) <= LARGEST else None
    if text is None:
        return None
    try:
        json.loads(text.replace(STANDS_IN, ""), parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        return YamlSyntax(error.msg, "while reading JSON", Span(path, *[error.lineno, error.colno] * 2))
    except RecursionError:
        return None
    return None
