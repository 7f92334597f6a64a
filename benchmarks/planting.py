"""Edits planted in the files of a guideline, one at a time: what an editor may change.

Files are trees of plain data; an edit is a value at a place in one of them, so that the reader sees what an editor
would write. Not every edit gives a sound guideline: who plants them leaves the others out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reading.store import Nowhere, Overlay

Trees = dict[str, Any]
"""Path to what the file says."""

Place = tuple[Any, ...]
"""Keys and indexes from the top of a file."""

_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
BOUNDS = {"at_least": "above", "above": "at_least", "below": "at_most", "at_most": "below"}
_WORDS = ("title", "rationale", "question", "because", "label", "help", "short", "regimen", "source", "owner")


class Edited:
    """An edit: its kind, what it does, and the files as they become."""

    def __init__(self, kind: str, what: str, files: Callable[[], Mapping[str, Any]]) -> None:
        self.kind, self.what, self.files = kind, what, files


def trees_of(folder: Path) -> Trees:
    """Every file of a guideline: what decides as data; evidence, worked cases and tables as bytes."""
    found: Trees = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name, raw = path.relative_to(folder).as_posix(), path.read_bytes()
            plain = path.suffix == ".yaml" and not name.startswith(("vignettes/", "evidence/", "disagreements/"))
            # PyYAML takes a question mark that ends a plain text in braces for one that begins a key.
            found[name] = yaml.safe_load(re.sub(rb"\?(?=[,}])", b".", raw)) if plain else raw
    return found


def loaded(files: Mapping[str, Any]) -> Guideline:
    """The guideline that the files say."""
    written = {
        path: each
        if isinstance(each, bytes)
        else yaml.safe_dump(each, sort_keys=False, allow_unicode=True, width=10_000).encode()
        for path, each in files.items()
    }
    return load_guideline(Overlay(Nowhere("planted"), written))


def sites(tree: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value of a tree with its place."""
    yield place, tree
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, each in parts:
        yield from sites(each, (*place, key))


def put(files: Mapping[str, Any], path: str, place: Place, value: Any) -> dict[str, Any]:
    """The files with another value at a place; ``...`` takes away what is there."""
    changed = {**files, path: deepcopy(files[path])}
    if not place:
        return {**files, path: value}
    inner = changed[path]
    for key in place[:-1]:
        inner = inner[key]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return changed


class Known:
    """What stands in the files that an edit may name."""

    def __init__(self, files: Trees) -> None:
        inputs = {
            id: each
            for path, tree in files.items()
            if path.startswith("inputs/")
            for id, each in tree.items()
            if isinstance(each, dict)
        }
        self.codes = {id: list(each["values"]) for id, each in inputs.items() if isinstance(each.get("values"), dict)}
        self.truths = [id for id, each in inputs.items() if each.get("type") == "boolean"]
        self.nodes = [Path(path).stem for path in files if path.startswith("nodes/") and path.endswith(".yaml")]
        self.treatments = [id for path, tree in files.items() if path.startswith("interventions/") for id in tree]
        self.derived = [
            id for path, tree in files.items() if path.startswith("derived/") and path[-4:] == "yaml" for id in tree
        ]


def planted(files: Trees) -> Iterator[Edited]:
    """Every edit of one value."""
    known = Known(files)
    for path, tree in files.items():
        if isinstance(tree, bytes):
            continue
        for place, value in sites(tree):
            if place and place[-1] in ("evidence", "url", "doi"):
                continue
            for kind, new in _changed(path, place, value, known):
                named = f"{path} {'.'.join(map(str, place))}: {_brief(value)} -> {_brief(new)}"
                if new != value and [new] != value and [value] != new:
                    yield Edited(kind, named, partial(put, files, path, place, new))
        if path.startswith("nodes/"):
            yield Edited("node away", path, partial(_without, files, path))


def _changed(path: str, place: Place, value: Any, known: Known) -> Iterator[tuple[str, Any]]:
    key = place[-1] if place else None
    if isinstance(value, str) and key in _WORDS:
        yield "words", value + " Otherwise."
        if key == "regimen":
            yield "regimen", value + " Twice."
    if isinstance(value, bool) and key not in ("table", "otherwise", "language", "experimental", "strong"):
        yield "truth", not value
    yield from _conditions(key, value, known)
    yield from _nodes(path, place, value, known)
    yield from _elements(path, key, value, known)
    if path.startswith("parameters/") and key == "value":
        yield from (("parameter", new) for new in _moved(value))


