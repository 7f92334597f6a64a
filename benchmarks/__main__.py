"""Every measurement, one after the other: `make bench`."""

from __future__ import annotations

from benchmarks import evaluation, evaluators, mutants, processes, reading

for measurement in (reading, processes, evaluation, evaluators):
    measurement.main()
mutants.main(["--each", "6"])
