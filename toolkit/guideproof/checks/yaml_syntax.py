"""A text that is not YAML, or not JSON, or that says something else than was meant.

A key without its colon, a colon without a blank behind it, an item without its dash, a line that is indented by one
blank too few or too many, a tab, a quotation mark or a bracket that is not closed, text behind a closing quotation
mark, a comma in a text between braces, `burden: > 140 mm`, what a merge left behind.

**Why it matters.** Most often nothing in the file can be read, so nothing in it can be checked, drawn or run, and
checks that speak of the guideline as a whole are left out until it can be. Where the rest can be read, it could be read
as something that nobody meant.

**How to fix it.** Write what the message says. It tells the plainest change with which the file can be read on; if that
is not what was meant, look at the lines around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.text_fault import Broken, JsonSyntax, YamlSyntax

_SO = "; nothing in this file can be read until that is put right"

# For each: the message and the way out, with `{text}` as it stands there and `{instead}` as it should.
_WORDS = {
    Broken.CONFLICT: (
        "a merge was left unfinished here: between these marks two versions of the same lines stand",
        "Keep the lines as they should be, and delete the others and the marks (`<<<<<<<`, `=======`, `>>>>>>>`).",
    ),
    Broken.TAB: (
        "a tab stands in the indentation, where YAML takes only blanks",
        "Indent with as many blanks as the lines beside it have; editors can put blanks in place of tabs.",
    ),
    Broken.NO_COLON: ("`{text}` has no `:` behind its key", "Write `{instead}`."),
    Broken.NO_BLANK: ("`{text}` has no blank after the `:`, so YAML takes it for one word", "Write `{instead}`."),
    Broken.NO_DASH: (
        "`{text}` begins an item of a list, but no `- ` stands before it",
        "Write `{instead}`, and what belongs to the item below it, as in the items beside it.",
    ),
    Broken.TIGHT_DASH: ("`{text}` has no blank after the `-`, so it is no item of a list", "Write `{instead}`."),
    Broken.EXTRA_DASH: ("`{text}` begins an item of a list, and no list stands here", "Write `{instead}`."),
    Broken.TEXT_GOES_ON: (
        "this line goes on with a text from above, but is not indented further than the key of that text",
        "Indent it like the other lines of the text.",
    ),
    Broken.MAPPING_ON_LINE: (
        "two keys stand on one line here, and a line takes one",
        "Write `{instead}`, or `{text}` on a line of its own below, indented further.",
    ),
    Broken.LIST_ON_LINE: (
        "a list with `- ` begins on the line of its key, and it must begin on the next",
        "Write `{instead}`, or `{text}` on a line of its own below.",
    ),
    Broken.OPEN_QUOTE: (
        "a quotation mark is opened here and not closed on this line",
        "Write `{instead}`, or what the text should be with both its quotation marks.",
    ),
    Broken.AFTER_QUOTE: (
        "text stands behind the closing quotation mark",
        "Put all of it between one pair, of the kind that is not in the text: `{instead}`. An apostrophe between single"
        " quotation marks is written twice.",
    ),
    Broken.CURLY_QUOTES: (
        "typographic quotation marks are letters to YAML and hold no text together",
        "Write straight ones: `{instead}`.",
    ),
    Broken.ESCAPE: (
        "a `\\` in double quotation marks begins something that is no escape of YAML",
        "Use single quotation marks: `{instead}`.",
    ),
    Broken.COMPARISON: (
        "`{text}` is no comparison to YAML, for which `>` begins a text of several lines",
        "Write `{instead}`.",
    ),
    Broken.BLOCK_SIGN: (
        "`{sign}` begins a text of several lines, and that begins on the next line",
        "Write the text on the next line, indented further than its key; or, if the sign belongs to it, put it in"
        " quotation marks: `{instead}`.",
    ),
    Broken.SIGN: (
        "`{sign}` means something in YAML and cannot begin a text",
        "Put the text in quotation marks: `{instead}`.",
    ),
    Broken.COLON: (
        "a `:` with a blank or nothing behind it makes a key of the text before it",
        "Put the text in quotation marks: `{instead}`.",
    ),
    Broken.COLON_IN_TEXT: (
        "a `:` with a blank or nothing behind it, in a text of several lines, makes a key of what stands before it",
        "Put the whole text in quotation marks; or write `{instead} >-` and all of the text on the lines below.",
    ),
    Broken.COMMENT: (
        "`{text}` is a comment to YAML, because a blank stands before the `#`, so the bracket is not closed",
        "If it belongs to a text, put that text in quotation marks; if it is a comment, set it behind the bracket.",
    ),
    Broken.AFTER_BRACKET: (
        "text stands behind a list or mapping in brackets",
        "If all of it is a text, put it in quotation marks: `{instead}`.",
    ),
    Broken.UNIT: (
        "the unit in `{text}` is read as a list or as further text, because it stands within brackets without quotation"
        " marks around it and its number",
        "Write `{instead}`.",
    ),
    Broken.OPEN_BRACKET: ("the `{text}` here is not closed", "Write `{instead}`, or close it where it should end."),
    Broken.WRONG_BRACKET: ("the `{text}` here does not close what was opened", "Write `{instead}` in its place."),
    Broken.EXTRA_BRACKET: ("the `{text}` here closes nothing", "Delete it, or open it where it should begin."),
    Broken.NO_COMMA: (
        "no comma stands between `{text}` and the entry beside it, and between brackets there must be one",
        "Put it there: `{instead}`.",
    ),
    Broken.COMMA: (
        "the comma in `{text}` ends the text, because it stands between braces without quotation marks",
        "Write `{instead}`.",
    ),
    Broken.NO_VALUE: (
        "`{text}` stands between braces without `:` and a value",
        "Write `{instead}`; between brackets, `[{text}]`, it would be a list.",
    ),
    Broken.UNKNOWN: (
        "here stands what the parser of YAML does not understand ({text})",
        "Look at this line and the one above it.",
    ),
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each mistake, at the place of its cause."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, YamlSyntax):
            message, hint = _words(fault)
            notes = [Note("and here", span) for span in fault.also]
            yield CHECK.found(guideline, fault.span, message + (_SO if fault.unread else ""), hint=hint, notes=notes)
        elif isinstance(fault, JsonSyntax):
            message = f"this file is not JSON, so nothing in it can be read: {fault.problem}"
            yield CHECK.found(guideline, fault.span, message, hint=fault.hint)


def _words(fault: YamlSyntax) -> tuple[str, str]:
    if fault.what in (Broken.TOO_DEEP, Broken.NOT_DEEP):
        return _of_indentation(fault)
    message, hint = _WORDS[fault.what]
    if fault.what is Broken.COMPARISON and not fault.instead.startswith("{"):
        hint = "Write the value alone: `{instead}`."
    elif fault.what is Broken.COMPARISON:
        hint = "Write `{instead}` in a condition; of a patient, write the value alone."
    names = {"text": fault.text, "instead": fault.instead, "sign": fault.text[:1]}
    return message.format(**names), hint.format(**names)


_FAR = {Broken.TOO_DEEP: "too far", Broken.NOT_DEEP: "not far enough"}


def _of_indentation(fault: YamlSyntax) -> tuple[str, str]:
    """The column says how far the line is indented, what is to be written how far it should be."""
    given, wanted = fault.span.column - 1, int(fault.instead)
    begins = f"indented by {_blanks(given)}" if given else "not indented"
    instead = f"Indent it by {_blanks(wanted)}" if wanted else "Begin it at the start of the line"
    return (
        f"this line is {begins}, {_FAR[fault.what]}, and so belongs to nothing above it",
        f"{instead}, and move what belongs to it along with it.",
    )


def _blanks(number: int) -> str:
    return "1 blank" if number == 1 else f"{number} blanks"


CHECK = Check("GP101", "yaml-syntax", Severity.ERROR, find)