def _conditions(key: Any, value: Any, known: Known) -> Iterator[tuple[str, Any]]:
    if key in BOUNDS:
        yield from (("threshold", new) for new in _moved(value))
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)) in BOUNDS:
        [(word, bound)] = value.items()
        yield "inclusive", {BOUNDS[word]: bound}
    if key in known.codes and isinstance(value, str):
        yield from (("code", other) for other in known.codes[key] if other != value)
    if key in known.codes and isinstance(value, list) and len(value) > 1:
        yield "code", value[1:]
    if key in ("when", "applies_when", "holds") and isinstance(value, dict):
        kind = {"when": "condition", "holds": "constraint"}.get(key, key)
        if len(value) > 1:
            yield from ((f"{kind}, less", {k: v for k, v in value.items() if k != gone}) for gone in value)
        yield from ((f"{kind}, more", {**value, id: False}) for id in known.truths if id not in value)
    if key == "applies_when":
        yield "applies_when away", ...
    if key in ("all", "any") and isinstance(value, list) and len(value) > 1:
        yield "part away", value[1:]


def _nodes(path: str, place: Place, value: Any, known: Known) -> Iterator[tuple[str, Any]]:
    key = place[-1] if place else None
    if not path.startswith("nodes/"):
        return
    if place == ("branches",):
        yield from (("branch away", [*value[:each], *value[each + 1 :]]) for each in range(len(value)))
        yield "branches turned", value[::-1]
        yield (
            "branch added",
            [
                {"id": "added-first", "label": "Added", "when": {known.truths[-1]: True}, "next": []},
                *value,
            ],
        )
    if place == () and value["kind"] == "decision":
        policies = [each for each in ("unique", "first", "every") if each != value.get("hit_policy", "unique")]
        yield from (("hit policy", {**value, "hit_policy": each}) for each in policies)
    if key == "next":
        yield from (("next", [*listed(value), each]) for each in known.nodes)
        yield from (("next", each) for each in known.nodes)
        yield "next", []
    yield from _items(place, value, known)
    if place == () and value["kind"] == "reassess":
        rest = {name: each for name, each in value.items() if name not in ("after", "due", "until")}
        yield "later visit", {**rest, "after": "7 wk"}
        yield "later visit", {**rest, "until": "the result is there"}


def _items(place: Place, value: Any, known: Known) -> Iterator[tuple[str, Any]]:
    if place == () and value["kind"] == "recommendation":
        selections = [each for each in ("all", "exactly_one", "any") if each != value.get("selection", "all")]
        yield from (("selection", {**value, "selection": each}) for each in selections)
    if place == ("recommend",):
        yield from (("item away", [*value[:each], *value[each + 1 :]]) for each in range(len(value)) if len(value) > 1)
        item = {"direction": "for", "ungraded": {"because": "Added."}, "evidence": value[0].get("evidence", [])}
        yield from (("item added", [*value, {"intervention": id, **item}]) for id in known.treatments)
        yield "items turned", value[::-1]
    if len(place) == 2 and place[0] == "recommend":
        yield "direction", {**value, "direction": "against" if value["direction"] == "for" else "for"}
        yield from (
            ("treatment", {**value, "intervention": id}) for id in known.treatments if id != value["intervention"]
        )
        yield "priority", {**value, "priority": "stat" if value.get("priority") != "stat" else "asap"}
        yield "tier", {**value, "tier": "alternative" if value.get("tier") != "alternative" else "preferred"}
        yield "detail", {**value, "detail": f"{value.get('detail', '')} Otherwise."}
        yield from (("placeholder", {**value, "detail": f"See {{{id}}}."}) for id in known.derived)
        yield "amount", {**value, "amount": "40 mg"}
        yield from (("amount", {**value, "amount": id}) for id in known.derived)
        if "strength" in value:
            other = {name: each for name, each in value.items() if name not in ("strength", "certainty")}
            yield "ungraded", {**other, "ungraded": {"because": "No grade any more."}}
        if value.get("certainty") in ("high", "moderate", "low", "very_low"):
            yield "certainty", {**value, "certainty": "low" if value["certainty"] != "low" else "very_low"}
            yield "strength", {**value, "strength": "strong" if value["strength"] != "strong" else "conditional"}


