"""A fingerprint of what a guideline says, independent of how its files are laid out.

Two guidelines have one digest exactly where they say the same: the same elements, conditions, nodes, texts, evidence
and safety rules. Places in files, the order of files, vignettes, suppressed findings and the severities of checks
do not matter; the order of entry points, branches, items, codes and constraints does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy
from guideproof.model.period import Period
from guideproof.model.unit import Unit
from guideproof.source import Span

FORM = "guideproof-digest-1"
"""Names the way of writing that is hashed; another way gets another name."""

_ORDERED = ("constraints",)
_SORTED = ("elements", "derived", "interventions", "nodes", "sources", "safety", "disagreements")
_WHERE_SAID = frozenset(
    {
        "parameter",
        "named",
        "days",
        "dates",
        "due",
        "points",
        "precision",
        "range",
        "offset",
        "shift",
        "molar_mass",
        "applies_when",
        "ranged",
    }
)
"""Fields that are left out where they say nothing, so that what never names a parameter, has no dates and no unit with
an offset, and applies to everybody, keeps its fingerprint."""

_KINDS = {"Computed": "Formula"}
"""Kinds that the form calls otherwise than their types: a type that is renamed leaves fingerprints as they are."""

_LEFT_OUT = frozenset(
    {"allow", "severity", "review_interval", "places", "table", "cells_span", "written", "as_written", "never_given"}
)

_NAMES = {("ClassBranch", "value"): "code"}
"""Fields that the form calls otherwise, likewise."""

_PLAIN = frozenset({str, int, bool, type(None)})
_NONE = object()
"""No value at all."""

_USUAL = {("Classify", "hit_policy"): HitPolicy.UNIQUE}
"""Values of fields that are left out, so that what does not say otherwise keeps its fingerprint."""


@lru_cache(maxsize=8)
def digest(guideline: Guideline) -> str:
    """``sha256:`` and 64 hexadecimal digits."""
    manifest = replace(guideline.manifest, metadata=dict(sorted(guideline.manifest.metadata.items())))
    content: list[Any] = [FORM, _plain(manifest)]
    content += [_plain(list(getattr(guideline, name).values())) for name in _ORDERED]
    content += [_plain([each for _, each in sorted(getattr(guideline, name).items())]) for name in _SORTED]
    if guideline.parameters:
        content.append(_plain([each for _, each in sorted(guideline.parameters.items())]))
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return f"sha256:{sha256(text.encode('ascii')).hexdigest()}"


def _plain(value: Any) -> Any:
    """The value as JSON in which nothing can be taken for something else: objects and numbers carry their kind."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [_plain(each) for each in value]
    if isinstance(value, Struct | Unit | Period):
        return _object(value, *_form(kind.__name__, kind.__match_args__))
    match value:
        case Enum():
            return value.value
        case int() | str():
            return value
        case list() | tuple():
            return [_plain(each) for each in value]
        case Fraction():
            return {"number": str(value)}
        case Mapping():
            return {"mapping": [[_plain(key), _plain(each)] for key, each in value.items()]}
        case _:
            raise TypeError(f"{kind.__name__} has no place in a digest")


def _object(value: Any, kind: str, fields: Sequence[_Field]) -> Any:
    parts = list[list[Any]]()
    for name, said, unless_empty, usual in fields:
        part = getattr(value, name)
        if (part or not unless_empty) and type(part) is not Span and part is not usual:
            parts.append([said, _plain(part)])
    return {kind: parts}


_Field = tuple[str, str, bool, Any]
"""The name of a field, what it is called here, whether it is left out where it says nothing, and its usual value."""


@cache
def _form(kind: str, names: tuple[str, ...]) -> tuple[str, tuple[_Field, ...]]:
    """What the form calls a kind, and its fields."""
    fields = (
        (name, _NAMES.get((kind, name), name), name in _WHERE_SAID, _USUAL.get((kind, name), _NONE))
        for name in names
        if name not in _LEFT_OUT
    )
    return _KINDS.get(kind, kind), tuple(fields)
