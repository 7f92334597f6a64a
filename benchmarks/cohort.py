"""`guideproof cohort` as a whole process: against a hand-written CASE, by rows, by nodes, and on Spark.

The table is that of the twelve rules. The hand-written statement computes the option, tests ranges, codes and missing
values, and says nothing else: no counts by node, no reasons, no needs. Polars does the same where it is installed.
Seconds are of the processor, user and system. Large runs are asked for:

    python -m benchmarks.cohort [--rows 10] [--rounds 5] [--growth 1,10,50] [--nodes 12,60,300] [--spark]

`--rows` and `--growth` are in millions. With a row a patient, both sides write Parquet with the same compression and
count what they found.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb

from benchmarks.measuring import environment

RULES = Path(__file__).parent / "guidelines" / "twelve-rules"
RISK = (
    "(CAST(karnofsky < 80 AS INTEGER) + CAST(hemoglobin < 12 AS INTEGER)"
    " + CAST(calcium_high AS INTEGER) + CAST(neutrophils_high AS INTEGER))"
)


def generate(path: Path, rows: int, missing: float = 0.0) -> None:
    """Patients of the twelve rules: seven columns, 18 bytes a row in memory without the texts."""

    def some(value: str) -> str:
        return f"CASE WHEN random() < {missing} THEN NULL ELSE {value} END" if missing else value

    columns = {
        "karnofsky": "CAST(10 * floor(random() * 11) AS TINYINT)",
        "hemoglobin": "CAST(3 + random() * 21.9 AS DECIMAL(3, 1))",
        "calcium_high": "random() < 0.3",
        "neutrophils_high": "random() < 0.3",
        "histology": "CASE WHEN random() < 0.7 THEN 'clear_cell' ELSE 'other' END",
        "line": "CASE WHEN random() < 0.6 THEN 'first' ELSE 'later' END",
    }
    selected = ", ".join(f"{some(value)} AS {name}" for name, value in columns.items())
    duckdb.connect().execute(
        f"SELECT setseed(0.5); COPY (SELECT i AS patient_id, {selected} FROM range({rows}) t(i)) TO '{path}'"
    )


KNOWN = " AND ".join(
    f"{each} IS NOT NULL"
    for each in ("karnofsky", "hemoglobin", "calcium_high", "neutrophils_high", "histology", "line")
)
FITTING = (
    "karnofsky BETWEEN 0 AND 100 AND karnofsky % 10 = 0 AND hemoglobin BETWEEN 3 AND 25"
    " AND histology IN ('clear_cell', 'other') AND line IN ('first', 'later')"
)


def by_hand(table: Path, out: Path | None) -> str:
    """A Python program that runs the hand-written statement."""
    risks = ("risk = 0", "risk BETWEEN 1 AND 2", "risk >= 3")
    groups = [(histology, line) for histology in ("clear_cell", "other") for line in ("first", "later")]
    rules = [f"WHEN histology = '{one}' AND line = '{two}' AND {risk}" for one, two in groups for risk in risks]
    cases = f"WHEN NOT ({FITTING}) THEN 'invalid' WHEN NOT ({KNOWN}) THEN 'needs data' "
    cases += " ".join(f"{rule} THEN 'option-{number}'" for number, rule in enumerate(rules, 1))
    query = f"SELECT patient_id, CASE {cases} END AS option FROM (SELECT *, {RISK} AS risk FROM '{table}')"
    counted = f"SELECT option, count(*) FROM ({query}) GROUP BY option"
    written = f"COPY ({query}) TO '{out}' (FORMAT PARQUET, COMPRESSION ZSTD)" if out is not None else "SELECT 1"
    return f"import duckdb; c = duckdb.connect(); c.execute({written!r}); print(c.execute({counted!r}).fetchall())"


POLARS = """
import sys
import polars as pl
table = pl.scan_parquet(sys.argv[1])
karnofsky, hemoglobin, histology, line = map(pl.col, ("karnofsky", "hemoglobin", "histology", "line"))
risk = sum(
    each.cast(pl.Int8)
    for each in (karnofsky < 80, hemoglobin < 12, pl.col("calcium_high"), pl.col("neutrophils_high"))
)
fitting = karnofsky.is_between(0, 100) & (karnofsky % 10 == 0) & hemoglobin.is_between(3, 25)
fitting = fitting & histology.is_in(["clear_cell", "other"]) & line.is_in(["first", "later"])
known = pl.all_horizontal(pl.all().is_not_null())
option = pl.when(~fitting).then(pl.lit("invalid")).when(~known).then(pl.lit("needs data"))
number = 0
for one in ("clear_cell", "other"):
    for two in ("first", "later"):
        for least, most in ((0, 0), (1, 2), (3, 4)):
            number += 1
            rule = (histology == one) & (line == two) & risk.is_between(least, most)
            option = option.when(rule).then(pl.lit(f"option-{number}"))
rows = table.select("patient_id", option.alias("option"))
if len(sys.argv) > 2:
    rows.sink_parquet(sys.argv[2], compression="zstd")
