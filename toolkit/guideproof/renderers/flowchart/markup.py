"""Texts and attributes of SVG. What Python has for this imports all that it has for the web."""

from __future__ import annotations

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
"""A reader of XML makes blanks of line ends in attributes, unless they are named (XML 1.0, section 3.3.3)."""


def escape(text: str) -> str:
    """A text between elements."""
    return text.translate(_SIGNS)


def quoteattr(text: str) -> str:
    """The value of an attribute with its quotation marks, of which it holds the other ones as they are."""
    said = text.translate(_IN_ATTRIBUTES)
    if '"' not in said:
        return f'"{said}"'
    return f'"{said.replace(chr(34), "&quot;")}"' if "'" in said else f"'{said}'"
