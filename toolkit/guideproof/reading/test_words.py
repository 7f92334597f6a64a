"""Tests of numbers in the words and signs of elsewhere: ``{greater_than: 3}``, ``{between: [1, 2]}``."""

from __future__ import annotations

from guideproof.model.written_number import Meant
from guideproof.reading.tree import Entry, Mapped, Sequence, Tree, flow

_BOUNDS = {
    "above": (">", "gt", "greater", "greater_than", "more", "more_than", "over", "larger_than", "higher_than"),
    "at_least": (">=", "\u2265", "ge", "gte", "min", "minimum", "from", "greater_or_equal", "not_below"),
    "at_most": ("<=", "\u2264", "le", "lte", "max", "maximum", "to", "up_to", "less_or_equal", "not_above"),
    "below": ("<", "lt", "less", "less_than", "under", "smaller_than", "lower_than"),
}
_CALLED = {word: bound for bound, words in _BOUNDS.items() for word in words} | {bound: bound for bound in _BOUNDS}
_EQUAL = ("=", "==", "eq", "equal", "equals", "is", "in", "one_of", "any_of", "value")


def test_meant(value: Mapped) -> Meant | None:
    """What a mapping is meant for none of whose keys, or not all, are the words of bounds."""
    keys = [*value.entries]
    if keys and all(key in _CALLED for key in keys):
        others = [key for key in keys if key not in _BOUNDS]
        called = {_CALLED[key]: entry.value for key, entry in value.entries.items()}
        if not others or len(called) < len(keys):
            return None
        why = " and ".join(f"`{key}` is `{_CALLED[key]}` here" for key in others)
        return Meant((why,), (_written(called, value),))
    if len(keys) != 1:
        return None
    only = value.entries[keys[0]].value
    if keys[0] == "between" and isinstance(only, Sequence) and len(only.items) == 2:
        ends = {"at_least": only.items[0], "at_most": only.items[1]}
        return Meant(("a bound stands behind its own word",), (_written(ends, value),))
    if keys[0] == "element":
        ends = {"at_least": value, "at_most": value}
        return Meant(("an element is a bound",), (_written(ends, value),))
    if keys[0] in _EQUAL:
        return Meant(("what is equal stands alone",), (flow(only),))
    return None


def denied(element: str, value: Tree) -> str:
    """What is to stand in the place of a test that is denied behind its element; else nothing."""
    entry = value.entries.get("not") if isinstance(value, Mapped) and len(value.entries) == 1 else None
    return f"`not: {{{element}: {flow(entry.value)}}}` in the place of the whole test" if entry is not None else ""


def _written(bounds: dict[str, Tree], place: Mapped) -> str:
    return flow(Mapped({key: Entry(key, place.span, each) for key, each in bounds.items()}, place.span))
