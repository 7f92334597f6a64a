"""The sections of a guideline in Mermaid, which platforms of pull requests draw from text (``mermaid/``).

In goes a guideline; out comes one file a section, or several where a section is more than such a platform draws: a
decision with what it reads that is computed, then what each of its branches leads to. Names of boxes are of our own
making, and no text of a guideline acts: every character that Mermaid reads as a sign is written as a named entity
(`#quot;`).

One example: a decision with two branches is ``n0{"Needed?"}`` with ``n0 -->|"yes"| n1["Examine"]``.

Source of the syntax and its limits: https://mermaid.js.org/syntax/flowchart.html, ``maxTextSize`` and ``maxEdges``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guideproof.analysis.stamp.stamp import chart_stamp
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import safe
from guideproof.renderers.flowchart.value_box import computed_for
from guideproof.renderers.flowchart.words import branch_label, listed, section_title

MOST_CHARACTERS, MOST_EDGES = 50_000, 500
"""What is drawn: ``maxTextSize`` and ``maxEdges`` of Mermaid, unless a page says otherwise."""

_LONGEST = 160
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
        if any(node.id in signs for node in part):
            title = clean(section_title(section)) + ("" if number == 1 else f" ({number})")
            yield title, "\n".join(_lines(guideline, part, signs)) + "\n"


def _all_parts(guideline: Guideline) -> Iterator[tuple[str, int, list[Node]]]:
    for section in dict.fromkeys(node.section for node in guideline.nodes.values()):
        nodes = [node for node in guideline.nodes.values() if node.section == section]
        for number, part in enumerate(_parts(nodes), start=1):
            yield section, number, part


def _parts(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """As many nodes together as are drawn at once, by how much room each takes at most."""
    part: list[Node] = []
    edges = room = 0
    for node in nodes:
        more = len(node.edges)
        taken = (_LONGEST * 8 + 60) * (2 + 2 * more)
        if part and (edges + more > MOST_EDGES or room + taken > 10 * MOST_CHARACTERS):
            yield part
            part, edges, room = [], 0, 0
        part.append(node)
        edges, room = edges + more, room + taken
    if part:
        yield part


def _lines(guideline: Guideline, nodes: Sequence[Node], signs: Mapping[str, str]) -> Iterator[str]:
    """The boxes of some nodes, then their arrows; what stands elsewhere is named with its section."""
    names = {node.id: f"n{number}" for number, node in enumerate(nodes)}
    yield "flowchart LR"
    for node in nodes:
        opening, closing = ("{", "}") if node.decides else ("[", "]")
        title = f"{signs[node.id]}: {node.title}" if node.id in signs else node.title
        yield f'  {names[node.id]}{opening}"{told(title)}{_computed(guideline, node)}"{closing}'
    for node in nodes:
        for branch, target in node.edges:
            if target.id not in names:
                names[target.id] = f"n{len(names)}"
                yield f'  {names[target.id]}(["{_elsewhere(guideline, target.id)}"])'
            label = "" if branch is None else f'|"{told(branch_label(branch))}"|'
            yield f"  {names[node.id]} -->{label} {names[target.id]}"
    if drawn := [names[node.id] for node in nodes if node.id in signs]:
        yield "  classDef marked stroke-width:4px"
        yield f"  class {','.join(drawn)} marked"


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
