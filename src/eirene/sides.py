"""The two sides that a report has in mind when it says "the parties" or "the talks"."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from spacy.tokens import Doc

from eirene.syntax import relation

SIDES = frozenset({"state", "armed_group", "organization"})
CASES = frozenset({"between", "with", "against"})


def find_parties(doc: Doc) -> tuple[str, ...]:
    """Names of the two bodies most often set against or beside each other ("between A and B", "A with B", "A … B" in one sentence)."""
    names = {a.name: str(a.kind) for a in doc._.actors if str(a.kind) in SIDES}
    votes: Counter[tuple[str, str]] = Counter()
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        present = [a.name for a in doc._.actors if a.name in names and any(start <= m.start < end for m in a.mentions)]
        text = sentence.text.lower()
        weight = 1 + 3 * ("between" in text) + ("talks" in text or "ceasefire" in text or "truce" in text)
        for pair in combinations(present[:6], 2):
            kinds = sorted(names[n] for n in pair)
            votes[(pair[0], pair[1])] += weight * (
                3
                if kinds == ["armed_group", "state"]
                else 2
                if "armed_group" in kinds
                else 2
                if kinds == ["state", "state"]
                else 1
            )
    for token in doc:
        if token.lower_ == "between" and token.dep_ == "case":
            first = doc._.actor_at(token.head.idx, token.head.idx + len(token.head))
            others = [doc._.actor_at(c.idx, c.idx + len(c)) for c in token.head.children if relation(c) == "conj"]
            if first is not None and others and others[0] is not None and first.name != others[0].name:
                votes[(first.name, others[0].name)] += 8
    if not votes:
        return ()
    best = max(votes.items(), key=lambda item: (item[1], [-ord(c) for c in item[0][0][:3]]))
    return best[0] if best[1] >= 2 else ()
