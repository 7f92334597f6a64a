"""How many of a table of patients fare otherwise, and from what to what: as text, Markdown, data and a picture."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import Any

from guideproof.analysis.comparing.moves import Move, Moves
from guideproof.reporters.comparison.markdown import neutral
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible

_WIDTH, _BAR, _LINE, _GAP = 960, 240, 20, 14


def as_text(moves: Moves) -> str:
    """For a terminal."""
    lines = ["", summary(moves)]
    for each in moves.moves:
        lines.append(f"  {number(each, moves)}  {share(each, moves)}".rstrip())
        lines += [f"    {line}" for line in _told(each)]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_markdown(moves: Moves) -> str:
    """For a pull request: a folded table; nothing of the guideline acts in it."""
    lines = ["", f"<details><summary>{neutral(summary(moves))}</summary>", ""]
    if moves.moves:
        lines += ["| patients | share | no longer | newly |", "|---:|---:|---|---|"]
        for each in moves.moves:
            cells = ("<br>".join(map(neutral, side)) for side in (each.gone, each.new))
            lines.append(f"| {neutral(number(each, moves))} | {share(each, moves)} | {' | '.join(cells)} |")
    lines += ["", "</details>"]
    return "".join(f"{line}\n" for line in lines)


def as_data(moves: Moves) -> dict[str, Any]:
    """For programs; a number that is not told is ``null``."""
    return {
        "patients": moves.patients if moves.all_told else None,
        "least": moves.least,
        "moved": None if moves.hidden else moves.moved,
        "moves": [
            {"patients": each.patients if each.patients >= moves.least else None}
            | {"no_longer": list(each.gone), "newly": list(each.new)}
            for each in moves.moves
        ],
    }


def summary(moves: Moves) -> str:
    """In one sentence."""
    whole = plural(moves.patients, "patient") if moves.all_told else "the patients"
    if not moves.moves:
        return f"Of {whole} in the table none fares otherwise."
    if moves.hidden:
        few = f"of groups below {moves.least}, and of all, it is not said how many"
        return f"Of {whole} in the table some fare otherwise; {few}."
    if not moves.all_told:
        left = f"fewer than {moves.least}"
        return f"Of {whole} in the table, {moves.moved} fare otherwise; how many others there are, {left}, is not said."
    return f"Of {whole} in the table, {moves.moved} ({_percent(moves.moved, moves.patients)}) fare otherwise."


def number(each: Move, moves: Moves) -> str:
    """How many patients, unless they are too few to be told of."""
    return f"<{moves.least}" if each.patients < moves.least else str(each.patients)


def share(each: Move, moves: Moves) -> str:
    """The share of the patients, where their number and that of all are told."""
    told = moves.all_told and each.patients >= moves.least
    return _percent(each.patients, moves.patients) if told else ""


def picture(moves: Moves) -> bytes:
    """A bar for each move, as long as its share of those who fare otherwise, as SVG."""
    parts: list[str] = []
    top, most = 60, max((each.patients for each in moves.moves if each.patients >= moves.least), default=1)
    for each in moves.moves:
        told = [part for line in _told(each) for part in wrap(line, 84, subsequent_indent="\u2003")]
        long = _BAR * each.patients / most if each.patients >= moves.least else 0
        part = share(each, moves)
        said = f"{number(each, moves)} ({part})" if part else number(each, moves)
        parts.append(f'<rect x="20" y="{top}" width="{long:.0f}" height="{_LINE - 4}" fill="#2b5c8a"/>')
        parts.append(f'<text x="{30 + long:.0f}" y="{top + 13}">{escape(visible(said), quote=False)}</text>')
        for place, line in enumerate(told):
            parts.append(
                f'<text x="{_BAR + 120}" y="{top + 13 + place * _LINE}">{escape(visible(line), quote=False)}</text>'
            )
        top += max(1, len(told)) * _LINE + _GAP
    title = f'<text x="20" y="34" font-weight="bold">{escape(visible(summary(moves)), quote=False)}</text>'
    size = f'width="{_WIDTH}" height="{top + 10}" viewBox="0 0 {_WIDTH} {top + 10}"'
    opened = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" role="img">'
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return f"{opened}{ground}{title}{''.join(parts)}</svg>\n".encode()


def _told(each: Move) -> Iterator[str]:
    yield from (f"no longer: {what}" for what in each.gone)
    yield from (f"newly: {what}" for what in each.new)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else ""
