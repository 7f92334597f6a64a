"""The signs of the charts, drawn as shapes so that they look alike wherever no font has them.

In DOT a mark is one character; the SVG gets the shape, in a square of 16 units.
Directions and strengths differ in outline (disc, octagon), sign (check, cross) and filling, not in color alone.
"""

from __future__ import annotations

from guideproof.model.node import Direction, RecommendedItem
from guideproof.renderers.flowchart import palette

ENTRY = "\N{BLACK RIGHT-POINTING TRIANGLE}"
ENTRY_ON_PAGE = "\N{BLACK RIGHT-POINTING POINTER}"
DECISION = "\N{BLACK DIAMOND}"
REASSESS = "\N{CLOCKWISE OPEN CIRCLE ARROW}"
FOR_STRONG = "\N{HEAVY CHECK MARK}"
FOR_CONDITIONAL = "\N{CHECK MARK}"
AGAINST_STRONG = "\N{HEAVY BALLOT X}"
AGAINST_CONDITIONAL = "\N{BALLOT X}"
END = "\N{BLACK SQUARE}"
ALARM = "\N{WARNING SIGN}"
ELSEWHERE = "\N{NORTH EAST ARROW}"

_CHECK = '<path d="M4.4 8.3 7 10.9 11.8 5.4" fill="none" stroke="{0}" stroke-width="{1}" stroke-linecap="round"/>'
_CROSS = (
    '<path d="M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8" fill="none" stroke="{0}" stroke-width="{1}"'
    ' stroke-linecap="round"/>'
)
_DISC = '<circle cx="8" cy="8" r="{2}" fill="{0}" stroke="{1}" stroke-width="1.5"/>'
_OCTAGON = (
    '<path d="M5.3 1.2H10.7L14.8 5.3V10.7L10.7 14.8H5.3L1.2 10.7V5.3Z" fill="{0}" stroke="{1}" stroke-width="1.5"/>'
)
_LETTER = '<text x="8" y="{2}" text-anchor="middle" font-size="{1}" font-weight="bold" fill="{0}">{3}</text>'

SHAPES: dict[str, str] = {
    FOR_STRONG: _DISC.format(palette.FOR, palette.FOR, 7) + _CHECK.format(palette.PAGE, 2),
    FOR_CONDITIONAL: _DISC.format(palette.PAGE, palette.FOR, 7) + _CHECK.format(palette.FOR, 1.8),
    AGAINST_STRONG: _OCTAGON.format(palette.AGAINST, palette.AGAINST) + _CROSS.format(palette.PAGE, 2),
    AGAINST_CONDITIONAL: _OCTAGON.format(palette.PAGE, palette.AGAINST) + _CROSS.format(palette.AGAINST, 1.8),
    DECISION: f'<path d="M8 0 16 8 8 16 0 8Z" fill="{palette.DECISION}"/>' + _LETTER.format(palette.PAGE, 11, 12, "?"),
    REASSESS: f'<path d="M13.5 6.2A6 6 0 1 0 14 9" fill="none" stroke="{palette.REASSESS}" stroke-width="1.9"/>'
    f'<path d="M15.6 2.2V7.4H10.4Z" fill="{palette.REASSESS}"/>',
    ENTRY: f'<path d="M3 1.5 14 8 3 14.5Z" fill="{palette.PAGE}"/>',
    ENTRY_ON_PAGE: f'<rect y="1" width="16" height="14" rx="4" fill="{palette.ENTRY}"/>'
    f'<path d="M5 4 12 8 5 12Z" fill="{palette.PAGE}"/>',
    END: f'<path d="M2.5 2.5H13.5V13.5H2.5Z" fill="{palette.QUIET}"/>',
    ALARM: f'<path d="M8 .8 15.6 14.8H.4Z" fill="{palette.ALARM}"/>' + _LETTER.format(palette.PAGE, 10.5, 13.4, "!"),
    ELSEWHERE: f'<path d="M3 13 12 4M5.5 3.5H12.5V10.5" fill="none" stroke="{palette.QUIET}" stroke-width="1.9"/>',
}


COLORS: dict[str, str] = {
    FOR_STRONG: palette.FOR,
    FOR_CONDITIONAL: palette.FOR,
    AGAINST_STRONG: palette.AGAINST,
    AGAINST_CONDITIONAL: palette.AGAINST,
    DECISION: palette.DECISION,
    REASSESS: palette.REASSESS,
    ENTRY: palette.PAGE,
    ENTRY_ON_PAGE: palette.ENTRY,
    END: palette.QUIET,
    ALARM: palette.ALARM,
    ELSEWHERE: palette.QUIET,
}
"""The color of each mark as a character."""


def of_item(item: RecommendedItem) -> str:
    """The mark of a recommended item: its direction and strength."""
    if item.direction is Direction.FOR:
        return FOR_STRONG if item.strong else FOR_CONDITIONAL
    return AGAINST_STRONG if item.strong else AGAINST_CONDITIONAL
