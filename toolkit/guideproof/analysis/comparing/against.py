"""Two guidelines compared that are no versions of one."""

from __future__ import annotations

from msgspec.structs import replace

from guideproof.analysis.comparing.compare import compare
from guideproof.analysis.comparing.comparison import Comparison
from guideproof.analysis.comparing.likeness import with_entry_of
from guideproof.model.guideline import Guideline


def compare_against(base: Guideline, other: Guideline) -> Comparison:
    """What another guideline says to the same patients: who is admitted, treated, told or asked otherwise, over all
    records of the inputs of both. Where no visit has the same name in both, the ones that are meant where none is named
    are compared. What differs in the files is told of shared inputs alone. Raises as ``compare`` does."""
    found = compare(base, with_entry_of(other, base))
    shared = {f"input {id}" for id in base.elements.keys() & other.elements.keys()}
    told = tuple(each for each in found.edits if each.thing in shared)
    names = (f"{each.manifest.id} {each.manifest.version}" for each in (base, other))
    one, two = names
    return replace(
        found,
        guideline="two guidelines",
        title="",
        base=one,
        head=two,
        edits=told,
        out_of_step=(),
        cases=(),
        coverage=None,
        two_guidelines=True,
    )
