"""The checks: one a file, each with its manual page as docstring. To add one, write its file and add a line here."""

from __future__ import annotations

from guideproof.checks import (
    circle,
    dead_end,
    derived_circle,
    duplicate_id,
    duplicate_key,
    file_name,
    forbidden_yaml,
    formula_syntax,
    idle_suppression,
    invisible_character,
    misplaced_otherwise,
    not_checked,
    out_of_range,
    schema,
    type_mismatch,
    unit_mismatch,
    unknown_code,
    unknown_key,
    unknown_reference,
    unreachable_node,
    unused,
    yaml_syntax,
)
from guideproof.checks.check import Check

CHECKS: tuple[Check, ...] = (
    yaml_syntax.CHECK,
    duplicate_key.CHECK,
    forbidden_yaml.CHECK,
    invisible_character.CHECK,
    schema.CHECK,
    unknown_key.CHECK,
    type_mismatch.CHECK,
    unit_mismatch.CHECK,
    out_of_range.CHECK,
    unknown_code.CHECK,
    duplicate_id.CHECK,
    file_name.CHECK,
    formula_syntax.CHECK,
    not_checked.CHECK,
    unreachable_node.CHECK,
    unknown_reference.CHECK,
    circle.CHECK,
    dead_end.CHECK,
    unused.CHECK,
    derived_circle.CHECK,
    misplaced_otherwise.CHECK,
    idle_suppression.CHECK,
)
"""Every check, by code. A code is never used again for something else."""


def check_named(name: str) -> Check | None:
    """The check of a code (``GP201``) or a slug (``unreachable-node``)."""
    return next((check for check in CHECKS if name.upper() == check.code or name == check.slug), None)
