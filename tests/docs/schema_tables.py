"""The keys of the language as tables, from the JSON Schemas: the documents show what the reader accepts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parents[2] / "schema"
Schema = Mapping[str, Any]


@cache
def schema(name: str) -> Schema:
    """A schema by its name: ``node``."""
    found: Schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def mappings() -> dict[str, Schema]:
    """Everything with keys of its own that the schemas describe, by its address: ``node``, ``node/branches/item``."""
    return {
        address: found
        for path in sorted(SCHEMAS.glob("*.schema.json"))
        for address, found in _within(schema(path.name.removesuffix(".schema.json")), path.name.split(".")[0])
    }


def table(address: str) -> str:
    """The keys of one of them: which must be there, and what each says."""
    found, name = mappings()[address], address.split("/")[0]
    required = set(found.get("required", ()))
    lines = ["| key | what it says |", "|---|---|"]
    for key, value in found["properties"].items():
        must = " (must be there)" if key in required else ""
        lines.append(f"| `{key}`{must} | {_says(value, name)} |")
    return "\n".join(lines) + "\n"


def row(key: str, value: Any, name: str, required: bool) -> str:
    """A key with all that is said of it, and an example, as a row of a wider table."""
    example = next(iter(_examples(value, name)), None)
    shown = "" if example is None else f"`{_flow(example)}`".replace("|", "\\|")
    return f"| `{key}` | {'yes' if required else ''} | {_says(value, name)} | {shown} |\n"


def _flow(value: Any) -> str:
    """An example as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _examples(value: Any, name: str) -> list[Any]:
    """The examples of a key, here or where it refers to."""
    while isinstance(value, Mapping) and "examples" not in value and "$ref" in value:
        file, _, pointer = value["$ref"].partition("#")
        name = file.removesuffix(".schema.json") or name
        value = schema(name)
        for part in filter(None, pointer.split("/")):
            value = value[part]
    return list(value.get("examples", ())) if isinstance(value, Mapping) else []


def _within(found: Schema, address: str) -> Iterator[tuple[str, Schema]]:
    if isinstance(found.get("properties"), Mapping) and found.get("additionalProperties") is False:
        yield address, found
    for key, value in found.get("properties", {}).items():
        yield from _inside(value, f"{address}/{key}")
    for key, value in found.get("$defs", {}).items():
        yield from _inside(value, f"{address}/{key}")
    if isinstance(found.get("additionalProperties"), Mapping):
        yield from _inside(found["additionalProperties"], f"{address}/*")


def _inside(value: Any, address: str) -> Iterator[tuple[str, Schema]]:
    if isinstance(value, Mapping):
        yield from _within(value, address)
        if isinstance(value.get("items"), Mapping):
            yield from _within(value["items"], f"{address}/-")
        for number, each in enumerate(value.get("oneOf", ()), start=1):
            yield from _inside(each, f"{address}/{number}")


def _says(value: Any, name: str) -> str:
    description, words = _described(value, name)
    listed = ", ".join(f"`{word}`" for word in words)
    said = f" {'One of' if len(words) > 1 else 'Always'} {listed}." if words and not _named(words, description) else ""
    return (description + said).strip().replace("|", "\\|")


def _named(words: list[str], description: str) -> bool:
    return all(f"`{word}`" in description for word in words)


def _described(value: Any, name: str) -> tuple[str, list[str]]:
    """What is said of a key, here or where it refers to, and the words that it allows."""
    if not isinstance(value, Mapping):
        return "", []
    description, words = value.get("description", ""), [str(word).lower() for word in value.get("enum", ())]
    if "const" in value:
        words = [str(value["const"]).lower()]
    target = value.get("$ref")
    if target is not None and not (description and words):
        file, _, pointer = target.partition("#")
        other = file.removesuffix(".schema.json") or name
        found: Any = schema(other)
        for part in filter(None, pointer.split("/")):
            found = found[part]
        there, allowed = _described(found, other)
        description, words = description or there or found.get("title", ""), words or allowed
    return description or value.get("title", ""), words
