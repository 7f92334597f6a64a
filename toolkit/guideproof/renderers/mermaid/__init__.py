"""The sections of a guideline in Mermaid, which platforms of pull requests draw from text (``mermaid/``).

In goes a guideline; out comes one file a section, or several where a section is more than such a platform draws: where
visits start, a decision with what it reads that is computed, then what each of its branches leads to, or that the way
ends; a decision that the flowchart draws as a table with how many of its rows lead where. Names of boxes are of our own
making, and no text of a guideline acts: every character that Mermaid reads as a sign is written as a named entity
(`#quot;`).

One example: a decision with two branches is ``n0{"Needed?"}`` with ``n0 -->|"yes"| n1["Examine"]``.

Source of the syntax and its limits: https://mermaid.js.org/syntax/flowchart.html, ``maxTextSize`` and ``maxEdges``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.stamp.stamp import chart_stamp
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.renderers.flowchart.decision_table import folds, is_table
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import safe
from guideproof.renderers.flowchart.value_box import computed_for
from guideproof.renderers.flowchart.words import branch_label, listed, section_title

MOST_CHARACTERS, MOST_EDGES = 50_000, 500
"""What is drawn: ``maxTextSize`` and ``maxEdges`` of Mermaid, unless a page says otherwise."""

_LONGEST = 160
_MOST_OF_ONE = 100
_ENDS = "ends here"
_SIGNS = {
    "&": "#amp;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "#": "#num;", "`": "#grave;", "|": "#vert;", "\\": "#bsol;",
    "{": "#lbrace;", "}": "#rbrace;", "[": "#lbrack;", "]": "#rbrack;", "(": "#lpar;", ")": "#rpar;", ";": "#semi;",
    "%": "#percnt;", "@": "#commat;", "*": "#ast;", "_": "#lowbar;", "~": "#tilde;",
}  # fmt: skip


def render(guideline: Guideline) -> dict[str, bytes]:
    """Every section as ``mermaid/<section>.mmd``, further parts of one as ``mermaid/<section>-2.mmd``."""
    files: dict[str, bytes] = {}
    for section, number, part in _all_parts(guideline):
        path = f"mermaid/{safe(section)}{'' if number == 1 else f'-{number}'}.mmd"
        head = f"%% {chart_stamp(guideline, path)}\n"
        files[path] = (head + "\n".join(_lines(guideline, part, {})) + "\n").encode()
    return files


def marked(guideline: Guideline, signs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The sections, or parts of one, in which nodes are marked: each with its title, and drawn with the sign of a node
    (`changed`) before its title and a thick border around it."""
    for section, number, part in _all_parts(guideline):
        if any(box.node.id in signs for box in part):
            title = clean(section_title(section)) + ("" if number == 1 else f" ({number})")
            yield title, "\n".join(_lines(guideline, part, signs)) + "\n"


class _Box(Struct, frozen=True):
    """A node with some of its arrows, or the ``first`` of them: what each says, and where it leads, if anywhere."""

    node: Node
    first: bool
    arrows: tuple[tuple[str | None, str | None], ...]


def _all_parts(guideline: Guideline) -> Iterator[tuple[str, int, list[_Box]]]:
    starts = [entry.start.id for entry in guideline.manifest.entry_points.values()]
    for section in dict.fromkeys(node.section for node in guideline.nodes.values()):
        nodes = [node for node in guideline.nodes.values() if node.section == section]
        for number, part in enumerate(_parts(nodes, starts), start=1):
            yield section, number, part


def _arrows(node: Node) -> Iterator[tuple[str | None, str | None]]:
    if not isinstance(node.body, Decision):
        yield from ((None, target.id) for _, target in node.edges)
        return
    branches = node.body.branches
    table = is_table(node.body)
    for first, rows in folds(node.body) if table else [(each, [each]) for each in range(len(branches))]:
        count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
        label = count if table else branch_label(branches[first])
        targets = dict.fromkeys(branches[first].targets)
        yield from ((label, target) for target in targets or (None,))


def _parts(nodes: Sequence[Node], starts: list[str]) -> Iterator[list[_Box]]:
    """As many nodes together as are drawn at once, by how much room each takes at most. Of one that has more arrows
    than that each part has some."""
    part: list[_Box] = []
    edges = room = 0
    for node in nodes:
        every = tuple(_arrows(node))
        for first in range(0, max(1, len(every)), _MOST_OF_ONE):
            arrows = every[first : first + _MOST_OF_ONE]
            more = len(arrows) + starts.count(node.id)
            taken = (_LONGEST * 8 + 60) * (2 + 2 * more)
            if part and (edges + more > MOST_EDGES or room + taken > 10 * MOST_CHARACTERS):
                yield part
                part, edges, room = [], 0, 0
            part.append(_Box(node, first == 0, arrows))
            edges, room = edges + more, room + taken
    if part:
        yield part


def _lines(guideline: Guideline, boxes: Sequence[_Box], signs: Mapping[str, str]) -> Iterator[str]:
    """The boxes of some nodes, then their arrows; what stands elsewhere is named with its section."""
    drawn = {box.node.id: box.node for box in boxes}
    names: dict[str | None, str] = {id: f"n{number}" for number, id in enumerate(drawn)}
    yield "flowchart LR"
    for id, node in drawn.items():
        opening, closing = ("{", "}") if node.decides else ("[", "]")
        title = f"{signs[id]}: {node.title}" if id in signs else node.title
        yield f'  {names[id]}{opening}"{told(title)}{_computed(guideline, node)}"{closing}'
    for number, entry in enumerate(guideline.manifest.entry_points.values()):
        if any(box.first and box.node.id == entry.start.id for box in boxes):
            yield f'  s{number}(["{told(f"Start: {entry.title}")}"])'
            yield f"  s{number} --> {names[entry.start.id]}"
    for box in boxes:
        for label, target in box.arrows:
            if target not in names:
                names[target] = f"n{len(names)}"
                yield f'  {names[target]}(["{_ENDS if target is None else _elsewhere(guideline, target)}"])'
            said = "" if label is None else f'|"{told(label)}"|'
            yield f"  {names[box.node.id]} -->{said} {names[target]}"
    if bold := [names[id] for id in drawn if id in signs]:
        yield "  classDef marked stroke-width:4px"
        yield f"  class {','.join(bold)} marked"


def _computed(guideline: Guideline, node: Node) -> str:
    """What a node reads that is computed, behind its title."""
    titles = [guideline.derived[id].title for id in computed_for(guideline, node)]
    return " · " + told("computed: " + listed(titles, "and")) if titles else ""


def _elsewhere(guideline: Guideline, id: str) -> str:
    node = guideline.nodes.get(id)
    return told(f"unknown node {id}" if node is None else f"{section_title(node.section)}: {node.title}")


def told(text: str) -> str:
    """A text that is only a text in a label of Mermaid, on one line and not endless."""
    shown = clean(text)
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    return "".join(_SIGNS.get(sign, sign) for sign in shown) or " "
