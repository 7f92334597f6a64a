"""The JSON Schemas of a guideline's files, found wherever the package runs from, and compiled when first asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KINDS = (
    "manifest",
    "inputs",
    "derived",
    "parameters",
    "interventions",
    "node",
    "evidence",
    "safety",
    "disagreements",
    "vignette",
)
"""The kinds of files, each with a schema of that name."""

PARTS = ("common", "condition", "element")
"""Schemas of what stands inside files."""

Schema = dict[str, Any]

_BASE = "https://guideproof.invalid/schema/"
"""Stands before the name of each schema while they are asked; the files have no such address, since nobody could open
it, and refer to each other by their names."""


def schema_file(name: str) -> Traversable:
    """The file of a schema: packed beside the modules in a wheel, at the top of the project in its sources.

    Both may lie in a folder or in a zip file. Raises ``FileNotFoundError`` where neither is there.
    """
    package: Any = files("guideproof")
    for folder in (package / "schema", package.parent.parent / "schema"):
        file: Traversable = folder / f"{name}.schema.json"
        if file.is_file():
            return file
    raise FileNotFoundError(f"{name}.schema.json is neither in the package guideproof nor beside its source root")


@cache
def schema(name: str) -> Schema:
    """A schema as data, with the address by which the others find it; it must not be changed."""
    loaded: Schema = json.loads(schema_file(name).read_text(encoding="utf-8"))
    return {"$id": f"{_BASE}{name}.schema.json", **loaded}


@cache
def validator(kind: str) -> jsonschema_rs.Validator:
    """The compiled schema of a kind of file. References are looked up among the schemas here and nowhere else."""
    return jsonschema_rs.Draft202012Validator(schema(kind), registry=_registry(), validate_formats=True, offline=True)


@cache
def _registry() -> jsonschema_rs.Registry:
    schemas = (schema(name) for name in (*KINDS, *PARTS))
    return jsonschema_rs.Registry([(loaded["$id"], loaded) for loaded in schemas])


def subschema(location: str) -> Schema:
    """The part of a schema at an absolute address such as ``https://…/node.schema.json#/$defs/branch``."""
    address, _, pointer = location.partition("#")
    found: Any = schema(address.rpartition("/")[2].removesuffix(".schema.json"))
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        found = found[int(step) if isinstance(found, list) else step]
    return found if isinstance(found, dict) else {}


def resolved(part: Schema, location: str) -> Schema:
    """The schema that a part at this address refers to, or the part itself."""
    return target(part, location)[0]


def target(part: Schema, location: str) -> tuple[Schema, str]:
    """The schema that a part at this address refers to, or the part itself, and the address it then stands at."""
    while "$ref" in part:
        address, _, pointer = part["$ref"].partition("#")
        location = f"{address or location.partition('#')[0]}#{pointer}"
        part = subschema(location)
    return part, location


def said_of_key(kind: str, path: Iterable[str | int]) -> Schema:
    """The description and the examples of the key at the end of an evaluation path, the nearest to the key first."""
    location, said = f"{kind}.schema.json#", Schema()
    for step in path:
        if step == "$ref":
            address, _, pointer = subschema(location)["$ref"].partition("#")
            location = f"{address or location.partition('#')[0]}#{pointer}"
        else:
            location, said = f"{location}/{step}", Schema()
        said = {**subschema(location), **said}
    return {key: said[key] for key in ("description", "examples") if key in said}
