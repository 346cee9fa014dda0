"""How many issues the talks have left, and had before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.numerals import find_numerals, split_words
from eirene.sides.talks import is_topical
from eirene.syntax import Counted, counted, passage, relation
from eirene.types import Passage

MOST = 30  # no agenda is longer
REACH = 8  # tokens between the two numbers of a fall
FAR = 40  # the same where the first hangs on a verb of reducing
ACROSS = 3  # sentences after one that tells the whole in which the part may follow


@dataclass(frozen=True, slots=True)
class Issues:
    """Issues left and before, with the words that say so."""

    outstanding: int | None = None
    before: int | None = None
    anchors: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number of issues: its tokens, what it counts, its value."""

    span: Span
    value: int
    noun: Token | None
    partitive: bool


def find_issues(doc: Doc) -> Issues:
    """The issues as the body states them: a fall from one number to another first, then a part of a whole, then a plain count."""
    sentences = [s for s in doc.sents if any(_is_issue(t) for t in s)]
    body = [s for s in sentences if s.end_char > doc._.body_start] or sentences
    for find in (_fall, _part, _none_left, _plain, _all_settled, _agenda):
        for sentence in body:
            counts = _counts(doc, sentence)
            issues = find(sentence, counts)
            if issues is not None:
                return issues
        if find is _part and (across := _across(doc)) is not None:
            return across
    return _only(doc)


def _across(doc: Doc) -> Issues | None:
    """ "There were five points in dispute. Two have been resolved. The three that are left …"."""
    sentences = [s for s in doc.sents if s.end_char > doc._.body_start]
    for index, sentence in enumerate(sentences):
        if not any(_is_issue(t) for t in sentence):
            continue
        whole = next((c for c in _counts(doc, sentence) if c.noun is not None and _is_issue(c.noun)), None)
        if whole is None:
            continue
        for later in sentences[index + 1 : index + 1 + ACROSS]:
            part = next(iter(_counts(doc, later)), None)
            if part is None or part.span.start - later.start > 1 or not 0 < part.value < whole.value:
                continue
            verb = part.span.root if part.noun is None else part.noun
            near = {t.lemma_.lower() for t in (*verb.children, verb.head, *(g for c in verb.children for g in c.children))}
            where = (passage(whole.span), passage(part.span))
            if near & load_words("process_settled_words"):
                return Issues(whole.value - part.value, whole.value, where)
            if near & load_words("process_open_words"):
                return Issues(part.value, whole.value, where)
    return None


