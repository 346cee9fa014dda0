"""One sentence read: scores of the session decoded into tags, tree, names, roles and attributions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eirene.annotations import Argument, Attribution, Predicate
from eirene.errors import ModelError
from eirene.model.decode import BioDecoder, decode_tree
from eirene.model.lemmas import Lemmatizer
from eirene.model.session import Floats, Session, Words
from eirene.model.wordpieces import WordPieces

CORE_ROLES = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5")  # at most one of each, as PropBank numbers arguments
SPEECH_ROLES = ("CUE", "SOURCE", "CONTENT")
RANKED = 8  # lemma scripts looked at
EDGES = frozenset([",", ";", ":", "-", "–", "—"])  # no span ends with these


@dataclass(frozen=True, slots=True)
class Sentence:
    """The annotation of one sentence; indexes count its words, span ends excluded, head 0 is the root."""

    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    names: list[tuple[int, int, str]]
    mentions: list[str]
    predicates: list[Predicate]
    attributions: list[Attribution]


class SentenceReader:
    """The session with its labels; reads lists of words."""

    def __init__(self, folder: Path) -> None:
        try:
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            rows = (folder / "lemmas.tsv").read_text(encoding="utf-8").splitlines()
            senses: NDArray[np.float32] = np.load(folder / "senses.npy").astype(np.float32)
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: the language model is damaged ({error}); reinstall eirene") from error
        self.session = Session(folder, len(labels["upos"]), len(labels["feats"]), len(labels["mentions"]))
        self.pieces = WordPieces.load(folder / "tokenizer.json")
        self._upos: list[str] = labels["upos"]
        self._feats: list[str] = labels["feats"]
        self._deps: list[str] = labels["deps"]
        self._mentions: list[str] = labels["mentions"]
        self._barred = _barred(labels["feats_of"], self._upos, len(self._feats))
        self._lemmatizer = Lemmatizer(labels["scripts"], dict(row.split("\t", 1) for row in rows))
        self._names = BioDecoder(labels["names"])
        roles = list(dict.fromkeys(label.partition("-")[2] for label in labels["roles"] if label != "O"))
        self._roles = BioDecoder(labels["roles"], [r for r in roles if r not in SPEECH_ROLES], CORE_ROLES)
        self._speech = BioDecoder(labels["roles"], SPEECH_ROLES)
        self._senses: dict[str, list[str]] = labels["senses"]
        self._sense_vectors: dict[str, Floats] = {}
        at = 0
        for lemma, found in sorted(self._senses.items()):
            if len(found) > 1:
                self._sense_vectors[lemma] = senses[at : at + len(found)]
                at += len(found)

    def read(self, words: Sequence[str], at: Sequence[int] | None = None) -> Sentence:
        """The annotation of a sentence of at most `MAX_PIECES` word pieces; words are never empty.

        With `at`, those words are its predicates, whatever the model thinks (to measure arguments by themselves).
        """
        scores = self.session.words(self.pieces.encode(words))
        tags = scores.upos.argmax(1)
        heads = decode_tree(scores.arc)
        upos = [self._upos[t] for t in tags.tolist()]
        lemmas = self._lemmas(words, upos, scores.lemma)
        predicates, attributions = self._frames(scores, words, lemmas, at)
        return Sentence(
            upos=upos,
            feats=[self._feats[k] for k in (scores.feats + self._barred[tags]).argmax(1).tolist()],
            lemmas=lemmas,
            heads=heads,
            deps=self._relations(heads, scores.relation),
            names=_trimmed(self._names.spans(scores.names), words),
            mentions=[self._mentions[m] for m in scores.mention.argmax(1).tolist()],
            predicates=predicates,
            attributions=attributions,
        )

    def _lemmas(self, words: Sequence[str], upos: list[str], scores: Floats) -> list[str]:
        """The lexicon's lemmas or those of the likeliest scripts; more scripts are ranked only for the words that need it."""
        likeliest = scores.argmax(1).tolist()
        lemmas = [self._lemmatizer.sure(*word) for word in zip(words, upos, likeliest, strict=True)]
        unsure = [k for k, lemma in enumerate(lemmas) if lemma is None]
        if unsure:
            rows = -scores[unsure]
            ranked = np.argpartition(rows, RANKED, axis=1)[:, :RANKED]
            order = np.argsort(np.take_along_axis(rows, ranked, 1), axis=1, kind="stable")
            for k, numbers in zip(unsure, np.take_along_axis(ranked, order, 1).tolist(), strict=True):
                lemmas[k] = self._lemmatizer.guess(words[k], upos[k], numbers)
        return [lemma or "" for lemma in lemmas]

    def _relations(self, heads: list[int], best: NDArray[np.int32]) -> list[str]:
        """The relation under the chosen head; "root" is kept for the root and for it alone."""
        found = [self._deps[k] for k in best[np.arange(len(heads)), heads].tolist()]
        return ["root" if h == 0 else "dep" if d == "root" else d for d, h in zip(found, heads, strict=True)]

    def _frames(
        self, scores: Words, words: Sequence[str], lemmas: list[str], given: Sequence[int] | None
    ) -> tuple[list[Predicate], list[Attribution]]:
        predicates, cues = np.flatnonzero(scores.predicate > 0), np.flatnonzero(scores.cue > 0)
        if given is not None:
            predicates = np.asarray(given, dtype=np.intp)
        if not len(predicates) + len(cues):
            return [], []
        at = np.concatenate([predicates, cues]).astype(np.int64)
        kinds = np.concatenate([np.zeros(len(predicates), np.int64), np.ones(len(cues), np.int64)])
        labels = self.session.pairs(scores, at, kinds)
        frames = []
        for i, spans in zip(predicates.tolist(), self._roles.all_spans(labels[: len(predicates)]), strict=True):
            arguments = tuple(Argument(r, s, e) for s, e, r in _trimmed(spans, words))
            frames.append(Predicate(i, self._roleset(lemmas[i], scores.sense[i]), arguments))
        said = [
            self._attribution(i, _trimmed(spans, words), float(scores.cue[i]))
            for i, spans in zip(cues.tolist(), self._speech.all_spans(labels[len(predicates) :]), strict=True)
        ]
        return frames, said

    def _roleset(self, lemma: str, vector: Floats) -> str:
        """The PropBank roleset of a predicate: the best of those seen with its lemma, else its first sense."""
        known = self._senses.get(lemma.lower())
        if not known:
            return f"{lemma.lower()}.01"
        if len(known) == 1:
            return known[0]
        table = self._sense_vectors[lemma.lower()]
        return known[int((table[:, :-1] @ vector + table[:, -1]).argmax())]

    @staticmethod
    def _attribution(at: int, spans: list[tuple[int, int, str]], score: float) -> Attribution:
        """The longest source, cue and content spans of a cue word; the cue itself where no span says more."""
        longest: dict[str, tuple[int, int]] = {}
        for start, end, label in spans:
            if end - start > longest.get(label, (0, 0))[1] - longest.get(label, (0, 0))[0]:
                longest[label] = (start, end)
        cue = longest.get("CUE", (at, at + 1))
        return Attribution(
            longest.get("SOURCE"),
            cue if cue[0] <= at < cue[1] else (at, at + 1),
            longest.get("CONTENT"),
            round(1 / (1 + float(np.exp(-score))), 4),
        )


def _barred(feats_of: Mapping[str, Sequence[int]], upos: Sequence[str], feats: int) -> Floats:
    """[upos, feats] 0 where a part of speech takes such features or has no list of them, minus infinity elsewhere."""
    barred = np.zeros((len(upos), feats), np.float32)
    for k, tag in enumerate(upos):
        if feats_of.get(tag):
            barred[k] = -np.inf
            barred[k, list(feats_of[tag])] = 0.0
    return barred


def _trimmed(spans: list[tuple[int, int, str]], words: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans without commas, colons and dashes at their ends; a span of nothing else stays as it is."""
    trimmed = []
    for start, end, label in spans:
        first, last = start, end
        while last - first > 1 and words[last - 1] in EDGES:
            last -= 1
        while last - first > 1 and words[first] in EDGES:
            first += 1
        trimmed.append((first, last, label))
    return trimmed
