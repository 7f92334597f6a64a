"""Markdown for GitHub that nobody is called by, nothing is linked by and no HTML comes out of, whatever stands in it.

It is the last step before a text is shown, and trusts none before it: whoever writes a guideline, or the artefact of a
pull request, may have written any of it. What could act is parted by a character without width (U+2060, WORD JOINER),
in code as outside of it, so that no fence that is open or closed otherwise than it seems lets anything through.
"""

from __future__ import annotations

import re

JOINER = "\u2060"
MOST = 60_000
"""How many characters a comment may have; GitHub refuses more than 65,536."""

_FOLDS = re.compile(r"</?(?:details|summary)>|<br ?/?>")
"""The HTML that is let through: it folds and breaks lines, and has no attributes."""

_ACTS = (
    (re.compile(r"@(?=[\w\[-])"), "@"),  # calls somebody, or a team
    (re.compile(r"#(?=\d)"), "#"),  # links an issue, and with a word before it closes it
    (re.compile(r"\b(GH-)(?=\d)", re.IGNORECASE), None),
    (re.compile(r"!(?=\[)"), "!"),  # an image is loaded from wherever it says
    (re.compile(r"\](?=[(\[:])"), "]"),  # a link says one thing and leads to another
    (re.compile(r"(?<=[A-Za-z]):(?=//)"), ":"),  # an address links by itself
    (re.compile(r"\b(www)(?=\.)", re.IGNORECASE), None),
    (re.compile(r"&(?!(?:amp|lt|gt|quot);)(?=[#\w])"), "&"),  # names a character that was looked for here in vain
    (re.compile(r"\$(?=[^\s\u2060])"), "$"),  # a formula
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def neutral(text: str) -> str:
    """The text with all that could act made into what is only read."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    parts: list[str] = []
    at = 0
    for fold in _FOLDS.finditer(text):
        parts += [_inert(text[at : fold.start()]), fold[0]]
        at = fold.end()
    return "".join([*parts, _inert(text[at:])])


def _inert(text: str) -> str:
    text = re.sub(r"<(?=[A-Za-z/!?])", f"<{JOINER}", text)
    for pattern, sign in _ACTS:
        text = pattern.sub(f"{sign}{JOINER}" if sign else rf"\1{JOINER}", text)
    return text


def shortened(text: str, rest: str, most: int = MOST) -> str:
    """The text, or as many whole lines as fit with a sentence that says where the rest is; what is open is closed."""
    if len(text) <= most:
        return text
    room = most - len(rest) - 200
    kept = text[: text.rfind("\n", 0, room) + 1] or text[:room] + "\n"
    return f"{kept}{_closing(kept)}\n{rest}\n"


def _closing(text: str) -> str:
    fence = ""
    for line in text.split("\n"):
        found = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if found is None:
            continue
        if not fence:
            fence = found[1]
        elif line.strip() == fence[0] * len(line.strip()) and len(line.strip()) >= len(fence):
            fence = ""
    folds = max(0, text.count("<details>") - text.count("</details>"))
    return (f"{fence[:20]}\n" if fence else "") + "</details>\n" * min(folds, 10)
