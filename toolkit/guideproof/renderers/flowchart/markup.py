"""Texts and attributes of SVG. What Python has for this imports all that it has for the web."""

from __future__ import annotations


def escape(text: str) -> str:
    """A text between elements."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """The value of an attribute with its quotation marks, of which it holds the other ones as they are. Of line ends in
    it a reader of XML makes blanks, unless they are named (XML 1.0, section 3.3.3)."""
    said = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in said:
        return f'"{said}"'
    return f'"{said.replace(chr(34), "&quot;")}"' if "'" in said else f"'{said}'"
