"""One meaning: the library and every back end say the same of the same patient, programs word for word.

A difference is reported as a small guideline and a small patient that still show it.
``GUIDEPROOF_CONFORMANCE`` is how many evaluations are wanted across the back ends (``make conformance N=...``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.conformance.agreement import EVALUATIONS, STATUSES, agree
from tests.conformance.cases import Case, json_text
from tests.conformance.cohorts import missing_spark, on_duckdb, on_spark
from tests.conformance.engines import Engine, missing_engines
from tests.conformance.patients import Patients, written
from tests.conformance.postgres import Postgres, missing_postgres, postgres
from tests.conformance.tables import Form
from tests.generation.draw import Draw, WithRoots
from tests.generation.parts import (
    HERE,
    branch,
    decision,
    element,
    entry,
    guideline,
    intervention,
    item,
    node,
    recommendation,
    refs,
)

import guideproof
from guideproof.analysis.cases.generated import generate
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.evaluation.result import Status
from guideproof.model.condition import IsBoolean, IsCode, IsNumber
from guideproof.model.element import ClassBranch, Classify, Derived, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.node import Reassess
from guideproof.model.unit import parse_unit
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "guideline"
SMALL = ROOT / "tests/evaluation/guideline"
WANTED = int(os.environ.get("GUIDEPROOF_CONFORMANCE", "105000"))
LONG = "GUIDEPROOF_CONFORMANCE" in os.environ
BATCH = 250
EACH = BATCH if LONG else 150
"""How many by chance of each drawn guideline: there are as many guidelines as ever, and these differ more."""

ANSWERS_A_CASE = 8  # one each of library and referee, two of each of three programs; those of cohorts come on top


@pytest.mark.parametrize("engine", ["node", "quickjs"])
def test_engine_is_there(engine: str) -> None:
    missing = missing_engines()
    if engine in missing:
        pytest.skip(missing[engine])


def vignettes(guideline: Guideline) -> Iterator[Case]:
    """The worked cases, each at its entry point and, in turn, at another; ``make check`` holds that they visit
    every node and branch and stand at every boundary."""
    points = list(guideline.manifest.entry_points)
    for number, vignette in enumerate(guideline.vignettes.values()):
        own = points[0] if vignette.entry is None else vignette.entry.id
        for name in dict.fromkeys((own, points[number % len(points)])):
            yield Case(json_text(written(vignette.facts)), name, True)


def covering(guideline: Guideline, drawn: int = 0) -> Iterator[Case]:
    """Patients who together visit every node and branch and stand on both sides of every test and boundary.

    Of drawn guidelines, who differ by their number, an ordinary run asks for them in one of three: they are few, each
    costs as much as a hundred by chance, and those stand at boundaries too.
    """
    if drawn % 3 and not LONG:
        return
    for case in generate(guideline).cases:
        yield Case(json_text(written(case.facts)), case.entry, True)


@pytest.mark.parametrize("form", [Form.DECIMALS, Form.RECORDS, None], ids=["decimals", "records", "programs alone"])
def test_the_shipped_guideline(form: Form | None, programs: list[Engine]) -> None:
    guideline = guideproof.load(SHIPPED)
    patients = Patients(guideline, 0 if form is None else len(form))
    bases = [written(each.facts) for each in guideline.vignettes.values()]
    cases = list(vignettes(guideline)) if form is Form.DECIMALS else []
    cases += [patients.case(patients.chance.choice(bases)) for _ in range(WANTED // ANSWERS_A_CASE // 40)]
    cases += [patients.case() for _ in range(WANTED // ANSWERS_A_CASE // 80)]
    agree(guideline, cases, [*programs, *([] if form is None else [on_duckdb(form)])])


@pytest.mark.parametrize("form", Form, ids=lambda form: form.name.lower())
def test_a_guideline_with_something_of_everything(form: Form, programs: list[Engine]) -> None:
    guideline = guideproof.load(SMALL)
    patients = Patients(guideline, list(Form).index(form))
    bases = [
        written(plain(tree)["facts"])
        for path in sorted(SMALL.parent.glob("patients/*.yaml"))
        if (tree := parse(path.read_bytes(), path.name)[0]) is not None
    ]
    cases = list(covering(guideline))
    cases += [patients.case(patients.chance.choice([None, *bases])) for _ in range(WANTED // ANSWERS_A_CASE // 40)]
    agree(guideline, cases, [*programs, on_duckdb(form)])


EXAMPLES = sorted(folder.parent for folder in (ROOT / "examples").glob("*/guideline.yaml"))


@pytest.mark.parametrize("form", [Form.DECIMALS, Form.TEXTS], ids=lambda form: form.name.lower())
@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example(folder: Path, form: Form, programs: list[Engine]) -> None:
    guideline = guideproof.load(folder)
    patients = Patients(guideline, 11)
    cases = [*covering(guideline), *(patients.case() for _ in range(2 * BATCH))]
    agree(guideline, cases, [*programs, on_duckdb(form)])


def with_units(guideline: Guideline, fine: bool) -> Guideline:
    """The same guideline with its quantities in units; ``fine``: on a grid whose steps no binary double can count."""
    units = {"size": parse_unit("mm"), "limit": parse_unit("g/dL")}
    elements = {id: replace(each, unit=units.get(id)) for id, each in guideline.elements.items()}
    if fine:
        for id, each in elements.items():
            if each.grid is not None:
                elements[id] = replace(each, grid=replace(each.grid, precision=each.grid.precision / 10**18))
    return replace(guideline, elements=elements)


DRAWN = max(1, WANTED // ANSWERS_A_CASE * 7 // 10 // BATCH)


@settings(
    max_examples=DRAWN,
    deadline=None,
    derandomize=DRAWN < 1000,
    phases=[Phase.generate],  # what differs is made small here, which does more than drawing another guideline
    suppress_health_check=list(HealthCheck),
)
@given(
    seed=st.integers(0, 10**6),
    size=st.integers(0, 4),
    flawed=st.booleans(),
    fine=st.booleans(),
    form=st.sampled_from(Form),
)
def test_drawn_guidelines(programs: list[Engine], seed: int, size: int, flawed: bool, fine: bool, form: Form) -> None:
    guideline = with_units(Draw(seed, size, flawed).guideline(), fine)
    patients = Patients(guideline, seed)
    cases = [*covering(guideline, seed), *(patients.case() for _ in range(EACH))]
    agree(guideline, cases, [*programs, on_duckdb(form)])


DATED = max(1, DRAWN // 3)


@settings(
    max_examples=DATED,
    deadline=None,
    derandomize=DATED < 1000,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 4), flawed=st.booleans(), form=st.sampled_from(Form))
def test_drawn_guidelines_with_dates(programs: list[Engine], seed: int, size: int, flawed: bool, form: Form) -> None:
    guideline = Draw(seed, size, flawed, dated=True).guideline()
    patients = Patients(guideline, seed)
    cases = [*covering(guideline, seed), *(patients.case() for _ in range(EACH))]
    agree(guideline, cases, [*programs, on_duckdb(form)])


REAL = max(1, DRAWN // 8)


@settings(
    max_examples=REAL,
    deadline=None,
    derandomize=REAL < 1000,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 4), flawed=st.booleans(), form=st.sampled_from(Form))
def test_drawn_guidelines_with_irrational_formulas(
    programs: list[Engine], seed: int, size: int, flawed: bool, form: Form
) -> None:
    guideline = with_units(WithRoots(seed, size, flawed).guideline(), fine=False)
    patients = Patients(guideline, seed)
    cases = [*covering(guideline, seed), *(patients.case() for _ in range(BATCH))]
    agree(guideline, cases, [*programs, on_duckdb(form)])


def test_more_classes_than_a_number_has_bits(programs: list[Engine]) -> None:
    guideline = Draw(1, 1).guideline()
    few = replace(guideline.elements["few"], grid=Grid(Fraction(0), Fraction(39), Fraction(1)))
    branches = tuple(ClassBranch(IsNumber("few", (Fraction(each),), HERE), f"c{each}", HERE) for each in range(40))
    codes = {branch.text: branch.text for branch in branches}
    group = Derived("group", "group", ElementType.CODE, codes, None, Classify(branches, HERE), HERE)
    test = IsCode("group", ("c3", "c35", "c39"), HERE)
    start = decision("d0", branch("b0", test, "r1"), branch("b1", None, "r2"))
    elements, nodes = {**guideline.elements, "few": few}, {**guideline.nodes, "d0": start}
    derived = {**guideline.derived, "group": group}
    guideline = replace(guideline, elements=elements, nodes=nodes, derived=derived, constraints={})
    entries = {name: replace(each, when=None) for name, each in guideline.manifest.entry_points.items()}
    guideline = replace(guideline, manifest=replace(guideline.manifest, entry_points={"visit": entries["visit"]}))
    kept = {id: each for id, each in guideline.nodes.items() if id in ("d0", "r1", "r2", "later")}
    patients = Patients(replace(guideline, nodes=kept), 0)
    agree(patients.guideline, [patients.case() for _ in range(BATCH)], [*programs, on_duckdb(Form.TEXTS)])


def test_entries_that_come_to_the_same_nodes_in_another_order(programs: list[Engine]) -> None:
    """No order of one walk is that of both: each has its own."""
    sick = element("sick", ElementType.BOOLEAN)
    yes = IsBoolean("sick", True, HERE)
    nodes = [
        decision("z", branch("b", yes, "one", "two"), branch("c", None, "two")),
        decision("a", branch("b", yes, "two", "one"), branch("c", None, "one")),
        recommendation("one", item("drug"), following=["after-one"]),
        recommendation("two", item("knife"), following=["after-two"]),
        decision("after-one", branch("b", yes, "come")),
        decision("after-two", branch("b", yes, "come")),
        node("come", Reassess(None, "so", refs(["visit"])[0])),
    ]
    entries = [entry("visit", "z"), entry("again", "a", when=yes)]
    made = guideline(entries, [sick], nodes, [intervention("drug"), intervention("knife")])
    orders = [evaluate(made, {"sick": True}, each.name).recommendations for each in entries]
    assert [[each.node.id for each in order] for order in orders] == [["one", "two"], ["two", "one"]]
    facts = ["{}", '{"sick": true}', '{"sick": false}']
    cases = [Case(each, point.name, True) for point in entries for each in facts]
    agree(made, cases, [*programs, on_duckdb(Form.TEXTS)])


@pytest.mark.skipif(missing_spark() is not None, reason=missing_spark() or "")
@pytest.mark.filterwarnings("ignore")  # of PySpark
@pytest.mark.parametrize(
    ("form", "dated"),
    [(Form.DECIMALS, False), (Form.NARROW, False), (Form.TEXTS, False), (Form.TEXTS, True)],
    ids=["decimals", "narrow", "texts", "texts with dates"],
)
def test_a_sample_on_spark(form: Form, dated: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    guideline = guideproof.load(SMALL)
    if form is Form.TEXTS:
        guideline = Draw(2, 3, dated=True).guideline() if dated else with_units(Draw(3, 3).guideline(), False)
    patients = Patients(guideline, 7)
    engine = on_spark(form)
    before = EVALUATIONS[engine.name]
    agree(guideline, [patients.case() for _ in range(BATCH)], [engine])
    assert EVALUATIONS[engine.name] - before > BATCH // 2


ON_POSTGRES = {
    "shipped": lambda: guideproof.load(SHIPPED),
    "something of everything": lambda: guideproof.load(SMALL),
    "drawn": lambda: with_units(Draw(5, 3).guideline(), False),
    "drawn with dates": lambda: Draw(2, 3, dated=True).guideline(),
    "drawn with a root": lambda: with_units(WithRoots(12, 3).guideline(), False),
}


@pytest.fixture(scope="module")
def on_postgres() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.mark.skipif(missing_postgres() is not None, reason=missing_postgres() or "")
@pytest.mark.parametrize("what", ON_POSTGRES)
def test_a_sample_on_postgres(what: str, on_postgres: Postgres) -> None:
    guideline = ON_POSTGRES[what]()
    patients = Patients(guideline, 11)
    before = EVALUATIONS[on_postgres.name]
    cases = max(BATCH, WANTED // 150)
    agree(guideline, [patients.case() for _ in range(cases)], [on_postgres])
    assert EVALUATIONS[on_postgres.name] - before > cases // 3  # of some the statement alone cannot tell


@pytest.mark.sums_up
def test_enough_was_evaluated(request: pytest.FixtureRequest) -> None:
    """A hundred thousand evaluations in a run of CI, and none of the back ends was left out."""
    asked = {item.name.partition("[")[0] for item in request.session.items if item.path == request.path}
    if missing_engines() or not {name for name in globals() if name.startswith("test_")} <= asked:
        pytest.skip("counted only where every engine is installed and all tests of this file are run")
    assert EVALUATIONS.total() >= WANTED, EVALUATIONS
    assert min(STATUSES[each] for each in (*map(str, Status), "no branch")) >= WANTED // 1000, STATUSES
    for form in Form:
        assert EVALUATIONS[on_duckdb(form).name] > 0, EVALUATIONS
