"""A fingerprint of what a guideline says, independent of how its files are laid out.

Two guidelines have one digest exactly where they say the same: the same elements, conditions, nodes, texts, evidence
and safety rules. Places in files, the order of files, vignettes, suppressed findings and the severities of checks
do not matter; the order of entry points, branches, items, codes and constraints does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import lru_cache
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
    {"allow", "severity", "review_interval", "places", "table", "cells_span", "written", "never_given"}
)

_NAMES = {("ClassBranch", "value"): "code"}
"""Fields that the form calls otherwise, likewise."""

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
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case str():
            return value
        case Fraction():
            return {"number": str(value)}
        case Mapping():
            return {"mapping": [[_plain(key), _plain(each)] for key, each in value.items()]}
        case Struct() | Unit() | Period():
            kind = type(value).__name__
            parts = [
                [_NAMES.get((kind, name), name), _plain(part)]
                for name in type(value).__match_args__
                if name not in _LEFT_OUT
                and ((part := getattr(value, name)) or name not in _WHERE_SAID)
                and not isinstance(part, Span)
                and _USUAL.get((kind, name), _NONE) is not part
            ]
            return {_KINDS.get(kind, kind): parts}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a digest")
