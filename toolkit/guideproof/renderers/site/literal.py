"""Plain data as JavaScript inside of a page: what recurs is said once.

Objects with the same keys are made by a function that knows the keys, and what each most often is: ``$0(["a",,3])``. A
long text that recurs stands in a list: ``$[4]``. What is read is the same as from JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_ACTING = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_PLACE = 6
"""About how many signs the place of a text takes."""
_OFTEN = 4
"""So many objects of the same keys are made by a function."""

_TEXTS = json.JSONEncoder(ensure_ascii=False)
_WORDS = {None: "null", True: "true", False: "false"}

Keys = tuple[str, ...]


class _Shape(Struct, frozen=True):
    name: str
    usual: tuple[str, ...]


def as_constant(name: str, data: Any) -> str:
    """``const NAME = …;`` for plain data, as text of a script element of HTML."""
    writer = _Writer(data)
    return "\n".join([*writer.begins(), f"const {name} = {writer.said(data)};"])


class _Writer:
    def __init__(self, data: Any) -> None:
        objects: dict[Keys, list[dict[str, Any]]] = {}
        texts: Counter[str] = Counter()
        for each in _within(data):
            if isinstance(each, str):
                texts[each] += 1
            else:
                objects.setdefault(tuple(each), []).append(each)
        self._texts: dict[str, int] = {}
        for text, count in texts.items():
            if (count - 1) * (len(text) + 2) > count * _PLACE:
                self._texts[text] = len(self._texts)
        self._shapes: dict[Keys, _Shape] = {}
        for keys, found in objects.items():
            if keys and len(found) >= _OFTEN:
                usual = tuple(_usual(self.said(each[key]) for each in found if _is_plain(each[key])) for key in keys)
                self._shapes[keys] = _Shape(f"${len(self._shapes)}", usual)

    def begins(self) -> Iterator[str]:
        """What has to stand before anything is said."""
        yield f"const $ = [{','.join(map(_quoted, self._texts))}];"
        for keys, shape in self._shapes.items():
            given = (f"_{place}={usual}" if usual else f"_{place}" for place, usual in enumerate(shape.usual))
            held = (f"{_key(key)}:_{place}" for place, key in enumerate(keys))
            yield f"const {shape.name} = ([{','.join(given)}]) => ({{{','.join(held)}}});"

    def said(self, data: Any) -> str:
        match data:
            case str():
                return f"$[{self._texts[data]}]" if data in self._texts else _quoted(data)
            case dict():
                return self._object(data)
            case list() | tuple():
                return f"[{','.join(map(self.said, data))}]"
            case None | bool():
                return _WORDS[data]
            case int():
                return str(data)
            case _:
                return json.dumps(data)

    def _object(self, data: dict[str, Any]) -> str:
        shape = self._shapes.get(tuple(data))
        if shape is None:
            return f"{{{','.join(f'{_key(key)}:{self.said(each)}' for key, each in data.items())}}}"
        said = (
            "" if (text := self.said(each)) == usual else text
            for each, usual in zip(data.values(), shape.usual, strict=True)
        )
        return f"{shape.name}([{','.join(said).rstrip(',')}])"


def _within(data: Any) -> Iterator[Any]:
    """All texts and objects, the inner ones first."""
    match data:
        case str():
            yield data
        case dict():
            for each in data.values():
                yield from _within(each)
            yield data
        case list() | tuple():
            for each in data:
                yield from _within(each)


def _is_plain(data: Any) -> bool:
    return not isinstance(data, dict | list | tuple) or not data


def _usual(said: Iterator[str]) -> str:
    """What is said most often, if it is said more than once."""
    [(text, count)] = Counter(said).most_common(1) or [("", 0)]
    return text if count > 1 else ""


def _key(key: str) -> str:
    # As a plain key that would name what the object inherits from.
    return '["__proto__"]' if key == "__proto__" else _quoted(key)


def _quoted(text: str) -> str:
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", _TEXTS.encode(text))
