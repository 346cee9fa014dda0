"""Where names stand: the model's labels with their edges mended, and proper nouns that it left out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from eirene.layers.actors.acronyms import find_spelled_out
from eirene.layers.actors.countries import code_of_demonym, code_of_state
from eirene.layers.actors.forms import POSSESSIVE_ENDS, clean, is_capital, is_listed
from eirene.layers.actors.widening import owned_body, widened
from eirene.lexicon import load_words
from eirene.syntax import HYPHENS, children

JOINING = frozenset({"of", "for"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
COMMON_LISTS = (
    "actor_org_nouns",
    "actor_office_nouns",
    "actor_person_roles",
    "actor_source_nouns",
    "actor_armed_nouns",
    "actor_government_nouns",
    "actor_part_nouns",
    "actor_state_words",
    "actor_generic_nouns",
)
LABELS = frozenset({"PERSON", "ORG", "LOC"})


def find_spans(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Token ranges and labels of names: those of the model with their edges mended, then proper nouns that it left out."""
    last = 0
    spelled = list(find_spelled_out(doc))
    within = {i for start, end in spelled for i in range(start, end)}
    labelled = [part for e in doc.ents if e.label_ in LABELS for part in _parts(doc, e.start, e.end, e.label_)]
    found = [*_full_states(doc), *_movements(doc), *labelled, *_unlabelled(doc)]
    found = [span for span in found if within.isdisjoint(range(span[0], span[1]))]
    found += [(start, end, "ORG") for start, end in spelled]
    pending = sorted(found, key=lambda span: (span[0], -span[1]))
    for first, stop, label in pending:
        start, end = _trimmed(doc, first, stop, label)
        end = _without_post(doc, start, end, label)
        if start >= end:
            continue
        end = owned_body(doc, end)
        body = is_listed(doc[end - 1], "actor_org_nouns", "actor_office_nouns") or _is_told_body(doc, start, end)
        if label in {"ORG", "LOC"} or body:
            start, end = widened(doc, start, end)
        if start < last:
            continue
        if len(clean(doc[start:end].text)) > 1 and not _is_common(doc, start, end):
            last = end
            yield start, end, label


def _movements(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Groups that the model takes for peoples ("the Qarani movement", "Qaranis") and that no list of peoples knows."""
    for ent in doc.ents:
        head = ent.root
        known = code_of_demonym(ent.text) or head.lower_.removesuffix("s") in load_words("actor_peoples")
        if ent.label_ != "NORP" or len(ent) > 1 or known:
            continue
        modifies = head.dep_ in {"compound", "amod"}
        plural = not modifies and head.pos_ in {"NOUN", "PROPN"} and head.lower_.endswith("s")
        if plural or (modifies and is_listed(head.head, "actor_movement_nouns", "actor_spokes_nouns")):
            yield ent.start, ent.end, "ORG"


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
    while (
        end + 1 < len(doc)
        and doc[end].text in HYPHENS
        and doc[end + 1].is_alpha
        and not doc[end - 1].whitespace_ + doc[end].whitespace_
    ):
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
        or (not is_capital(doc[start]) and doc[start].pos_ != "PROPN" and label != "PERSON")
        or (label == "ORG" and end - start > 1 and doc[start].is_upper and is_listed(doc[start], "actor_named_nouns"))
        or (label == "PERSON" and end - start > 1 and doc[start].lower_ in titles)
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_punct
        or doc[end - 1].text in POSSESSIVE_ENDS
        or (doc[end - 1].pos_ in {"DET", "ADP", "CCONJ", "VERB", "AUX"} and not doc[end - 1].text[:1].isupper())
        or (not _is_high(doc[end - 1]) and not (end - 2 > start and doc[end - 2].text in HYPHENS))
        or (end - start > 1 and doc[end - 1].is_digit)
    ):
        end -= 1
    return start, end


def _is_high(token: Token) -> bool:
    """True for a word with a capital or without letters at its start."""
    return is_capital(token) or not token.text[:1].islower()


def _is_told_body(doc: Doc, start: int, end: int) -> bool:
    """True for a name with a noun for a body as its apposition ("X, a local group")."""
    return any(
        is_listed(c, "actor_named_nouns")
        for t in (*doc[start:end], *children(doc[end - 1], "compound"))
        for c in children(t, "appos")
    )


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
        before_title = end < len(doc) and doc[end].text[:1].isupper() and doc[end].lower_ in load_words("actor_titles")
        return (before_title and doc[end - 1].ent_type_ == "PERSON") or all(_is_of_a_people(t) for t in words)
    word = words[0]
    if word.lower_ in load_words("actor_not_names") or _is_of_a_people(word):
        return True
    if code_of_demonym(word.text) and not code_of_state(word.text):
        return True
    if is_listed(word, "actor_org_nouns", "actor_office_nouns"):
        return True
    if word.ent_type_ == "PERSON" and start and doc[start - 1].lower_ in load_words("actor_titles"):
        return False
    return is_listed(word, *COMMON_LISTS)


def _is_of_a_people(word: Token) -> bool:
    """True for words like "Arab", "Sunnis" and "local", which make no name."""
    plain = word.lower_.removesuffix("s")
    return plain in load_words("actor_peoples") or plain in load_words("actor_loose_words")
