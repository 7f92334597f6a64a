"""`guideproof check` and `--help` as whole processes, against importing what they depend on."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measuring import paired, process, report

GUIDELINE = Path(__file__).parent.parent / "guideline"
DEPENDENCIES = "import click, jsonschema_rs, networkx, rich.console, yaml, z3"


def main() -> None:
    print("whole processes")
    imports = process(["-c", DEPENDENCIES])
    check = process(["-m", "guideproof", "check", str(GUIDELINE)])
    report("  check on the shipped guideline, with proofs", *paired(check, imports), "the imports alone", "under 2")
    unproven = process(["-m", "guideproof", "check", str(GUIDELINE), "--ignore", "GP3"])
    report("  check on the shipped guideline, without proofs", *paired(unproven, imports), "the imports", "under 2")
    report("  --help", *paired(process(["-m", "guideproof", "--help"]), imports), "the imports alone", "under 1")


if __name__ == "__main__":
    main()
