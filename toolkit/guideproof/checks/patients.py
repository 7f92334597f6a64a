"""The patient of a proof in the words of a finding, and as a vignette that an editor can paste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from guideproof.analysis.evaluation.applying import DOES_NOT_APPLY
from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.graph.edges import inputs_behind
from guideproof.checks.yaml_text import block
from guideproof.diagnostic import Witness
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import ON, VISIT, unit_suffix
from guideproof.model.guideline import Guideline
from guideproof.model.number import parse_number
from guideproof.model.quoting import quoted
from guideproof.program.texts import told_value

if TYPE_CHECKING:
    from guideproof.analysis.proof import Patient

_MOST = 6
"""How many facts a message names before it leaves the rest to the witness."""


def patient_in_words(
    guideline: Guideline,
    patient: Patient,
    conditions: Iterable[Condition | None] = (),
    elements: Iterable[str] = (),
) -> str:
    """``a patient with imdc_risk = poor and ecog = 2``: what the ``conditions`` name of them, and
    which ``elements`` are to be, else what is known at all, and what missing values stand for there."""
    facts = facts_of_patient(guideline, patient)
    tested = (id for condition in conditions if condition is not None for id in elements_of(condition))
    named = dict.fromkeys((*elements, *tested))
    derived = patient.evaluation.derived or {}
    told = {id: facts[id] if id in facts else facts.get(ON) if id == VISIT else derived.get(id) for id in named}
    told = {id: value for id, value in told.items() if value is not None}
    if not told:
        inputs = inputs_behind(guideline, named)
        told = facts | {each.element: each.value for each in patient.evaluation.assumed if each.element in inputs}
    if not told:
        return "any patient"
    shown = [f"{id} = {_in_words(guideline, id, value)}" for id, value in list(told.items())[:_MOST]]
    rest = len(told) - len(shown)
    more = f" and {rest} more facts" if rest > 1 else " and one more fact" if rest else ""
    return f"a patient with {' and '.join(shown) if not more else ', '.join(shown) + more}"


def witness(
    guideline: Guideline, patient: Patient, name: str, title: str, expect: Mapping[str, Any] | None = None
) -> Witness:
    """The witness of a finding; ``name`` is the vignette's id, ``expect`` what it should expect.

    Unless said, a vignette expects the way that the patient goes today, and that it is invalid where it is.
    """
    entry = patient.evaluation.entry
    facts = facts_of_patient(guideline, patient)
    today: dict[str, Any] = {"visits": list(patient.path)} if patient.path else {}
    if not patient.path or patient.evaluation.status is Status.INVALID:
        today = {"status": patient.evaluation.status.value, **today}
    vignette = block({"id": name, "title": title, "entry": entry, **said_of(facts), "expect": dict(expect or today)})
    return Witness(entry, facts, patient.path, patient.recommendations, vignette)


def said_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a vignette says of a patient: the day of the visit, where there is one, and the facts."""
    day = {ON: facts[ON]} if ON in facts else {}
    return {**day, "facts": {id: value for id, value in facts.items() if id != ON}}


def facts_of_patient(guideline: Guideline, patient: Patient) -> dict[str, Any]:
    """The facts as a vignette has them: a number without a unit is a number and no text."""
    return {id: _as_written(guideline, id, value) for id, value in patient.facts.items()}


def _as_written(guideline: Guideline, id: str, value: Any) -> Any:
    element = guideline.elements.get(id)
    if isinstance(value, str) and element is not None and element.grid is not None:
        number = parse_number(value)
        return value if number is None else number
    return value


def _in_words(guideline: Guideline, id: str, value: Any) -> str:
    """A value as a finding says it; that of a formula with its unit."""
    derived = guideline.derived.get(id)
    if derived is not None and value == DOES_NOT_APPLY and value not in derived.codes:
        return "does not apply"
    return quoted(_plain(value)) + unit_suffix(derived)


def _plain(value: Any) -> Any:
    """A derived value as words: ``intermediate or poor``, ``2 to 5``."""
    match value:
        case {"one_of": codes}:
            return " or ".join(codes)
        case {"at_least": low, "at_most": high} | {"on_or_after": low, "on_or_before": high}:
            return f"{told_value(low)} to {told_value(high)}"
        case float():
            return Fraction(repr(value))
        case str():
            return told_value(value)
        case _:
            return value
