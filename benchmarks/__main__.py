"""Every measurement, one after the other: `make bench`."""

from __future__ import annotations

from benchmarks import (
    cohort,
    cohort_shipped,
    dated,
    emitted,
    evaluation,
    evaluators,
    mutants,
    noticed,
    processes,
    proofs,
    reading,
    shaped,
)

for measurement in (reading, processes, evaluation, evaluators, proofs, shaped, dated):
    measurement.main()
noticed.main()
emitted.main([])
cohort.main([])
cohort_shipped.main([])
mutants.main(["--each", "3"])
