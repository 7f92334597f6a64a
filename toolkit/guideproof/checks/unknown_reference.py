"""A reference to a node, element, intervention, evidence source or other thing that there is not.

**Why it matters.** What the reference was to say is lost: a path ends where it should go on, a condition cannot be
decided, a recommendation recommends nothing, evidence cannot be followed.

**How to fix it.** Correct the id; the nearest one that exists is suggested. Ids of nodes, evidence sources, safety
rules, disagreements and vignettes are the names of their files without `.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.usage import unnamed
from guideproof.checks.check import Check, Lenience
from guideproof.checks.nearest import suggestion
from guideproof.checks.subject import Subject
from guideproof.checks.suppression import allowances
from guideproof.checks.way_out import way_out
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.fault import UnknownReference
from guideproof.model.reference import Kind


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each thing that there is not, at the first reference to it; the others are further places."""
    guideline = subject.guideline
    missing: dict[tuple[Kind, str], list[UnknownReference]] = {}
    for fault in guideline.faults:
        if isinstance(fault, UnknownReference):
            missing.setdefault((fault.kind, fault.id), []).append(fault)
    for (kind, id), faults in missing.items():
        first, *others = sorted(faults, key=lambda fault: fault.span)
        many = f"these {len(faults)} references point" if others else "this reference points"
        yield CHECK.found(
            guideline,
            first.span,
            f"there is no {kind} `{id}`, so {many} nowhere",
            notes=[Note("another reference to it", each.span) for each in others],
            hint=way_out(id, first.known, kind, len(faults), unnamed(guideline, kind)),
        )
    yield from _unknown_checks(subject)


def _unknown_checks(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each name of a check that there is not, in a ``severity`` or an ``allow``."""
    guideline = subject.guideline
    known = [word for check in subject.checks for word in (check.code, check.slug)]
    named = [("severity", name, weight.span, "changes nothing") for name, weight in guideline.manifest.severity.items()]
    named += [("allow", each.check, each.span, "suppresses nothing") for each in allowances(guideline)]
    for key, name, span, effect in named:
        if subject.named(name) is None:
            yield CHECK.found(
                guideline,
                span,
                f"`{key}` names the check `{name}`, which there is not, so it {effect}",
                hint=suggestion(name, known) or "`guideproof check --explain` lists all checks.",
            )


CHECK = Check("GP202", "unknown-reference", Severity.ERROR, find, lenience=Lenience.NONE)
