"""One patient through the emitted programs, on a table of twelve rules over six inputs.

Beside them: a function written by hand for the same table, zen-engine's decision graph (`pip install zen-engine`) and,
in Node, json-logic-engine compiled (`npm install json-logic-engine`); both are only peers to measure against.
All answers are checked to be equal first. `recommend` takes records that `check_facts` has passed: both are timed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import guideproof
from benchmarks.measuring import paired
from benchmarks.peers import by_hand, records, zen
from guideproof.renderers import evaluator

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "benchmarks" / "guidelines" / "twelve-rules"
ROUNDS = 40
A_FEW = 20


def loaded(folder: Path) -> Any:
    """The emitted Python program as a module."""
    [program] = evaluator.render(guideproof.load(folder), "evaluator.py").values()
    module = sys.modules["evaluator"] = types.ModuleType("evaluator")
    exec(compile(program, "evaluator.py", "exec"), module.__dict__)
    return module


def microseconds(works: dict[str, tuple[Callable[[Any], object], Sequence[Any]]]) -> dict[str, float]:
    """How long each takes a record: a few records at a time, each few as fast as they ever were, all works in turn.

    A short run is seldom interrupted, so this is fair to slow works and quick ones alike on a busy machine.
    """
    best: dict[tuple[str, int], float] = {}
    for _ in range(ROUNDS):
        for name, (work, given) in works.items():
            for place in range(0, len(given), A_FEW):
                few = given[place : place + A_FEW]
                start = perf_counter()
                for each in few:
                    work(each)
                taken = perf_counter() - start
                best[name, place] = min(best.get((name, place), taken), taken)
    totals = dict.fromkeys(works, 0.0)
    for (name, _), taken in best.items():
        totals[name] += taken
    return {name: total / len(works[name][1]) * 1e6 for name, total in totals.items()}


def table_in_python() -> None:
    program, given = loaded(TABLE), records()
    checked = [program.check_facts(record) for record in given]
    for record, patient in zip(given, checked, strict=True):
        [recommended] = program.recommend(patient)
        assert recommended.intervention == by_hand(record)
        assert program.evaluate(record)["recommendations"][0]["intervention"] == by_hand(record)
    works: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "by hand": (by_hand, given),
        "recommend": (program.recommend, checked),
        "derive + recommend": (lambda patient: (program.derive(patient), program.recommend(patient)), checked),
        "check_facts": (program.check_facts, given),
        "evaluate": (program.evaluate, given),
    }
    peer = zen()
    if peer is None:
        print("zen-engine is not installed: pip install zen-engine")
    else:
        decide, batch = peer
        wanted = [by_hand(record) for record in given]
        assert [decide(record) for record in given] == batch(given) == wanted
        works["zen-engine"] = (decide, given[:50])
    times = microseconds(works)
    hand, quick = times["by hand"], times["recommend"]
    for name, time in times.items():
        print(f"table, Python: {name}: {time:.2f} us, {time / hand:.1f} times by hand")
    print(f"table, Python: recommend {quick / hand:.1f} times by hand (goal: under 4)")
    print(f"table, Python: evaluate {times['evaluate'] / quick:.1f} times recommend (goal: under 10)")
    if "zen-engine" in times:
        print(f"table, Python: zen-engine {times['zen-engine'] / quick:.0f} times recommend (goal: over 100)")
    if peer is not None:
        in_batch(program, peer[1], given, checked)


def in_batch(program: Any, batch: Callable[[list[Any]], object], given: list[Any], checked: list[Any]) -> None:
    """All records in one call; zen-engine answers them on all cores."""

    def recommended() -> list[Any]:
        return [program.recommend(patient)[0].intervention for patient in checked]

    many, quick, ratio = paired(lambda: batch(given), recommended)
    each = f"{many / len(given) * 1e6:.1f} us against {quick / len(given) * 1e6:.2f} us a record"
    print(f"table, Python: zen-engine's evaluate_batch {ratio:.1f} times recommend, {each} (goal: over 8)")


_NODE = """
import { evaluate, recommend, checkFacts } from "./evaluator.mjs";
import { readFileSync } from "node:fs";
const given = JSON.parse(readFileSync("records.json", "utf-8"));
const hand = (r) => {
  const risk = (r.karnofsky < 80) + (r.hemoglobin < 12) + r.calcium_high + r.neutrophils_high;
  const base = (r.histology === "clear_cell" ? 0 : 6) + (r.line === "first" ? 0 : 3);
  return `option-${base + (risk === 0 ? 1 : risk <= 2 ? 2 : 3)}`;
};
let logic = null;
try {
  const { LogicEngine } = await import("json-logic-engine");
  const one = (test) => ({ if: [test, 1, 0] });
  const risk = { "+": [one({ "<": [{ var: "karnofsky" }, 80] }), one({ "<": [{ var: "hemoglobin" }, 12] }),
    one({ var: "calcium_high" }), one({ var: "neutrophils_high" })] };
  const rules = [];
  let number = 0;
  for (const histology of ["clear_cell", "other"]) for (const line of ["first", "later"])
    for (const test of [{ "==": [risk, 0] }, { "<=": [1, risk, 2] }, { ">=": [risk, 3] }])
      rules.push({ and: [{ "==": [{ var: "histology" }, histology] }, { "==": [{ var: "line" }, line] }, test] },
        `option-${(number += 1)}`);
  logic = new LogicEngine().build({ if: rules });
} catch { console.log("table, Node: json-logic-engine is not installed: npm install json-logic-engine"); }
const checked = given.map((record) => checkFacts(record));
const works = { "by hand": [hand, given], recommend: [(p) => recommend(p)[0].intervention, checked],
  checkFacts: [checkFacts, given], evaluate: [evaluate, given], ...(logic && { "json-logic-engine": [logic, given] }) };
