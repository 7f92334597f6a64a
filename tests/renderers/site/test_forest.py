"""Plots of ratios: those on one question stand together, each measure and order of the groups for itself, and what a
ratio is one of is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers.site.forest import forest_plots

QUESTION = "Does it help?"


@pytest.fixture(scope="module")
def bare() -> Guideline:
    return guideproof.load(Path(__file__).parents[3] / "guideline")


def asked(guideline: Guideline, **questions: str | None) -> Guideline:
    """Three of its sources, with a question for each finding (`None`: none)."""
    sources = {}
    for id, question in questions.items():
        source = guideline.sources[id.replace("_", "-")]
        findings = {name: replace(each, question=question) for name, each in source.findings.items()}
        sources[source.id] = replace(source, findings=findings)
    return replace(guideline, sources=sources)


def test_plots_on_one_question_stand_together(bare: Guideline) -> None:
    some = asked(bare, dragomir_metastasectomy=QUESTION, surtime_2019="Another one?", lyon_metastasectomy=QUESTION)
    assert [plot.title for plot in forest_plots(some)] == [
        "Does it help? Hazard ratio of death from any cause: complete metastasectomy against no metastasectomy",
        "Does it help? Hazard ratio of death from renal cell carcinoma: complete metastasectomy against no complete "
        "metastasectomy",
        "Another one? Hazard ratio of death from any cause: deferred nephrectomy against immediate nephrectomy",
    ]


def test_lines_of_one_plot(bare: Guideline) -> None:
    """One outcome in several groups of patients is one outcome; of several outcomes none is named in the title."""
    [plot] = forest_plots(asked(bare, carmena_2018=QUESTION, carmena_2021=QUESTION))
    assert plot.title == (
        "Does it help? Hazard ratio of death from any cause: sunitinib alone against nephrectomy then sunitinib"
    )
    assert plot.lines[0].startswith("carmena-2018#overall-survival (death from any cause): 0.89 (95 % CI 0.71 to 1.1).")
    assert len(plot.lines) == 4
    [plot] = forest_plots(asked(bare, blom_node_dissection=QUESTION))
    assert plot.title == "Does it help? Hazard ratio: dissection against no dissection"


def test_without_a_question_the_outcome_is_the_title(bare: Guideline) -> None:
    [plot] = forest_plots(asked(bare, dragomir_metastasectomy=None))
    assert plot.title == ("death from any cause, hazard ratio: complete metastasectomy against no metastasectomy")
