"""What a change asks of versions, in words: after a comparison, as text and as Markdown."""

from __future__ import annotations

from guideproof.analysis.comparing.raises import Raise
from guideproof.analysis.comparing.versions import Judged
from guideproof.reporters.board_markdown import escaped
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible


def as_text(judged: Judged) -> str:
    """For a terminal."""
    lines = ["", _first(judged)]
    lines += [f"  {each.thing}: {each.what}; {each.mend}" for each in judged.broken]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_markdown(judged: Judged) -> str:
    """For a pull request; nothing of the guideline acts in it."""
    lines = ["", f"**{escaped(_first(judged))}**", ""]
    lines += [f"- {escaped(f'{each.thing}: {each.what}; {each.mend}')}" for each in judged.broken]
    return "".join(f"{visible(line)}\n" for line in lines)


def _first(judged: Judged) -> str:
    many = len(judged.broken)
    broken = f"{plural(many, 'rule')} of versions broken" if many else "Versions are as they must be"
    if judged.by is Raise.NONE:
        return f"{broken}: nothing changed after {judged.release} that asks for a number"
    return f"{broken}: after {judged.release} the change is {judged.by.name.lower()}, {judged.least} or higher"
