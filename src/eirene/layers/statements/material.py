"""What the finders of statements read: the parsed report with its quotations, roles and cues."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.layers.statements.cues import Cues, Word, load_cues
from eirene.layers.statements.quotes import Quotes, find_quotes
from eirene.lexicon import load_words
from eirene.syntax import passage, relation
from eirene.types import Passage

NOT_PREDICATES = frozenset({"amod", "compound", "case", "fixed", "flat", "aux", "cop", "mark"})
_STAMP = re.compile(r"\d{1,2}[:.]\d\d(?:GMT|UTC)?")
LEAVES = frozenset({"that", "whether", "if", "how", "why"})


@dataclass(frozen=True)
class Material:
    """A parsed report; `first` is the first token of its body, `roles` the model's predicates by token."""

    doc: Doc
    text: str
    quotes: Quotes
    cues: Cues
    first: int
    roles: dict[int, Any]
    body_start: int
    offsets: list[int]  # where each token begins
    time_starts: list[int]  # where each time expression begins
    time_ends: dict[int, int]  # where each time expression begins → where the next word begins
    taken: set[int] = field(default_factory=set)  # cue tokens that already have their content

    def token_at(self, place: int) -> int:
        """The number of the token that holds a character."""
        return max(0, bisect_right(self.offsets, place) - 1)

    def word(self, token: Token) -> Word | None:
        """What the codebook says of a verb; None when it is no verb of attribution."""
        if token.pos_ not in {"VERB", "AUX"} or relation(token) in NOT_PREDICATES:
            return None
        word = self.cues.verbs.get(token.lemma_.lower())
        return word if word is not None and (not word.particles or particle_of(token, word) is not None) else None

    def verbs(self) -> Iterator[tuple[Token, Word]]:
        """The verbs of attribution of the body that are still without content."""
        for token in self.doc[self.first :]:
            word = self.word(token)
            if word is not None and token.i not in self.taken:
                yield token, word

    def role(self, token: Token, *names: str) -> tuple[int, int] | None:
        """The tokens of a predicate's first argument with one of the names."""
        predicate = self.roles.get(token.i)
        if predicate is None:
            return None
        return next(((a.start, a.end) for name in names for a in predicate.arguments if a.role == name), None)

    def tidy(self, start: int, end: int) -> Passage | None:
        """The passage of tokens `[start, end)`: with its "that" and its quotation marks, without the stop at its end."""
        doc, start = self.doc, max(start, self.first)
        if (
            start < end
            and start > 0
            and doc[start - 1].lower_ in LEAVES
            and not doc[start].is_punct
            and doc[start - 1].pos_ != "DET"
        ):
            start -= 1
        while start < end and (self._edge(doc[start]) or self._is_stamp(start)):
            start += 1
        while end > start and self._edge(doc[end - 1]):
            end -= 1
        if end <= start:
            return None
        return self.with_marks(passage(doc[start:end]))

    def _edge(self, token: Token) -> bool:
        """White space and punctuation, but not a bracket or a mark of a quotation that begins or ends here."""
        return token.is_space or (token.is_punct and self.quotes.at(token.idx) is None and not token.is_bracket)

    def _is_stamp(self, place: int) -> bool:
        """True for the clock time at the head of an entry of a live report."""
        token = self.doc[place]
        return _STAMP.fullmatch(token.text) is not None and (place == 0 or self.doc[place - 1].is_space)

    def with_marks(self, where: Passage) -> Passage:
        """A passage with the marks of quotations that it cuts at their edges, and without the stop at its own end."""
        text, start, end = self.text, where.start, where.end
        for quote in self.quotes.within(Passage(max(0, start - 2), min(len(text), end + 3))):
            if quote.start < start <= quote.start + 2:
                start = quote.start
            if quote.start >= start and quote.start < end < quote.end and not text[end : quote.end - 1].strip(" ,.;:?!…"):
                end = quote.end
        while end > start and text[end - 1] in " \n\t,;:.–—-" and self.quotes.at(end - 1) is None:
            end -= 1
        if text[end - 1] == "." or start == end:
            end = max(end, start + 1)
        return Passage(start, end)


def particle_of(verb: Token, word: Word) -> Token | None:
    """The particle of a verb that has to have one: "out" in "pointed out", "clear" in "made it clear"."""
    return next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.lower_ in word.particles and t.sent == verb.sent), None)


def gather(doc: Doc, codebook: Codebook) -> Material:
    """The material of a parsed report."""
    start, text = doc._.body_start, doc.text
    first = next((t.i for t in doc if t.idx >= start and not t.is_space), len(doc)) if start else 0
    return Material(
        doc=doc,
        text=text,
        quotes=find_quotes(text),
        cues=load_cues(codebook),
        first=first,
        roles={p.i: p for p in doc._.predicates},
        body_start=start,
        offsets=[t.idx for t in doc],
        time_starts=[t.anchor.start for t in doc._.times],
        time_ends={t.anchor.start: t.anchor.end + 1 for t in doc._.times},
    )


def is_modal(verb: Token) -> bool:
    """True when an auxiliary makes the saying a possibility, a duty or a plan."""
    modals = load_words("speech_modals")
    return any(relation(c) == "aux" and (c.lower_ in modals or c.lower_ in {"will", "'ll", "’ll"}) for c in verb.children)
