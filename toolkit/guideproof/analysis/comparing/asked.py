"""What is asked of patients: an input is asked of who comes to a decision, an amount or a day that reads it."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing.offers import Key
from guideproof.analysis.graph.edges import inputs_behind
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.program.texts import measures


def asks(node: Node, guideline: Guideline) -> Iterator[Key]:
    """The inputs that a node reads, itself or through derived elements, each with what stands for a missing value: a
    decision for its branches, others for their amounts and the day of a later visit."""
    read = node.body.reads if isinstance(node.body, Decision) else measures(node)
    for id in inputs_behind(guideline, read):
        assumption = guideline.elements[id].assumption
        yield ("asked", id, None if assumption is None else str(assumption.value))


def asked_in_words(key: Key, guideline: Guideline) -> str:
    """What is asked, for a reader."""
    _, id, assumed = key
    variable = guideline.variable(id)
    title = variable.title if variable is not None else id
    assumed = {"True": "yes", "False": "no"}.get(assumed, assumed)
    return f"asked: {title}" if assumed is None else f"asked: {title}, which counts as {assumed} where it is missing"
