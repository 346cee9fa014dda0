"""The parties of the talks that a report is about, by the evidence of its syntax."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.sides.bodies import Bodies, bodies_of, kept
from eirene.sides.mediators import find_envoys, find_observers, told_mediators
from eirene.sides.names import same_body
from eirene.sides.talks import doers, is_topical, negotiates, topical_sentences
from eirene.syntax import relation
from eirene.types import ActorKind

ENOUGH = 4.0  # weight from which on two bodies are the sides of something
TALKS, ISSUE, CONFLICT, LOOSE = 10.0, 6.0, 4.0, 2.0
MOST = 6  # bodies of one sentence that are paired
TOLD, SENT = 6.0, 4.0  # what being told to mediate, and sending an envoy, count against a party
MENTIONS = 4  # mentions of a body beyond which more add nothing
OWN_LIMIT = 6.0  # what a body's demands, delegates and officials can add


@dataclass(slots=True)
class Evidence:
    """Weights of groups of bodies that stand at one table, and of single bodies that take a stand there."""

    groups: dict[tuple[str, ...], float] = field(default_factory=lambda: defaultdict(float))
    single: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    presence: Counter[str] = field(default_factory=Counter)

    def add(self, names: tuple[str, ...], weight: float) -> None:
        """Counts a group, or the one body when there is only one."""
        if len(names) == 1:
            self.single[names[0]] += weight / 3
        elif names:
            self.groups[tuple(sorted(names))] += weight


def find_parties(doc: Doc) -> tuple[str, ...]:
    """Names of the parties in the order of their first mention, those of the main process only; empty when none are told."""
    return kept(doc, "parties", _choose)


def find_lone_party(doc: Doc) -> tuple[str, ...]:
    """The one side that a report names by its delegates and demands, where the other has no name; else empty."""
    evidence, between = gather(doc), mediation(doc)
    armed = {a.name for a in doc._.actors if a.kind is ActorKind.ARMED_GROUP}
    weights = {
        name: min(OWN_LIMIT, weight) + min(MENTIONS, evidence.presence[name]) / 2 + LOOSE * (name in armed)
        for name, weight in evidence.single.items()
        if name not in between and weight >= 1.0
    }
    best = max(weights, key=lambda name: (weights[name], name), default=None)
    return (best,) if best is not None and weights[best] >= ENOUGH else ()


def mediation(doc: Doc) -> dict[str, float]:
    """What counts against a body as a party: that it is told to mediate, or that it sends an envoy."""
    against = {name: TOLD * min(2, times) for name, times in told_mediators(doc).items()}
    for name in (*find_envoys(doc), *find_observers(doc)):
        against[name] = max(against.get(name, 0.0), SENT)
    return against


def _choose(doc: Doc) -> tuple[str, ...]:
    evidence = gather(doc)
    between = mediation(doc)
    votes: dict[tuple[str, str], float] = defaultdict(float)
    for group, weight in evidence.groups.items():
        for pair in combinations(group, 2):
            if not same_body(*pair):
                votes[pair] += weight
    for pair in combinations(sorted(name for name, weight in evidence.single.items() if weight >= LOOSE), 2):
        if not same_body(*pair):
            votes[pair] += min(evidence.single[name] for name in pair)
    plain = {pair for pair, weight in votes.items() if weight >= ISSUE or not (set(pair) & set(between))}
    rated = {pair: _rate(pair, votes[pair], evidence, between, doc) for pair in plain}
    if not rated:
        return ()
    best = max(rated, key=lambda pair: (rated[pair], pair))
    firm = votes[best] >= LOOSE or (votes[best] >= 1.0 and all(evidence.single[name] >= 1.0 for name in best))
    if not firm or rated[best] < ENOUGH:
        return ()
    return _in_text_order(doc, _widened(best, evidence, set(between) | {a.name for a in doc._.actors if a.sector == "IGO"}))


def _rate(pair: tuple[str, str], votes: float, evidence: Evidence, between: dict[str, float], doc: Doc) -> float:
    """The weight of a pair with what its members say and do; those who mediate count against it."""
    kinds = {a.name: a.kind for a in doc._.actors}
    supra: int = sum(a.sector == "IGO" for a in doc._.actors if a.name in pair)
    own: float = sum(min(OWN_LIMIT, evidence.single[name]) for name in pair)
    armed: int = sum(kinds.get(name) is ActorKind.ARMED_GROUP for name in pair)
    presence = sum(min(MENTIONS, evidence.presence[name]) for name in pair)
    against = TOLD * supra + sum(between.get(name, 0.0) for name in pair)
    return votes + own + presence + 2 * (armed == 1) - against


def _widened(best: tuple[str, str], evidence: Evidence, others: set[str]) -> tuple[str, ...]:
    """The pair with the others who sit at the table in the same groups ("talks between A, B and C")."""
    found = list(best)
    whole = sum(w for group, w in evidence.groups.items() if set(best) <= set(group))
    for group, weight in evidence.groups.items():
        for name in group:
            together = sum(w for g, w in evidence.groups.items() if {name, *best} <= set(g))
            if together >= whole / 2 and weight >= ISSUE and name not in others and not any(same_body(name, f) for f in found):
                found.append(name)
    return tuple(found)


def _in_text_order(doc: Doc, names: tuple[str, ...]) -> tuple[str, ...]:
    first = {a.name: min((m.start for m in a.mentions), default=0) for a in doc._.actors}
    return tuple(sorted(names, key=lambda name: (first.get(name, 0), name)))


def gather(doc: Doc) -> Evidence:
    """All evidence of who sits at the table."""
    return kept(doc, "evidence", _gather)


def _gather(doc: Doc) -> Evidence:
    evidence, bodies, topical = Evidence(), bodies_of(doc), topical_sentences(doc)
    for token in doc:
        near = token.sent.start in topical
        if token.lower_ == "between" and relation(token) == "case":
            evidence.add(bodies.pair(token), _between(token.head.head, near))
        elif is_topical(token):
            for names, weight in _of_talks(token, bodies):
                evidence.add(names, weight)
        elif token.pos_ == "VERB":
            for names, weight in (*_of_verb(token, bodies, near), *_apart(token, bodies)):
                evidence.add(names, weight)
        elif token.pos_ == "NOUN":
            for names, weight in _of_delegates(token, bodies):
                evidence.add(names, weight if near else weight / 2)
    _of_roles(doc, bodies, evidence)
    _of_company(doc, bodies, topical, evidence)
    return evidence


def _of_company(doc: Doc, bodies: Bodies, topical: set[int], evidence: Evidence) -> None:
    """Bodies in one sentence, in their own name or by those who speak for them: a weak sign that adds up.

    A report that speaks of talks and has one armed group in it has a state in mind as the other side.
    """
    named: dict[int, dict[str, None]] = defaultdict(dict)
    sentences = list(doc.sents)
    starts = [s.start_char for s in sentences]
    for actor in doc._.actors:
        body = bodies.body(actor) if actor.kind is not ActorKind.PERSON else None
        for mention in actor.mentions if body else ():
            sentence = sentences[bisect_right(starts, mention.start) - 1]
            if mention.start >= doc._.body_start and body:
                named[sentence.start][body] = None
                evidence.presence[body] += 1
    armed = {a.name for a in doc._.actors if a.kind is ActorKind.ARMED_GROUP}
    for start, names in named.items():
        for pair in combinations(list(names)[:MOST], 2):
            evidence.add(pair, (1.0 if start in topical else 0.5) * (2 if len(armed.intersection(pair)) == 1 else 1))
    states = {a.name for a in doc._.actors if a.kind is ActorKind.STATE}
    homes = {body for a in doc._.actors if a.kind in {ActorKind.OFFICE, ActorKind.PERSON} and (body := bodies.home(a))}
    for group in armed & set(evidence.presence):
        for state in (states | homes) - armed:
            if evidence.presence[state] > 1:
                evidence.add((group, state), LOOSE)


def _between(governor: Token, near: bool) -> float:
    """The weight of "between A and B" by what is between them."""
    lemma = governor.lemma_.lower()
    if is_topical(governor) or any(is_topical(c) for c in governor.children if relation(c) in {"obj", "nsubj", "compound"}):
        return TALKS
    if lemma in load_words("process_issues") or lemma in load_words("process_open_words"):
        return ISSUE
    if lemma in load_words("process_conflicts"):
        return CONFLICT + LOOSE * near
    return CONFLICT if near else 1.0


def _of_talks(noun: Token, bodies: Bodies) -> Iterator[tuple[tuple[str, ...], float]]:
    """The bodies in the phrase of a noun for talks or a deal: "A-B talks", "A's truce with B", "talks of A and B"."""
    owners = [c for c in noun.children if relation(c) in {"compound", "amod"} or c.dep_ == "nmod:poss"]
    named = tuple(dict.fromkeys(n for o in owners for n in bodies.names(o)))
    if len(named) > 1:
        yield named, TALKS
    others = _companions(noun, bodies, frozenset({"with"}))
    if not others and noun.head.pos_ == "VERB":
        others = _companions(noun.head, bodies, frozenset({"with"}))
    if others:
        verb = noun.head if noun.head.pos_ == "VERB" else None
        ours = named[:1] or (tuple(n for d in doers(verb) for n in bodies.group(d)) if verb is not None else ())
        yield tuple(dict.fromkeys((*ours, *others))), TALKS - 3 if ours else ISSUE
    told = _companions(noun, bodies, frozenset({"of", "among", "involving"}))
    if len(told) > 1:
        yield told, ISSUE


def _companions(token: Token, bodies: Bodies, cases: frozenset[str]) -> tuple[str, ...]:
    """The bodies of the phrases that hang on a word with one of these prepositions."""
    found: list[str] = []
    for part in token.children:
        if relation(part) in {"nmod", "obl"} and any(c.lower_ in cases for c in part.children if relation(c) == "case"):
            found.extend(bodies.group(part))
    return tuple(dict.fromkeys(found))


def _of_verb(verb: Token, bodies: Bodies, near: bool) -> Iterator[tuple[tuple[str, ...], float]]:
    """The bodies that negotiate together, and the one that demands, offers, accepts or rejects where talks are spoken of."""
    lemma = verb.lemma_.lower()
    at_table, stands = negotiates(verb), lemma in load_words("process_demand_verbs")
    actors = doers(verb)
    ours = tuple(dict.fromkeys(n for d in actors for n in bodies.group(d)))
    if any(bodies.is_person(d) for d in actors) and (len(ours) > 1 or lemma in load_words("process_meeting_verbs")):
        about = any(is_topical(c) for c in verb.children if relation(c) == "obj")
        yield ours, CONFLICT if about and lemma in load_words("process_hold_verbs") else 1.0
        return
    if not (at_table or stands):
        if near and len(ours) > 1:
            yield ours, CONFLICT
        return
    others = _companions(verb, bodies, frozenset({"with"})) if at_table else ()
    if lemma in load_words("process_meeting_verbs"):
        others += tuple(n for c in verb.children if relation(c) == "obj" for n in bodies.group(c))
    together = tuple(dict.fromkeys((*ours, *others)))
    topical = near or lemma == "negotiate"
    if at_table and len(together) > 1:
        yield together, TALKS - 3 if topical else LOOSE
    elif ours and near:
        yield ours[:1], LOOSE * 3 if stands else CONFLICT


def _apart(verb: Token, bodies: Bodies) -> Iterator[tuple[tuple[str, ...], float]]:
    """ "what separates A from B"."""
    if verb.lemma_.lower() in load_words("process_open_words"):
        ours = tuple(n for c in verb.children if relation(c) == "obj" for n in bodies.group(c))
        others = _companions(verb, bodies, frozenset({"from"}))
        if ours and others:
            yield tuple(dict.fromkeys((*ours, *others))), ISSUE


def _of_delegates(noun: Token, bodies: Bodies) -> Iterator[tuple[tuple[str, ...], float]]:
    """The bodies that sent delegates ("envoys of A and of B", "A and B negotiators", "the A delegation")."""
    lemma = noun.lemma_.lower()
    sent = lemma in load_words("process_delegates")
    if not sent and lemma not in load_words("process_officials"):
        return
    names = bodies.sent_by(noun)
    if len(names) > 1:
        yield names, ISSUE if sent else CONFLICT
    elif names and lemma not in load_words("process_envoys"):
        yield names, ISSUE if sent else LOOSE


def _of_roles(doc: Doc, bodies: Bodies, evidence: Evidence) -> None:
    """Negotiators by role speak for a side."""
    marks = load_words("process_delegates") - load_words("process_envoys")
    for actor in doc._.actors:
        words = {w.strip(",.").lower() for w in (actor.role or "").split()}
        if words & marks and (home := bodies.home(actor)):
            evidence.add((home,), CONFLICT)
