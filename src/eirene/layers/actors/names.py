"""The names of a report: where they stand and whether each means a person, a body or a place.

The model labels a name sentence by sentence and may call it a person here and a place there. Labels, the kinds of its mentions
and the words around are therefore counted over the whole report, and every occurrence gets what the most of them say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Doc, Token

from eirene.layers.actors.countries import code_of_capital, code_of_demonym, code_of_state
from eirene.layers.actors.derivation import is_derived
from eirene.layers.actors.forms import POSSESSIVE_ENDS, case_of, clean, is_listed, is_plural
from eirene.lexicon import load_rows, load_words
from eirene.syntax import HYPHENS, children, relation

PLACE_CASES = frozenset({"in", "near", "across", "throughout", "at", "outside", "inside", "around", "into"})
LABELS = {"PERSON": "person", "ORG": "body", "LOC": "place"}
KINDS = {"person": "person", "organization": "body", "place": "place", "object": "thing", "event": "thing", "time": "thing",
    "abstract": "thing", "substance": "thing", "animal": "thing", "plant": "thing"}  # fmt: skip
JOINING = frozenset({"of", "for"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
INSTITUTIONS = frozenset({"mission", "office", "ministry", "envoy", "force", "council", "committee", "commission", "movement", "front", "group"})


class Sort(StrEnum):
    """What a name means."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Name:
    """An occurrence of a name: tokens `[start, end)`, its head, the name as written, and what it means in this report."""

    start: int
    end: int
    head: Token
    text: str
    sort: Sort


def find_names(doc: Doc, skip: range) -> list[Name]:
    """All occurrences of names in text order; tokens of `skip` (a dateline) hold none."""
    spans = _in_body(doc, [s for s in _spans(doc) if s[0] not in skip])
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in spans:
        key = _key(doc, start, end)
        _vote(doc, start, end, label, votes[key])
        if " of " in key and key.split(" of ")[0].split()[-1] in load_words("actor_state_words"):
            votes[key]["place"] += 9
            votes[key.split(" of ", 1)[1].removeprefix("the ")]["place"] += 9
    _family(votes)
    _derived(doc, votes)
    sorts = {key: _winner(key, counted) for key, counted in votes.items()}
    taken = {i for start, end, _ in spans for i in range(start, end)}
    found = [(start, end) for start, end, _ in spans]
    forms = {tuple(t.lower_ for t in doc[start:end]) for start, end in found}
    found += _repeated(doc, forms, taken, skip)
    return [_name(doc, start, end, sorts[_key(doc, start, end)]) for start, end in sorted(found)]


