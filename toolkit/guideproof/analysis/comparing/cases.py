"""What becomes of the worked cases: whose result is another one, and how much they cover before and after."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.cases.vignettes import run_vignettes
from guideproof.analysis.comparing.comparison import ChangedCase, Layer
from guideproof.analysis.comparing.offers import in_words
from guideproof.analysis.comparing.replaying import Replay
from guideproof.model.guideline import Guideline

Shares = dict[str, tuple[int, int]]
"""How many of what the worked cases of a version visit, and of how many."""


def changed_cases(base: Guideline, head: Guideline, replay: Replay) -> Iterator[ChangedCase]:
    """The worked cases of the later version of which both versions say something else."""
    visits = [name for name in head.manifest.entry_points if name in base.manifest.entry_points]
    for vignette in head.vignettes.values():
        entry = vignette.entry.id if vignette.entry is not None else next(iter(head.manifest.entry_points), None)
        if entry not in visits or entry is None or not vignette.facts.keys() <= base.elements.keys() | {"on"}:
            continue
        was, becomes = replay.evaluations(vignette.facts, entry)
        one, other = replay.said(Layer.TREATMENT, was, becomes)
        gone = [in_words(key, base) for key in one - other]
        new = [in_words(key, head) for key in other - one]
        if was.status is not becomes.status:
            gone.append(was.status.value.replace("_", " "))
            new.append(becomes.status.value.replace("_", " "))
        if not gone and not new:
            advised = replay.said(Layer.ADVICE, was, becomes)
            gone, new = ([in_words(key, head) for key in mine - others] for mine, others in (advised, advised[::-1]))
        if gone or new:
            yield ChangedCase(vignette.id, vignette.title or vignette.id, tuple(sorted(gone)), tuple(sorted(new)))


def covered(guideline: Guideline) -> Shares:
    """What the worked cases of a version visit of it. Raises ``NotEvaluable`` and ``Circular``."""
    return run_vignettes(guideline).coverage.shares