print(rows.group_by("option").len().collect(engine="streaming"))
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor and peak megabytes of a process."""
    program = (
        "import resource, subprocess, sys; "
        "p = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE); "
        "sys.stderr.buffer.write(p.stderr) if p.returncode else None; "
        "r = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(r.ru_utime + r.ru_stime, r.ru_maxrss / 1024, p.returncode)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, *command], check=True, capture_output=True, text=True, env=environment()
    )
    seconds, megabytes, code = map(float, found.stdout.split())
    assert code == 0, found.stderr
    return seconds, megabytes


def ours(table: Path, out: Path | None, guideline: Path = RULES, engine: str = "duckdb") -> list[str]:
    command = [sys.executable, "-m", "guideproof", "cohort", str(table), "--guideline", str(guideline)]
    return [*command, "--engine", engine, *(["-o", str(out)] if out is not None else [])]


def compare(folder: Path, millions: int, missing: float, rounds: int) -> None:
    table = folder / "compared.parquet"
    generate(table, millions * 10**6, missing)
    timed(ours(table, None)), timed([sys.executable, "-c", by_hand(table, None)])
    print(f"{millions} million patients, {missing:.0%} of the values missing; whole processes, {rounds} rounds")
    for what, out, theirs_out in (
        ("summary alone", None, None),
        ("a row a patient", folder / "ours.parquet", folder / "theirs.parquet"),
    ):
        ways = {"ours": ours(table, out), "by hand": [sys.executable, "-c", by_hand(table, theirs_out)]}
        if find_spec("polars"):
            ways["Polars"] = [sys.executable, "-c", POLARS, str(table), *([str(theirs_out)] if theirs_out else [])]
        found = {name: [timed(command) for _ in range(rounds)] for name, command in ways.items()}
        seconds = {name: median(each[0] for each in some) for name, some in found.items()}
        others = ", ".join(f"{name} {each:.2f}" for name, each in seconds.items() if name != "ours")
        print(
            f"  {what}: {seconds['by hand'] / seconds['ours']:.2f} of the speed of DuckDB by hand (goal: 1.0);"
            f" {seconds['ours']:.2f} s against {others}; peak {max(each[1] for each in found['ours']):.0f} MB"
        )


def growth(folder: Path, sizes: list[int]) -> None:
    print("growth with rows, a row a patient")
    for millions in sizes:
        table = folder / "growing.parquet"
        generate(table, millions * 10**6)
        seconds, peak = timed(ours(table, folder / "grown.parquet"))
        print(f"  {millions} million: {seconds:.2f} s, {seconds / millions:.2f} s a million, peak {peak:.0f} MB")


def chain(folder: Path, nodes: int) -> Path:
    """The twelve rules again and again: so many nodes, each table after the last one."""
    made = folder / f"chain-{nodes}"
    (made / "nodes" / "table").mkdir(parents=True)
    for part in ("inputs", "derived", "interventions"):
        (made / part).mkdir()
        for source in (RULES / part).iterdir():
            (made / part / source.name).write_bytes(source.read_bytes())
    (made / "guideline.yaml").write_bytes((RULES / "guideline.yaml").read_bytes())
    tables = max(1, nodes // 13)
    for number in range(tables):
        for source in (RULES / "nodes" / "table").iterdir():
            text = source.read_text(encoding="utf-8")
            if number:
                text = text.replace("id: choose", f"id: choose-{number}").replace("give-", f"give-{number}-")
            if source.stem != "choose" and number < tables - 1:
                text += f"next: choose-{number + 1}\n"
            name = source.stem if not number else source.stem.replace("choose", f"choose-{number}")
            name = name if not number else name.replace("give-", f"give-{number}-")
            text = text.replace(f"id: {source.stem}\n", f"id: {name}\n")
            (made / "nodes" / "table" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return made


def by_nodes(folder: Path, sizes: list[int]) -> None:
    table = folder / "patients.parquet"
    generate(table, 10**6)
    print("growth with nodes, 1 million patients, summary alone")
    for nodes in sizes:
        seconds, peak = timed(ours(table, None, chain(folder, nodes)))
        print(f"  {nodes} nodes: {seconds:.2f} s, peak {peak:.0f} MB")


def spark(folder: Path, millions: int) -> None:
    table = folder / "sparked.parquet"
    generate(table, millions * 10**6)
    seconds, _ = timed(ours(table, None, engine="spark"))
    quick, _ = timed(ours(table, None))
    print(f"Spark on this machine, {millions} million: {seconds:.1f} s, {seconds / quick:.1f} times DuckDB")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", default="")
    parser.add_argument("--nodes", default="")
    parser.add_argument("--spark", action="store_true")
    chosen = parser.parse_args(arguments)
    print("cohorts")
    started = perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare(folder, chosen.rows, 0.0, chosen.rounds)
        compare(folder, chosen.rows, 0.1, chosen.rounds)
        if chosen.growth:
            growth(folder, [int(each) for each in chosen.growth.split(",")])
        if chosen.nodes:
            by_nodes(folder, [int(each) for each in chosen.nodes.split(",")])
        if chosen.spark:
            spark(folder, chosen.rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  ({perf_counter() - started:.0f} s; this process itself held {peak:.0f} MB)")


if __name__ == "__main__":
    main()
