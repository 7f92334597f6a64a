"""A guideline to begin with: few files, sound, proven, covered by their cases and drawn, for somebody to replace."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from guideproof.checks.yaml_text import block, flow
from guideproof.model.reference import KEBAB
from guideproof.own_schemas import HOME, SETTINGS, render, settings
from guideproof.reading.files import MANIFEST
from guideproof.reading.load import load_guideline
from guideproof.reading.store import Nowhere, Overlay
from guideproof.reading.structure import check_structure
from guideproof.reading.yaml_tree import parse
from guideproof.reporters.text.ink import visible
from guideproof.writing import Drawn, Misuse, settled, unwritable

_LONGEST_ID = 60
_REPLACE = "An example to be replaced; not for care."


class Answers(Struct, frozen=True):
    """What a new guideline must be told, since nobody can guess it."""

    title: str
    id: str
    entry: str
    licence: str


def id_of(title: str) -> str:
    """An id made of the words of a title; empty where it has no letter or digit of ASCII."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:_LONGEST_ID].strip("-")


def started(folder: Path, answers: Answers, today: date) -> Drawn:
    """Writes the files of a new guideline into a folder that is empty or not there.

    Raises ``Misuse`` for a folder that holds something, and for an answer that cannot stand in a guideline.
    """
    for what, given in (("id", answers.id), ("entry point", answers.entry)):
        if not KEBAB.fullmatch(given) or len(given) > _LONGEST_ID:
            raise Misuse(
                f"the {what} `{visible(given)}` is none: write up to {_LONGEST_ID} small letters and digits, in words "
                "joined by hyphens, such as `twisted-ankle`"
            )
    for what, given in (("title", answers.title), ("licence", answers.licence)):
        _refuse_unreadable(what, given)
    with unwritable(folder):
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or os.listdir(folder))):  # noqa: PTH208
            raise Misuse(f"`{folder}` is there already and not an empty folder, so nothing was written: name another")
    files = {path: _text(data).encode() for path, data in _files(answers, today).items()}
    files |= _of_editor(files)
    return settled(folder, files, (), lambda _path, _held: False, trial=False)


def _of_editor(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The schemas of the guideline that these files are, and the settings by which an editor finds them."""
    schemas = render(load_guideline(Overlay(Nowhere("guideline"), files)))
    return {SETTINGS: settings(), **{f"{HOME}/{name}": data for name, data in schemas.items()}}


def _text(data: Mapping[str, Any]) -> str:
    """A file's text: lists of mappings in block style too, an entry below the other."""
    parts: list[str] = []
    for key, value in data.items():
        if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
            entries = ["".join(f"    {name}: {flow(part)}\n" for name, part in each.items()) for each in value]
            parts += [f"{key}:\n", *(f"  - {entry[4:]}" for entry in entries)]
        else:
            parts.append(block({key: value}))
    return "".join(parts)


def _refuse_unreadable(what: str, given: str) -> None:
    try:
        tree, faults = parse(block({"title": given}).encode(), "title.yaml")
    except UnicodeEncodeError:
        tree, faults = None, []
    missing = {"id": "a", "version": "0.1.0", "language": 1, "status": "draft", "entry_points": {"a": {"start": "a"}}}
    whole = parse(block({**missing, "title": given}).encode(), "title.yaml")[0] if tree is not None else None
    if whole is None or faults or check_structure("manifest", whole):
        raise Misuse(
            f"the {what} `{visible(given)}` has nothing to read, or a character that cannot be seen: write text"
        )


def _files(answers: Answers, today: date) -> Mapping[str, Mapping[str, Any]]:
    """What stands in each file."""
    return {
        MANIFEST: _manifest(answers, today),
        "inputs/patient.yaml": {
            "agrees": {
                "title": "Agreement",
                "question": "Does the patient agree?",
                "type": "boolean",
                "answered_by": "patient",
            }
        },
        "interventions/all.yaml": {
            "treatment": {"title": "A treatment", "category": "other"},
            "talk": {"title": "A talk with the patient", "category": "other"},
        },
        "nodes/start/look.yaml": {
            "id": "look",
            "version": "0.1.0",
            "kind": "decision",
            "title": "Look",
            "question": "What does the patient want?",
            "rationale": _REPLACE,
            "branches": [
                {"id": "agrees", "label": "Agrees", "when": {"agrees": True}, "next": "treat"},
                {"id": "does-not-agree", "label": "Does not agree", "when": {"agrees": False}, "next": "talk-first"},
            ],
        },
        "nodes/start/treat.yaml": _recommendation("treat", "Treat", "treatment"),
        "nodes/start/talk-first.yaml": _recommendation("talk-first", "Talk first", "talk"),
        "vignettes/who-agrees.yaml": _case("who-agrees", answers.entry, True, "treatment", "treat"),
        "vignettes/who-does-not-agree.yaml": _case("who-does-not-agree", answers.entry, False, "talk", "talk-first"),
    }


def _manifest(answers: Answers, today: date) -> Mapping[str, Any]:
    return {
        "id": answers.id,
        "version": "0.1.0",
        "language": 1,
        "name": "".join(word.capitalize() for word in answers.id.split("-")),
        "title": answers.title,
        "status": "draft",
        "experimental": True,
        "date": today.isoformat(),
        "description": _REPLACE,
        "purpose": _REPLACE,
        "usage": _REPLACE,
        "copyright": answers.licence,
        "topic": [answers.title],
        "entry_points": {answers.entry: {"start": "look"}},
    }


def _recommendation(id: str, title: str, intervention: str) -> Mapping[str, Any]:
    item = {"intervention": intervention, "direction": "for", "ungraded": {"because": _REPLACE}}
    head = {"id": id, "version": "0.1.0", "kind": "recommendation", "title": title, "rationale": _REPLACE}
    return {**head, "recommend": [item]}


def _case(id: str, entry: str, agrees: bool, intervention: str, node: str) -> Mapping[str, Any]:
    title = id.replace("-", " ").capitalize()
    expect = {"recommends": [intervention], "visits": ["look", node]}
    return {"id": id, "title": title, "entry": entry, "facts": {"agrees": agrees}, "expect": expect}
