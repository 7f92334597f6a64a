"""What must have been read whole before a check may speak of the guideline as a whole.

A file that cannot be read, or a misspelled id, would make much else look unreachable or unused. Such a check is left
out until that is corrected, and says so, rather than cry wolf.
"""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.fault import (
    DuplicateId,
    Fault,
    FileName,
    FormulaSyntax,
    OutOfRange,
    OutsideDates,
    PeriodFault,
    TypeMismatch,
    UnitMismatch,
    UnknownCode,
    UnknownReference,
    UnreadableFile,
)
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.model.table_fault import TableFault
from guideproof.model.text_fault import BlankText, Forbidden, ForbiddenYaml
from guideproof.source import Span

_AFTER_ELEMENTS = ("parameters", "interventions", "evidence", "safety", "disagreements", "vignettes")
_WITHOUT_PATHS = ("inputs", "derived", *_AFTER_ELEMENTS)
_OF_VALUES = (TypeMismatch, UnitMismatch, OutOfRange, OutsideDates, UnknownCode, FormulaSyntax, PeriodFault)


def paths_unknown(guideline: Guideline) -> tuple[Span, ...]:
    """The places at which an edge, a node or an entry point may have been lost."""
    return _where(guideline, _hides_a_path)


def uses_unknown(guideline: Guideline) -> tuple[Span, ...]:
    """The places at which the use of something may have been lost."""
    return _where(guideline, _hides_a_use)


def elements_unknown(guideline: Guideline) -> tuple[Span, ...]:
    """The places at which an element, or how it is derived, may have been lost."""
    if not any(kind is Kind.ELEMENT for kind, _ in guideline.unread):
        return ()
    places = _where(guideline, _hides_an_element)
    return places or (guideline.manifest.span,)


def faulty(guideline: Guideline, *paths: str) -> bool:
    """Whether something in one of these files, or in a folder of the guideline given with its ``/``, could not be
    read."""
    return any(
        guideline.within(path.removesuffix("/"), fault.span) if path.endswith("/") else fault.span.path == path
        for fault in guideline.faults
        for path in paths
    )


def _where(guideline: Guideline, hides: Callable[[Guideline, Fault], bool]) -> tuple[Span, ...]:
    told = (fault for fault in guideline.faults if not isinstance(fault, BlankText))
    return tuple(sorted({fault.span for fault in told if hides(guideline, fault)}))


def _hides_a_path(guideline: Guideline, fault: Fault) -> bool:
    if _is_of_a_branch(fault) or (isinstance(fault, TableFault) and fault.of_a_value):
        return False
    if isinstance(fault, FileName):
        return True
    if isinstance(fault, UnreadableFile) or (isinstance(fault, ForbiddenYaml) and fault.what is Forbidden.LINK):
        return not any(guideline.within(folder, fault.span) for folder in _WITHOUT_PATHS)
    if not guideline.within("nodes", fault.span) and fault.span.path != guideline.manifest.span.path:
        return False
    return fault.kind is Kind.NODE if isinstance(fault, UnknownReference) else not isinstance(fault, _OF_VALUES)


def _hides_a_use(guideline: Guideline, fault: Fault) -> bool:
    if isinstance(fault, OutOfRange | OutsideDates | UnknownCode | PeriodFault) or _is_of_a_branch(fault):
        return False
    return not guideline.of_vignettes(fault)


def _hides_an_element(guideline: Guideline, fault: Fault) -> bool:
    return not any(guideline.within(folder, fault.span) for folder in ("nodes", *_AFTER_ELEMENTS))


def _is_of_a_branch(fault: Fault) -> bool:
    """A branch whose id is taken is read in spite of that."""
    return isinstance(fault, DuplicateId) and fault.kind is Kind.BRANCH
