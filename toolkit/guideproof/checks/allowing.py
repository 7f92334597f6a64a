"""A finding allowed where it stands, as a fix: what is missing then is the reason, which a person has to write."""

from __future__ import annotations

import re

from guideproof.diagnostic import Edit, Fix
from guideproof.model.guideline import Guideline
from guideproof.source import Span

TODO = "TODO"
"""Stands where a reason is to be written; `missing-reason` says so as long as it does."""

_UNWRITTEN = re.compile(r"(?:TODO|TBD|FIXME|XXX)\b.*|(?i:todo|tbd|n/?a|none|because|reason|why)|[^\w]*", re.DOTALL)


_OF_SEVERAL = "not-checked"
"""What is told once of many places cannot be allowed at one."""


def allowing(guideline: Guideline, check: str, place: Span) -> tuple[Fix, ...]:
    """Allows a check on the thing in which a place lies; none where nothing of it can say so."""
    room = guideline.rooms.for_allow(place)
    if room is None or check == _OF_SEVERAL:
        return ()
    edit = Edit(room.span, room.written([{"check": check, "because": TODO}]))
    return (Fix(f"Allow `{check}` here", (edit,), asks=f"write why it is accepted in the place of `{TODO}`"),)


def unwritten(reason: str) -> bool:
    """Whether a reason only stands where one is to be written."""
    return _UNWRITTEN.fullmatch(reason.strip()) is not None
