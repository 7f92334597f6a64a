"""The same thing twice in one list: a condition, one that is counted, a class, a recommended item, a position.

**Why it matters.** One of the two was most often to be another one: it was copied and not corrected, and what it was to
say is lost. A condition that is counted twice counts double; an item that is recommended twice leaves open which of its
two grades is meant.

**How to fix it.** Correct one of the two, or delete it. Items of one intervention may differ in `detail` or `tier`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.analysis.graph.same_conditions import meaning, repeated
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.condition import All, Condition, parts_of
from guideproof.model.element import Classify, Count, Derived, Points
from guideproof.model.evidence import Disagreement
from guideproof.model.node import Node, Recommendation, RecommendedItem
from guideproof.source import Span

Twice = tuple[Span, Span, str]
"""Where something stands again, where it stood first, and what is to be said of it."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each thing that stands again."""
    guideline = subject.guideline
    found = [each for condition in guideline.conditions for each in _parts(condition)]
    found += [each for derived in guideline.derived.values() for each in _derived(derived)]
    found += [each for node in guideline.nodes.values() for each in _items(node)]
    found += [each for one in guideline.disagreements.values() for each in _positions(one)]
    for span, first, message in dict.fromkeys(found):
        notes = [Note("here it stands first", first)]
        hint = "Correct one of the two, if it was to be another one; else delete it."
        yield CHECK.found(guideline, span, message, notes=notes, hint=hint)


def _parts(condition: Condition) -> Iterator[Twice]:
    word = "all" if isinstance(condition, All) else "any"
    for part, first in repeated((meaning(part), part) for part in parts_of(condition)):
        yield part.span, first.span, f"the same condition stands twice under `{word}`, where once says it all"
    for part in parts_of(condition):
        yield from _parts(part)


def _derived(derived: Derived) -> Iterator[Twice]:
    match derived.definition:
        case Count(conditions):
            for again, first in repeated((meaning(each), each) for each in conditions):
                yield again.span, first.span, f"`{derived.id}` counts the same condition twice, so it counts double"
        case Points(weighted):
            for more, before in repeated((meaning(each.when), each) for each in weighted):
                message = f"`{derived.id}` adds points on the same condition twice, so both are added"
                yield more.when.span, before.when.span, message
        case Classify(branches):
            keyed = (((meaning(each.when), each.value), each) for each in branches if each.when is not None)
            for again_class, first_class in repeated(keyed):
                message = f"`{derived.id}` gives the class `{again_class.text}` twice on the same condition"
                yield again_class.when_span, first_class.when_span, message
        case _:
            return


def _items(node: Node) -> Iterator[Twice]:
    if not isinstance(node.body, Recommendation):
        return
    for item, first in repeated((_said(each), each) for each in node.body.items):
        verb = "recommends" if item.direction == "for" else "advises against"
        graded = f" (once: {first.graded}; once: {item.graded})" if first.graded != item.graded else ""
        yield item.span, first.span, f"`{node.id}` {verb} `{item.intervention.id}` twice{graded}"


def _positions(disagreement: Disagreement) -> Iterator[Twice]:
    for again, first in repeated((" ".join(each.position.split()), each) for each in disagreement.positions):
        message = f"two positions of the disagreement `{disagreement.id}` say the same, so their sources agree"
        yield again.span, first.span, message


def _said(item: RecommendedItem) -> tuple[object, ...]:
    return item.intervention.id, item.direction, item.tier, item.detail, item.amount and item.amount.text


CHECK = Check("GP316", "said-twice", Severity.WARNING, find, preconditions=obstacles)
