"""The language model: texts to spaCy Docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from eirene.model.fill import empty_columns, make_doc, put_sentence
from eirene.model.sentence import SentenceReader
from eirene.model.sentences import cut_long, split_sentences
from eirene.model.wordpieces import MAX_PIECES
from eirene.settings import DATA

PACKAGED = DATA / "model"
BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
LONGEST = 500_000  # characters spaCy's tokenizer is given at once


class Model:
    """Tokenizer, sentence splitter and the network. The same text gives the same Doc, whatever is read before or beside it."""

    def __init__(self, reader: SentenceReader, nlp: Language) -> None:
        self._reader, self._nlp = reader, nlp

    @classmethod
    def load(cls, path: Path | None = None) -> Model:
        """The packaged model, or that of a folder. Raises ModelError when files are missing or damaged."""
        nlp = spacy.blank("en")
        nlp.max_length = 10**9
        return cls(SentenceReader(path or PACKAGED), nlp)

    @property
    def nlp(self) -> Language:
        """The spaCy language whose vocabulary and tokenizer the Docs have."""
        return self._nlp

    def annotate(self, texts: Iterable[str], bodies: Iterable[int] = repeat(0)) -> Iterator[Doc]:
        """A Doc for each text, in order, with `doc.text == text`.

        `bodies` are the characters at which the bodies of the texts begin: a sentence begins there, so that a dateline is none
        of its own.
        """
        for text, body in zip(texts, bodies, strict=False):
            yield self.fill(self._nlp.make_doc(text), body)

    def fill(self, doc: Doc, body: int = 0) -> Doc:
        """A copy of a tokenised Doc with tags, tree, names, roles and attributions; `body` as for `annotate`."""
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        opening = next((token.i for token in doc if token.idx >= body), 0)
        columns = empty_columns(words)
        for places in _sentences(words, spaces, opening):
            tokens = [words[i] for i in places]
            for number, (start, end) in enumerate(cut_long(tokens, self._reader.pieces.count, MAX_PIECES - 2)):
                put_sentence(columns, places[start:end], self._reader.read(tokens[start:end]), number == 0)
        return make_doc(doc.vocab, words, spaces, columns)


def _sentences(words: list[str], spaces: list[bool], opening: int) -> Iterator[list[int]]:
    """Token indexes of each sentence; line breaks end sentences, one begins at `opening`, white-space tokens belong to none."""
    for line in _lines(words, opening):
        tokens = [words[k] for k in line]
        spaced = [spaces[k] or words[min(k + 1, len(words) - 1)].isspace() for k in line]
        for start, end in split_sentences(tokens, spaced):
            yield line[start:end]


def _lines(words: list[str], opening: int) -> Iterator[list[int]]:
    """Token indexes of each line, the first of the body being cut where the body begins."""
    line: list[int] = []
    for i, word in enumerate(words):
        if line and (i == opening or not BREAKS.isdisjoint(word)):
            yield line
            line = []
        if not word.isspace():
            line.append(i)
    if line:
        yield line
