"""Mistakes in entries that leave the text YAML: a key without a colon in braces, an item of a list without its dash."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from guideproof.model.number import NUMBER
from guideproof.model.text_fault import Broken, YamlSyntax
from guideproof.reading.broken.repair import quoted
from guideproof.reading.tree import Entry, Mapped, Scalar, Tree, flow
from guideproof.reading.tree import Sequence as List
from guideproof.source import Span

_PROSE = frozenset(
    {"title", "label", "question", "short", "help", "says", "because", "detail", "description", "rationale", "outcome"}
)
_TIGHT = re.compile(r"([A-Za-z_][\w-]*):(\S.*)")
_TIGHT_ITEM = re.compile(r"-([^\s\d.-].*)")
_TIGHT_VALUE = re.compile(r"([A-Za-z_][\w-]*)(:|[ \t]+(?=[\[{]))([\[{\"'].*)")
_NAME_ALONE = re.compile(r"([ \t]*)(- +)?([a-z0-9][a-z0-9_.#-]*)[ \t]*")
_SPACED = re.compile(r"([a-z_][\w-]*)[ \t]*[= \t][ \t]*(\S+(?: [^\s]+)?)")
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9])")
_CODE = re.compile(r"[a-z][a-z0-9_-]*")
_BOUNDS = frozenset(["above", "at_least", "at_most", "below", "includes", "count", "before", "after"])

Plain = Callable[[str, Span], Scalar]


def without_value(name: str, span: Span, entries: dict[str, Entry], plain: Plain) -> Iterator[YamlSyntax]:
    """What is wrong with a key in braces that has no colon; it is read as it was most likely meant."""
    last = next(reversed(entries.values()), None)
    before = last.value if last is not None else None
    kept = before.text if isinstance(before, Scalar) and not isinstance(before.value, bool) else ""
    if tight := _TIGHT.fullmatch(name):
        yield _entry(Broken.NO_BLANK, name, tight[1], tight[2], span, entries, plain)
    elif last is not None and kept and (last.key in _PROSE or _decimal(kept, name) or not _is_entry(name)):
        yield from _comma(name, span, last, kept, plain)
    elif last is not None and isinstance(before, List) and _without_brackets(before) and _CODE.fullmatch(name):
        yield from _comma(name, span, last, "", plain)
    elif spaced := _SPACED.fullmatch(name):
        yield _entry(Broken.NO_COLON, name, spaced[1], spaced[2], span, entries, plain)
    else:
        yield YamlSyntax(Broken.NO_VALUE, name, f"{name}: …", span, unread=False)


def _without_brackets(items: List) -> bool:
    """Whether a list was made of texts between commas, which has been told at the first of them."""
    return bool(items.items) and items.items[0].span.start == items.span.start


def tight_keys(tree: Tree) -> YamlSyntax | None:
    """What is wrong with a text that stands where a mapping should, if it is entries without blank or colon."""
    if not isinstance(tree, Scalar) or not isinstance(tree.value, str):
        return None
    for what, form in ((Broken.NO_BLANK, _TIGHT), (Broken.NO_COLON, _SPACED)):
        if (found := form.fullmatch(tree.text)) and (what is Broken.NO_BLANK or _is_entry(tree.text)):
            first = found[2].split()[0] if what is Broken.NO_BLANK else found[2]
            text = f"{found[1]}:{first}" if what is Broken.NO_BLANK else tree.text
            return YamlSyntax(what, text, f"{found[1]}: {first}", tree.span, unread=False)
    return None


def tight_items(tree: Tree, key: Span | None) -> YamlSyntax | None:
    """What is wrong with what stands where a list should, if it is items without a dash or without the blank behind it;
    ``key`` is the place of the key. A text is read as the first of them."""
    if isinstance(tree, Scalar) and isinstance(tree.value, str) and (found := _TIGHT_ITEM.fullmatch(tree.text)):
        text, first = tree.text.split()[0], found[1].split()[0]
        tree.value = tree.text = first
        return YamlSyntax(Broken.TIGHT_DASH, text, f"- {first}", tree.span, unread=False)
    if key is None or tree.span.line == key.line:
        return None
    if isinstance(tree, Mapped) and tree.entries:
        return no_dash(tree.entries)
    if isinstance(tree, Scalar) and tree.text:
        first = tree.text.partition(" - ")[0]  # YAML joins the lines of a text, those with a dash as well
        if first != tree.text:
            tree.value = tree.text = first
        return YamlSyntax(Broken.NO_DASH, first, f"- {first}", tree.span, unread=False)
    return None


def run_together(raw: str, span: Span, plain: Plain, *, within: bool) -> tuple[list[Tree], list[YamlSyntax]]:
    """The items of a list that stand as one text on several lines, each a name alone, and what is wrong with those
    after the first; nothing where it is a text. ``within`` is whether the list stands in brackets."""
    lines = re.split("\r\n?|\n", raw)
    names = [_NAME_ALONE.fullmatch(line) for line in lines]
    items: list[Tree] = []
    faults: list[YamlSyntax] = []
    for number, found in enumerate(names):
        if found is None or (found[2] and not number):
            return [], []
        column = span.column if not number else len(found[1]) + 1
        line, end = span.line + number, column + len(found[2] or "") + len(found[3])
        place = Span(span.path, line, column, line, end)
        items.append(plain(found[3], place))
        if number and found[2]:
            what = Broken.TOO_DEEP if column > span.column - 2 else Broken.NOT_DEEP
            faults.append(YamlSyntax(what, found[0].strip(), str(max(span.column - 3, 0)), place, unread=False))
        elif number and within:
            before = items[-2]
            faults.append(YamlSyntax(Broken.NO_COMMA, flow(before), f"{flow(before)},", before.span, unread=False))
        elif number:
            faults.append(YamlSyntax(Broken.NO_DASH, found[3], f"- {found[3]}", place, unread=False))
    return items, faults


def compared(text: str, span: Span) -> YamlSyntax:
    """A comparison with a number of one digit, which is a text of several lines without any."""
    return YamlSyntax(Broken.COMPARISON, text, f"{{above: {text[1:]}}}", span, unread=False)


def tight_value(key: str, span: Span) -> YamlSyntax | None:
    """What is wrong with a key that is a key and the beginning of its value, with no blank or no colon between them."""
    found = _TIGHT_VALUE.fullmatch(key)
    if found is None:
        return None
    what = Broken.NO_BLANK if found[2] == ":" else Broken.NO_COLON
    return YamlSyntax(what, f"{key}: …", f"{found[1]}: {found[3]}: …", span)


def without_dashes(entries: dict[str, Entry], again: Sequence[Entry]) -> list[dict[str, Entry]]:
    """The items that a mapping was meant to be, in which the keys of an item come again; none where that is not so."""
    first = next(iter(entries))
    items: list[dict[str, Entry]] = []
    for entry in sorted([*entries.values(), *again], key=lambda each: each.key_span):
        if entry.key == first:
            items.append({})
        if entry.key in items[-1]:
            return []
        items[-1][entry.key] = entry
    known = set(items[0])
    return items if len(items) > 1 and all(len(known & set(item)) > 1 for item in items[1:]) else []


def no_dash(item: dict[str, Entry]) -> YamlSyntax:
    """An item of a list that has no dash before it."""
    first = next(iter(item.values()))
    text = f"{first.key}: {first.value.text}" if isinstance(first.value, Scalar) else f"{first.key}:"
    return YamlSyntax(Broken.NO_DASH, text, f"- {text}", first.key_span, unread=False)


def _is_entry(name: str) -> bool:
    """Whether a text is a key and its value without the colon between them."""
    found = _SPACED.fullmatch(name)
    return found is not None and ("_" in found[1] or found[1] in _BOUNDS or found[2][0].isdigit() or "=" in name)


def _decimal(kept: str, name: str) -> bool:
    return NUMBER.fullmatch(kept) is not None and "." not in kept and name[:1].isdigit()


def _entry(
    what: Broken, name: str, key: str, rest: str, span: Span, entries: dict[str, Entry], plain: Plain
) -> YamlSyntax:
    entries.setdefault(key, Entry(key, span, plain(rest, span)))
    return YamlSyntax(what, name, f"{key}: {rest}", span, unread=False)


def _comma(name: str, span: Span, last: Entry, kept: str, plain: Plain) -> Iterator[YamlSyntax]:
    before = last.value
    place = before.span.until(span)
    comma = "," if (span.line, span.column) == (before.span.end_line, before.span.end_column + 1) else ", "
    if isinstance(before, List):
        before.items.append(plain(name, span))
        before.span = place
        return
    if _decimal(kept, name):
        last.value, write = plain(f"{kept}.{name}", place), f"{kept}.{name}"
        if _THREE_DIGITS.match(name) and kept != "0" and len(kept) < 4:
            write += f"` or `{last.key}: {kept}{name}"
    elif last.key not in _PROSE and _CODE.fullmatch(kept) and _CODE.fullmatch(name):
        last.value, write = List([before, plain(name, span)], place), f"[{kept}, {name}]"
    else:
        text = f"{kept}{comma}{name}"
        last.value, write = Scalar(text, text, place), quoted(text)
    yield YamlSyntax(Broken.COMMA, f"{kept}{comma}{name}", f"{last.key}: {write}", place, unread=False)