given.forEach((record, place) => {
  const wanted = hand(record);
  const came = [recommend(checked[place])[0].intervention, ...(logic ? [logic(record)] : [])];
  if (came.some((each) => each !== wanted)) throw new Error("differ");
});
const fastest = {};
for (let round = 0; round < 100; round += 1)
  for (const [name, [work, inputs]] of Object.entries(works))
    for (let place = 0; place < inputs.length; place += 50) {
      const start = process.hrtime.bigint();
      for (let each = place; each < place + 50; each += 1) work(inputs[each]);
      const taken = Number(process.hrtime.bigint() - start);
      fastest[name] ??= {};
      fastest[name][place] = Math.min(fastest[name][place] ?? Infinity, taken);
    }
const sum = (parts) => Object.values(parts).reduce((total, part) => total + part, 0);
const best = {};
for (const [name, parts] of Object.entries(fastest)) best[name] = sum(parts) / given.length / 1000;
for (const [name, time] of Object.entries(best))
  console.log(`table, Node: ${name}: ${time.toFixed(3)} us, ${(time / best["by hand"]).toFixed(1)} times by hand`);
const times = (best["json-logic-engine"] / best.recommend).toFixed(1);
if (logic) console.log(`table, Node: json-logic-engine ${times} times recommend`);
"""


def table_in_node(modules: Path | None) -> None:
    if shutil.which("node") is None:
        print("Node is not installed: https://nodejs.org")
        return
    with tempfile.TemporaryDirectory() as folder:
        [program] = evaluator.render(guideproof.load(TABLE), "evaluator.js").values()
        (Path(folder) / "evaluator.mjs").write_bytes(program)
        (Path(folder) / "records.json").write_text(json.dumps(records()))
        (Path(folder) / "run.mjs").write_text(_NODE)
        if modules is not None:
            (Path(folder) / "node_modules").symlink_to(modules.resolve())
        subprocess.run(["node", "run.mjs"], cwd=folder, check=True)


def main() -> None:
    table_in_python()
    table_in_node(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


if __name__ == "__main__":
    main()
