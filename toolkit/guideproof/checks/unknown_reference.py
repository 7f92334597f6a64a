"""A reference to a node, element, intervention, evidence source or other thing that there is not.

**Why it matters.** What the reference was to say is lost: a path ends where it should go on, a condition cannot be
decided, a recommendation recommends nothing, evidence cannot be followed.

**How to fix it.** Correct the id; the nearest one that exists is suggested. Ids of nodes, evidence sources, safety
rules, disagreements and vignettes are the names of their files without `.yaml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guideproof.analysis.comparing.rules import RULES, rule_named
from guideproof.analysis.graph.usage import unnamed
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.checks.nearest import listed, suggestion
from guideproof.checks.suppression import allowances
from guideproof.checks.way_out import meant, way_out
from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Fix, Note, Severity
from guideproof.model.element import ON, VISIT
from guideproof.model.fault import UnknownReference
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.nearest import MOST_ALIKE, nearest

Missing = dict[tuple[Kind, str], list[UnknownReference]]
"""The references to each thing that there is not."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each thing that there is not, at the first reference to it; the others are further places."""
    guideline = subject.guideline
    missing: Missing = {}
    for fault in guideline.faults:
        if isinstance(fault, UnknownReference):
            missing.setdefault((fault.kind, fault.id), []).append(fault)
    lost = _lost_with_a_file(missing)
    for kind, things in lost.items():
        yield _of_a_file(guideline, kind, things)
    for (kind, id), faults in missing.items():
        if id in lost.get(kind, {}):
            continue
        if kind is Kind.ELEMENT and id in guideline.derived:
            yield _of_inputs(guideline, id, faults)
            continue
        first, *others = sorted(faults, key=lambda fault: fault.span)
        unused, in_cell = unnamed(guideline, kind), first.span.path.endswith(".csv")
        many = f"these {len(faults)} references point" if others else "this reference points"
        yield CHECK.found(
            guideline,
            first.span,
            f"there is no {kind} `{id}`, so {many} nowhere",
            notes=[Note("another reference to it", each.span) for each in others],
            hint=_VISIT_DAY
            if kind is Kind.ELEMENT and id in (VISIT, ON)
            else way_out(id, first.known, kind, len(faults), unused, in_cell=in_cell),
            fixes=_fixes(id, faults, unused),
        )
    yield from _unknown_checks(subject)


def _of_inputs(guideline: Guideline, id: str, faults: list[UnknownReference]) -> Diagnostic:
    """One finding for a derived element that is named where an input element is."""
    first, *others = sorted(faults, key=lambda fault: fault.span)
    return CHECK.found(
        guideline,
        first.span,
        f"`{id}` is a derived element, and only an input element can stand here",
        notes=[Note("another reference to it", each.span) for each in others],
        hint="Name an input element, or write here what is to be taken from it.",
    )


def _fixes(id: str, faults: list[UnknownReference], unused: Collection[str]) -> tuple[Fix, ...]:
    """The names that may have been meant, written in each place; none where one of them is a part of a longer text."""
    if not all(fault.alone for fault in faults):
        return ()
    return named_so(id, meant(id, faults[0].known, len(faults), unused), [fault.span for fault in faults])


_VISIT_DAY = (
    "The day of the visit is no element that can be tested, but a bound of dates: `{last_scan: {before: visit}}`."
    " A time up to it is a derived element, `elapsed: {from: last_scan, to: visit, unit: mo}`."
)

_FOLDERS = {
    Kind.ELEMENT: "`inputs/` or `derived/`",
    Kind.INTERVENTION: "`interventions/`",
    Kind.PARAMETER: "`parameters/`",
}
"""Where the things stand of which a file holds several."""

_A_FILE = 4
"""So many things of one kind do not go missing by themselves."""


def _lost_with_a_file(missing: Missing) -> dict[Kind, dict[str, list[UnknownReference]]]:
    """Of each kind the missing things that no name is like, where there are so many."""
    lost: dict[Kind, dict[str, list[UnknownReference]]] = {}
    for (kind, id), faults in missing.items():
        if kind in _FOLDERS and not nearest(id, faults[0].known):
            lost.setdefault(kind, {})[id] = sorted(faults, key=lambda fault: fault.span)
    return {kind: things for kind, things in lost.items() if len(things) >= _A_FILE}


def _of_a_file(guideline: Guideline, kind: Kind, things: dict[str, list[UnknownReference]]) -> Diagnostic:
    """One finding for all that went missing together, at the first reference to each."""
    faults = sorted((each for named in things.values() for each in named), key=lambda fault: fault.span)
    firsts = sorted((named[0] for named in things.values()), key=lambda fault: fault.span)
    return CHECK.found(
        guideline,
        faults[0].span,
        f"there are no {kind}s {listed(things)}, so {len(faults)} references point nowhere",
        notes=[Note(f"the first reference to `{each.id}`", each.span) for each in firsts[1:]],
        hint=f"So many go missing together if a file of {_FOLDERS[kind]} was deleted, renamed or not committed: put it"
        " back. Else add them or correct their names.",
    )


def _unknown_checks(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each name of a check that there is not, in a ``severity`` or an ``allow``."""
    guideline = subject.guideline
    known = [word for check in subject.checks for word in (check.code, check.slug)]
    known += [word for rule in RULES for word in (rule.code, rule.slug)]
    named = [("severity", name, weight.span, "changes nothing") for name, weight in guideline.manifest.severity.items()]
    named += [("allow", each.check, each.span, "suppresses nothing") for each in allowances(guideline)]
    for key, name, span, effect in named:
        of_versions = rule_named(name) is not None
        if subject.named(name) is None and not (of_versions and key == "allow"):
            only = of_versions and "A rule of versions cannot be weighed, but allowed where it is broken."
            yield CHECK.found(
                guideline,
                span,
                f"`{key}` names the check `{name}`, which there is not, so it {effect}",
                hint=only or _begun_so(name, known) or suggestion(name, known) or _ALL_CHECKS,
            )


def _begun_so(name: str, known: Collection[str]) -> str:
    """The checks whose names begin with all of a name, which a slip of its letters would hide."""
    begun = [f"`{each}`" for each in known if each.startswith(f"{name}-")]
    return f"Did you mean {' or '.join(begun)}?" if 0 < len(begun) <= MOST_ALIKE else ""


_ALL_CHECKS = "`guideproof check --explain` lists all checks."

CHECK = Check("GP202", "unknown-reference", Severity.ERROR, find, lenience=Lenience.NONE)
