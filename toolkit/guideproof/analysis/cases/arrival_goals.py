"""What is asked of somebody at an entry point: that they come to nodes, or otherwise than before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guideproof.analysis.cases.asking import Asker
from guideproof.analysis.proof.encoding.branch_formulas import Holding
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, conj, disj
from guideproof.model.node import Decision, Node
from guideproof.program.conditions import applicable
from guideproof.program.taken import turns_of
from guideproof.program.texts import measures


def alone(id: str, others: list[str], tracks: Tracks) -> list[Formula] | None:
    """That somebody comes to a node and to none of the others."""
    if id not in tracks.rank:
        return None
    return [tracks.applies(id), *(tracks.absent(each) for each in others if each in tracks.rank)]


def there(id: str, formula: Formula, tracks: Tracks) -> list[Formula] | None:
    """That somebody of whom a formula holds comes to a node."""
    return [tracks.applies(id), formula] if id in tracks.rank else None


def without_branch(asker: Asker, node: Node) -> Formula:
    """When a node is a decision of which no branch holds."""
    return Holding(turns_of(node.body), asker.oracle.encoding).none if isinstance(node.body, Decision) else FALSE


def without_amount(oracle: Oracle, node: Node, named: Callable[[str], str] = lambda id: id) -> Formula:
    """When a node gives an amount that does not apply; elements may have other names."""
    known = applicable(oracle.guideline) if measures(node) else {}
    given = [known[named(id)] for id in measures(node) if named(id) in known]
    return (
        disj([oracle.negation(oracle.encoding.encode(each)) for each in given], oracle.space.full) if given else FALSE
    )


def leading(asker: Asker, node: Node) -> dict[str, Formula]:
    """For each node that follows one, when it is led to."""
    if not isinstance(node.body, Decision):
        return {target.id: TRUE for _, target in node.edges}
    holding = Holding(turns_of(node.body), asker.oracle.encoding)
    by_target: dict[str, list[Formula]] = {}
    for index, branch in enumerate(node.body.branches):
        for target in branch.targets:
            by_target.setdefault(target, []).append(holding.holds(index))
    return {target: disj(ways, asker.oracle.space.full) for target, ways in by_target.items()}


def led_otherwise(asker: Asker, source: str, target: str, differs: Formula, tracks: Tracks) -> list[Formula] | None:
    """That somebody comes to a node, goes on to another otherwise than before, and that no other way leads there."""
    if source not in tracks.rank:
        return None
    others = [way for way in tracks.ways_in.get(target, ()) if way.source != source]
    denied = [disj([tracks.absent(way.source), tracks.denied(way)], asker.oracle.space.full) for way in others]
    return [tracks.applies(source), differs, *denied]


def coming_to_hear(
    asker: Asker, source: str, target: str, differs: Formula, said: Iterable[tuple[str, ...]], tracks: Tracks
) -> list[Formula] | None:
    """That somebody comes to a node, goes on to another one otherwise than before, and from there to one of several
    nodes, to none of which they came before; that is so of some of the things ``said``, each by several nodes."""
    goals = led_otherwise(asker, source, target, differs, tracks)
    if goals is None:
        return None
    onward = asker.oracle.onward(target)
    full = asker.oracle.space.full
    heard: list[Formula] = []
    for nodes in said:
        reached = disj([onward.applies(id) for id in nodes if id in onward.rank], full)
        heard.append(conj([reached, *(tracks.absent(id) for id in nodes if id in tracks.rank)]))
    return [*goals, disj(heard, full)]


def falling(asker: Asker, source: str, target: str, differs: Formula, tracks: Tracks) -> list[Formula] | None:
    """That somebody comes to a node, goes on to another otherwise than before, and finds no branch from there on."""
    goals = led_otherwise(asker, source, target, differs, tracks)
    if goals is None:
        return None
    onward = asker.oracle.onward(target)
    deciding = (id for id in onward.order if onward.node(id).decides)
    fallen = [conj([onward.applies(id), onward.holding(id).none]) for id in deciding]
    fallen += [conj([onward.applies(id), without_amount(asker.oracle, onward.node(id))]) for id in onward.order]
    return [*goals, disj(fallen, asker.oracle.space.full)]
