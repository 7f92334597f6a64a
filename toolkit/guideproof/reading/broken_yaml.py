"""What is wrong with a text that is not YAML, and where."""

from __future__ import annotations

import yaml

from guideproof.model.fault import Fault
from guideproof.model.text_fault import YamlSyntax
from guideproof.reading.yaml_events import after
from guideproof.source import Span


def syntax_fault(error: yaml.MarkedYAMLError, text: str, path: str) -> Fault:
    """Where the parser gave up, and why."""
    mark = error.problem_mark or error.context_mark
    if mark is None or mark.index >= len(text):
        # The parser counts a line end after the last line, whether or not there is one.
        line, column = after(text, 1, 1)
    else:
        line, column = mark.line + 1, mark.column + 1
    return YamlSyntax(error.problem or "not YAML", error.context, Span(path, line, column, line, column))
