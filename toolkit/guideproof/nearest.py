"""The known name that a wrong one was probably meant to be: one measure and one wording for the whole house.

What stands below the mark is copied into the emitted evaluators, so that they give the same hints.
"""

from __future__ import annotations

from collections.abc import Iterable

# <program>

LONGEST_NAME = 100
MOST_ALIKE = 3
MOST_LISTED = 8
OPPOSITE = ("no", "non", "not", "un", "in", "im", "dis", "without")


def nearest(given: str, known: Iterable[str]) -> list[str]:
    """The known names nearest to a given one: several where they are as near, none where more are, or none is near.

    Near is, the nearest first: what differs in case, `-`, `_` and blanks alone; in at most one letter of four; what has
    some of the other's words, or stands for their first letters; what begins likewise. Never what says the opposite.
    """
    if len(given) > LONGEST_NAME:
        return []
    found = {name: apart for name in known if (apart := apart_by(given, name)) is not None}
    least = min(found.values(), default=None)
    alike = [name for name, apart in found.items() if apart == least]
    return alike if len(alike) <= MOST_ALIKE else []


def apart_by(given: str, name: str) -> tuple[int, int] | None:
    """In which way two names differ, and by how much, the less the nearer; ``None`` if they are not near."""
    first, second = words_of(given), words_of(name)
    one, other = "".join(first), "".join(second)
    if says_the_opposite(first, second):
        return None
    edits, longer = edits_between(one, other), max(len(one), len(other))
    if edits * 4 <= longer + 1:
        return (min(edits, 1), edits)
    fewer, more = sorted((first, second), key=len)
    shared = len("".join(fewer))
    if all(any(edits_between(word, each) * 4 <= len(word) + 1 for each in more) for word in fewer) and shared > 2:
        return (2, -shared)
    if one == "".join(word[0] for word in second) and len(one) > 1:
        return (2, -longer)
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    whole = alike == min(len(one), len(other)) and alike > 2
    return (3, -alike) if whole or alike * 5 >= longer * 3 else None


def says_the_opposite(first: list[str], second: list[str]) -> bool:
    """Whether the words of one name deny the other's (`non_clear_cell`): never a slip of one another."""
    shorter, longer = sorted(("".join(first), "".join(second)), key=len)
    denies = longer.endswith(shorter) and longer[: len(longer) - len(shorter)] in OPPOSITE
    return denies or any((word in first) != (word in second) for word in OPPOSITE)


def words_of(name: str) -> list[str]:
    """The words of a name, in small letters."""
    return [word for word in name.lower().replace("_", " ").replace("-", " ").split(" ") if word]


def edits_between(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed, or swapped with the next one, to make one text the other.

    Optimal string alignment: Damerau, "A technique for computer detection and correction of spelling errors", 1964.
    """
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, opposite in enumerate(other, 1):
            change = last[column - 1] + (letter != opposite)
            here.append(min(last[column] + 1, here[-1] + 1, change))
            if row > 1 and column > 1 and (letter, one[row - 2]) == (other[column - 2], opposite):
                here[-1] = min(here[-1], before[column - 2] + 1)
        before, last = last, here
    return last[-1]


def did_you_mean(given: str, known: Iterable[str], otherwise: str = "") -> str:
    """``did you mean `name`?`` where known names are near, else what is said ``otherwise``."""
    meant = " or ".join(f"`{name}`" for name in nearest(given, known))
    return f"did you mean {meant}?" if meant else otherwise


def no_such(word: str, given: str, known: Iterable[str]) -> str:
    """That there is no such thing, and which is meant, or which there are; ``word`` is what the names name."""
    names = list(known)
    meant = did_you_mean(given, names)
    if meant or not names:
        return f"there is no {word} `{given}`" + (f". D{meant[1:]}" if meant else "")
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    there = ", ".join(f"`{name}`" for name in names[:MOST_LISTED]) + more
    return f"there is no {word} `{given}`; there {'is' if len(names) == 1 else 'are'}: {there}"
