"""The whole module: its head, the part that all programs share, and what the guideline says, in a reader's order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from guideproof.analysis.digest import digest
from guideproof.analysis.lowering.layout import laid_out
from guideproof.analysis.lowering.names import Names
from guideproof.analysis.lowering.program import lower_guideline
from guideproof.analysis.marker import marker
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.renderers.evaluator_javascript.elements import (
    class_constants,
    constraints,
    derived_functions,
    derived_table,
    elements_table,
    patient_class,
)
from guideproof.renderers.evaluator_javascript.expressions import Printer
from guideproof.renderers.evaluator_javascript.nodes import RESERVED, NodeWriter
from guideproof.renderers.evaluator_javascript.text import comment, literal, record
from guideproof.renderers.evaluator_javascript.walk import WalkWriter

_HEAD = """\
Made by Guideproof from the guideline's sources; do not change it by hand. To use it:

  import { evaluate, checkFacts, recommend } from "./evaluator.js";
  evaluate(facts)               // everything, with reasons and what is missing, as JSON data
  recommend(checkFacts(facts))  // the recommendations alone, quickly
  evaluate(parseFacts(text))    // a JSON text, its numbers exact whatever their length

It reads from top to bottom: how facts are read, the record of a patient, the derived elements (derive_...), the
decisions (decide_...), the way along the nodes (walk), and at the end the functions to call. What is unknown is
null: so is a branch that may hold but does not certainly. Nothing is ever assumed because it is missing."""

_FROZEN = """\
/** What is recommended is shared by all evaluations, so nobody may change it. */
function frozen(items) {
  for (const item of items) {
    item.evidence.forEach(Object.freeze);
    Object.freeze(item.evidence);
    Object.freeze(item);
  }
  return Object.freeze(items);
}"""


def module(guideline: Guideline) -> str:
    """The text of the module. Raises ``NotEvaluable`` and ``Circular``."""
    program = lower_guideline(guideline)
    reading, evaluating = _shared("reading.js"), _shared("evaluating.js")
    used = re.findall(r"[A-Za-z_$][A-Za-z0-9_$]*", reading + evaluating + _FROZEN)
    names = Names([*RESERVED, *used, "p", "GUIDELINE", "NOTICE", "WHOLE", "Patient", "globalThis"])
    printer = Printer(program.variables, names, program.wide)
    writer = NodeWriter(program, printer)
    parts: list[Iterable[str]] = [
        _head(guideline),
        _metadata(guideline, program.wide),
        [reading],
        list(class_constants(program, printer)),
        patient_class(program, printer),
        elements_table(program, printer),
        *list(derived_functions(program, printer)),
        derived_table(program, printer),
        *list(constraints(program, printer)),
        [_FROZEN],
        *list(writer.recommendations()),
        *list(writer.functions()),
        writer.nodes_table(),
        writer.entries_table(),
        WalkWriter(writer).walk(),
        [evaluating],
    ]
    texts = ["\n".join(part) for part in parts]
    return "\n\n".join(text for text in texts if text) + "\n"


def _head(guideline: Guideline) -> list[str]:
    manifest = guideline.manifest
    title = f"{manifest.title}: the guideline `{manifest.id}`, version {manifest.version}, as a program."
    lines = [f"// {line}".rstrip() for line in _HEAD.split("\n")]
    return [f"// {marker(guideline, 'evaluator.js')}", *comment(title), "//", *comment(NOTICE), "//", *lines]


def _metadata(guideline: Guideline, wide: bool) -> list[str]:
    manifest = guideline.manifest
    about = [
        ("id", literal(manifest.id)),
        ("version", literal(manifest.version)),
        ("title", literal(manifest.title)),
        ("status", literal(manifest.status)),
        ("digest", literal(digest(guideline))),
    ]
    why = "some may be beyond 2 ** 53, up to which a Number misses none" if wide else "none is beyond 2 ** 53"
    return [
        *laid_out(record(about), "export const GUIDELINE = Object.freeze(", ");", "", "  "),
        f"export const NOTICE = {literal(NOTICE)};",
        f"const WHOLE = {'BigInt' if wide else 'Number'}; // how whole numbers are kept: {why}",
    ]


@lru_cache(maxsize=2)
def _shared(name: str) -> str:
    """A file of the shared part."""
    return files("guideproof.renderers.evaluator_javascript.runtime").joinpath(name).read_text("utf-8").strip("\n")
