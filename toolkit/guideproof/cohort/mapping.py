"""The mapping of a table's columns to the guideline's elements: a small YAML file, read as strictly as a guideline.

    patient_id: mrn                 # the column that says who it is
    entry: visit                    # the column that names the entry point
    on: seen_on                     # the column of the day of the visit, for a guideline with dates
    columns:
      ecog: ECOG_PS                 # element: column
      hemoglobin: {column: hgb, unit: g/L}
      histology: {column: hist, values: {ccRCC: clear_cell, other: non_clear_cell}}
      hematuria: {column: blood, values: {Y: true, N: false}}
      karnofsky: {column: KPS, missing: [999]}
      metastatic_sites__liver: mets_liver
    missing: [NA, NULL]             # what stands for no value, in all columns
    decimal: ","                    # the sign in numbers; a point unless said
    booleans: {yes: true, no: false}

A ``unit`` is converted exactly. With ``values`` nothing else is taken. A set that is one column, a list of its codes,
is mapped under its own name.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from guideproof.cohort.declared import Declared
from guideproof.model.unit import SAME, Conversion


class MappedColumn(Struct, frozen=True):
    """Where a fact is found: the table's column, how its numbers become those of the element's unit, what its values
    mean, and which of them are missing."""

    column: str
    unit: str | None = None
    conversion: Conversion = SAME
    values: Mapping[str, str | bool] | None = None
    missing: tuple[str, ...] = ()


class ColumnMapping(Struct, frozen=True):
    """A whole mapping; ``columns`` is from the name of a fact's column to where it is found, ``sets`` from a set to the
    column that holds it as a list."""

    patient: str | None = None
    entry: str | None = None
    visit: str | None = None
    columns: Mapping[str, MappedColumn] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    declared: Declared = field(default_factory=Declared)
