"""Which known name a wrong one is taken for: by the library and, with the same words, by the emitted evaluators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideproof.nearest import edits_between, nearest

ELEMENTS = ["ecog", "imdc_factor_count", "imdc_risk", "total_tumor_burden", "hemoglobin", "histology", "chest_ct"]
SITES = ["metastatic_sites", "largest_liver_metastasis", "liver_metastasis_count", "age"]
NODES = ["order-chest-ct", "order-liver-biopsy", "order-bone-scan", "order-brain-imaging", "weigh-upfront-nephrectomy"]
MEASURES = ["hazard_ratio", "odds_ratio", "risk_ratio", "median_time", "proportion"]
NUMBERED = ["line-1", "line-2", "line-3", "line-4"]


@pytest.mark.parametrize(
    ("wrong", "known", "meant"),
    [
        ("ECOG", ELEMENTS, ["ecog"]),
        ("ecgo", ELEMENTS, ["ecog"]),
        ("ecog_status", ELEMENTS, ["ecog"]),
        ("ECOG-Performance Status", ELEMENTS, ["ecog"]),
        ("imdc-risk", ELEMENTS, ["imdc_risk"]),
        ("imdc", ELEMENTS, ["imdc_factor_count", "imdc_risk"]),
        ("tumour_burden", ELEMENTS, ["total_tumor_burden"]),
        ("burden_tumor_total", ELEMENTS, ["total_tumor_burden"]),
        ("haemoglobin", ELEMENTS, ["hemoglobin"]),
        ("hist", ELEMENTS, ["histology"]),
        ("chest ct", ELEMENTS, ["chest_ct"]),
        ("metastatic_disease", SITES, ["metastatic_sites"]),
        ("patient_age", SITES, ["age"]),
        ("order-chest-mri", NODES, ["order-chest-ct"]),
        ("weigh-nephrectomy", NODES, ["weigh-upfront-nephrectomy"]),
        ("hazard-ratio", MEASURES, ["hazard_ratio"]),
        ("Hazard Ratios", MEASURES, ["hazard_ratio"]),
        ("HR", MEASURES, ["hazard_ratio"]),
        ("line-5", NUMBERED[:3], NUMBERED[:3]),
        ("line-5", NUMBERED, []),  # four are as near, so none is
        ("order", NODES, []),
        ("ratio", MEASURES, MEASURES[:3]),
        ("gender", ELEMENTS + SITES, []),
        ("a", ["b", "c"], []),
        ("clear_cell", ["non_clear_cell"], []),
        ("not_done", ["done"], []),
        ("resectable", ["unresectable"], []),
        ("non_clear_cel", ["clear_cell", "non_clear_cell"], ["non_clear_cell"]),
        ("", ELEMENTS, []),
        ("ecog" * 30, ELEMENTS, []),
        ("ecog", [], []),
    ],
)
def test_what_is_meant(wrong: str, known: list[str], meant: list[str]) -> None:
    assert nearest(wrong, known) == meant


@given(st.text("ab-_ ", max_size=6), st.lists(st.text("ab-", min_size=1, max_size=6), unique=True, max_size=4))
def test_only_what_is_known(wrong: str, known: list[str]) -> None:
    assert [name for name in known if name in nearest(wrong, known)] == nearest(wrong, known)
    assert all(wrong in nearest(wrong, [*known, wrong]) for _ in known if wrong.strip("-_ ") and len(known) < 3)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_edits_are_a_distance(one: str, other: str) -> None:
    edits = edits_between(one, other)
    assert edits == edits_between(other, one)
    assert (edits == 0) == (one == other)
    assert abs(len(one) - len(other)) <= edits <= max(len(one), len(other))
