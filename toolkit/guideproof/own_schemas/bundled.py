"""A schema that needs no other: all parts that it refers to stand in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from guideproof.model.guideline import Guideline
from guideproof.own_schemas.names import Schema

_MARK = "Made by `guideproof schema`"
_SUFFIX = ".schema.json"


def is_ours(data: bytes) -> bool:
    """Whether a file was made here."""
    try:
        found = json.loads(data)
    except ValueError:
        return False
    return isinstance(found, dict) and str(found.get("$comment", "")).startswith(_MARK)


def bundled(kind: str, parts: Mapping[str, Schema], guideline: Guideline) -> bytes:
    """The schema of a kind of file as text; ``parts`` are all schemas by their names, each referring to the others."""
    defs: dict[str, Schema] = {}
    for name, part in parts.items():
        if name in (kind, "common", "condition", "element"):
            defs |= {f"{name}.{each}": _at_home(one, name, kind) for each, one in part.get("$defs", {}).items()}
            defs[name] = _at_home(
                {key: each for key, each in part.items() if key not in ("$defs", "$schema")}, name, kind
            )
    root = defs.pop(kind)
    of = f"{guideline.manifest.id} {guideline.manifest.version}"
    head = {"$schema": parts[kind]["$schema"], "$comment": f"{_MARK} of {of}; make it anew when an id changes."}
    whole = {**head, **root, "$defs": {name: defs[name] for name in sorted(_needed(root, defs))}}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _at_home(part: Any, name: str, kind: str) -> Any:
    """A part of the schema of a name, which refers to what stands in that of a kind now."""
    if isinstance(part, list):
        return [_at_home(each, name, kind) for each in part]
    if not isinstance(part, dict):
        return part
    moved = {key: _at_home(each, name, kind) for key, each in part.items()}
    if isinstance(part.get("$ref"), str):
        moved["$ref"] = _address(part["$ref"], name, kind)
    return moved


def _address(ref: str, name: str, kind: str) -> str:
    file, _, pointer = ref.partition("#")
    home = file.removesuffix(_SUFFIX) or name
    steps = pointer.split("/")[1:]
    if not steps:
        return "#" if home == kind else f"#/$defs/{home}"
    return "/".join(["#", "$defs", f"{home}.{steps[1]}", *steps[2:]])


def _needed(root: Schema, defs: Mapping[str, Schema]) -> set[str]:
    """The definitions that are referred to from the root, at any remove."""
    seen: set[str] = set()
    waiting = list(_named(root))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _named(defs[name])
    return seen


def _named(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _named(each)
    elif isinstance(part, dict):
        ref = part.get("$ref")
        if isinstance(ref, str) and ref.startswith("#/$defs/"):
            yield ref.split("/")[2]
        for each in part.values():
            yield from _named(each)
