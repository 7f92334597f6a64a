"""A decision without branches, or a branch without `next`.

**Why it matters.** A patient who gets there gets no further, and nobody can tell whether that was meant.

**How to fix it.** Name in `next` the node, or the list of nodes, that the branch leads to. A track that ends there
with nothing to recommend is written `next: []`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import Fault
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.model.text_fault import Forbidden, ForbiddenYaml
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each decision or branch; what is faulty anyway is left to the finding that says so."""
    guideline = subject.guideline
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision) and not node.branches and not _faulty(guideline, node.span):
            yield CHECK.found(
                guideline,
                node.id_span,
                f"the decision `{node.id}` has no branches, so every patient who gets there is stuck",
                hint="Add `branches`, each with `id`, `when` and `next`."
                if node.body.table is None
                else f"Add rows to `{node.id}.csv`, each with what it tests and `next`.",
            )
        for branch in node.branches:
            if branch.next is None and not _faulty(guideline, branch.span):
                yield CHECK.found(
                    guideline,
                    branch.span,
                    f"the branch `{branch.id}` of `{node.id}` leads nowhere: it has no `next`",
                    hint="Add `next` with the id of the node that follows, or `next: []` where the track ends here.",
                )


def _faulty(guideline: Guideline, span: Span) -> bool:
    return any(span.contains(fault.span) or _cuts_off(fault, span) for fault in guideline.faults)


def _cuts_off(fault: Fault, span: Span) -> bool:
    """Whether what is missing may stand in a second document, which is not read."""
    return isinstance(fault, ForbiddenYaml) and fault.what is Forbidden.DOCUMENTS and fault.span.path == span.path


CHECK = Check("GP204", "dead-end", Severity.ERROR, find)
