"""Plots of ratios: those on one question stand together, each measure and order of the groups for itself, and what a
ratio is one of is said."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers.site.forest import forest_plots
from guideproof.renderers.site.medians import compared_figures

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


def test_a_row_for_each_finding_over_one_axis(bare: Guideline) -> None:
    [plot] = forest_plots(asked(bare, carmena_2018=QUESTION, carmena_2021=QUESTION))
    assert [(row.source, row.finding) for row in plot.rows][:2] == [
        ("carmena-2018", "overall-survival"),
        ("carmena-2021", "whole-trial-survival"),
    ]
    assert plot.rows[0].numbers == "0.89 (95 % CI 0.71 to 1.1)"
    assert ["hollow" in row.svg for row in plot.rows] == [False, False, True, True]
    assert "less with sunitinib alone" in plot.axis


def test_medians_of_one_question_stand_side_by_side_to_one_scale(bare: Guideline) -> None:
    [first, second] = compared_figures(asked(bare, carmena_2018=QUESTION, interferon_nephrectomy_246=None))
    assert first.title == "Does it help? Median time"
    assert [(bar.name, bar.text) for bar in first.rows[0].bars] == [
        ("sunitinib alone", "18.4 months"),
        ("nephrectomy then sunitinib", "13.9 months"),
    ]
    assert second.title == "Median time: overall survival"
    assert [bar.text for bar in second.rows[0].bars] == [
        "11.1 months (interval 9.2 to 16.5)",
        "8.1 months (interval 5.4 to 9.5)",
    ]
    assert all('class="interval"' in bar.svg for bar in second.rows[0].bars)


def test_what_no_source_reports_of_a_group_is_said_and_all_at_nought_is_drawn(bare: Guideline) -> None:
    source = bare.sources["carmena-2018"]
    finding = source.findings["median-overall-survival"]
    one, other = finding.groups.values()
    groups = {
        "some": replace(one, value=Fraction(0)),
        "others": replace(other, value=Fraction(0), n=3),
        "not_said": replace(other, value=None),
    }
    changed = replace(source, findings={"median": replace(finding, groups=groups, unit="1")})
    [table] = compared_figures(replace(bare, sources={source.id: changed}))
    assert [bar.text for bar in table.rows[0].bars] == ["0", "0 (3 people)", "not reported"]
    assert [bool(bar.svg) for bar in table.rows[0].bars] == [True, True, False]


def test_names_of_groups_stay_texts(bare: Guideline) -> None:
    source = bare.sources["carmena-2018"]
    hostile = "</svg><script>PWNED</script>"
    findings = {id: replace(each, compares=(hostile, hostile)) for id, each in source.findings.items()}
    [plot, *_] = forest_plots(replace(bare, sources={source.id: replace(source, findings=findings)}))
    assert "&lt;/svg&gt;" in plot.axis
    assert "<script" not in plot.axis
    assert len(plot.axis) < 2000
