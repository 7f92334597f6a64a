"""The whole module: its head, the part that all programs share, and what the guideline says."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator.applicability import applicability
from guideproof.renderers.evaluator.constraints import constraints
from guideproof.renderers.evaluator.elements import ElementWriter
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.languages.language import Language
from guideproof.renderers.evaluator.languages.reckoning import Needs
from guideproof.renderers.evaluator.lowering.program import lower_guideline
from guideproof.renderers.evaluator.nodes import NodeWriter
from guideproof.renderers.evaluator.texts import said_table
from guideproof.renderers.evaluator.walk import WalkWriter


def module(guideline: Guideline, spoken: Callable[[Needs], Language]) -> str:
    """The text of the module in a language, given what the program needs. Raises ``NotEvaluable``, ``Circular``."""
    program = lower_guideline(guideline)
    language = spoken(Needs(program.wide, guideline.dated, program.divided, program.real))
    printer = Printer(program.variables, language)
    elements, nodes = ElementWriter(program, printer), NodeWriter(program, printer)
    parts = language.shared()
    parts |= {
        "head": [language.head(guideline)],
        "metadata": [language.metadata(guideline)],
        "class constants": [list(elements.class_constants())],
        "record": [elements.record_class()],
        "elements": [elements.elements_table(), elements.asked_table(), elements.assumed_table(), elements.dates()],
        "derived functions": list(elements.derived_functions()),
        "derived": [elements.derived_table()],
        "said": [said_table(program, printer)],
        "constraints": [*constraints(program, printer), *applicability(program, printer)],
        "recommendations": list(nodes.recommendations()),
        "decisions": list(nodes.functions()),
        "nodes": [nodes.nodes_table()],
        "entry points": [nodes.entries_table()],
        "walk": [WalkWriter(nodes).walk()],
    }
    texts = ["\n".join(lines) for name in language.order for lines in parts[name]]
    return language.spaced([text for text in texts if text])
