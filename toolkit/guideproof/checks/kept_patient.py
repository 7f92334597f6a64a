"""The patient of a finding kept as a worked case, as a fix: a file to make."""

from __future__ import annotations

from itertools import count

from guideproof.diagnostic import Edit, Fix, Witness
from guideproof.model.guideline import Guideline
from guideproof.source import whole

_ID = "id: "


def keeping(guideline: Guideline, witness: Witness) -> tuple[Fix, ...]:
    """A file of a vignette that expects the way the patient goes today, so that a change of it is noticed; its name is
    the first that no vignette has. None where it cannot be told where vignettes stand."""
    head, _, rest = witness.vignette.partition("\n")
    home = next((node.span.path.rpartition("/nodes/")[0] for node in guideline.nodes.values()), "")
    if not head.startswith(_ID) or not home:
        return ()
    id = head.removeprefix(_ID)
    names = (id if number == 1 else f"{id}-{number}" for number in count(1))
    free = next(name for name in names if name not in guideline.vignettes)
    edit = Edit(whole(f"{home}/vignettes/{free}.yaml"), f"{_ID}{free}\n{rest}".rstrip("\n") + "\n")
    return (Fix("Keep this patient as a vignette", (edit,)),)
