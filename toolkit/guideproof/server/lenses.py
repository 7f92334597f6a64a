"""What stands above a node: how many worked cases visit it, to be tried by whoever clicks there."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol.types import CodeLens, Command

from guideproof.server.messages import Case
from guideproof.server.navigation import file_of
from guideproof.server.session import Home
from guideproof.server.texts import Text
from guideproof.server.tokens import WordRole, words
from guideproof.source import Span

TRY = "guideproof.tryVignettes"
"""The command of a lens: its arguments are the address of the file and the id of the node."""

_MOST = 10


def lenses(home: Home, path: str, uri: str, text: Text) -> list[CodeLens]:
    """The lens of the node in a file, if it is one and the worked cases were tried."""
    file = file_of(path)
    if file is None or file.kind != "node" or not path.endswith(".yaml") or home.visits is None:
        return []
    for word in words(text.lines):
        if word.path == ("id",) and word.role is WordRole.VALUE:
            place = text.range(Span("", word.line + 1, word.start + 1, word.line + 1, word.end + 1))
            cases = home.visits.get(word.text, ())
            return [CodeLens(place, Command(_counted(cases), TRY, arguments=[uri, word.text]))]
    return []


def _counted(cases: Sequence[Case]) -> str:
    failed = sum(bool(case.otherwise) for case in cases)
    told = f"{len(cases) or 'no'} vignette{'s' * (len(cases) > 1)} visit{'s' * (len(cases) < 2)} this node"
    return f"{told}, {failed} fail{'s' * (failed == 1)}" if failed else told


def tried(node: str, cases: Sequence[Case]) -> tuple[bool, str]:
    """Whether the worked cases that visit a node pass, and in words what came of them."""
    failed = [case for case in cases if case.otherwise]
    if not cases:
        return True, f"{node}: no vignette visits it"
    if not failed:
        return True, f"{node}: {len(cases)} of {len(cases)} vignettes pass"
    lines = [f"{node}: {len(failed)} of {len(cases)} vignettes fail"]
    lines += [f"{case.id}: {'; '.join(case.otherwise)}" for case in failed[:_MOST]]
    lines += [f"and {len(failed) - _MOST} more"] if len(failed) > _MOST else []
    return False, "\n".join(lines)
