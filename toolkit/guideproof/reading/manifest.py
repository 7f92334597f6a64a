"""The manifest from syntax tree to model (section 3)."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.fault import Fault, SchemaFault, Shape
from guideproof.model.grading import GRADE, Certainty, GradeCertainty, Grading, Strength
from guideproof.model.guideline import EntryPoint, Manifest, PublicationStatus, Weight
from guideproof.model.reference import Ref
from guideproof.reading import fields
from guideproof.reading.conditions import read_condition
from guideproof.reading.periods import read_period
from guideproof.reading.tree import Entry, Mapped, Scalar, plain
from guideproof.reading.variables import Signatures
from guideproof.source import Span, whole

_COMPUTED_WITH = {
    "id", "version", "title", "status", "experimental", "entry_points", "severity", "allow", "language", "grading",
}  # fmt: skip


def read_manifest(tree: Mapped, variables: Signatures) -> Manifest:
    """The manifest of a file that the schema accepts."""
    entries, severity = fields.mapping(tree, "entry_points"), fields.mapping(tree, "severity")
    experimental = tree.get("experimental")
    return Manifest(
        id=fields.required(tree, "id"),
        version=fields.required(tree, "version"),
        title=fields.required(tree, "title"),
        status=PublicationStatus(fields.required(tree, "status")),
        experimental=isinstance(experimental, Scalar) and experimental.value is True,
        entry_points={key: _entry_point(entry, variables) for key, entry in entries.entries.items()} if entries else {},
        severity={
            key: Weight(entry.value.text, entry.span)
            for key, entry in (severity.entries.items() if severity else ())
            if isinstance(entry.value, Scalar)
        },
        review_interval=read_period(tree, "review_interval", variables.faults),
        grading=_grading(tree, variables.faults),
        metadata={key: plain(entry.value) for key, entry in tree.entries.items() if key not in _COMPUTED_WITH},
        allow=fields.allowances(tree),
        span=tree.entries["id"].value.span,
        places=fields.places(tree),
    )


def _grading(tree: Mapped, faults: list[Fault]) -> Grading:
    scheme = fields.mapping(tree, "grading")
    if scheme is None:
        return GRADE
    strengths, certainties = fields.mapping(scheme, "strengths"), fields.mapping(scheme, "certainties")
    if strengths is None and certainties is None:
        place = tree.entries["grading"].key_span
        faults.append(SchemaFault(Shape.MISSING, "strengths` or `certainties", "`grading`", "", (), place))
    return Grading(
        fields.required(scheme, "name"),
        {id: _strength(id, each) for id, each in _mappings_of(strengths)},
        {id: _certainty(id, each) for id, each in _mappings_of(certainties)},
    )


def _mappings_of(tree: Mapped | None) -> Iterator[tuple[str, Mapped]]:
    for id, entry in tree.entries.items() if tree else ():
        if isinstance(entry.value, Mapped):
            yield id, entry.value


def _strength(id: str, tree: Mapped) -> Strength:
    title, strong = fields.required(tree, "title"), tree.get("strong")
    return Strength(id, title, title, isinstance(strong, Scalar) and strong.value is True)


def _certainty(id: str, tree: Mapped) -> Certainty:
    return Certainty(id, fields.required(tree, "title"), GradeCertainty(fields.required(tree, "as")))


def _entry_point(entry: Entry, variables: Signatures) -> EntryPoint:
    tree = entry.value
    assert isinstance(tree, Mapped)
    when = tree.get("when")
    return EntryPoint(
        name=entry.key,
        title=fields.text(tree, "title") or entry.key,
        start=fields.ref(tree, "start") or Ref("", entry.key_span),
        when=read_condition(when, variables) if when is not None else None,
        knows=fields.refs(tree, "knows") if "knows" in tree.entries else None,
        span=entry.key_span,
    )


def unread_manifest(path: str, name: str, span: Span | None = None) -> Manifest:
    """What stands for a manifest that could not be read: the folder's name, and nothing to compute with."""
    return Manifest(
        id=name,
        version="",
        title=name,
        status=PublicationStatus.UNKNOWN,
        experimental=False,
        entry_points={},
        severity={},
        review_interval=None,
        grading=GRADE,
        metadata={},
        allow=(),
        span=span or whole(path),
        places={},
    )
