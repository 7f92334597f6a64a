"""What differs between two versions, as data: who is treated differently, what is told differently, what is asked
otherwise, and what an author changed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from guideproof.model.condition import Condition

MISSING = "what a missing value means"
"""The part of an input that says what stands for a missing value."""

MEANS = "for whom it means something"
"""The part of an input that says to whom it applies."""


COMPUTED = "is computed now"
"""The part of an input that says that it is one no longer, and is derived from others."""

STATED = "is asked for now"
"""The part of a derived element that says that it is an input now."""

NOTHING = "nothing further"
"""In the place of a step, that a way ends before it."""

NO_BRANCH = ": no branch fits"
"""Behind the last step of a way that ends at a decision of which no branch is for the patient."""

RENAMED = "renamed"
"""The part of a thing that says which id it had."""


Shares = Mapping[str, tuple[int, int]]
"""How many of what the worked cases of a version visit, and of how many."""


class Layer(StrEnum):
    """What kind of difference it is, the gravest first."""

    SAFETY = "safety"
    ADMISSION = "admission"
    TREATMENT = "treatment"
    ADVICE = "advice"
    ASKED = "asked"
    INTERFACE = "interface"
    STRUCTURE = "structure"
    WORDS = "words"


class Side(StrEnum):
    """Which version says something that the other does not; both, where they say it with another value."""

    ONLY_BASE = "only_base"
    ONLY_HEAD = "only_head"
    BOTH = "both"


class Fork(Struct, frozen=True):
    """Where the ways of a patient part: the last step that both versions share is behind it. ``before`` and ``after``
    are the next steps in words, ``facts`` what settled them. Where both are branches of one decision, that is ``at``,
    and ``branches`` are these."""

    before: str
    after: str
    facts: tuple[str, ...]
    at: str = ""
    branches: tuple[str, str] = ("", "")


class WitnessOfTwo(Struct, frozen=True):
    """A patient who is treated differently: the facts, what each version says, the way through each, the fork;
    ``stages`` are the derived values that are other ones, each after those that it is made of, ``known`` the facts in
    words, ``pasted`` those that the later version asks for; ``besides`` are the grades, regimens and texts that each
    version says and the other does not."""

    entry: str
    facts: Mapping[str, Any]
    status: tuple[str, str]
    base: tuple[str, ...]
    head: tuple[str, ...]
    base_path: tuple[str, ...]
    head_path: tuple[str, ...]
    fork: Fork | None = None
    stages: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    pasted: frozenset[str] | None = None
    besides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


class Region(Struct, frozen=True):
    """Who comes to a changed decision in both versions and is led elsewhere: anybody in one of the ``groups``, each a
    condition in words; ``conditions`` are these, over both versions side by side. ``exact`` says that it is proven of
    nobody else; ``left`` counts groups that are not told."""

    entry: str
    node: str
    title: str
    groups: tuple[str, ...]
    exact: bool
    left: int = 0
    conditions: tuple[Condition, ...] = ()


class Recomputed(Struct, frozen=True):
    """For whom a changed derived element is another one: anybody in one of the ``groups``, each in words. ``exact``
    says that it is proven of nobody else; ``left`` counts groups that are not told."""

    element: str
    title: str
    groups: tuple[str, ...]
    exact: bool
    left: int = 0


class PatientDifference(Struct, frozen=True):
    """For some patients at an entry point one version says something that the other does not; ``witness`` is one of
    them. ``decided`` is false where nobody was found and it is not proven that there is nobody. ``about`` are the
    interventions that are spoken of, ``parts`` what is said of one, in the order of ``offers.advised``; ``choice``
    says of a choice how many of it are meant, and what there is to choose; ``at`` are the titles of the nodes that say
    it to the witness."""

    layer: Layer
    entry: str
    side: Side
    what: str
    decided: bool
    witness: WitnessOfTwo | None = None
    about: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    choice: tuple[str, str] | None = None
    at: tuple[str, ...] = ()


class Edit(Struct, frozen=True):
    """What an author changed: of which thing, which part, how it was and how it is, in words."""

    layer: Layer
    thing: str
    part: str
    before: str | None
    after: str | None


class StatedRename(Struct, frozen=True):
    """What somebody says to be the same thing under another id: its kind, as a word, and both ids. No proof says what
    an input means."""

    kind: str
    old: str
    new: str


class OutOfStep(Struct, frozen=True):
    """A thing that did not keep step with the change, and what it still has."""

    thing: str
    what: str


class ChangedCase(Struct, frozen=True):
    """A worked case of which the versions say something else: what they say no longer, and newly."""

    id: str
    title: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


class Part(Struct, frozen=True):
    """Which part of a thing differs, how it was and how it is, in words."""

    layer: Layer
    part: str
    before: str | None
    after: str | None


class Comparison(Struct, frozen=True):
    """Two versions compared. ``asked`` counts the questions that were put to the prover, ``proven`` those of which it
    is proven that nobody is concerned. ``not_compared`` says why no patient could be asked about in both, if so;
    ``visits`` are the titles of the entry points by their names. ``cases`` are the worked cases of the later version
    whose result is another one, ``coverage`` says what those of each version visit, and of how many.
    ``two_guidelines`` says that these are no versions of one. Records were compared alone that state, of what is
    ``agreeing``, what the other version computes. ``titles`` are what readers call the things that are spoken of,
    ``title`` is that of the guideline, ``led_by`` are by the title of a node the steps that lead to it."""

    guideline: str
    base: str
    head: str
    differences: tuple[PatientDifference, ...]
    edits: tuple[Edit, ...]
    asked: int = 0
    proven: int = 0
    not_compared: str | None = None
    regions: tuple[Region, ...] = ()
    visits: Mapping[str, str] = {}
    out_of_step: tuple[OutOfStep, ...] = ()
    cases: tuple[ChangedCase, ...] = ()
    coverage: tuple[Shares, Shares] | None = None
    two_guidelines: bool = False
    led_by: Mapping[str, tuple[str, ...]] = {}
    recomputed: tuple[Recomputed, ...] = ()
    agreeing: tuple[str, ...] = ()
    titles: Mapping[str, str] = {}
    title: str = ""

    @property
    def found(self) -> tuple[PatientDifference, ...]:
        """The differences with a patient who shows them."""
        return tuple(each for each in self.differences if each.witness is not None)

    @property
    def open(self) -> tuple[PatientDifference, ...]:
        """The questions that were not decided."""
        return tuple(each for each in self.differences if not each.decided)

    @property
    def unasked(self) -> tuple[Edit, ...]:
        """The edits of which it was not asked what comes of them: what a missing value means, what is asked and
        recommended by name, entry points, tags."""
        kinds = ("input ", "intervention ", "entry point ", "guideline")
        named = (each for each in self.edits if each.layer is Layer.INTERFACE and each.thing.startswith(kinds))
        # For whom a visit is and what an input can be, that is asked; by which name a guideline goes concerns nobody.
        # Of tags it is said for each safety rule what they change.
        asked: tuple[str, ...] = ("when", "id", "tags")
        if self.not_compared is None:
            asked += ("values", "start", MEANS, COMPUTED)
        return tuple(each for each in named if each.part not in asked)

    @property
    def assumes_otherwise(self) -> bool:
        """Whether what a missing value means was changed, so that it matters for records that are not complete."""
        return any(each.part == MISSING and each.thing.startswith("input ") for each in self.edits)

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        return not self.differences and not self.edits and self.not_compared is None

    def of(self, layer: Layer) -> tuple[PatientDifference, ...]:
        """The differences of a layer that a patient shows."""
        return tuple(each for each in self.found if each.layer is layer)
