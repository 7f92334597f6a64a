"""The shipped guideline in every engine, and how long each emitter takes for a thousand nodes.

    python -m benchmarks.emitted [--nodes 1000]

Baselines of the same run: the library's evaluation of the same patients, and reading the guideline that is rendered.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
from tests.conformance.patients import Patients, written
from tests.conformance.tables import Form, write_table

import guideproof
from benchmarks.cohort import chain
from benchmarks.evaluators import loaded, microseconds
from benchmarks.measuring import seconds
from guideproof.cohort.run import Order, run
from guideproof.model.guideline import Guideline
from guideproof.renderers import cohort_sql, evaluator

SHIPPED = Path(__file__).parent.parent / "guideline"
BATCH = 20_000

Case = tuple[dict[str, Any], str | None]

_NODE = """
import { evaluate, recommend, checkFacts } from "./evaluator.mjs";
import { readFileSync } from "node:fs";
const cases = JSON.parse(readFileSync("cases.json", "utf-8"));
const checked = cases.map(([facts, entry]) => [checkFacts(facts), entry]);
const works = { evaluate: [([facts, entry]) => evaluate(facts, entry), cases],
  checkFacts: [([facts]) => checkFacts(facts), cases],
  recommend: [([patient, entry]) => recommend(patient, entry), checked] };
const fastest = {};
for (let round = 0; round < 60; round += 1)
  for (const [name, [work, given]] of Object.entries(works))
    for (let place = 0; place < given.length; place += 20) {
      const few = given.slice(place, place + 20);
      const start = process.hrtime.bigint();
      for (const each of few) work(each);
      const taken = Number(process.hrtime.bigint() - start);
      fastest[name] ??= {};
      fastest[name][place] = Math.min(fastest[name][place] ?? Infinity, taken);
    }
const mean = (parts) => Object.values(parts).reduce((total, part) => total + part, 0) / cases.length / 1000;
console.log(JSON.stringify(Object.fromEntries(Object.entries(fastest).map(([name, parts]) => [name, mean(parts)]))));
"""


def vignettes(guideline: Guideline, program: Any) -> list[Case]:
    """The worked cases that can be patients'."""
    cases = [
        (json.loads(json.dumps(dict(each.facts), default=float)), each.entry.id if each.entry else None)
        for each in guideline.vignettes.values()
    ]
    return [case for case in cases if program.evaluate(*case)["status"] != "invalid"]


def in_node(guideline: Guideline, cases: list[Case]) -> dict[str, float]:
    """Microseconds a patient."""
    with tempfile.TemporaryDirectory() as folder:
        [program] = evaluator.render(guideline, "evaluator.js").values()
        (Path(folder) / "evaluator.mjs").write_bytes(program)
        (Path(folder) / "cases.json").write_text(json.dumps(cases))
        (Path(folder) / "run.mjs").write_text(_NODE)
        done = subprocess.run(["node", "run.mjs"], cwd=folder, check=True, capture_output=True, text=True)
    return {f"evaluator.js in Node, {name}": time for name, time in json.loads(done.stdout).items()}


def in_duckdb(guideline: Guideline) -> tuple[int, float, float]:
    """Patients of a batch, microseconds each for a run that writes a row a patient, and seconds of a run of one."""
    patients = Patients(guideline, 1)
    bases = [written(each.facts) for each in guideline.vignettes.values()]
    cases = [patients.case(patients.chance.choice(bases)) for _ in range(BATCH // 4)]
    with tempfile.TemporaryDirectory() as name:
        some, many, one = (Path(name, f"{file}.parquet") for file in ("some", "many", "one"))
        write_table(guideline, cases, Form.DECIMALS, some)
        copies = f"SELECT * REPLACE (patient_id || '-' || copy AS patient_id) FROM '{some}', range(8) c(copy)"
        duckdb.connect().execute(f"COPY (FROM ({copies}) LIMIT {BATCH}) TO '{many}'")
        duckdb.connect().execute(f"COPY (FROM '{some}' LIMIT 1) TO '{one}'")
        count = duckdb.connect().execute(f"SELECT count(*) FROM '{many}'").fetchone()
        assert count is not None
        whole = min(seconds(lambda: run(guideline, Order(many, Path(name, "out.parquet")))) for _ in range(3))
        fixed = min(seconds(lambda: run(guideline, Order(one, Path(name, "out.parquet")))) for _ in range(3))
    return count[0], whole / count[0] * 1e6, fixed


def shipped() -> None:
    guideline, program = guideproof.load(SHIPPED), loaded(SHIPPED)
    cases = vignettes(guideline, program)
    checked = [(program.check_facts(facts), entry) for facts, entry in cases]
    works: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "library, evaluate": (lambda case: guideproof.evaluate(guideline, *case), cases),
        "evaluator.py, evaluate": (lambda case: program.evaluate(*case), cases),
        "evaluator.py, check_facts": (lambda case: program.check_facts(case[0]), cases),
        "evaluator.py, recommend": (lambda case: program.recommend(*case), checked),
    }
    times = microseconds(works)
    library = times["library, evaluate"]
    if shutil.which("node") is not None:
        times |= in_node(guideline, cases)
    count, each, fixed = in_duckdb(guideline)
    times[f"DuckDB, each of a batch of {count:,}"] = each
    times["DuckDB, each, without what a run of one takes"] = each - fixed / count * 1e6
    for name, time in times.items():
        print(f"shipped guideline, a patient: {name}: {time:.1f} us, {time / library:.3f} of the library's time")
    print(f"shipped guideline: a run of DuckDB for one patient takes {fixed:.2f} s")


def emitters(nodes: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = chain(Path(name), nodes)
        start = perf_counter()
        guideline = guideproof.load(folder)
        reading = perf_counter() - start
    print(f"a chain of tables, {len(guideline.nodes)} nodes: read in {reading:.2f} s")
    emitting = {
        "evaluator.py": partial(evaluator.render, file="evaluator.py"),
        "evaluator.js": partial(evaluator.render, file="evaluator.js"),
        "cohort.sql in five dialects": cohort_sql.render,
    }
    for name, render in emitting.items():
        start = perf_counter()
        files = render(guideline)
        taken = perf_counter() - start
        size = sum(map(len, files.values())) / 1e6
        print(f"  {name}: emitted in {taken:.2f} s, {taken / reading:.1f} times reading it; {size:.1f} MB")
    [program] = evaluator.render(guideline, "evaluator.py").values()
    taken = seconds(lambda: compile(program, "evaluator.py", "exec"))
    print(f"  evaluator.py: compiled by Python in {taken:.2f} s, {taken / reading:.1f} times reading the guideline")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=1000)
    chosen = parser.parse_args(arguments)
    shipped()
    emitters(chosen.nodes)


if __name__ == "__main__":
    main()
