"""Colors, line weights and sizes of the charts.

Every text stands on a light ground with a contrast of at least 4.5 to 1 (WCAG 2 AA), and nothing is said by color
alone: kinds differ in their mark and outline, directions in their mark and words, strengths in line and words.
The page is painted white, because viewers that show an image in a dark page pass no color scheme on reliably.
"""

from __future__ import annotations

from msgspec import Struct

PAGE = "#ffffff"
INK = "#16202b"
QUIET = "#4a5665"
LINE = "#43515f"
LINK = "#0b4f9e"
ALARM = "#a3201a"
ALARM_GROUND = "#fdeceb"

DECISION = "#7a5200"
DECISION_GROUND = "#fff4d6"
BRANCH_GROUND = "#fffaf0"
RECOMMENDATION = "#1d4f80"
RECOMMENDATION_GROUND = "#e5eff9"
REASSESS = "#5a3a8a"
REASSESS_GROUND = "#f1eafa"
ENTRY = "#1f3347"
FOR = "#14663a"
AGAINST = "#a3201a"
SECTION = "#7d8b99"
SECTION_GROUND = "#f4f6f8"

FONT = "Helvetica"
BOLD_FONT = "Helvetica-Bold"
"""The families that layout engines know; the pictures name families of the same widths that readers have."""
FONT_STACK = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"


class Sizes(Struct, frozen=True):
    """The sizes of one kind of chart: fonts in points, and in the same unit how wide the text in a box may be."""

    title: float
    text: float
    small: float
    room: float


OVERVIEW = Sizes(title=11, text=10, small=9, room=146)
SECTION_CHART = Sizes(title=12, text=11, small=10, room=200)
