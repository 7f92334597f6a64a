"""What an evaluation of one of both versions says, and its way, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from guideproof.analysis.comparing.comparison import NO_BRANCH, NOTHING, Fork
from guideproof.analysis.comparing.offers import Key, advice, in_words, offers, said, saying
from guideproof.analysis.evaluation.applying import DOES_NOT_APPLY
from guideproof.analysis.evaluation.result import Evaluation, Status, Step
from guideproof.analysis.graph.edges import derived_order
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.model.value_text import NOT_APPLYING, TRUTHS
from guideproof.program.texts import told_value, words_of
from guideproof.program.titled import title_of


def told(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """What is said, with amounts and days as they are for the patient."""
    filled = {each.intervention.id for each in evaluation.recommendations if each.amount}
    keys = [key for key in said(evaluation, guideline, offers) if not _amount_of(key, filled)]
    said_of = list(dict.fromkeys(in_words(key, guideline) for key in keys))
    said_of += [f"{each.intervention.title}: {each.amount}" for each in evaluation.recommendations if each.amount]
    said_of += [f"{each.node.title}: due {_day(each.due)}" for each in evaluation.reassess if each.due is not None]
    return tuple(sorted(said_of))


def _day(due: object) -> str:
    """A day, or the first and the last day of those that it may be."""
    return " to ".join(dict.fromkeys(map(str, due.values()))) if isinstance(due, Mapping) else str(due)


def told_besides(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """What is said of it besides: grades, regimens, and texts with the values of the patient."""
    details = {(each.node.id, each.intervention.id): each.detail for each in evaluation.recommendations}
    until = {each.node.id: each.until for each in evaluation.reassess}
    found: list[str] = []
    for node in saying(evaluation):
        for key in advice(node, guideline):
            match key:
                case ("advice", _, str(id), _, tuple(), _):
                    text = details.get((node.id, id))
                    filled = key if text is None else (*key[:4], (text,), key[5])
                case ("until", _, _):
                    text = until.get(node.id)
                    filled = key if text is None else (*key[:2], (text,))
                case _:
                    filled = key
            found.append(in_words(filled, guideline))
    return tuple(sorted(dict.fromkeys(found)))


def _amount_of(key: Key, filled: Collection[str]) -> bool:
    """Whether an offer is of an amount that is told as it is for the patient."""
    match key:
        case ("offer", _, str(id), str()):
            return id in filled
        case _:
            return False


def fact(reason: str, guideline: Guideline) -> tuple[str, str]:
    """The title of an element of which a reason tells the value, and that value."""
    id, _, value = reason.partition(" = ")
    variable = guideline.variable(id)
    codes = {"true": "yes", "false": "no", **(variable.codes if variable is not None else {})}
    said = ", ".join(codes.get(each, each) for each in value.split(", "))
    unit = variable.unit if variable is not None else None
    if unit is not None and said.endswith(f" {unit.text}"):
        one, many = words_of(unit)
        number = said.removesuffix(f" {unit.text}")
        said = f"{number} {one if number == '1' else many}"
    return "Day of the visit" if id == ON else title_of(guideline, id), said


def known(facts: Mapping[str, Any], base: Guideline, head: Guideline) -> tuple[str, ...]:
    """The facts of a patient, each by the version that asks for it."""
    found = (fact(f"{id} = {_written(value)}", _asking(id, value, base, head)) for id, value in facts.items())
    return tuple(f"{title}: {value}" for title, value in found)


def _asking(id: str, value: object, base: Guideline, head: Guideline) -> Guideline:
    """The version that asks for a fact and knows its codes."""
    if id not in base.elements:
        return head
    codes = base.elements[id].codes
    known = all(each in codes for each in (value if isinstance(value, list) else [value]) if codes)
    return base if known or id not in head.elements else head


def _written(value: object) -> str:
    """A fact as reasons write it."""
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(str, value)) or "none"
        case _:
            return str(value)


def _facts(before: Step | None, after: Step | None, base: Guideline, head: Guideline) -> tuple[str, ...]:
    """What settled two steps; of what has another value in each both are told."""
    sides = [
        dict(fact(reason, guideline) for reason in step.because) if step is not None else {}
        for step, guideline in ((before, base), (after, head))
    ]
    titles = dict.fromkeys((*sides[0], *sides[1]))
    found = [(title, dict.fromkeys(side[title] for side in sides if title in side)) for title in titles]
    arrow = " \u2192 "
    return tuple(f"{title}: {arrow.join(values)}" for title, values in found)


def step(taken: Step | None, guideline: Guideline) -> str:
    """A step of the way: the title of its node, with the branch that is taken."""
    if taken is None:
        return NOTHING
    node = guideline.nodes[taken.node]
    branch = next((each.text for each in node.branches if each.id == taken.branch), None)
    return node.title if branch is None else f"{node.title}: {branch}"


def _fallen(evaluation: Evaluation, guideline: Guideline) -> str | None:
    """The decision at which a patient finds no branch."""
    if evaluation.status is not Status.INVALID:
        return None
    open = (each.node for each in evaluation.path if each.branch is None)
    return next((guideline.nodes[id].title for id in open if guideline.nodes[id].decides), None)


def path(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """The way in titles, with the branches that were taken."""
    fallen = _fallen(evaluation, guideline)
    steps = (step(each, guideline) for each in evaluation.path)
    return tuple(f"{each}{NO_BRANCH}" if each == fallen else each for each in steps)


def fork(was: Evaluation, becomes: Evaluation, base: Guideline, head: Guideline) -> Fork | None:
    """The first steps that only one version takes, by the order of the ways."""
    one = {(step.node, step.branch) for step in was.path}
    other = {(step.node, step.branch) for step in becomes.path}
    before = next((step for step in was.path if (step.node, step.branch) not in other), None)
    after = next((step for step in becomes.path if (step.node, step.branch) not in one), None)
    if before is None and after is None:
        return None
    facts = _facts(before, after, base, head)
    at, branches = "", ("", "")
    if before is not None and after is not None and before.node == after.node and before.branch and after.branch:
        at, branches = head.nodes[after.node].title, (_branch(before, base), _branch(after, head))
    return Fork(step(before, base), step(after, head), facts, at, branches)


def _branch(taken: Step, guideline: Guideline) -> str:
    branches = guideline.nodes[taken.node].branches
    return next((each.text for each in branches if each.id == taken.branch), taken.branch or "")


def stages(was: Evaluation, becomes: Evaluation, base: Guideline, head: Guideline) -> tuple[str, ...]:
    """How a change comes to a patient: the derived values that are other ones, each after those that it is made of."""
    one, other = was.derived or {}, becomes.derived or {}
    order = [id for id in derived_order(head) if id in base.derived]
    differing = [id for id in order if id in one and id in other and one[id] != other[id]]
    return tuple(
        f"{title_of(head, id)}: {_value(id, one[id], base)} \u2192 {_value(id, other[id], head)}" for id in differing
    )


def _value(id: str, value: object, guideline: Guideline) -> str:
    variable = guideline.derived[id]
    match value:
        case None:
            return "not known"
        case str() if value == DOES_NOT_APPLY:
            return NOT_APPLYING
        case bool():
            return TRUTHS[value]
        case {"one_of": list(some)}:
            return " or ".join(_value(id, each, guideline) for each in some)
        case dict():
            ends = dict.fromkeys(str(each) for each in value.values())
            return f"{' to '.join(ends)} {words_of(variable.unit)[1]}".strip()
        case str() if value in variable.codes:
            return variable.codes[value]
        case _:
            return f"{told_value(value)} {words_of(variable.unit)[value != '1']}".strip()
