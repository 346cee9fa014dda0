"""What clusters of facts are called, and which ones a user's words mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select

from eirene.answers.scope import Scope
from eirene.errors import UsageError
from eirene.link.kinds import TABLES
from eirene.link.names import INITIALS, fold, name_in
from eirene.store.names import FactName, parse_name
from eirene.store.tables import metadata, name_words, names, node_refs, nodes, reports

EVERYTHING = Scope()
HALF = 0.5
NEAR = 3  # near names that an error offers
CLOSE = 80.0  # of 100, from which on a misspelled word is taken for another
NEARLY = 60.0  # from which on it is offered as a near name
CANDIDATES = 5_000  # words that a misspelled one is compared with
CHUNK = 1_000
LAST = "\U0010ffff"  # sorts behind every letter
_IN_CLUSTERS = nodes.c.cluster.in_(bindparam("clusters", expanding=True))
_FIRST = select(nodes.c.cluster, func.min(nodes.c.first)).where(_IN_CLUSTERS).group_by(nodes.c.cluster)


@dataclass(frozen=True, slots=True)
class Use:
    """A name of a cluster: how many independent sources use it, the first of their days, and the sources in order."""

    name: str
    sources: tuple[str, ...]
    first_on: str | None


def public_names(connection: Connection, clusters: Iterable[int]) -> dict[int, str]:
    """The public name of each cluster of any kind: that of its earliest telling (by day, report, position)."""
    found: dict[int, str] = {}
    for part in _parts(clusters):
        rows = connection.execute(_FIRST, {"clusters": part}).all()
        found |= {cluster: name_in(first) for cluster, first in rows if first}
    return found


def names_used(connection: Connection, clusters: Iterable[int], scope: Scope = EVERYTHING) -> dict[int, tuple[Use, ...]]:
    """All names of each cluster of actors that reports up to `scope.as_of` use: the most used first, then as in the alphabet."""
    sources: dict[int, dict[str, dict[str, str | None]]] = defaultdict(lambda: defaultdict(dict))
    query = select(nodes.c.cluster, names.c.name, names.c.source, func.min(names.c.first_on))
    grouped = _of_clusters(query, scope).group_by(nodes.c.cluster, names.c.name, names.c.source)
    for part in _parts(clusters):
        for cluster, name, source, first_on in connection.execute(grouped, {"clusters": part}).all():
            sources[cluster][name][source] = first_on
    return {cluster: _uses(by_name) for cluster, by_name in sources.items()}


def display_names(connection: Connection, clusters: Iterable[int], scope: Scope = EVERYTHING) -> dict[int, str]:
    """What to call each cluster of actors: see `best_name`. One query, whatever the number of reports."""
    return {cluster: best_of(given) for cluster, given in names_counted(connection, clusters, scope).items()}


def names_counted(connection: Connection, clusters: Iterable[int], scope: Scope = EVERYTHING) -> dict[int, list[tuple[str, int]]]:
    """The names of each cluster of actors that reports up to `scope.as_of` use, with the number of sources that use it."""
    counts: dict[int, list[tuple[str, int]]] = defaultdict(list)
    query = _counted(Scope(as_of=scope.as_of))
    for part in _parts(clusters):
        for cluster, name, count in connection.execute(query, {"clusters": part}).all():
            counts[cluster].append((name, count))
    return counts


@lru_cache(maxsize=64)  # making a query takes longer than to answer it
def _counted(scope: Scope) -> Select[Any]:
    query = select(nodes.c.cluster, names.c.name, func.count(names.c.source.distinct()))
    return _of_clusters(query, scope).group_by(nodes.c.cluster, names.c.name)


def best_name(uses: Iterable[Use]) -> str:
    """The fullest of the names that are in common use.

    In common use is a name that at least half as many independent sources use as use the most used one; a name that one source
    alone uses (a partisan one) is not while another has two. Fullest has the most capitalised words, then the most words, then
    the most letters; what is still equal goes by number of sources, then by the alphabet.
    """
    return best_of([(use.name, len(use.sources)) for use in uses])


def best_of(counts: Sequence[tuple[str, int]]) -> str:
    """The same of names with the number of sources that use each."""
    if len(counts) == 1:
        return counts[0][0]
    most = max(count for _, count in counts)
    common = [(name, count) for name, count in counts if count >= max(most * HALF, min(most, 2))]
    return min(common, key=lambda use: (*(-part for part in _fullness(use[0])), -use[1], use[0]))[0]


def _of_clusters(query: Select[Any], scope: Scope) -> Select[Any]:
    """What sources call the actors of `clusters`, up to the day of the scope."""
    return query.join(nodes, nodes.c.node_id == names.c.node_id).where(_IN_CLUSTERS, _known(scope))


def find_actors(connection: Connection, words: str, scope: Scope = EVERYTHING) -> list[int]:
    """The clusters of actors that a user's words mean, the most widely named first.

    A fact's name (`actor-…`) finds its cluster. Else the words are, in this order and without regard to case and accents: a whole
    name in any telling, the initials of one, words in one, beginnings of such words, words misspelled. The first of these that
    finds any gives all that it finds. Raises UsageError with near names where none does.
    """
    fact = parse_name(words.strip())
    if fact is not None:
        return [find_cluster(connection, fact, "actor")]
    wanted = fold(words)
    if not wanted:
        raise UsageError(f"{words!r} names nobody; give a name, a part of one, or the name of a fact (actor-…)")
    spelled = wanted.split()
    found = _clusters_of(connection, names.c.folded == wanted, scope)
    found = found or _with_word(connection, INITIALS + wanted.replace(" ", ""), scope)
    found = found or _with_words(connection, [[word] for word in spelled], scope)
    if not found:
        found = _with_words(connection, [_beginning(connection, word) for word in spelled], scope)
    if not found:
        found = _with_words(connection, [_similar(connection, word) for word in spelled], scope)
    if not found:
        raise UsageError(f"{words!r}: the record names nobody so{_until(scope)}{_near(connection, spelled)}")
    return sorted(found, key=lambda cluster: (-found[cluster][0], found[cluster][1]))


def find_processes(connection: Connection, words: str, scope: Scope = EVERYTHING) -> list[int]:
    """The clusters of processes that a user's words mean: the name of a fact (`process-…`), or that of a party or, with " and ",
    commas or dashes between them, of several parties of one. Raises UsageError where there is none."""
    fact = parse_name(words.strip())
    if fact is not None and fact.kind == "process":
        return [find_cluster(connection, fact, "process")]
    meant = [part for part in re.split(r"\s*[,;/–—]\s*|\s+-\s+|\s+and\s+", words.strip()) if part]
    try:
        found = _processes_of(connection, find_actors(connection, words, scope))
    except UsageError:
        if len(meant) < 2:
            raise
        found = set()
    if not found and len(meant) > 1:
        found = set.intersection(*(_processes_of(connection, find_actors(connection, part, scope)) for part in meant))
    if not found:
        raise UsageError(
            f"{words!r}: no talks with such a party are on the record{_until(scope)}; `eirene talks` lists all of them"
        )
    public = public_names(connection, found)
    return sorted(found, key=lambda cluster: public[cluster])


def find_cluster(connection: Connection, fact: FactName, kind: str) -> int:
    """The cluster that a fact is part of. Raises UsageError where it is of another kind or not on the record."""
    if fact.kind != kind:
        raise UsageError(f"{fact} is no {kind}; give the name of one ({kind}-…)")
    table = metadata.tables[TABLES[kind]]
    query = (
        select(nodes.c.cluster)
        .join(table, table.c.node_id == nodes.c.node_id)
        .join(reports, reports.c.report_id == table.c.report_id)
        .where(reports.c.digest.between(fact.report, fact.report + "g"), table.c.position == fact.position)
    )
    found = connection.execute(query).scalar()
    if found is None:
        raise UsageError(f"{fact}: the record has no such {kind}; copy the name from what the record prints")
    return int(found)


def _parts(clusters: Iterable[int]) -> Iterable[list[int]]:
    wanted = sorted(set(clusters))
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))


def _known(scope: Scope) -> ColumnElement[bool]:
    """The condition on `names` that a source had used it by the day."""
    return names.c.first_on <= scope.as_of if scope.as_of is not None else names.c.name.is_not(None)


def _uses(by_name: Mapping[str, Mapping[str, str | None]]) -> tuple[Use, ...]:
    uses = [
        Use(name, tuple(sorted(days)), min((day for day in days.values() if day), default=None)) for name, days in by_name.items()
    ]
    return tuple(sorted(uses, key=lambda use: (-len(use.sources), use.name)))


def _fullness(name: str) -> tuple[int, int, int]:
    words = re.findall(r"\w[\w'’.-]*", name)
    return sum(word[0].isupper() for word in words), len(words), len(name)


def _clusters_of(connection: Connection, where: ColumnElement[bool], scope: Scope) -> dict[int, tuple[int, str]]:
    """For each cluster with a name that meets the condition: the number of sources that use such a name, and its public name's
    place in the order."""
    query = (
        select(nodes.c.cluster, func.count(names.c.source.distinct()), func.min(nodes.c.first))
        .join(names, names.c.node_id == nodes.c.node_id)
        .where(where, _known(scope))
        .group_by(nodes.c.cluster)
    )
    return {cluster: (count, first or "") for cluster, count, first in connection.execute(query)}


def _with_word(connection: Connection, word: str, scope: Scope) -> dict[int, tuple[int, str]]:
    return _with_words(connection, [[word]], scope)


def _with_words(connection: Connection, choices: list[list[str]], scope: Scope) -> dict[int, tuple[int, str]]:
    """The clusters with a name that has one word of each choice."""
    if not all(choices):
        return {}
    having = [names.c.node_id.in_(select(name_words.c.node_id).where(name_words.c.word.in_(words))) for words in choices]
    return _clusters_of(connection, and_(*having), scope)


def _beginning(connection: Connection, word: str) -> list[str]:
    """The words of names that begin so."""
    query = select(name_words.c.word).distinct().where(name_words.c.word >= word, name_words.c.word < word + LAST)
    return list(connection.execute(query.order_by(name_words.c.word).limit(CANDIDATES)).scalars())


def _similar(connection: Connection, word: str, least: float = CLOSE) -> list[str]:
    """The words of names that are written nearly so: of those with the same first letter and about as long."""
    slack = max(1, len(word) // 4)
    query = (
        select(name_words.c.word)
        .distinct()
        .where(name_words.c.word >= word[0], name_words.c.word < word[0] + LAST)
        .where(func.length(name_words.c.word).between(len(word) - slack, len(word) + slack))
        .order_by(name_words.c.word)
        .limit(CANDIDATES)
    )
    found = process.extract(word, list(connection.execute(query).scalars()), scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return [similar for similar, _, _ in found]


def _processes_of(connection: Connection, actors: Iterable[int]) -> set[int]:
    """The clusters of processes whose talks name any of the actors."""
    named = select(nodes.c.node_id).where(nodes.c.cluster.in_(list(actors)))
    query = select(nodes.c.cluster).distinct().join(node_refs, node_refs.c.node_id == nodes.c.node_id)
    query = query.where(nodes.c.kind == "process", node_refs.c.actor_node_id.in_(named))
    return set(connection.execute(query).scalars())


def _until(scope: Scope) -> str:
    return f" up to {scope.as_of}" if scope.as_of is not None else ""


def _near(connection: Connection, spelled: Iterable[str]) -> str:
    """The names nearest to what was asked for, as the end of a message."""
    given = list(spelled)
    similar = [word for asked in given for word in _similar(connection, asked, NEARLY)]
    found = display_names(connection, _with_words(connection, [similar], EVERYTHING))
    best = process.extract(
        " ".join(given), sorted(set(found.values())), processor=fold, scorer=fuzz.token_ratio, score_cutoff=NEARLY, limit=NEAR
    )
    if not best:
        return "; `eirene who` lists those it names most"
    return "; did you mean " + " or ".join(repr(name) for name, _, _ in best) + "?"
