"""Changed wordings of training sentences: other casing, other names; the labels stay."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from training.config import Config
from training.example import Example

_ONSETS = [
    "b",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "sh",
    "kh",
    "dj",
    "br",
    "dr",
    "kr",
    "tr",
    "mb",
    "nd",
    "ng",
    "al",
    "el",
]
_NUCLEI = ["a", "e", "i", "o", "u", "aa", "ei", "ou", "ai", "ia"]
_CODAS = ["", "", "", "n", "r", "s", "l", "k", "m", "d", "t", "v", "b", "sh", "ng", "rt"]
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "with", "from", "at", "as"}


def invented(rng: random.Random) -> str:
    """A made-up name of one to four syllables."""
    syllables = rng.choice((1, 2, 2, 2, 3, 3, 4))
    return "".join(rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS) for _ in range(syllables)).title()


def actor_words(path: Path) -> list[str]:
    """Single words of the actor names of the lexicon, title-cased."""
    words: set[str] = set()
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in line.split("\t")[0].replace("_", " ").split():
                    if word.isalpha() and len(word) > 3:
                        words.add(word.title())
    return sorted(words)


class Augmenter:
    """Draws a wording of an example."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._pool = actor_words(config.data / "lexicon" / "actors.tsv.gz")

    def words(self, example: Example, rng: random.Random) -> list[str]:
        """The words of an example, possibly in other casing or with other names."""
        words = example.words
        if example.names and rng.random() < self._config.swap_names:
            words = self._swapped(example, rng)
        draw = rng.random()
        if draw < self._config.upper_case:
            return [w.upper() for w in words]
        draw -= self._config.upper_case
        if draw < self._config.lower_case:
            return [w.lower() for w in words]
        draw -= self._config.lower_case
        if draw < self._config.title_case and len(words) < 25:
            return [w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)]
        return words

    def _swapped(self, example: Example, rng: random.Random) -> list[str]:
        words = list(example.words)
        for start, end, label in example.names or ():
            if label not in ("PERSON", "LOC", "ORG") or (label == "ORG" and rng.random() < 0.5):
                continue
            for i in range(start, end):
                word = words[i]
                proper = example.upos is None or example.upos[i] == "PROPN"
                if proper and word.istitle() and word.isalpha() and len(word) > 2:
                    words[i] = rng.choice(self._pool) if self._pool and rng.random() < 0.5 else invented(rng)
        return words
