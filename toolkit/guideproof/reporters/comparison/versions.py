"""What a change asks of versions, in words: after a comparison, as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing.raises import Raise
from guideproof.analysis.comparing.versions import Judged
from guideproof.reporters.comparison.markdown import folded, neutral
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible

_MOST_OPEN = 3
"""So many things are read without opening anything."""


def as_text(judged: Judged) -> str:
    """For a terminal."""
    lines = ["", _first(judged)]
    lines += [f"  {each}" for each in _lines(judged)]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_markdown(judged: Judged) -> str:
    """For a pull request, folded where there is more than a little; nothing of the guideline acts in it."""
    lines = [f"- {neutral(each)}" for each in _lines(judged)]
    told = ["", *lines] if len(lines) <= _MOST_OPEN else folded(f"{plural(len(lines), 'line')} on it", lines)
    return "".join(f"{line}\n" for line in ["", f"**{neutral(_first(judged))}**", *told])


def _lines(judged: Judged) -> Iterator[str]:
    """What is broken, each with the name by which it can be allowed; what is allowed; and what need not be."""
    for each in judged.broken:
        yield f"{each.thing}: {each.what}; {each.mend} ({each.rule})"
    for one in judged.allowed:
        said = f"{one.broken.thing}: {one.broken.what} ({one.broken.rule})"
        yield f"allowed until {one.until}: {said}, because: {one.because.strip()}"
    for idle in judged.idle:
        what = f"its `allow` of {idle.rule.slug} is needed by nothing here and would hide what comes next"
        yield f"{idle.thing}: {what}; delete it"


def _first(judged: Judged) -> str:
    many = len(judged.broken)
    broken = f"{plural(many, 'rule')} of versions broken" if many else "Versions are as they must be"
    if judged.by is Raise.NONE:
        return f"{broken}: nothing changed after {judged.release} that asks for a number"
    return f"{broken}: after {judged.release} the change is {judged.by.name.lower()}, {judged.least} or higher"
