"""The whole module: its head, the part that all programs share, and what the guideline says, in a reader's order."""

from __future__ import annotations

import builtins
import keyword
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
from guideproof.renderers.evaluator_python.elements import (
    class_constants,
    constraints,
    derived_functions,
    derived_table,
    elements_table,
    patient_class,
)
from guideproof.renderers.evaluator_python.expressions import Printer
from guideproof.renderers.evaluator_python.nodes import NodeWriter
from guideproof.renderers.evaluator_python.text import docstring, documented, literal, mapping
from guideproof.renderers.evaluator_python.walk import WalkWriter

_IMPORTS = """\
from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple"""


def module(guideline: Guideline) -> str:
    """The text of the module. Raises ``NotEvaluable`` and ``Circular``."""
    program = lower_guideline(guideline)
    reading = "\n\n\n".join(_shared(f"{name}.py") for name in ("numbers", "units", "nearest", "elements", "results"))
    types, evaluating = _shared("nodes.py"), f"{_shared('evaluating.py')}\n\n{_shared('command.py')}"
    names = Names([*keyword.kwlist, *dir(builtins), *_defined(_IMPORTS + reading + types + evaluating), "p"])
    printer = Printer(program.variables, names)
    writer = NodeWriter(program, printer)
    functions = [*derived_functions(program, printer), *constraints(program, printer)]
    decisions = [*writer.recommendations(), *writer.functions()]
    parts: list[Iterable[str]] = [
        _head(guideline),
        _metadata(guideline),
        [reading],
        list(class_constants(program, printer)),
        patient_class(program, printer),
        elements_table(program, printer),
        *functions,
        derived_table(program, printer),
        [types],
        *decisions,
        writer.nodes_table(),
        writer.entries_table(),
        WalkWriter(writer).walk(),
        [evaluating],
    ]
    return _spaced(["\n".join(part) for part in parts])


def _head(guideline: Guideline) -> list[str]:
    manifest = guideline.manifest
    title, version = documented(manifest.title), documented(manifest.version)
    return [
        f"# {marker(guideline, 'evaluator.py')}",
        f'"""{title}: the guideline `{documented(manifest.id)}`, version {version}, as a program.',
        "",
        *docstring(NOTICE, "")[0].strip('"').split("\n"),
        "",
        "Made by Guideproof from the guideline's sources; do not change it by hand. To use it:",
        "",
        "    from evaluator import evaluate",
        "    evaluate(facts)           # everything, with reasons and what is missing, as JSON data",
        "    recommend(check_facts(facts))  # the recommendations alone, quickly",
        "",
        "or `python evaluator.py PATIENT.json [--entry NAME]`. It reads from top to bottom: how facts are read, the",
        "record of a patient, the derived elements (`derive_...`), the decisions (`decide_...`), the way along nodes",
        "(`walk`), and at the end the functions to call. What is unknown is None: so is a branch that may hold but",
        "does not certainly. Nothing is ever assumed because it is missing.",
        '"""',
        "",
        _IMPORTS,
    ]


def _metadata(guideline: Guideline) -> list[str]:
    manifest = guideline.manifest
    about = [
        ("id", literal(manifest.id)),
        ("version", literal(manifest.version)),
        ("title", literal(manifest.title)),
        ("status", literal(manifest.status)),
        ("digest", literal(digest(guideline))),
    ]
    return [*laid_out(mapping(about), "GUIDELINE = ", "", ""), f"NOTICE = {literal(NOTICE)}"]


@lru_cache(maxsize=8)
def _shared(name: str) -> str:
    """A file of the shared part, from its mark on."""
    home = "guideproof" if name == "nearest.py" else "guideproof.renderers.evaluator_python.runtime"
    text = files(home).joinpath(name).read_text(encoding="utf-8")
    return text.split("# <program>\n", 1)[1].strip("\n")


def _defined(text: str) -> list[str]:
    """The names that a text of Python may use."""
    return re.findall(r"[A-Za-z_][A-Za-z0-9_]*", text)


def _spaced(parts: list[str]) -> str:
    """The parts with two blank lines around functions and classes, and one elsewhere."""
    text, last = "", ""
    for part in (part for part in parts if part):
        if text:
            text += "\n\n\n" if _defines(last) or _defines(part) else "\n\n"
        text += part
        last = part
    return text + "\n"


def _defines(part: str) -> bool:
    return re.search(r"^(def|class) ", part, re.MULTILINE) is not None
