"""Facts as they are given, read under the rules of their elements. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guideproof.model.quoting import quoted
from guideproof.nearest import did_you_mean
from guideproof.renderers.evaluator.runtime.python.faults import Misfit

# <program>

NOTHING = type(None)


class Element:
    """An input element: what is asked about a patient."""

    kind = ""
    fitting = ""

    def __init__(self, name: str, slot: str) -> None:
        self.name = name
        self.slot = slot
        # By type, the values that were read before and what they mean: values come again and again.
        self.seen: dict[type, dict[Any, Any]] = {}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value, which is not ``None``, into the record. Raises ``Misfit``."""
        raise NotImplementedError

    def put_in(self, p: Any, value: Any) -> None:
        """Puts what a missing value stands for into the record."""
        self.take(p, value)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it: ``hemoglobin = 13.5 g/dL``."""
        raise NotImplementedError

    def lacks(self, p: Any) -> Iterable[str]:
        """Its name, where it is missing or known only in part."""
        return () if self.known(p) else (self.name,)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return getattr(p, self.slot) is not None

    def missing(self, p: Any) -> bool:
        """Whether nothing of it is known."""
        return getattr(p, self.slot) is None

    def misfit(self, given: Any) -> Misfit:
        """Says that the value is of another type."""
        return Misfit(f"`{self.name}` is of type {self.kind} and cannot be `{quoted(given)}`; it takes {self.fitting}")


class BooleanElement(Element):
    """True or false."""

    kind = "boolean"
    fitting = "`true` or `false`"

    def __init__(self, name: str, slot: str) -> None:
        super().__init__(name, slot)
        self.seen = {bool: {True: True, False: False}, NOTHING: {None: None}}
        self.texts = {None: f"{name} = missing", True: f"{name} = true", False: f"{name} = false"}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if not isinstance(given, bool):
            raise self.misfit(given)
        setattr(p, self.slot, given)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return self.texts[getattr(p, self.slot)]


class CodeElement(Element):
    """One of several codes."""

    kind = "code"
    fitting = "one of its codes"

    def __init__(self, name: str, slot: str, codes: dict[str, str]) -> None:
        super().__init__(name, slot)
        self.codes = codes
        self.seen = {str: {code: code for code in codes}, NOTHING: {None: None}}
        self.texts: dict[str | None, str] = {code: f"{name} = {code}" for code in codes}
        self.texts[None] = f"{name} = missing"

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if not isinstance(given, str):
            raise self.misfit(given)
        if given not in self.codes:
            raise unknown_code(self.name, given, self.codes)
        setattr(p, self.slot, given)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return self.texts[getattr(p, self.slot)]


class CodesElement(Element):
    """A set of codes: for each code, whether it is in it; and the least and greatest size of the set."""

    kind = "codes"
    fitting = "a list of its codes, each once (`[]` for none), or a mapping from code to `true` or `false`"

    def __init__(self, name: str, slots: dict[str, str], size: tuple[str, str], codes: dict[str, str]) -> None:
        super().__init__(name, size[0])
        self.slots = slots
        self.size = size
        self.codes = codes

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if isinstance(given, Mapping):
            known = {code: held for code, held in given.items() if held is not None}
            named = list(given)
            if not all(isinstance(code, str) and isinstance(held, bool) for code, held in known.items()):
                raise self.misfit(given)
        elif isinstance(given, (list, tuple, set, frozenset)) and all(isinstance(code, str) for code in given):
            named = sorted(given) if isinstance(given, (set, frozenset)) else list(given)
            known = {**dict.fromkeys(self.codes, False), **dict.fromkeys(named, True)}
            if len(set(named)) != len(named):
                raise self.misfit(given)
        else:
            raise self.misfit(given)
        for code in named:
            if code not in self.codes:
                raise unknown_code(self.name, str(code), self.codes)
        for code, held in known.items():
            setattr(p, self.slots[code], held)
        present = sum(known.values())
        setattr(p, self.size[0], present)
        setattr(p, self.size[1], len(self.codes) - len(known) + present)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return bool(getattr(p, self.size[0]) == getattr(p, self.size[1]))

    def missing(self, p: Any) -> bool:
        """Whether nothing of it is known."""
        return all(getattr(p, slot) is None for slot in self.slots.values())

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        held = {code: getattr(p, slot) for code, slot in self.slots.items()}
        parts = [code for code, known in held.items() if known]
        if None in held.values():
            parts += [f"not {code}" for code, known in held.items() if known is False]
            return f"{self.name} = {', '.join(parts) or 'missing'}"
        return f"{self.name} = {', '.join(parts) or 'none'}"


def unknown_code(name: str, code: str, codes: dict[str, str]) -> Misfit:
    """Says that an element has no such code, and which one may be meant."""
    hint = did_you_mean(code, codes, f"it has {', '.join(f'`{each}`' for each in codes)}")
    return Misfit(f"`{name}` has no code `{code}`; {hint}")


def stranger(name: Any, elements: Iterable[str], derived: Mapping[str, Any]) -> str:
    """Why a fact is of no element that is asked for."""
    text = quoted(name)
    if name in derived:
        return f"`{text}` is derived: it is computed from other elements and cannot be given"
    hint = did_you_mean(text, elements)
    return f"the guideline has no element `{text}`{f'; {hint}' if hint else ''}"
