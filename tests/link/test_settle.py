"""Nodes into clusters, on nodes whose likeness is written down."""

from __future__ import annotations

from itertools import permutations

from eirene.link.contract import Bar, Bonds, Comparison, Feature, Match, Placed, Verdict, across
from eirene.link.settle import MOST, settle

Pairs = dict[frozenset[str], float | str]


def alike(pairs: Pairs, margin: float = 0.0) -> Comparison[str]:
    """A comparison that finds what is written for a pair: a score, or why it is ruled out."""

    def score(a: Placed[str], b: Placed[str]) -> Verdict:
        found = pairs.get(frozenset((a.signature, b.signature)))
        return (found, "written") if isinstance(found, float) else None

    def veto(a: Placed[str], b: Placed[str]) -> str | None:
        found = pairs.get(frozenset((a.signature, b.signature)))
        return found if isinstance(found, str) else None

    return Comparison("made", [Feature("written", 1.0, score)], [Bar("written", veto)], 0.5, margin)


def node(name: str, level: int = 0, *keys: str) -> Placed[str]:
    """A node; without keys of its own it has the one that all have."""
    return Placed(name, name, level, frozenset(keys or {"all"}), {})


def pair(a: str, b: str, found: float | str) -> Pairs:
    """What is written for one pair."""
    return {frozenset((a, b)): found}


def clusters(nodes: list[Placed[str]], comparison: Comparison[str], bonds: Bonds | None = None) -> list[str]:
    """The clusters, each as its names in a row; the same in whatever order the nodes come."""
    found = {
        tuple("".join(sorted(cluster)) for cluster in settle(order, comparison, bonds or Bonds()))
        for order in list(permutations(nodes))[:120]
    }
    assert len(found) == 1
    return list(found.pop())


def test_what_matches_goes_together() -> None:
    assert clusters([node("a"), node("b"), node("c")], alike(pair("a", "b", 0.9))) == ["ab", "c"]


def test_a_chain_goes_together() -> None:
    written = pair("a", "b", 0.9) | pair("b", "c", 0.6)
    assert clusters([node("a"), node("b"), node("c")], alike(written)) == ["abc"]


def test_the_surer_pair_wins_where_the_ends_of_a_chain_exclude_each_other() -> None:
    written = pair("a", "b", 0.6) | pair("b", "c", 0.9) | pair("a", "c", "two people")
    assert clusters([node("a"), node("b"), node("c")], alike(written)) == ["a", "bc"]


def test_only_nodes_with_a_key_in_common_are_compared() -> None:
    assert clusters([node("a", 0, "x"), node("b", 0, "y")], alike(pair("a", "b", 0.9))) == ["a", "b"]


def test_a_vague_node_joins_the_best_cluster_and_bridges_none() -> None:
    written = pair("a", "v", 0.9) | pair("b", "v", 0.7)
    assert clusters([node("a"), node("b"), node("v", 1)], alike(written)) == ["av", "b"]


def test_a_vague_node_between_two_stays_apart() -> None:
    written = pair("a", "v", 0.9) | pair("b", "v", 0.85)
    assert clusters([node("a"), node("b"), node("v", 1)], alike(written, margin=0.1)) == ["a", "b", "v"]


def test_a_vague_node_does_not_join_where_a_member_excludes_it() -> None:
    written = pair("a", "b", 0.9) | pair("a", "v", 0.9) | pair("b", "v", "another day")
    assert clusters([node("a"), node("b"), node("v", 1)], alike(written)) == ["ab", "v"]


def test_vague_nodes_without_a_home_go_together() -> None:
    assert clusters([node("v", 1), node("w", 1)], alike(pair("v", "w", 0.9))) == ["vw"]


def test_a_key_that_leads_to_too_many_leads_nowhere() -> None:
    crowd = [node(f"n{number:02}") for number in range(MOST + 1)]
    written = pair("n00", "v", 0.9)
    for held, wanted in ((crowd[:MOST], 1), (crowd, 2)):
        found = settle([*held, node("v", 1)], alike(written))
        assert len([cluster for cluster in found if cluster & {"n00", "v"}]) == wanted


def test_keys_for_other_levels_do_not_bring_nodes_of_one_level_together() -> None:
    key = across("x")
    written = pair("a", "b", 0.9) | pair("a", "v", 0.9)
    assert clusters([node("a", 0, key), node("b", 0, key), node("v", 1, key)], alike(written)) == ["av", "b"]


def test_what_people_merged_goes_together_whatever_speaks_against_it() -> None:
    written = pair("a", "b", "two people") | pair("b", "c", 0.9)
    bonds = Bonds([frozenset("ab")])
    assert clusters([node("a"), node("b"), node("c")], alike(written), bonds) == ["abc"]
    assert clusters([node("a", 0, "x"), node("b", 2, "y")], alike({}), bonds) == ["ab"]
    assert clusters([node("a", 1, "x"), node("b", 1, "y"), node("c", 0, "y")], alike(pair("b", "c", 0.9)), bonds) == ["abc"]


def test_a_match_tells_the_score_and_reason_of_each_feature() -> None:
    found = alike(pair("a", "b", 0.9)).match(node("a"), node("b"))
    assert (found.score, [reason.words for reason in found.reasons], found.veto) == (0.9, ["written"], None)
    assert alike(pair("a", "b", "no")).match(node("a"), node("b")) == Match(0.0, veto="written: no")
