"""One meaning: the library and every emitted program say the same of the same patient, word for word.

A difference is reported as the smallest record that still shows it; Hypothesis makes the guideline small.
``GUIDEPROOF_CONFORMANCE`` is how many evaluations are wanted across the programs (``make conformance N=...``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.conformance.engines import Case, Engine, Library, answers, engines, missing_engines
from tests.conformance.patients import Patients
from tests.generation.draw import Draw
from tests.generation.parts import HERE, branch, decision

import guideproof
from guideproof.model.condition import IsCode, IsNumber
from guideproof.model.element import ClassBranch, Classify, Derived, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "guideline"
SMALL = ROOT / "tests/evaluation/guideline"
WANTED = int(os.environ.get("GUIDEPROOF_CONFORMANCE", "105000"))
BATCH = 250
ANSWERS_A_CASE = 7  # one of the library, and two of each of three programs: all of it, and the quick way


@pytest.fixture(scope="module")
def programs() -> Iterator[list[Engine]]:
    with engines() as started:
        yield started


@pytest.mark.parametrize("engine", ["node", "quickjs"])
def test_engine_is_there(engine: str) -> None:
    missing = missing_engines()
    if engine in missing:
        pytest.skip(missing[engine])


def differences(guideline: Guideline, cases: Sequence[Case], programs: Sequence[Engine]) -> str | None:
    """The first case of which a program says something else than the library, made small; ``None`` where all agree."""
    for program in programs:
        program.send(guideline, cases)
    expected = [json.dumps(each) for each in answers(Library(), guideline, cases)]
    received = [[json.dumps(each) for each in program.receive()] for program in programs]
    for program, came in zip(programs, received, strict=True):
        if came != expected:
            case = next(each for each, one, other in zip(cases, expected, came, strict=True) if one != other)
            return _reported(guideline, _shrunk(guideline, case, program), program)
    return None


def agree(guideline: Guideline, cases: Sequence[Case], programs: Sequence[Engine]) -> None:
    difference = differences(guideline, cases, programs)
    if difference is not None:
        pytest.fail(difference, pytrace=False)


def _differs(guideline: Guideline, case: Case, program: Engine) -> bool:
    return json.dumps(answers(Library(), guideline, [case])) != json.dumps(answers(program, guideline, [case]))


def _shrunk(guideline: Guideline, case: Case, program: Engine) -> Case:
    """The case with every fact left out that the difference does not need."""
    facts: dict[str, Any] = json.loads(case.facts, parse_float=_Raw, parse_int=_Raw)
    for id in list(facts):
        fewer = {other: value for other, value in facts.items() if other != id}
        smaller = replace(case, facts=_written(fewer))
        if _differs(guideline, smaller, program):
            facts = fewer
    return replace(case, facts=_written(facts))


class _Raw(str):
    """A number as it was written."""


def _written(value: Any) -> str:
    if isinstance(value, _Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {_written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value)


def _reported(guideline: Guideline, case: Case, program: Engine) -> str:
    [wanted], [came] = answers(Library(), guideline, [case]), answers(program, guideline, [case])
    lines = [f"{program.name} differs from the library under `{guideline.manifest.id}` at {case}"]
    for part in ("evaluation", "recommend"):
        if json.dumps(wanted[part]) != json.dumps(came[part]):
            lines += [f"  library: {json.dumps(wanted[part])}", f"  program: {json.dumps(came[part])}"]
    return "\n".join(lines)


def vignettes(guideline: Guideline) -> list[dict[str, str]]:
    """The facts of the worked cases, each value as JSON."""
    return [{id: _fact(value) for id, value in each.facts.items()} for each in guideline.vignettes.values()]


def _fact(value: Any) -> str:
    return json.dumps(value, default=float)


@pytest.mark.parametrize("seed", range(4))
def test_the_shipped_guideline(seed: int, programs: list[Engine]) -> None:
    guideline = guideproof.load(SHIPPED)
    patients = Patients(guideline, seed)
    bases = vignettes(guideline)
    entries = list(guideline.manifest.entry_points)
    cases = [Case("{" + ", ".join(f'"{id}": {value}' for id, value in base.items()) + "}", entry, True)
             for base in bases for entry in (entries if seed == 0 else ())]  # fmt: skip
    cases += [patients.case(patients.chance.choice(bases)) for _ in range(WANTED // ANSWERS_A_CASE // 40)]
    cases += [patients.case() for _ in range(WANTED // ANSWERS_A_CASE // 80)]
    agree(guideline, cases, programs)


def test_a_guideline_with_something_of_everything(programs: list[Engine]) -> None:
    guideline = guideproof.load(SMALL)
    patients = Patients(guideline, 0)
    bases = [
        {id: _fact(value) for id, value in plain(tree)["facts"].items()}
        for path in sorted(SMALL.parent.glob("patients/*.yaml"))
        if (tree := parse(path.read_bytes(), path.name)[0]) is not None
    ]
    cases = [patients.case(patients.chance.choice([None, *bases])) for _ in range(WANTED // ANSWERS_A_CASE // 10)]
    agree(guideline, cases, programs)


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
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 4), flawed=st.booleans(), fine=st.booleans())
def test_drawn_guidelines(programs: list[Engine], seed: int, size: int, flawed: bool, fine: bool) -> None:
    guideline = with_units(Draw(seed, size, flawed).guideline(), fine)
    patients = Patients(guideline, seed)
    agree(guideline, [patients.case() for _ in range(BATCH)], programs)


def test_more_classes_than_a_number_has_bits(programs: list[Engine]) -> None:
    guideline = Draw(1, 1).guideline()
    few = replace(guideline.elements["few"], grid=Grid(Fraction(0), Fraction(39), Fraction(1)))
    branches = tuple(ClassBranch(IsNumber("few", (Fraction(each),), HERE), f"c{each}", HERE) for each in range(40))
    codes = {branch.code: branch.code for branch in branches}
    group = Derived("group", "group", ElementType.CODE, codes, None, Classify(branches, HERE), HERE)
    test = IsCode("group", ("c3", "c35", "c39"), HERE)
    start = decision("d0", branch("b0", test, "r1"), branch("b1", None, "r2"))
    elements, nodes = {**guideline.elements, "few": few}, {**guideline.nodes, "d0": start}
    guideline = replace(guideline, elements=elements, nodes=nodes, derived={"group": group}, constraints={})
    entries = {name: replace(each, when=None) for name, each in guideline.manifest.entry_points.items()}
    guideline = replace(guideline, manifest=replace(guideline.manifest, entry_points={"visit": entries["visit"]}))
    kept = {id: each for id, each in guideline.nodes.items() if id in ("d0", "r1", "r2", "later")}
    patients = Patients(replace(guideline, nodes=kept), 0)
    agree(patients.guideline, [patients.case() for _ in range(BATCH)], programs)
