"""The events of YAML's parser, and where they stand."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import ScalarEvent

# PyYAML's own parser is ten times slower and not the same: it refuses `{question: Who?}` and takes `[x:]`. A file must
# not be right on one machine and wrong on another.
if not yaml.__with_libyaml__:
    raise ImportError(
        "PyYAML is installed here without libyaml, and then reads some files otherwise than everywhere else:"
        " `pip install --force-reinstall --only-binary pyyaml pyyaml` installs it with libyaml",
        name=yaml.__name__,
    )
EVENTS: Any = yaml.CSafeLoader


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
