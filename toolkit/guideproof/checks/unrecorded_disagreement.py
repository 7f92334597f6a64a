"""Evidence for and against one recommendation, without a word on how the two were weighed.

**Why it matters.** The sources disagree, the guideline took a side, and a reader is not told why.

**How to fix it.** Write down the disagreement in `disagreements/`, with the position of each source, and name the node
in `decided_in`; or leave it `open` there. It counts as recorded where a disagreement names the node in `decided_in`, or
has an opposing and a supporting source in different positions. Links of one recommended item are looked at together
with those of its node, links of a branch likewise: what supports one option may well oppose another.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.preconditions import faulty
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.evidence import Disagreement, Settled
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Recommendation
from guideproof.model.reference import EvidenceLink, Role


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each node with links of both roles to one thing that it says."""
    guideline = subject.guideline
    if faulty(guideline, "disagreements/"):
        return
    for node in guideline.nodes.values():
        for links in _together(node):
            opposing = [link for link in links if link.role is Role.OPPOSES]
            supporting = [link for link in links if link.role is Role.SUPPORTS]
            against, for_it = {link.source for link in opposing}, {link.source for link in supporting}
            if opposing and supporting and not _recorded(guideline, node, against, for_it):
                yield _found(guideline, node, opposing, supporting)
                break


def _together(node: Node) -> Iterator[tuple[EvidenceLink, ...]]:
    """The links that speak of one thing: a recommended item, a branch, or the node where it has neither."""
    match node.body:
        case Recommendation(items=items):
            yield from ((*item.evidence, *node.evidence) for item in items)
        case Decision(branches=branches):
            yield from ((*branch.evidence, *node.evidence) for branch in branches)
        case _:
            yield node.evidence


def _found(
    guideline: Guideline, node: Node, opposing: list[EvidenceLink], supporting: list[EvidenceLink]
) -> Diagnostic:
    against, for_it = (listed(dict.fromkeys(link.target for link in links)) for links in (opposing, supporting))
    return CHECK.found(
        guideline,
        node.id_span,
        f"{against} opposes what `{node.id}` says and {for_it} supports it, and no disagreement says how that was "
        "settled",
        hint=f"Add a file to `disagreements/` with both positions and `decided_in: [{node.id}]`.",
        notes=[Note("this evidence opposes it", link.span) for link in opposing],
    )


def _recorded(guideline: Guideline, node: Node, against: set[str], for_it: set[str]) -> bool:
    return any(
        _decided_in(disagreement, node) or _between(disagreement, against, for_it)
        for disagreement in guideline.disagreements.values()
    )


def _decided_in(disagreement: Disagreement, node: Node) -> bool:
    outcome = disagreement.outcome
    return isinstance(outcome, Settled) and any(ref.id == node.id for ref in outcome.decided_in)


def _between(disagreement: Disagreement, against: set[str], for_it: set[str]) -> bool:
    held = [{ref.id for ref in position.sources} for position in disagreement.positions]
    return any(one & against and other & for_it for one in held for other in held if one is not other)


CHECK = Check("GP407", "unrecorded-disagreement", Severity.WARNING, find)
