"""The schemas are valid, closed, say what they expect in words, and accept the shipped guideline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from guideproof.model.evidence import MEASURES, SOURCE_TYPES
from guideproof.reading import schemas
from guideproof.reading.files import read_files
from guideproof.reading.prose import is_prose
from guideproof.reading.store import Disk
from guideproof.reading.structure import check_structure
from guideproof.reading.yaml_tree import parse

ROOT = Path(__file__).parents[2]
NAMES = (*schemas.KINDS, *schemas.PARTS)

# Keywords that hold schemas, and how: as a list, by name, or alone.
IN_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
BY_NAME = ("properties", "$defs")
ALONE = ("items", "additionalProperties", "propertyNames", "if", "then", "not")

# What `structure` has words for, and what needs none.
TOLD = {
    "type", "enum", "const", "pattern", "format", "minLength", "minItems", "maxItems", "minProperties", "maxProperties",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "required", *IN_LISTS, *ALONE,
}  # fmt: skip
SILENT = {"$schema", "$id", "$ref", "$comment", "title", "description", "examples", *BY_NAME}


def parts(schema: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema in a schema, with where it stands."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for keyword in ALONE:
        yield from parts(schema.get(keyword), f"{path}/{keyword}")
    for keyword in IN_LISTS:
        for position, part in enumerate(schema.get(keyword, ())):
            yield from parts(part, f"{path}/{keyword}/{position}")
    for keyword in BY_NAME:
        for name, part in schema.get(keyword, {}).items():
            yield from parts(part, f"{path}/{keyword}/{name}")


def of_rule(path: str) -> bool:
    """Whether a part only says when or what else holds, about keys that are declared outside of it."""
    return any(f"/{keyword}" in path for keyword in ("if", "then", "oneOf", "anyOf", "not"))


@pytest.mark.parametrize("name", NAMES)
def test_schema(name: str) -> None:
    schema = schemas.schema(name)
    Draft202012Validator.check_schema(schema)
    for path, part in parts(schema):
        assert set(part) <= TOLD | SILENT, path
        assert not {"then", "if"} & set(part) or {"then", "if"} <= set(part), path
        if "properties" in part and not of_rule(path):
            assert "additionalProperties" in part, f"{path} is open"
        if "pattern" in part or ("not" in part and not of_rule(path)):
            assert part["title"][0].islower() or part["title"][0] == "`", f"{path} has no words for what it expects"
        if "maxItems" in part or ("minProperties" in part and "properties" not in part and path != "#"):
            assert "title" in part, f"{path} has no words for what it expects"


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_file_of_schemas_names_can_be_opened(name: str) -> None:
    """An editor finds the others by their names beside it; nothing has an address that nobody can open."""
    written = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    for path, part in parts(written):
        assert not {"$id", "$anchor", "$dynamicRef"} & set(part), path
        file = part.get("$ref", "#").partition("#")[0]
        assert not file or (ROOT / "schema" / file).is_file(), path


def told(part: schemas.Schema, location: str, keyword: str) -> Any:
    """What a keyword says of a part, where it stands or where it refers to."""
    while keyword not in part and "$ref" in part:
        part, location = schemas.target({"$ref": part["$ref"]}, location)
    return part.get(keyword)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described_and_has_an_example_that_is_right(name: str) -> None:
    registry: Any = Registry().with_contents((schemas.schema(each)["$id"], schemas.schema(each)) for each in NAMES)
    base = f"{schemas.schema(name)['$id']}#"
    keys = [
        (f"{path}/properties/{key}", each)
        for path, part in parts(schemas.schema(name))
        if not of_rule(path)
        for key, each in part.get("properties", {}).items()
    ]
    assert keys or name == "inputs"
    for path, each in keys:
        assert len(told(each, base, "description") or "") > 6, path
        examples = told(each, base, "examples")
        assert examples, path
        validator = Draft202012Validator({"$ref": f"{base}{path[1:]}"}, registry=registry)
        for example in examples:
            assert [error.message for error in validator.iter_errors(example)] == [], path


@pytest.mark.parametrize("name", NAMES)
def test_references_lead_somewhere(name: str) -> None:
    address = schemas.schema(name)["$id"]
    for _, part in parts(schemas.schema(name)):
        if "$ref" in part:
            assert schemas.resolved({"$ref": part["$ref"]}, f"{address}#")


def test_every_file_is_listed() -> None:
    assert {path.name for path in (ROOT / "schema").iterdir()} == {f"{name}.schema.json" for name in NAMES}


def test_shipped_guideline() -> None:
    found = read_files(Disk(ROOT / "guideline"), ROOT)
    assert found.files
    assert not found.faults
    for file in found.files:
        tree, faults = parse(file.data, file.path)
        assert tree is not None
        assert not faults
        assert check_structure(file.kind, tree) == []


def test_prose_is_marked_alike() -> None:
    """What asks for something that can be seen is prose, and recognized by its pattern."""
    marked = [part for name in NAMES for _, part in parts(schemas.schema(name)) if "[^\\s" in part.get("pattern", "")]
    assert len(marked) > 5
    assert all(is_prose(part) for part in marked)


def test_editors_complete_the_words_that_the_checks_know() -> None:
    keys = schemas.schema("evidence")["properties"]
    of_finding = schemas.schema("evidence")["$defs"]["finding"]["properties"]
    assert tuple(keys["type"]["examples"]) == SOURCE_TYPES
    assert tuple(of_finding["measure"]["examples"]) == MEASURES
