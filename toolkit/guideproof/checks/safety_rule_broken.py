"""A patient for whom the guideline breaks one of its safety rules.

**Why it matters.** Safety rules say what must never, or always, be recommended, whatever the algorithm says. They are
proven for every patient and from every entry point; here is one for whom the rule does not hold.

**How to fix it.** Let a condition before the recommendation keep these patients away from it, or, for an `always`, add
the recommendation on the way that they take. If the rule itself is wrong, correct it in `safety/`, with a reason.

The severity is the rule's own `severity` where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import OFF, Check, Subject
from guideproof.checks.contradictory_recommendations import item_of
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.safety import Always, Never, SafetyRule

if TYPE_CHECKING:
    from guideproof.analysis.proof import SafetyRuleBroken


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each rule that is not switched off."""
    guideline = subject.guideline
    from guideproof.analysis.proof import SafetyRuleBroken

    for fact in subject.facts(SafetyRuleBroken):
        rule = guideline.safety[fact.rule]
        if rule.severity == OFF:
            continue
        notes = [Note(f"the rule `{rule.id}`: {rule.because}", rule.span)] if fact.places else []
        notes += [Note(f"`{each.node}` recommends this", item_of(guideline, each).span) for each in fact.places[1:]]
        finding = CHECK.found(
            guideline,
            item_of(guideline, fact.places[0]).span if fact.places else rule.span,
            _message(guideline, rule, fact),
            notes=notes,
            hint=_hint(rule),
            witness=witness(guideline, fact.patient, f"breaks-{rule.id}", rule.title, _expected(fact)),
        )
        yield replace(finding, severity=Severity(rule.severity)) if rule.severity else finding


def _message(guideline: Guideline, rule: SafetyRule, fact: SafetyRuleBroken) -> str:
    when = rule.rule.when if isinstance(rule.rule, Never | Always) else None
    whom = patient_in_words(guideline, fact.patient, (when,))
    others = f"; it is broken at {listed(fact.others)} too" if fact.others else ""
    if not fact.places:
        return f"what the safety rule `{rule.id}` ({rule.title}) asks for is not recommended to {whom}{others}"
    said = " and ".join(f"`{place.node}` recommends `{place.intervention}`" for place in fact.places)
    return f"{said} to {whom}, which breaks the safety rule `{rule.id}` ({rule.title}){others}"


def _hint(rule: SafetyRule) -> str:
    if isinstance(rule.rule, Always):
        return "Recommend it on the way that these patients take, or correct the rule."
    return "Keep these patients away from the recommendation by a condition before it, or correct the rule."


def _expected(fact: SafetyRuleBroken) -> dict[str, Any] | None:
    """What the vignette expects of a guideline that keeps the rule, where that is one thing."""
    return {"does_not_recommend": [fact.places[0].intervention]} if len(fact.places) == 1 else None


CHECK = Check("GP308", "safety-rule-broken", Severity.ERROR, find, preconditions=obstacles)
