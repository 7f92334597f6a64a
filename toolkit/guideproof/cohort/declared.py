"""What somebody declares of how a table writes things: missing values, the decimal sign, booleans. Nothing is guessed.

guideproof cohort … --missing NA --missing -9 --decimal , --booleans TRUE/FALSE
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from guideproof.cohort.misuse import CohortMisuse

NOT_A_NUMBER = "nan"
"""A word for missing values that, in small letters, also stands for the not-a-number of binary floating point."""


class Declared(Struct, frozen=True):
    """``missing`` are texts that stand for no value, ``comma`` says that numbers have a decimal comma, ``booleans`` are
    words beside ``true`` and ``false``."""

    missing: tuple[str, ...] = ()
    comma: bool = False
    booleans: Mapping[str, bool] = field(default_factory=dict)

    def and_also(self, other: Declared) -> Declared:
        """Both together. Raises ``CohortMisuse`` where one contradicts the other or itself."""
        twice = [word for word, value in other.booleans.items() if self.booleans.get(word, value) is not value]
        if twice:
            raise CohortMisuse(f"`{twice[0]}` is declared as true and as false: say which it is")
        booleans = {**self.booleans, **other.booleans}
        missing = tuple(dict.fromkeys((*self.missing, *other.missing)))
        both = [word for word in missing if word in booleans or word in ("true", "false")]
        if both:
            raise CohortMisuse(f"`{both[0]}` is declared as a missing value, and it is a boolean: say which it is")
        return Declared(missing, self.comma or other.comma, booleans)


def booleans_of(pairs: Iterable[str]) -> dict[str, bool]:
    """The words of pairs such as ``yes/no``, the one for true first. Raises ``CohortMisuse``."""
    words: dict[str, bool] = {}
    for pair in pairs:
        true, slash, false = pair.partition("/")
        if not (true and slash and false) or "/" in false or true == false:
            raise CohortMisuse(f"`--booleans` takes the words for true and false, as `--booleans yes/no`, not `{pair}`")
        if words.get(true) is False or words.get(false) is True:
            raise CohortMisuse(f"`--booleans {pair}` takes a word for true that another takes for false")
        words |= {true: True, false: False}
    return words
