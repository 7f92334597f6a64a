"""A node that no path leads to from any entry point.

**Why it matters.** Nobody is ever shown what the node says. Most often a `next` was redirected or left out, and with
it patients lost a part of the guideline.

**How to fix it.** Name the node in the `next` of the node that should lead to it, or make it the `start` of an entry
point in `guideline.yaml`. Nodes that hang on an unreachable one are named
with it and not reported again.

The check is left out, and says so, while a node or the manifest cannot be read or a reference to a node points nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guideproof.analysis.graph.edges import cut_off
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.preconditions import paths_unknown
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each unreachable node that no other one leads to."""
    guideline = subject.guideline
    entries = listed(guideline.manifest.entry_points)
    for id, hanging in cut_off(guideline).items():
        node = guideline.nodes[id]
        with_it = f"; with it {listed(hanging)} {'is' if len(hanging) == 1 else 'are'} cut off" if hanging else ""
        yield CHECK.found(
            guideline,
            node.id_span,
            f"no path leads to `{id}` from any entry point ({entries}), so no patient ever gets there{with_it}",
            notes=[Note("cut off with it", guideline.nodes[each].id_span) for each in hanging],
            hint=f"Name `{id}` in the `next` of the node that should lead to it{_expected(guideline, id)}.",
        )


def _expected(guideline: Guideline, id: str) -> str:
    """Behind which node vignettes expect it, most often; they remember where it belongs."""
    before: Counter[str] = Counter()
    for vignette in guideline.vignettes.values():
        visits = [ref.id for ref in vignette.expect.visits or ()]
        if id in visits[1:]:
            before[visits[visits.index(id) - 1]] += 1
    if not before:
        return ""
    node, count = before.most_common(1)[0]
    return f"; {'a vignette expects' if count == 1 else f'{count} vignettes expect'} it after `{node}`"


CHECK = Check("GP201", "unreachable-node", Severity.ERROR, find, preconditions=paths_unknown)