def _in_body(doc: Doc, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without names that only the headlines have: their capitals mislead, and a report names its actors in the body."""
    body: int = doc._.body_start
    known = {_key(doc, start, end) for start, end, _ in spans if doc[start].idx >= body}
    return [s for s in spans if doc[s[0]].idx >= body or _key(doc, s[0], s[1]) in known]


def _name(doc: Doc, start: int, end: int, sort: Sort) -> Name:
    return Name(start, end, doc[start:end].root, clean(doc[start:end].text), sort)


def _key(doc: Doc, start: int, end: int) -> str:
    return clean(doc[start:end].text).lower()


def _spans(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Token ranges and labels of names: those of the model with their edges mended, then proper nouns that it left out."""
    last = 0
    labelled = [part for e in doc.ents if e.label_ in LABELS for part in _parts(doc, e.start, e.end, e.label_)]
    pending = sorted([*_full_states(doc), *labelled, *_unlabelled(doc)], key=lambda span: (span[0], -span[1]))
    for first, stop, label in pending:
        start, end = _trimmed(doc, first, stop, label)
        end = _without_post(doc, start, end, label)
        if start >= end:
            continue
        end = _owned_body(doc, start, end)
        if label in {"ORG", "LOC"} or is_listed(doc[end - 1], "actor_org_nouns", "actor_office_nouns"):
            start, end = _widened(doc, start, end)
        if start < last:
            continue
        if len(clean(doc[start:end].text)) > 1 and not _is_common(doc, start, end):
            last = end
            yield start, end, label


def _full_states(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Names of states in several words, which the model may cut."""
    for token in doc[:-1]:
        if token.text[:1].isupper() and (doc[token.i + 1].text[:1].isupper() or doc[token.i + 1].lower_ in {"of", "and"}):
            end = next((e for e in (token.i + 4, token.i + 3, token.i + 2) if code_of_state(doc[token.i : e].text)), None)
            if end is not None and end <= len(doc):
                yield token.i, end, "LOC"


def _parts(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """A label that runs over "and" between two lone names is two."""
    middle = next((i for i in range(start + 1, end - 1) if doc[i].lower_ == "and"), None)
    of = next((i for i in range(start + 2, end - 1) if doc[i].lower_ == "of"), None) if label == "PERSON" else None
    if middle is not None and end - start == 3:
        yield start, middle, label
        yield middle + 1, end, label
    elif of is not None:
        yield start, of, label
        yield of + 1, end, "ORG"
    elif label == "PERSON":
        yield start, _after_nickname(doc, end), label
    else:
        yield start, end, label


def _after_nickname(doc: Doc, end: int) -> int:
    """The end of a person's name that goes on after a hyphen or a nickname in quotation marks."""
    while end + 1 < len(doc) and doc[end].text in HYPHENS and doc[end + 1].is_alpha and not doc[end - 1].whitespace_ + doc[end].whitespace_:
        end += 2
    end -= doc[end - 1].text in QUOTES
    if end + 2 >= len(doc) or doc[end].text not in QUOTES:
        return end
    close = next((i for i in range(end + 1, min(end + 5, len(doc) - 1)) if doc[i].text in QUOTES), None)
    if close is None or not all(t.text[:1].isupper() for t in doc[end + 1 : close]) or doc[close + 1].pos_ != "PROPN":
        return end
    return close + 2


def _unlabelled(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised proper nouns without a label that the model takes for a mention of somebody or something."""
    i = 0
    while i < len(doc):
        end = i
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper() and not doc[end].ent_type_:
            end += 1
        if end > i:
            kind = next((doc[k]._.entity_type for k in range(i, end) if doc[k]._.entity_type), "")
            alone = end - i == 1 and doc[i].is_sent_start
            if kind in {"person", "organization", "place"} and not alone and not _in_title_case(doc[i]):
                yield i, end, ""
        i = max(end, i + 1)


def _in_title_case(token: Token) -> bool:
    """True in a headline whose words are nearly all capitalised."""
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return len(words) > 2 and sum(t.text[:1].isupper() for t in words) > 0.7 * len(words)


def _trimmed(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """A name without articles, titles, possessive endings, and lower-cased or functional words at its ends."""
    for i in range(start, end):
        if doc[i].is_space:
            end = i
            break
    titles = load_words("actor_titles")
    while start < end and (
        doc[start].is_punct
        or doc[start].pos_ in {"DET", "ADP", "CCONJ", "PRON"}
        or not doc[start].text[:1].isalnum()
        or (doc[start].text[:1].islower() and doc[start].pos_ != "PROPN" and label != "PERSON")
        or (label == "PERSON" and end - start > 1 and doc[start].lower_ in titles)
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_punct
        or doc[end - 1].text in POSSESSIVE_ENDS
        or doc[end - 1].pos_ in {"DET", "ADP", "CCONJ", "VERB", "AUX"} and not doc[end - 1].text[:1].isupper()
        or (doc[end - 1].text[:1].islower() and not (end - 2 > start and doc[end - 2].text in HYPHENS))
        or (end - start > 1 and doc[end - 1].is_digit)
    ):
        end -= 1
    return start, end


def _without_post(doc: Doc, start: int, end: int, label: str) -> int:
    """The end of a body's name without the post that it qualifies ("United Nations [Special Envoy]")."""
    last = end
    while label != "PERSON" and last - 1 > start and is_listed(doc[last - 1], "actor_person_roles", "actor_titles"):
        last -= 1
    if doc[last - 1].lower_ in {"of", "for", "and"}:
        return end
    while last < end and last - 1 > start and doc[last - 1].lower_ in {"special", "deputy", "chief", "permanent", "high"}:
        last -= 1
    return last


def _widened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A body's or place's name with the capitalised words that belong to it: "[Open] Ledger Watch", "Office [of the UN Envoy]"."""
    head = doc[start:end].root
    while start > 0 and _belongs_before(doc[start - 1], doc[start], head, end):
        start -= 1
    start, end = _with_office(doc, start, end)
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper() and not doc[end].ent_type_:
        if doc[end - 1].is_space or not (doc[end].head.i in range(start, end) or doc[end] in doc[start].ancestors):
            break
        end += 1
    head = doc[start:end].root
    if end + 1 < len(doc) and is_listed(head, "actor_org_nouns", "actor_office_nouns", "actor_state_words", "actor_government_nouns"):
        end = _complement(doc, head, end)
    return start, end


def _with_office(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A name with the capitalised office before it: "[Office of the] United Nations [Special Envoy]"."""
    first = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    if first < 1 or doc[first].lower_ != "of" or not doc[first - 1].text[:1].isupper() or doc[first - 1].ent_type_:
        return start, end
    if not is_listed(doc[first - 1], "actor_office_nouns", "actor_org_nouns", "actor_state_words") or doc[first - 1].is_sent_start:
        return start, end
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].pos_ in {"PROPN", "NOUN", "ADJ"}:
        end += 1
    start = first - 1
    while start > 0 and doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ in {"PROPN", "ADJ"} and not doc[start - 1].is_sent_start:
        start -= 1
    return start, end


def _owned_body(doc: Doc, start: int, end: int) -> int:
    """The end of a name that goes on after a plural's apostrophe or a post's: "Cutters' [Army]", "Prosecutor's [Office]"."""
    last = doc[end - 1]
    after = end + 1
    if after >= len(doc) or doc[end].text not in POSSESSIVE_ENDS or not doc[after].text[:1].isupper():
        return end
    plural = doc[end].text in {"'", "’"} or last.lower_.endswith("men") or is_listed(last, "actor_person_roles")
    if plural and not last.ent_type_ == "LOC" and is_listed(doc[after], "actor_org_nouns", "actor_office_nouns", "actor_generic_nouns"):
        return after + 1
    return end


def _belongs_before(token: Token, following: Token, head: Token, end: int) -> bool:
    if token.is_space or not token.text[:1].isupper() or token.sent.start != head.sent.start or token.is_sent_start and token.is_stop:
        return False
    if token.pos_ == "ADP":
        return following.text[:1].isupper() and not token.is_sent_start and token.i > 0 and token.nbor(-1).text[:1].isupper()
    if token.pos_ not in {"PROPN", "ADJ", "NOUN"} or token.ent_type_ in {"PERSON", "NORP"} or code_of_demonym(token.text):
        return False
    if following.pos_ == "ADP":
        return True
    if is_listed(token, "actor_titles", "actor_person_roles") or (token.ent_type_ and token.ent_type_ != following.ent_type_):
        return False
    return token.head.i in range(token.i, end) or head.i == token.head.i


def _complement(doc: Doc, head: Token, end: int) -> int:
    """The end of a name after "of (the) X", and after "in X", "for X" when an institution heads it."""
    word = doc[end].lower_
    if word not in JOINING and not (word in {"in", "to", "on"} and head.lemma_.lower() in INSTITUTIONS):
        return end
    start = end + 1
    if start < len(doc) and doc[start].lower_ == "the":
        start += 1
    stop = start
    while stop < len(doc) and doc[stop].text[:1].isupper() and doc[stop].pos_ in {"PROPN", "ADJ", "NOUN"} and not doc[stop].is_space:
        stop += 1
    if stop == start or not any(head.i == a.i for a in doc[stop - 1].ancestors):
        return end
    return stop


def _is_common(doc: Doc, start: int, end: int) -> bool:
    """True for a lone capitalised common noun ("the Ministry"), a title, a demonym, a role, a word with no capital."""
    words = [t for t in doc[start:end] if t.text not in POSSESSIVE_ENDS and not t.is_punct]
    if not any(t.text[:1].isupper() for t in words) or all(t.is_digit or t.like_num for t in words):
        return True
    posts = [is_listed(t, "actor_titles", "actor_person_roles") for t in words]
    if all(posts) or (posts[-1] and all(is_listed(t, "actor_org_nouns", "actor_titles") for t in words[:-1])):
        return True
    of = next((k for k, t in enumerate(words) if t.lower_ in JOINING), len(words))
    if of and of < len(words) and is_listed(words[of - 1], "actor_person_roles"):
        return True
    if len(words) > 1:
        return end < len(doc) and doc[end].text[:1].isupper() and doc[end - 1].ent_type_ == "PERSON" and doc[end].lower_ in load_words("actor_titles")
    word = words[0]
    if word.lower_ in load_words("actor_not_names"):
        return True
    if code_of_demonym(word.text) and not code_of_state(word.text):
        return True
    if word.ent_type_ == "PERSON" and start and doc[start - 1].lower_ in load_words("actor_titles"):
        return False
    return is_listed(word, "actor_org_nouns", "actor_office_nouns", "actor_person_roles", "actor_source_nouns", "actor_armed_nouns",
        "actor_government_nouns", "actor_part_nouns", "actor_state_words", "actor_generic_nouns")  # fmt: skip


def _vote(doc: Doc, start: int, end: int, label: str, votes: Counter[str]) -> None:
    """Adds what one occurrence says about its name."""
    span = doc[start:end]
    head = span.root
    if label in LABELS:
        votes[LABELS[label]] += 2
    kind = next((t._.entity_type for t in (head, *span) if t._.entity_type), "")
    if kind:
        votes[KINDS[kind]] += 1
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ in {"a", "an"} and len(span) == 1:
        votes["thing"] += 3
    if before is not None and not before.is_space and before.lower_ in load_words("actor_titles"):
        votes["person"] += 3
        votes["introduced"] += 1
    if before is not None and before.i and before.lower_ == "of" and is_listed(doc[before.i - 1], "actor_place_nouns"):
        votes["place"] += 4
    if is_listed(span[-1], "actor_org_nouns", "actor_armed_words") or is_listed(head, "actor_org_nouns", "actor_armed_words"):
        votes["body"] += 5 * (len(span) > 1)
    elif is_listed(span[-1], "actor_place_nouns") and len(span) > 1:
        votes["place"] += 4
    votes["place"] += 2 * (case_of(head) in PLACE_CASES)
    if is_listed(head.head, "actor_ruled_nouns"):
        votes["place"] += 4 * (head.dep_ == "nmod:poss") + 3 * (head.dep_ == "compound" and head.head.pos_ == "NOUN")
    if any(is_listed(c, "actor_person_roles") and not is_plural(c) for c in children(head, "appos")):
        votes["person"] += 5
        votes["introduced"] += 1
    if any(c.dep_ == "acl:relcl" and any(w.lower_ == "who" for w in c.children) for c in head.children):
        votes["person"] += 2
    if relation(head) in {"appos", "flat"} and head.head.i not in range(start, end):
        votes["thing"] += 5 * is_listed(head.head, "actor_thing_nouns")
        post = is_listed(head.head, "actor_person_roles") and head.head.i < head.i
        votes["person"] += 3 * post
        votes["introduced"] += post
    if head.dep_ == "compound" and is_listed(head.head, "actor_place_nouns"):
        votes["place"] += 2
    if before is not None and is_listed(before, "actor_thing_nouns"):
        votes["thing"] += 5
    votes["body"] += 2 * (len(span) == 1 and span.text.isupper() and 1 < len(span.text) < 7 and not _in_capitals(head))
    votes["body"] += 5 * (end < len(doc) - 2 and doc[end].text == "(" and doc[end + 1].text.isupper() and len(doc[end + 1]) < 9)


def _in_capitals(token: Token) -> bool:
    words = [t for t in token.sent if t.is_alpha]
    return sum(t.is_upper for t in words) > 0.6 * len(words)


def _family(votes: dict[str, Counter[str]]) -> None:
    """A lone name that is part of a fuller person's name in the report means that person."""
    people = [key.split() for key, counted in votes.items() if " " in key and counted["person"] > max(counted["body"], counted["place"])]
    parts = {word for words in people for word in (words[0], words[-1])} | {" ".join(words[-2:]) for words in people if len(words) > 2}
    for key, counted in votes.items():
        if key in parts:
            counted["person"] += 6
            counted["introduced"] += 1


def _derived(doc: Doc, votes: dict[str, Counter[str]]) -> None:
    """A lone name from which the report derives an adjective or the name of a people ("Ondarian" from "Ondaria") is a place's."""
    adjectives = {t.lower_.removesuffix("s") for t in doc if t.text[:1].isupper() and t.pos_ in {"ADJ", "PROPN", "NOUN"} and len(t) > 4}
    for key, counted in votes.items():
        if " " not in key and any(is_derived(word, key) for word in adjectives):
            counted["place"] += 10


def _is_doubtful(counted: Counter[str]) -> bool:
    """True for a lone name that no title, post or fuller name bears out as a person's, and one mention only or against what the
    words around say."""
    return counted["introduced"] == 0 and counted["person"] > 0 and (counted["person"] <= 3 or counted["place"] >= 3)


def _winner(key: str, counted: Counter[str]) -> Sort:
    if key in _agencies():
        return Sort.BODY
    if key in load_words("country_regions"):
        return Sort.THING
    surname = counted["introduced"] > 0 and counted["person"] > counted["place"]
    if not surname and (code_of_state(key.title()) or code_of_capital(key)):
        return Sort.PLACE
    if " " not in key and "-" not in key and _is_doubtful(counted):
        return Sort.PLACE
    order = [Sort.PERSON, Sort.BODY, Sort.PLACE, Sort.THING]
    return max(order, key=lambda sort: (counted[sort], -order.index(sort)))


@cache
def _agencies() -> frozenset[str]:
    """Lower-cased names and short forms of news agencies and broadcasters."""
    return frozenset(word.lower() for row in load_rows("reader_agencies.tsv") for word in row if len(word) > 2)


def _repeated(doc: Doc, forms: Iterable[tuple[str, ...]], taken: set[int], skip: range) -> list[tuple[int, int]]:
    """Further occurrences of known names that the model passed over."""
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in forms:
        by_first[form[0]].append(form)
    found = []
    for token in doc:
        if token.i in taken or token.i in skip or not token.text[:1].isupper():
            continue
        for words in sorted(by_first.get(token.lower_, ()), key=len, reverse=True):
            end = token.i + len(words)
            if tuple(t.lower_ for t in doc[token.i : end]) == words and taken.isdisjoint(range(token.i, end)):
                taken.update(range(token.i, end))
                found.append((token.i, end))
                break
    return found
