"""Mutated patients, as YAML and JSON: each fact is taken or a problem is about it, and both spellings say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import ClassVar
from unittest.mock import patch

import yaml
from hypothesis import strategies as st
from tests.fuzz.command import run
from tests.fuzz.edits import Edit, edited, edits

from guideproof import workflow

GUIDELINE = Path(__file__).parents[1] / "evaluation" / "guideline"
PATIENTS = Path(__file__).parents[1] / "evaluation" / "patients"


@contextmanager
def read_once() -> Iterator[frozenset[str]]:
    """The guideline is read once for all patients; gives the names of its elements."""
    guideline = workflow.sound(GUIDELINE)
    with patch.object(workflow, "sound", lambda _folder: guideline):
        yield frozenset(guideline.elements)


def seeds() -> list[tuple[str, str]]:
    """Patients with the ending of their files: every recorded one as it stands and as JSON."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PATIENTS.glob("*.yaml"))]
    as_json = [json.dumps(yaml.safe_load(text), indent=2, default=str) for text in texts]
    return [*((".yaml", text) for text in texts), *((".json", text) for text in as_json)]


def changes() -> st.SearchStrategy[list[Edit]]:
    """A few edits."""
    return edits(5)


def evaluated(folder: Path, ending: str, text: str, wanted: list[Edit], elements: frozenset[str]) -> None:
    """What one changed patient must come to."""
    patient = folder / f"patient{ending}"
    patient.write_bytes(edited(text, wanted).encode("utf-8", "surrogateescape"))
    ended = run("run", str(patient), "--guideline", str(GUIDELINE), "--format", "json")
    if not ended.out:
        assert ended.code == 2, "neither a result nor misuse"
        assert ended.err, "misuse without a word"
        return
    result = json.loads(ended.out)
    status = result["status"]
    assert ended.code == {"complete": 0, "needs_data": 1, "out_of_scope": 1, "invalid": 2}[status]
    if status == "invalid":
        assert result["problems"], "invalid, and nothing says why"
        assert not result["recommendations"], "a recommendation for facts that cannot be"
        return
    given = _given(patient)
    told = [each for each in result["converted"] if each["element"] not in given or each["given"] == each["taken"]]
    assert not told, f"{told} were not rounded from anything"
    lost = {key for key, value in given.items() if value is not None} - elements
    assert not lost, f"{lost} are lost, and nothing is said of it"
    other = folder / ("again.json" if ending == ".yaml" else "again.yaml")
    other.write_text(_written(given, other.suffix), encoding="utf-8")
    again = run("run", str(other), "--guideline", str(GUIDELINE), "--format", "json")
    assert again.out == ended.out, "the other spelling of the same facts says something else"


def _given(patient: Path) -> dict[str, object]:
    """The facts as another reader sees them."""
    text = patient.read_text(encoding="utf-8-sig")
    found = json.loads(text, parse_float=Decimal) if patient.suffix == ".json" else yaml.load(text, Loader=_Plain)
    return dict(found or {})


class _Plain(yaml.SafeLoader):
    """YAML in which numbers, `true`, `false` and `null` are the only plain texts that are something else."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, object]]]] = {}  # type: ignore[misc]


class _Exact(yaml.SafeDumper):
    """Decimals as they are, and texts that look like numbers in quotes."""


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|", "n"),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("decimal", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), [*_first, ""])
_Plain.add_constructor("tag:yaml.org,2002:decimal", lambda loader, node: Decimal(loader.construct_scalar(node)))
_Exact.add_representer(
    Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")
)


def _written(facts: dict[str, object], ending: str) -> str:
    """The facts as JSON or YAML, every number exact."""
    if ending == ".yaml":
        return yaml.dump(facts, Dumper=_Exact, allow_unicode=True)
    numbers: dict[str, str] = {}

    def keep(value: object) -> object:
        match value:
            case Decimal():
                numbers[mark := f"\x00{len(numbers)}\x00"] = f"{value:f}"
                return mark
            case dict():
                return {key: keep(each) for key, each in value.items()}
            case list():
                return [keep(each) for each in value]
            case _:
                return value

    text = json.dumps(keep(facts))
    for mark, number in numbers.items():
        text = text.replace(json.dumps(mark), number)
    return text
