"""A safety rule that can never apply to anybody.

**Why it matters.** It looks like protection and protects nobody: its `when` contradicts itself or the constraints, or
nothing is of the category or has the tag that it names. A `never` whose `when` reads a number that gives the amount of
what it speaks of protects everybody just when nobody meets it, and is not found.

**How to fix it.** Correct the condition, the category or the tag; or delete the rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.safety import Always, Never, NeverTogether


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each rule."""
    guideline = subject.guideline
    from guideproof.analysis.proof import Vacuous, VacuousSafetyRule

    for fact in subject.facts(VacuousSafetyRule):
        rule = guideline.safety[fact.rule]
        when = rule.rule.when if isinstance(rule.rule, Never | Always) else None
        meets, alone = fact.why is Vacuous.WHEN, isinstance(rule.rule, NeverTogether)
        speaks = "no two different interventions are" if alone else "no intervention is"
        yield CHECK.found(
            guideline,
            when.span if meets and when is not None else rule.span,
            f"the safety rule `{rule.id}` protects nobody: "
            + ("no patient can meet its `when`" if meets else f"{speaks} what it speaks of"),
            hint="Correct its `when`." if meets else "Correct the category or the tag, or give the interventions it.",
        )


CHECK = Check("GP309", "vacuous-safety-rule", Severity.ERROR, find, preconditions=obstacles)