def _is_issue(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in load_words("process_issues")


def _counts(doc: Doc, sentence: Span) -> list[Count]:
    """The small whole numbers of a sentence that count issues or stand alone."""
    found = []
    for token in sentence:
        value = _small(token)
        if value is None:
            continue
        span = doc[token.i : token.i + 1]
        what = counted(span)
        if not what.joined and _counts_issues(what):
            found.append(Count(span, value, what.noun or _issue_after(token), what.partitive))
    return found


def _issue_after(number: Token) -> Token | None:
    """The issue that a number counts where the tags hide it: the first such word among the next few, before any preposition."""
    for token in number.doc[number.i + 1 : min(number.i + 4, number.sent.end)]:
        if token.lemma_.lower() in load_words("process_issues"):
            return token
        if token.pos_ in {"ADP", "PUNCT", "CCONJ", "AUX"}:
            return None
    return None


def _small(token: Token) -> int | None:
    """The value of a small number word or of digits; "both" and "single" count too."""
    if token.lower_ in {"both", "single"}:
        return 2 if token.lower_ == "both" else 1
    if token.pos_ != "NUM":
        return None
    numerals = find_numerals(split_words(token.text))
    value = numerals[0].value if len(numerals) == 1 else -1.0
    return int(value) if value.is_integer() and 0 <= value <= MOST else None


def _counts_issues(what: Counted) -> bool:
    """True for issues by name, and for a number that stands alone or before a word that is no noun ("to three from five")."""
    return what.noun is None or _is_issue(what.noun) or what.noun.pos_ in {"ADJ", "PRON"}


def _fall(sentence: Span, counts: list[Count]) -> Issues | None:
    """ "narrowed from five issues to three", "had fallen to three from five"."""
    ahead = {c.span.start: _preposition(c.span) for c in counts}
    for first in counts:
        for second in counts:
            if (
                ahead[first.span.start] == "from"
                and ahead[second.span.start] in {"to", "at"}
                and abs(first.span.start - second.span.start) <= (FAR if _is_reduced(second) else REACH)
            ):
                return Issues(second.value, first.value, (_between(sentence, first.span, second.span),))
    return None


def _preposition(number: Span) -> str:
    """The preposition before a number, adverbs and articles between them aside."""
    for token in reversed(number.doc[max(0, number.start - 4) : number.start]):
        if token.lower_ in {"from", "to", "at"}:
            return token.lower_
        if token.pos_ not in {"ADV", "DET", "ADJ"}:
            return ""
    return ""


def _part(sentence: Span, counts: list[Count]) -> Issues | None:
    """ "two of the three issues have been settled", "of seven questions, five are settled", "two of six remain"."""
    for part in counts:
        for whole in counts:
            if (
                whole.noun is None
                or whole.noun.lemma_.lower() not in load_words("process_issues")
                or whole.value <= part.value
                or not _of_whole(part, whole)
            ):
                continue
            where = (_between(sentence, part.span, whole.span),)
            words = {t.lemma_.lower() for t in _clause(part, whole)}
            if words & load_words("process_settled_words") and not _negative(_clause(part, whole)):
                return Issues(whole.value - part.value, whole.value, where)
            if words & load_words("process_open_words"):
                return Issues(part.value, whole.value, where)
    return None


def _of_whole(part: Count, whole: Count) -> bool:
    """True when the one number is told as a part of the other: "X of the Y", or "of the Y …, X"."""
    doc = part.span.doc
    if part.span.end <= whole.span.start:
        between = doc[part.span.end : whole.span.start]
        return len(between) <= 6 and "of" in {t.lower_ for t in between}
    lead = doc[max(0, whole.span.start - 3) : whole.span.start]
    return "of" in {t.lower_ for t in lead}


def _clause(part: Count, whole: Count) -> list[Token]:
    """The words of the clause in which a part stands, adjectives of the whole aside."""
    verb = part.span.root
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    near = [
        verb,
        *(c for c in verb.children if relation(c) in {"aux", "advmod", "xcomp", "obl", "obj", "compound", "cop", "conj"}),
    ]
    extra = [t for c in near for t in c.children if c is not verb and relation(c) == "obl"]
    return [t for t in (*near, *extra) if whole.noun is None or t.head.i != whole.noun.i]


def _negative(tokens: list[Token]) -> bool:
    return any(t.lower_ in {"not", "n't", "n’t", "never", "yet"} for t in tokens)


def _none_left(sentence: Span, counts: list[Count]) -> Issues | None:  # noqa: ARG001 - one signature for all
    """ "no issue remains open", "not a single question is left", "all issues have been resolved"."""
    for token in sentence:
        if not _is_issue(token):
            continue
        own = {t.lower_ for t in token.doc[max(sentence.start, token.left_edge.i - 1) : token.i]}
        words = {t.lemma_.lower() for t in _around(token)}
        if ("no" in own or {"not", "single"} <= own) and words & load_words("process_open_words"):
            return Issues(0, None, (passage(token),))
    return None


def _all_settled(sentence: Span, counts: list[Count]) -> Issues | None:  # noqa: ARG001 - one signature for all
    """ "all issues have been settled"."""
    for token in sentence:
        if _is_issue(token) and any(c.lower_ == "all" for c in token.children) and _is_settled(token.head):
            return Issues(0, None, (passage(token),))
    return None


def _is_settled(verb: Token) -> bool:
    """True for "have been settled", "were resolved"; not for what must or may be, or has not yet been."""
    helpers = [c for c in verb.children if relation(c) in {"aux", "advmod"}]
    unreal = any(c.lower_ in load_words("count_modals") for c in helpers) or _negative(helpers)
    return verb.lemma_.lower() in load_words("process_settled_words") and not unreal


def _around(noun: Token) -> list[Token]:
    """A noun's modifiers and its governor with that one's children."""
    return [*noun.children, noun.head, *noun.head.children]


def _plain(sentence: Span, counts: list[Count]) -> Issues | None:
    """ "only one issue remains", "five issues still divide the sides", "three sticking points"."""
    for count in counts:
        noun = count.noun
        if noun is None or not _is_issue(noun):
            continue
        around = [t for t in _around(noun) if sentence.start <= t.i < sentence.end]
        words = {t.lemma_.lower() for t in around}
        if _is_reduced(count):
            return Issues(count.value, None, (_between(sentence, count.span, noun.doc[noun.i : noun.i + 1]),))
        if words & load_words("process_open_words") and not _negative([t for t in around if t.head.i == noun.head.i]):
            return Issues(count.value, None, (_between(sentence, count.span, noun.doc[noun.i : noun.i + 1]),))
    return None


def _agenda(sentence: Span, counts: list[Count]) -> Issues | None:  # noqa: ARG001 - one signature for all
    """ "four issues are on the agenda", where nothing is said of how many are left."""
    for count in counts:
        if count.noun is not None and _is_issue(count.noun):
            words = {t.lemma_.lower() for t in _around(count.noun)}
            if words & load_words("process_agenda_nouns"):
                return Issues(count.value, None, (passage(count.noun),))
    return None


def _is_reduced(count: Count) -> bool:
    """True for "reduced the dispute to a single question", "talks are down to two issues"."""
    if _preposition(count.span) != "to":
        return False
    lead = {t.lower_ for t in count.span.doc[max(0, count.span.start - 4) : count.span.start]}
    above = (a.lemma_.lower() for a in islice(count.span.root.ancestors, 3))
    return "down" in lead or any(lemma in load_words("process_reducing_verbs") for lemma in above)


def _only(doc: Doc) -> Issues:
    """ "leaving only the town between them and a deal", "only the prisoner list remains": one thing, named."""
    for token in doc:
        if token.lemma_.lower() not in _leaving() or token.pos_ != "VERB" or not any(is_topical(t) for t in token.sent):
            continue
        for part in token.children:
            only = any(c.lower_ == "only" for c in (*part.children, *token.children) if c.i < part.i and part.i - c.i < 6)
            if relation(part) in {"obj", "nsubj"} and only and _is_single(part):
                return Issues(1, None, (passage(doc[part.left_edge.i : part.i + 1]),))
    return Issues()


@cache
def _leaving() -> frozenset[str]:
    return frozenset({"leave", "remain"})


def _is_single(noun: Token) -> bool:
    return (
        noun.pos_ == "NOUN"
        and "Plur" not in noun.morph.get("Number", [])
        and not any(relation(c) == "conj" for c in noun.children)
    )


def _between(sentence: Span, first: Span, last: Span) -> Passage:
    """The passage from one span to another, within the sentence."""
    both: Iterator[Span] = iter((first, last))
    spans = sorted(both, key=lambda s: s.start)
    return passage(sentence.doc[spans[0].start : spans[1].end])
