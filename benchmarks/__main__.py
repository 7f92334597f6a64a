"""Every measurement, one after the other: `make bench`."""

from __future__ import annotations

from benchmarks import (
    cohort,
    cohort_shipped,
    compared,
    dated,
    differences,
    drawings,
    emitted,
    evaluation,
    evaluators,
    lsp,
    mutants,
    noticed,
    page,
    processes,
    proofs,
    reading,
    shaped,
)

for measurement in (reading, processes, evaluation, evaluators, proofs, shaped, dated, page, lsp):
    measurement.main()
noticed.main()
differences.main([])
drawings.main()
compared.main([])
emitted.main([])
cohort.main([])
cohort_shipped.main([])
mutants.main(["--each", "3"])
