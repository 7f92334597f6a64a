"""A decision, an amount or a due date that needs an element which nothing on some path to it makes known.

**Why it matters.** A patient comes to the decision, or to the recommendation with the amount, without anyone having
asked or examined, and the algorithm stops there: what was to be known is missing from the path, not from the patient.

An entry point without `knows` is one where everything may be asked, and is passed over.

**How to fix it.** Name the element in `knows` of the entry point if history and examination give it, or of the branch
that says it is there; or let a recommendation on the path order an intervention that `yields` it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import inputs_behind
from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.patients import witness
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.condition import elements_of
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each node and path."""
    guideline = subject.guideline
    from guideproof.analysis.proof import ElementNeverKnown

    for fact in subject.facts(ElementNeverKnown):
        node = guideline.nodes[fact.node]
        one = len(fact.elements) == 1
        said = "it is needed here too" if one else "they are needed here too"
        yield CHECK.found(
            guideline,
            _place(guideline, node, fact.elements),
            f"`{node.id}` needs {listed(fact.elements)}, which nothing makes known on the path"
            f" {' > '.join(f'`{id}`' for id in fact.path)} from `{fact.entry}`",
            notes=[Note(said, guideline.nodes[id].id_span) for id in fact.later],
            hint=f"Name {'it' if one else 'them'} in `knows` of the entry point or of a branch on the path, or let a"
            f" recommendation on it order something that `yields` {'it' if one else 'them'}.",
            witness=witness(guideline, fact.patient, f"unknown-at-{node.id}", f"Not known at {node.id}"),
        )


def _place(guideline: Guideline, node: Node, elements: tuple[str, ...]) -> Span:
    """The first condition, amount or date of the node that reads one of the elements, by itself or through derived
    ones."""
    asking = [(elements_of(each.when), each.when_span) for each in node.branches if each.when is not None]
    asking += [((each.amount.element,), each.amount.span) for each in node.items if each.amount and each.amount.element]
    if isinstance(node.body, Reassess) and node.body.due is not None:
        asking.append(((node.body.due.id,), node.body.due.span))
    for read, place in asking:
        if not set(elements).isdisjoint(inputs_behind(guideline, read)):
            return place
    return node.id_span


CHECK = Check("GP312", "element-never-known", Severity.ERROR, find, preconditions=obstacles)
