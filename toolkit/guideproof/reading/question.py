"""A condition that somebody asks about on the command line: YAML of one line, read as strictly as a file."""

from __future__ import annotations

from msgspec.structs import replace

from guideproof.model.condition import Condition
from guideproof.model.element import DateAfter, Derived, Elapsed, ElementType, Grid
from guideproof.model.fault import Fault
from guideproof.model.guideline import Guideline
from guideproof.model.text_fault import YamlSyntax
from guideproof.program.slots import CaseKind, IntervalKind
from guideproof.program.variables import variables_of
from guideproof.reading.conditions import read_condition
from guideproof.reading.dates import dated_signature
from guideproof.reading.structure import check_structure
from guideproof.reading.variables import Signature, Signatures
from guideproof.reading.yaml_tree import parse


def read_question(text: str, name: str, guideline: Guideline) -> tuple[Condition | None, list[Fault]]:
    """The condition and what is wrong with it; ``name`` stands for a file in the places of the faults."""
    tree, faults = parse(text.encode("utf-8", "surrogateescape"), name)
    faults = [replace(fault, unread=False) if isinstance(fault, YamlSyntax) else fault for fault in faults]
    if tree is None:  # there is no file of which more would have to be said
        return None, faults
    faults = faults + check_structure("condition", tree)
    if faults:
        return None, faults
    variables = Signatures(_signatures(guideline))
    condition = read_condition(tree, variables)
    return (None if variables.faults else condition), variables.faults


def _signatures(guideline: Guideline) -> dict[str, Signature]:
    found = {
        each.id: Signature(each.id, each.type, each.codes, each.unit, each.grid, each.days, points=each.points)
        for each in guideline.elements.values()
    }
    for derived in guideline.derived.values():
        if isinstance(derived.definition, Elapsed | DateAfter) or derived.type is ElementType.DATE:
            unit = derived.definition.unit if isinstance(derived.definition, Elapsed) else None
            found[derived.id] = dated_signature(derived.id, unit)
            continue
        found[derived.id] = Signature(derived.id, derived.type, derived.codes, derived.unit, _grid(derived, guideline))
    return found


def _grid(derived: Derived, guideline: Guideline) -> Grid | None:
    """The numbers that a count can give, or what is added up; the result of a formula has no grid."""
    kind = variables_of(guideline).kind(derived.id)
    if not isinstance(kind, IntervalKind) or (isinstance(kind, CaseKind) and _on_no_grid(derived)):
        return None
    return Grid(kind.first * kind.step, kind.last * kind.step, kind.step)


def _on_no_grid(derived: Derived) -> bool:
    """Whether nothing says on which grid a number by cases lies."""
    return derived.precision is None and derived.type is not ElementType.INTEGER