def _elements(path: str, key: Any, value: Any, known: Known) -> Iterator[tuple[str, Any]]:
    if path.startswith("inputs/") and key == "range" and not isinstance(value[0], date) and value[1] != "visit":
        low, high = value
        yield "range", [low, low + (high - low) // 2]
        yield "range", [low + (high - low) // 4, high]
    if path.startswith("inputs/") and key == "values" and isinstance(value, dict):
        some = next(iter(value.values()))
        yield (
            "code more",
            {**value, "another_one": "Another one" if isinstance(some, str) else {**some, "title": "Another"}},
        )
        yield (
            "code title",
            {**value, next(iter(value)): "Otherwise" if isinstance(some, str) else {**some, "title": "O"}},
        )
    if path.startswith("inputs/") and isinstance(value, dict) and value.get("type") == "boolean":
        if "missing_means" not in value:
            yield "missing_means", {**value, "missing_means": False, "because": "No record means none."}
        else:
            yield "missing_means", {k: each for k, each in value.items() if k not in ("missing_means", "because")}
    if path.startswith("derived/"):
        yield from _derived(key, value)
    if path.startswith("interventions/") and isinstance(value, dict) and "category" in value:
        others = known.treatments
        yield "tags", {**value, "tags": [*value.get("tags", []), "added_tag"]}
        yield "tags", {**value, "tags": []}
        yield from (("excludes", {**value, "excludes": [each]}) for each in others[:2])
        yield "category", {**value, "category": "drug" if value["category"] != "drug" else "procedure"}
        yield "regimen", {**value, "regimen": "Once."}
    if path.startswith("safety/") and key in ("never", "always"):
        yield "safety", {**value, "recommend": known.treatments[-1]}
        yield "safety", {name: each for name, each in value.items() if name != "when"}
        yield "safety", {"recommend": value["recommend"], "when": {known.truths[0]: True}}


def _derived(key: Any, value: Any) -> Iterator[tuple[str, Any]]:
    if key in ("formula", "points", "value") and not isinstance(value, list):
        yield from (("formula" if key == "formula" else key, new) for new in _moved(value))
    if key in ("count", "sum", "points", "classify") and isinstance(value, list):
        yield from (
            (f"{key}, less", [*value[:each], *value[each + 1 :]]) for each in range(len(value)) if len(value) > 1
        )
        yield f"{key}, turned", value[::-1]
    if key == "elapsed":
        yield "elapsed", {**value, "from": value["to"], "to": value["from"]}
    if key == "date":
        yield from (("date", {**value, "add": each}) for each in ("1 a", "18 mo"))
    if isinstance(value, dict) and value.get("type") in ("quantity", "integer") and "title" in value:
        yield "derived range", {**value, "range": [0, 40]}
        yield "derived precision", {**value, "precision": 1}


def _without(files: Trees, path: str) -> dict[str, Any]:
    """The files without a node; what led to it ends there."""
    id, kept = Path(path).stem, {name: each for name, each in files.items() if not name.startswith(path[:-5] + ".")}
    for name, tree in kept.items():
        if name.startswith("nodes/") and name.endswith(".yaml"):
            for place, value in list(sites(tree)):
                if place and place[-1] == "next" and id in listed(value):
                    kept = put(kept, name, place, [each for each in listed(value) if each != id])
    return kept


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _moved(value: Any) -> Iterator[Any]:
    """Every figure of a value one step up and down."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return
    for found in _FIGURE.finditer(str(value)):
        figure = found[0]
        step = Decimal(1).scaleb(-len(figure.partition(".")[2]))
        for moved in (Decimal(figure) + step, Decimal(figure) - step):
            text = f"{str(value)[: found.start()]}{moved}{str(value)[found.end() :]}"
            yield yaml.safe_load(text) if not isinstance(value, str) else text


def _brief(value: Any) -> str:
    return "gone" if value is ... else str(value)[:90]
