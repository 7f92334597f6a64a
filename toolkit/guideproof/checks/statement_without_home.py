"""A statement of a source that nothing in the guideline holds, or a node that holds no statement of any source.

**Why it matters.** Whoever compares the guideline with its text goes both ways: what the text says must stand
somewhere, and what stands somewhere must come from a text. What is passed over in silence on either way is
where the two drift apart.

**How to fix it.** Name under `held_by` what holds the statement, or say under `left_out` why nothing does,
not both. A node, a safety rule, an element, a disagreement and the like hold one by their id, a finding as
`source#finding`. A node comes from a statement that names it under `held_by`, or one held by a finding that
the node links as evidence; where it comes from none, `allow` it there and say why. Nodes are asked about only
once some source has `statements`. An id in `held_by` that there is not is an `unknown-reference`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.usage import links_of
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each statement, and for each node."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        for statement in source.statements.values():
            of, here = f"the statement `{statement.id}` of `{source.id}`", statement.span
            if statement.held_by and statement.left_out is not None:
                yield CHECK.found(guideline, here, f"{of} is held and left out", hint="Keep what is true of the two.")
            elif not statement.held_by and statement.left_out is None:
                yield CHECK.found(
                    guideline,
                    here,
                    f"nothing is said to hold {of}, so nobody can see what became of it",
                    hint="Name what holds it under `held_by`, or say under `left_out` why nothing does.",
                )
    yield from _nodes(guideline)


def _nodes(guideline: Guideline) -> Iterator[Diagnostic]:
    statements = [each for source in guideline.sources.values() for each in source.statements.values()]
    held = {ref.id for statement in statements for ref in statement.held_by}
    unread = any(kind is Kind.SOURCE for kind, _ in guideline.unread)
    for node in guideline.nodes.values() if statements and not unread else ():
        if node.id not in held and held.isdisjoint(link.target for link in links_of(node)):
            yield CHECK.found(
                guideline,
                node.id_span,
                f"no statement of a source is held by `{node.id}`, so nobody can see which text it follows",
                hint="Name it under `held_by` of the statement that it follows, link a finding that holds one, or "
                "allow this with a reason.",
            )


CHECK = Check("GP413", "statement-without-home", Severity.WARNING, find)
