"""Strict YAML with a place on every key and value (section 2), built from the parser's events.

Nothing is resolved or constructed by the YAML library: it never expands an alias, never meets a tag, and never
decides what a scalar means.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from guideproof.model.fault import Fault
from guideproof.model.text_fault import Broken, CutByComment, Forbidden, ForbiddenYaml, YamlSyntax
from guideproof.reading.broken.cause import causes_of, conflict
from guideproof.reading.characters import decode
from guideproof.reading.tree import Tree
from guideproof.reading.yaml_reader import Reader, UnreadError
from guideproof.source import whole

LARGEST = 1 << 20
"""The most bytes a file may have."""


def parse(data: bytes, path: str, misfits: Callable[[Tree], int] = lambda _: 0) -> tuple[Tree | None, list[Fault]]:
    """The tree of a YAML file and everything that is wrong with it, in source order.

    The tree is ``None`` where there is none: the text is not YAML, too large, too deep or not text. An empty file
    is a null. Whatever is only forbidden is reported and read on: an anchored or tagged value as though it were
    bare, an alias as null, a second value of a key not at all, a second document not at all; of a text that is not
    YAML, what makes one of it with the fewest ``misfits`` is taken for the cause.
    """
    if len(data) > LARGEST:
        return None, [ForbiddenYaml(Forbidden.TOO_LARGE, f"{len(data)} bytes", whole(path))]
    text, faults = decode(data, path)
    if text is None:
        return None, faults
    if unmerged := conflict(text, path):
        return None, [*faults, unmerged]
    try:
        tree = Reader(text, path, faults).document()
    except UnreadError:
        tree = None
    except yaml.MarkedYAMLError as error:
        causes = causes_of(error, text, path, lambda repaired: _count(repaired, misfits))
        faults = [*(fault for fault in faults if not _follows(fault, causes[0])), *causes]
        tree = None
    if len(faults) > 1:
        faults.sort(key=lambda fault: fault.span)
    return tree, faults


def _follows(fault: Fault, cause: YamlSyntax) -> bool:
    """Whether a fault is only what comes of the cause: in what was read behind it, or the comment that is the cause."""
    match fault:
        case CutByComment(span=span):
            return cause.what is Broken.COMMENT and span.start == cause.span.start
        case YamlSyntax(span=span):
            return span.line >= cause.span.line
        case _:
            return False


def _count(text: str, misfits: Callable[[Tree], int]) -> int:
    """How many faults there are in a text that is YAML."""
    faults: list[Fault] = []
    try:
        tree = Reader(text, "", faults).document()
    except (UnreadError, yaml.MarkedYAMLError):
        return 1 << 20
    return len(faults) + misfits(tree)
