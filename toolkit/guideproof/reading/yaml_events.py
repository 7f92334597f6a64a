"""The events of YAML's parser, and where they stand."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import ScalarEvent

# libyaml's parser where PyYAML was built with it, else PyYAML's own, which gives the same events ten times slower.
EVENTS: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def text_alone(written: str) -> str | None:
    """The text that a scalar is which stands alone; ``None`` where it is none."""
    try:
        events = list(yaml.parse(written + "\n", EVENTS))
    except yaml.YAMLError:
        return None
    scalars = [event.value for event in events if isinstance(event, ScalarEvent)]
    return scalars[0] if len(events) == 5 and scalars else "" if len(events) == 2 else None


def after(text: str, line: int, column: int) -> tuple[int, int]:
    """Where a piece of text ends that begins at this line and column."""
    lines = text.splitlines(keepends=True) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return line + len(lines) - 1, (column if len(lines) == 1 else 1) + len(lines[-1])
