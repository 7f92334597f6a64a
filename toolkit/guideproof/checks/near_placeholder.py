"""A name in braces that is no element or parameter, but nearly is one.

In `detail` and `until` the id of an element or a parameter in braces stands for its value: `{daily_dose}` becomes
`1250 mg`. Other braces stand as they are.

**Why it matters.** `{daily_dos}` or `{ daily_dose }` is no such id, so the reader sees the braces and no dose.

**How to fix it.** Write the id just as it is declared. Where the braces themselves are meant, write them twice:
`{{daily_dose}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess
from guideproof.program.texts import nearly_named
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each name."""
    guideline = subject.guideline
    for node in guideline.nodes.values():
        for where, text, span in _texts(node):
            yield from _near(guideline, where, text, span)


def _texts(node: Node) -> Iterator[tuple[str, str, Span]]:
    for item in node.items:
        if item.detail is not None:
            yield f"the detail of `{item.intervention.id}` at `{node.id}`", item.detail, item.detail_span or item.span
    if isinstance(node.body, Reassess) and node.body.until is not None:
        yield f"`until` of `{node.id}`", node.body.until, node.body.until_span or node.span


def _near(guideline: Guideline, where: str, text: str, span: Span) -> Iterator[Diagnostic]:
    for written, meant in nearly_named(text, guideline):
        names = " or ".join(f"`{{{id}}}`" for id in meant)
        yield CHECK.found(
            guideline,
            span,
            f"{where} says `{written}`, which names no element and no parameter, so no value stands there",
            hint=f"Did you mean {names}? Write `{{{{{meant[0]}}}}}` where the braces themselves are meant.",
        )


CHECK = Check("GP215", "near-placeholder", Severity.ERROR, find)
