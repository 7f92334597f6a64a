"""A number in a label, a question or the title of a safety rule that is not in what it speaks of.

**Why it matters.** People read the words, programs the condition. Where a label says `at most 410 mm` over a bound of
140 mm, or kept `140 mm` after both bounds had been moved to 120, the flowchart says something else than the evaluator
does.

**How to fix it.** Correct the words or the condition. A number is read where it has a unit, `at most 140 mm`, `12
months`, or stands beside an element, `ECOG 0`. It may be given in another unit (14 cm), be rounded, or name the next
number (`2 or more` of `above 1`). It is looked for in the condition of the branch, in the elements that this reads with
all that they are made of, and, unless it stands in place of the number that is tested, in the evidence linked on the
branch, the node or a parameter that is tested; for a question in all branches of the
decision, for `otherwise` and in a `first` decision in the other branches, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.evidence.claims import Claim
from guideproof.analysis.evidence.numbers_in_words import unfounded
from guideproof.analysis.evidence.support import any_unread
from guideproof.analysis.evidence.traced import figures_of_links
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.preconditions import elements_unknown, faulty
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.condition import Condition, parameters_of
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.model.reference import EvidenceLink
from guideproof.model.safety import NeverTogether
from guideproof.program.taken import turns_of
from guideproof.program.wording import condition_text
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each text with such numbers."""
    guideline = subject.guideline
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision) and not faulty(guideline, *node.paths):
            yield from _decision(guideline, node, node.body)
    for rule in guideline.safety.values():
        if not any_unread(guideline, rule.evidence) and not faulty(guideline, rule.span.path):
            when = None if isinstance(rule.rule, NeverTogether) else rule.rule.when
            tested = [when] if when is not None else []
            figures = figures_of_links(guideline, (*rule.evidence, *_links(guideline, tested)))
            found = unfounded(guideline, rule.title, tested, figures)
            yield from _said(
                guideline, rule.title_span or rule.span, f"the title of the safety rule `{rule.id}`", found, tested
            )


def _decision(guideline: Guideline, node: Node, body: Decision) -> Iterator[Diagnostic]:
    every = [branch.when for branch in body.branches if branch.when is not None]
    links = (*node.evidence, *(link for branch in body.branches for link in branch.evidence))
    links += _links(guideline, every)
    if any_unread(guideline, links):
        return
    found = unfounded(guideline, body.question, every, figures_of_links(guideline, links))
    yield from _said(guideline, body.question_span or node.id_span, f"the question of `{node.id}`", found, every)
    turns = turns_of(body)
    for turn in turns.turns:
        branch = turn.branch
        if branch.label is None:
            continue
        own = [branch.when] if branch.when is not None else []
        figures = figures_of_links(guideline, (*node.evidence, *branch.evidence, *_links(guideline, own)))
        found = unfounded(guideline, branch.label, turn.among(turns.conditions), figures)
        yield from _said(
            guideline, branch.label_span or branch.span, f"the label of `{branch.id}` in `{node.id}`", found, own
        )


def _links(guideline: Guideline, conditions: Iterable[Condition]) -> tuple[EvidenceLink, ...]:
    """The evidence of the parameters that conditions name."""
    named = dict.fromkeys(parameter for condition in conditions for parameter in parameters_of(condition))
    return tuple(link for id in named for link in guideline.parameters[id].evidence)


def _said(
    guideline: Guideline, span: Span, where: str, found: tuple[Claim, ...], tested: Iterable[Condition]
) -> Iterator[Diagnostic]:
    missing = dict.fromkeys(claim.text for claim in found)
    if missing:
        tests = [condition_text(each) for each in tested][:3]
        hint = f"Tested is {listed(tests)}. Correct the words or the condition." if tests else "Correct the words."
        said = f"{where} says {listed(missing)}"
        message = f"{said}, which is neither what is tested nor another number of the evidence linked here"
        yield CHECK.found(guideline, span, message, hint=hint)


CHECK = Check("GP412", "number-in-words", Severity.WARNING, find, preconditions=elements_unknown)
