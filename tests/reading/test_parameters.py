"""Parameters: a guideline that names its numbers decides as the one that writes them out, and says the names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.graph.same_conditions import meaning
from guideproof.analysis.stamp.digest import digest
from guideproof.model.element import Computed
from guideproof.model.guideline import Guideline
from guideproof.model.period import Period
from guideproof.program.wording import condition_text, formula_text
from guideproof.reading.load import load_guideline
from guideproof.renderers.flowchart.words import condition_lines

NAMED = Path(__file__).parents[1] / "checks/unused/good/parameters/guideline"


@pytest.fixture
def written_out(tmp_path: Path) -> Path:
    """The same guideline with values in the place of names."""
    named = load_guideline(NAMED)
    folder = tmp_path / "guideline"
    shutil.copytree(NAMED, folder)
    shutil.rmtree(folder / "parameters")
    for path in (*folder.glob("nodes/*/*.yaml"), *folder.glob("derived/*.yaml")):
        text = re.sub(r"\{parameter: (\w+)\}", r"\1", path.read_text())
        for each in named.parameters.values():
            value = each.text.partition(" ")[0] if path.parent.name == "derived" else each.text
            text = re.sub(rf"(?<![\w-]){each.id}(?![\w-])", value, text)
        path.write_text(text.replace("formula: 14}", "formula: '140'}"))
    return folder


def conditions(guideline: Guideline) -> list[object]:
    return [meaning(condition) for condition in guideline.conditions]


def test_names_mean_their_values(written_out: Path) -> None:
    named, plain = load_guideline(NAMED), load_guideline(written_out)
    assert not named.faults
    assert not plain.faults
    assert conditions(named) == conditions(plain)
    assert getattr(named.nodes["later"].body, "after", None) == Period("6 wk", "2 mo")
    facts = {"burden": 150, "length": 210, "histology": "clear_cell", "sites": ["liver", "lung"], "age": 70, "ecog": 1}
    results = [evaluate(each, facts) for each in (named, plain)]
    assert results[0].derived == results[1].derived
    assert results[0].path == results[1].path
    assert digest(named) != digest(plain)


def test_alone_in_a_formula_it_is_converted_and_in_a_longer_one_its_number() -> None:
    derived = load_guideline(NAMED).derived
    alone, longer = derived["limit_again"].definition, derived["extent"].definition
    assert isinstance(alone, Computed)
    assert isinstance(longer, Computed)
    assert getattr(alone.expression, "value", None) == 140
    assert formula_text(longer.expression) == "half * burden + max(length + margin, margin)"


def test_words_and_charts_name_them() -> None:
    guideline = load_guideline(NAMED)
    small, typed, _ = guideline.nodes["choose"].branches
    assert small.when is not None
    assert typed.when is not None
    assert (
        condition_text(small.when)
        == "burden <= burden_limit (140 mm) and ecog = 0 | fit (1) | frail (2) and age < old (65 a)"
    )
    assert condition_lines(guideline, small.when)[0] == "Burden at most Largest burden (14 cm)"
    assert condition_text(typed.when).startswith("histology = main_type (clear_cell) and (how many sites = few (2)")
    assert condition_lines(guideline, typed.when)[0] == "Histology: Main type (Clear cell)"


def test_unreadable_file_of_parameters_makes_no_name_look_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(NAMED, folder)
    (folder / "parameters/all.yaml").write_text("burden_limit: {title: Largest burden, value: 14 cm\n")
    found = load_guideline(folder)
    assert {fault.span.path.rpartition("/")[0] for fault in found.faults} == {"guideline/parameters"}
