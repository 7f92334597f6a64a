"""A file that is not YAML.

**Why it matters.** Nothing in the file can be read, so nothing in it can be checked, drawn or run. Checks that speak of
the guideline as a whole are left out until it can be.

**How to fix it.** Look at the place shown and at the line above it: most often a line is indented wrongly, a quotation
mark or a bracket is not closed, a tab stands in the indentation, or a text holds `: ` or begins with a sign that means
something in YAML and wants quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.text_fault import JsonSyntax, YamlSyntax

# What the parser says (libyaml's words or PyYAML's), what that means to an editor, and the way out.
_MEANINGS = (
    (
        "mapping values are not allowed",
        "a `:` inside a value",
        "Put the value in quotation marks, or start a new line.",
    ),
    (
        "could not find expected ':'",
        "a key without its `:`",
        "Write `key: value`, or indent the line as part of the text above.",
    ),
    ("'\\t'", "a tab in the indentation", "Indent with blanks."),
    (
        "found character that cannot start any token",
        "a sign or a tab that cannot begin a value",
        "Put the value in quotation marks; indent with blanks, never with tabs.",
    ),
    ("cannot start any token", "a sign that cannot begin a value", "Put the value in quotation marks."),
    ("found unexpected end of stream", "a quotation mark that is not closed", "Close the quotation mark."),
    ("unexpected end of document", "a quotation mark that is not closed", "Close the quotation mark."),
    ("expected ',' or ']'", "a list in brackets that is not closed", "Close the `[`, or put a `,` between its items."),
    (
        "expected ',' or '}'",
        "a mapping in braces that is not closed",
        "Close the `{`, or put a `,` between its entries.",
    ),
    (
        "did not find expected '-' indicator",
        "a line that does not line up with the list above it",
        "Indent it like the items of the list, with `- ` before it.",
    ),
    (
        "did not find expected key",
        "a line that does not line up with those above it",
        "Indent it like the key or the item that it belongs beside.",
    ),
    (
        "expected <block end>",
        "a line that does not line up with those above it",
        "Indent it like the key or the item that it belongs beside.",
    ),
    ("found undefined tag handle", "a `!` that begins a tag", "Put the value in quotation marks."),
    (
        "found unknown escape character",
        "a `\\` in double quotation marks that begins no known escape",
        "Use single quotation marks.",
    ),
)


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each file that cannot be parsed, where the parser gave up."""
    for fault in guideline.faults:
        if isinstance(fault, YamlSyntax):
            meaning, hint = _meaning(fault)
            message = f"this file is not YAML, so nothing in it can be read: here stands {meaning}"
            yield CHECK.found(guideline, fault.span, message, hint=hint)
        elif isinstance(fault, JsonSyntax):
            message = f"this file is not JSON, so nothing in it can be read: {fault.problem}"
            yield CHECK.found(guideline, fault.span, message, hint=fault.hint)


def _meaning(fault: YamlSyntax) -> tuple[str, str]:
    for words, meaning, hint in _MEANINGS:
        if words in fault.problem:
            return meaning, hint
    said = fault.problem if fault.context is None else f"{fault.context}, {fault.problem}"
    return f"what the parser does not understand ({said})", "Look at this line and the one above it."


CHECK = Check("GP101", "yaml-syntax", Severity.ERROR, find)
