"""Fields of a mapping that the schema has accepted, as typed values; an absent or null one is ``None`` or empty."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.reference import Allowance, Coding, EvidenceLink, Ref, Role
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree
from guideproof.source import Span


def text(tree: Mapped, key: str) -> str | None:
    """The text of a field, as written where it is a number or a boolean."""
    value = tree.get(key)
    return value.text if isinstance(value, Scalar) and value.value is not None else None


def required(tree: Mapped, key: str) -> str:
    """The text of a field that the schema requires."""
    return text(tree, key) or ""


def in_words(id: str) -> str:
    """What stands for a title that was left out: the id in words."""
    return id.replace("-", " ")


def number(tree: Mapped, key: str) -> Fraction | None:
    """The number of a field."""
    value = tree.get(key)
    return value.value if isinstance(value, Scalar) and isinstance(value.value, Fraction) else None


def whole_number(tree: Mapped, key: str) -> int | None:
    """The number of a field where it is whole."""
    value = number(tree, key)
    return value.numerator if value is not None and value.denominator == 1 else None


def items(tree: Mapped, key: str) -> list[Tree]:
    """The values of a list field; a single value counts as a list of one."""
    value = tree.get(key)
    if value is None or (isinstance(value, Scalar) and value.value is None):
        return []
    return value.items if isinstance(value, Sequence) else [value]


def mappings(tree: Mapped, key: str) -> list[Mapped]:
    """The mappings of a list field."""
    return [item for item in items(tree, key) if isinstance(item, Mapped)]


def mapping(tree: Mapped, key: str) -> Mapped | None:
    """The mapping of a field."""
    value = tree.get(key)
    return value if isinstance(value, Mapped) else None


def places(tree: Mapped) -> dict[str, Span]:
    """The place of the value of each key."""
    return {key: entry.value.span for key, entry in tree.entries.items()}


def texts(tree: Mapped, key: str) -> tuple[str, ...]:
    """The texts of a list field."""
    return tuple(item.text for item in items(tree, key) if isinstance(item, Scalar))


def refs(tree: Mapped, key: str) -> tuple[Ref, ...]:
    """The references of a field: one id, or a list of them."""
    return tuple(Ref(item.text, item.span) for item in items(tree, key) if isinstance(item, Scalar))


def ref(tree: Mapped, key: str) -> Ref | None:
    """The one reference of a field."""
    return next(iter(refs(tree, key)), None)


def titles(tree: Mapped, key: str) -> dict[str, str]:
    """A mapping from code to title."""
    named = mapping(tree, key)
    found = named.entries.values() if named else ()
    return {
        entry.key: (entry.value.text if isinstance(entry.value, Scalar) else _title(entry.value)) or entry.key
        for entry in found
    }


def _title(tree: Tree) -> str | None:
    return text(tree, "title") if isinstance(tree, Mapped) else None


def codings(tree: Mapped) -> tuple[Coding, ...]:
    """The terminology codes of a thing."""
    found = mappings(tree, "coding")
    return tuple(Coding(required(item, "system"), required(item, "code"), text(item, "display")) for item in found)


def allowances(tree: Mapped) -> tuple[Allowance, ...]:
    """The findings that a thing suppresses."""
    found = mappings(tree, "allow")
    return tuple(
        Allowance(required(item, "check"), required(item, "because"), text(item, "until"), item.span, tree.span)
        for item in found
    )


def links(tree: Mapped) -> tuple[EvidenceLink, ...]:
    """The evidence links of a thing, in the long or the short form."""
    found = []
    for item in items(tree, "evidence"):
        if isinstance(item, Scalar):
            found.append(_link(item.text, Role.SUPPORTS, None, item.span))
        elif isinstance(item, Mapped):
            role = Role(text(item, "role") or "supports")
            found.append(_link(required(item, "finding"), role, text(item, "locator"), item.span))
    return tuple(found)


def _link(target: str, role: Role, locator: str | None, span: Span) -> EvidenceLink:
    source, hash_mark, finding = target.partition("#")
    return EvidenceLink(source, finding if hash_mark else None, role, locator, span)
