"""Two guidelines compared: what an author changed, who is treated differently, and what did not keep step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guideproof.analysis.comparing.cases import Worked, worked_cases
from guideproof.analysis.comparing.comparer import Comparer
from guideproof.analysis.comparing.comparison import Comparison, StatedRename
from guideproof.analysis.comparing.composed import compose
from guideproof.analysis.comparing.derived_likeness import renamed_derived, with_derived_ids
from guideproof.analysis.comparing.edits import edits
from guideproof.analysis.comparing.in_step import out_of_step
from guideproof.analysis.comparing.inputs import NotComparable
from guideproof.analysis.comparing.likeness import renamed_nodes, with_node_ids
from guideproof.analysis.comparing.offers import visit_title
from guideproof.analysis.comparing.questions import BothVersions, Tally
from guideproof.analysis.comparing.renames import named_otherwise, proven_rename, stated_rename
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.comparing.things import leading, titles
from guideproof.analysis.comparing.turned import said, turned
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.beside import beside
from guideproof.model.guideline import Guideline


def compare(
    base: Guideline, head: Guideline, renamed: Sequence[StatedRename] = (), unsound: str | None = None
) -> Comparison:
    """Everything that differs, over all complete records that are valid in both versions. What was ``renamed`` has its
    later id in both. Where a version is ``unsound``, which says why, no patient is asked about: edits alone are told.

    Raises ``NotEvaluable`` and ``Circular`` as the evaluator does."""
    names = renamed_derived(base, head)
    base = with_derived_ids(base, names)
    alike = renamed_nodes(base, head)
    base = with_node_ids(base, alike)
    changed = [*named_otherwise(names, alike), *edits(base, head)]
    tally, why, worked = Tally(), unsound, None
    if unsound is None:
        why, worked = _asked(base, head, tally, alike.values() if changed else None)
    changed = [*map(stated_rename, renamed), *(proven_rename(each, tally) for each in changed)]
    visits = (*head.manifest.entry_points, *base.manifest.entry_points)
    late = tuple(dict.fromkeys(out_of_step(base, head))) if changed else ()
    return Comparison(
        head.manifest.id,
        base.manifest.version,
        head.manifest.version,
        tuple(tally.found),
        tuple(changed),
        tally.asked,
        tally.proven,
        why,
        tuple(tally.regions),
        {name: visit_title(name, head if name in head.manifest.entry_points else base) for name in visits},
        late,
        () if worked is None else worked.changed,
        None if worked is None else worked.covered,
        agreeing=tuple(said(stated) for _, stated, _ in turned(base, head)),
        titles=titles(base, head, [*(each.thing for each in changed), *(each.thing for each in late)]),
        title=head.manifest.title,
        recomputed=tuple(tally.recomputed),
        led_by=leading(base, head, (title for each in tally.found for title in each.at)),
    )


def _asked(
    base: Guideline, head: Guideline, tally: Tally, alike: Iterable[str] | None
) -> tuple[str | None, Worked | None]:
    """Asks all questions, unless there is nothing to ask about: why nobody could be asked about in both versions, if
    so, and what becomes of the worked cases, which are tried meanwhile."""
    replay, why = Replay(base, head), None
    if alike is None:
        return None, None
    with beside(lambda: worked_cases(base, head, replay)) as worked:
        try:
            both = compose(base, head)
            Comparer(BothVersions(base, head, both, tally, replay.stating(both.stated))).run(alike)
        except NotComparable as different:
            why = str(different)
        except TooComplex:
            why = "the formulas of both together are too large to be asked about"
        return why, worked() if tally.asked else None
