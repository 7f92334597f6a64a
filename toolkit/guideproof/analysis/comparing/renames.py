"""What has another id: what is proven of it, and what somebody says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from guideproof.analysis.comparing.comparison import RENAMED, Edit, Layer, StatedRename
from guideproof.analysis.comparing.questions import Tally


def proven_rename(edit: Edit, tally: Tally) -> Edit:
    """Of a node that has another id whether the same patients come to it."""
    if edit.part != RENAMED or edit.after is None or edit.after not in tally.same:
        return edit
    same = tally.same[edit.after]
    told = "not decided for whom" if same is None else f"{'' if same else 'not '}the same patients come to it"
    return replace(edit, part=f"{RENAMED} ({told}{', proven' * (same is not None)})")


def stated_rename(each: StatedRename) -> Edit:
    """What somebody says to have another id."""
    kind = {"entry-point": "entry point", "safety-rule": "safety rule"}.get(each.kind, each.kind)
    layer = Layer.INTERFACE if kind in ("element", "intervention", "entry point", "tag") else Layer.WORDS
    return Edit(layer, f"{'input' if kind == 'element' else kind} {each.new}", RENAMED, each.old, each.new)


def named_otherwise(names: Mapping[str, str], alike: Mapping[str, str]) -> Iterator[Edit]:
    """The derived elements and the nodes that have another id, by what they are called now."""
    yield from (Edit(Layer.INTERFACE, f"derived element {new}", RENAMED, old, new) for old, new in names.items())
    yield from (Edit(Layer.STRUCTURE, f"node {new}", RENAMED, old, new) for old, new in alike.items())
