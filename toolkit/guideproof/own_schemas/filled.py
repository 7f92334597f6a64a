"""The shipped schemas with the names of one guideline in the place of what could be any text."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from guideproof.model.element import NUMERIC, ElementType
from guideproof.model.guideline import Guideline
from guideproof.own_schemas.fitting import day_text, expected_of, fact_of, headed, number_text, test_of
from guideproof.own_schemas.names import UNREAD, NamedIds, Schema, of_element, one_of, variables

_COMMON = "common.schema.json#/$defs/"


def filled(name: str, shipped: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> Schema:
    """A shipped schema, by its name, for one guideline."""
    part = copy.deepcopy(shipped)
    del part["$id"]
    _without_examples(part)
    fill = _FILLED.get(name)
    if fill is not None:
        fill(part, guideline, names)
    return part


def _without_examples(part: Any) -> None:
    """Takes away examples: they are of another guideline, and editors offer them as values. Lists of words stay."""
    if isinstance(part, dict):
        examples = part.get("examples")
        if isinstance(examples, list) and len(examples) < _WORDS:
            del part["examples"]
        for each in part.values():
            _without_examples(each)
    elif isinstance(part, list):
        for each in part:
            _without_examples(each)


_WORDS = 10
"""So many examples are not examples but all the words that the checks know."""


def with_texts(part: Schema, texts: Schema) -> Schema:
    """A part that may be a text or something else, whose texts are these."""
    others = {key: value for key, value in part.items() if key not in ("title", "description", "pattern", "minLength")}
    others["type"] = [each for each in part["type"] if each != "string"]
    head: Schema = {key: part[key] for key in ("title", "description") if key in part}
    return {**head, "anyOf": [texts, others]}


def _common(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    defs = part["$defs"]
    for each, known in names.items():
        told = defs[each]["description"]
        defs[each] = {"description": told, **known.schema(told.removesuffix(".")[:1].lower() + told[1:-1])}
    for each in ("next", "next_of_branch"):
        defs[each] = with_texts(defs[each], {"$ref": f"{_COMMON}named_node"})
    defs["link"] = with_texts(defs["link"], {"$ref": f"{_COMMON}named_finding"})
    for each in ("after_or_parameter", "period_or_parameter"):
        period = {"$ref": f"{_COMMON}period"}
        defs[each] = with_texts(defs[each], {"anyOf": [period, {"$ref": f"{_COMMON}named_parameter"}]})


def _condition(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    defs = part["$defs"]
    defs["bound"] = with_texts(defs["bound"], number_text())
    defs["day"] = with_texts(defs["day"], day_text())
    count = defs["test"]["properties"]["count"]
    defs["test"]["properties"]["count"] = with_texts(count, number_text())
    for each in variables(guideline):
        defs[f"test_of_{each.id}"] = test_of(each, guideline)
        part["properties"][each.id] = headed(each, {"$ref": f"#/$defs/test_of_{each.id}"})
    known = names["named_element"]
    unread = {id: {"$ref": "#/$defs/test"} for id in known.titles if id not in part["properties"]}
    part["properties"] |= unread
    if not known.open:
        part["additionalProperties"] = False


def _element(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    coded = {
        id: of_element(each)
        for id, each in guideline.elements.items()
        if each.type in (ElementType.CODE, ElementType.CODES)
    }
    texts = names["named_element"].schema("the id of an element") if names["named_element"].open else None
    part["$defs"]["values"] = with_texts(
        part["$defs"]["values"], texts or one_of(coded, "the id of an element with codes")
    )


def _derived(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    add = part["additionalProperties"]["properties"]["date"]["properties"]
    period = {"$ref": f"{_COMMON}period"}
    add["add"] = with_texts(add["add"], {"anyOf": [period, {"$ref": f"{_COMMON}named_parameter"}]})
    points = part["additionalProperties"]["properties"]["points"]["items"]["properties"]
    points["points"] = with_texts(points["points"], number_text())


def _manifest(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    part["properties"]["severity"]["propertyNames"] = {"$ref": f"{_COMMON}named_check"}


def _node(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    item = part["$defs"]["item"]["properties"]
    grading = guideline.manifest.grading
    strengths = {id: each.title for id, each in grading.strengths.items()}
    for key, titles in (
        ("strength", strengths),
        ("certainty", {id: each.said for id, each in grading.certainties.items()}),
    ):
        head = {each: item[key][each] for each in ("title", "description")}
        numbers = [int(id) for id in titles if id.isdecimal() and str(int(id)) == id]
        item[key] = {**head, "anyOf": [one_of(titles, item[key]["title"]), *([{"enum": numbers}] if numbers else [])]}
    doses = {each.id: of_element(each) for each in variables(guideline) if each.type in NUMERIC}
    if not names["named_element"].open:
        item["amount"] = with_texts(item["amount"], {"anyOf": [number_text(), one_of(doses, "the id of a number")]})


def _safety(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    part["$defs"]["interventions"] = with_texts(
        part["$defs"]["interventions"], {"$ref": f"{_COMMON}named_intervention"}
    )


def _vignette(part: Schema, guideline: Guideline, names: Mapping[str, NamedIds]) -> None:
    if names["named_element"].open:
        return
    expected = part["properties"]["expect"]["properties"]
    facts, derived, amounts = part["properties"]["facts"], expected["derived"], expected["amounts"]
    shipped = derived["additionalProperties"]
    sound = {"additionalProperties": facts["additionalProperties"]}
    _by_id(sound, {id: headed(each, fact_of(each)) for id, each in guideline.elements.items()}, names["named_element"])
    wrong = {"properties": {"expect": {"properties": {"status": {"const": "invalid"}}, "required": ["status"]}}}
    part["allOf"] = [
        {"$comment": "Facts that are wrong on purpose.", "if": wrong, "else": {"properties": {"facts": sound}}}
    ]
    known = {id: headed(each, expected_of(each, shipped)) for id, each in guideline.derived.items()}
    _by_id(derived, known, names["named_element"])
    amount = amounts["additionalProperties"]
    doses = {id: {**amount, "title": each.title} for id, each in guideline.interventions.items()}
    _by_id(amounts, doses, names["named_intervention"])


def _by_id(mapping: Schema, known: Mapping[str, Schema], names: NamedIds) -> None:
    """A mapping from ids to what fits each; what could not be read may be anything."""
    if names.open:
        return
    unread = {id: mapping["additionalProperties"] for id, title in names.titles.items() if title == UNREAD}
    mapping["properties"] = {**unread, **known}
    mapping["additionalProperties"] = False


_FILLED: Mapping[str, Callable[[Schema, Guideline, Mapping[str, NamedIds]], None]] = {
    "common": _common,
    "condition": _condition,
    "derived": _derived,
    "element": _element,
    "manifest": _manifest,
    "node": _node,
    "safety": _safety,
    "vignette": _vignette,
}
