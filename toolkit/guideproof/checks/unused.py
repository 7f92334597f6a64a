"""An element, parameter, intervention or evidence source that nothing makes use of, or a class that nobody is given.

**Why it matters.** It is asked, offered or cited nowhere. Either something was forgotten (a condition that should
read the element, a link to the source) or it is a leftover that misleads whoever reads the guideline next.

**How to fix it.** Use it or delete it. An element is used where a condition or another derived element names it,
not where it is only made known (`knows`, `yields`) or set in a vignette; a parameter where a condition, a formula or a
period names it; an intervention where it is recommended, advised against or named by a safety rule; a source where it
is linked as evidence, named as `read_through` or `superseded_by` of another source, holds a position in a
disagreement, or has a finding that holds a statement of another source. Of the codes that `values` of a derived element
lists each is given by a class or by a row of its table.

The check is left out, and says so, while something cannot be read or a reference points nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from guideproof.analysis.graph.usage import used_elements, used_interventions, used_parameters, used_sources
from guideproof.checks.check import Check, Subject
from guideproof.checks.preconditions import uses_unknown
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import Derived, Element
from guideproof.model.evidence import Source
from guideproof.model.guideline import Guideline
from guideproof.model.intervention import Intervention
from guideproof.model.parameter import Parameter
from guideproof.model.reference import Kind

Thing = Element | Derived | Parameter | Intervention | Source


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each thing that is not used."""
    guideline = subject.guideline
    elements = used_elements(guideline)
    interventions, sources = used_interventions(guideline), used_sources(guideline)
    yield from _unused(guideline, Kind.ELEMENT, guideline.elements, elements, "no condition names it")
    yield from _unused(guideline, Kind.DERIVED, guideline.derived, elements, "no condition names it")
    used, why = used_parameters(guideline), "no condition, formula or period names it"
    yield from _unused(guideline, Kind.PARAMETER, guideline.parameters, used, why)
    yield from _unused(guideline, Kind.INTERVENTION, guideline.interventions, interventions, "no node recommends it")
    yield from _unused(guideline, Kind.SOURCE, guideline.sources, sources, "nothing cites it")
    for derived in guideline.derived.values():
        yield from _never_given(guideline, derived)


def _unused(
    guideline: Guideline, kind: Kind, things: Mapping[str, Thing], used: Set[str], why: str
) -> Iterator[Diagnostic]:
    for id, thing in things.items():
        if id not in used:
            hint = f"Use `{id}` where it belongs, or delete it."
            yield CHECK.found(guideline, thing.span, f"the {kind} `{id}` is not used: {why}", hint=hint)


def _never_given(guideline: Guideline, derived: Derived) -> Iterator[Diagnostic]:
    """The codes that a classification lists and gives to nobody."""
    for code, span in derived.never_given:
        message = f"the code `{code}` of `{derived.id}` is not used: no class or row gives it, so nobody has it"
        hint = f"Add the class or row that gives `{code}`, or take it out of `values`."
        yield CHECK.found(guideline, span, message, hint=hint)


CHECK = Check("GP205", "unused", Severity.WARNING, find, preconditions=uses_unknown)
