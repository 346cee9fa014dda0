"""The language model: texts to spaCy Docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A Doc for each text, in order, with `doc.text == text`."""
        for text in texts:
            yield self.fill(self._nlp.make_doc(text))

    def fill(self, doc: Doc) -> Doc:
        """A copy of a tokenised Doc with tags, tree, names, roles and attributions."""
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        columns = empty_columns(words)
        for places in _sentences(words, spaces):
            tokens = [words[i] for i in places]
            for number, (start, end) in enumerate(cut_long(tokens, self._reader.pieces.count, MAX_PIECES - 2)):
                put_sentence(columns, places[start:end], self._reader.read(tokens[start:end]), number == 0)
        return make_doc(doc.vocab, words, spaces, columns)


def _sentences(words: list[str], spaces: list[bool]) -> Iterator[list[int]]:
    """Token indexes of each sentence; line breaks end sentences, white-space tokens belong to none."""
    line: list[int] = []
    for i in range(len(words) + 1):
        at_end = i == len(words)
        if not at_end and not words[i].isspace():
            line.append(i)
        elif line and (at_end or not BREAKS.isdisjoint(words[i])):
            tokens = [words[k] for k in line]
            spaced = [spaces[k] or words[min(k + 1, len(words) - 1)].isspace() for k in line]
            for start, end in split_sentences(tokens, spaced):
                yield line[start:end]
            line = []
