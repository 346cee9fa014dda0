"""Changed wordings of training sentences: other casing, other names; the labels stay."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterable
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


def actor_names(path: Path) -> dict[str, list[list[str]]]:
    """Names of the lexicon in title case by label: places (codes of a country alone) and dated office-holders."""
    names: dict[str, list[list[str]]] = {"LOC": [], "PERSON": []}
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                name, code, since, *_ = line.rstrip("\n").split("\t")
                words = [w.title() for w in name.replace("_", " ").split()]
                if words and all(w.replace("-", "").isalpha() and len(w) > 2 for w in words):
                    names["LOC" if len(code) == 3 and not since else "PERSON"] += [words] if since or len(code) == 3 else []
    return names


class Augmenter:
    """Draws a wording of an example."""

    def __init__(self, config: Config, examples: Iterable[Example]) -> None:
        self._config = config
        lexicon = actor_names(config.data / "lexicon" / "actors.tsv.gz")
        self._words = sorted({w for names in lexicon.values() for words in names for w in words if len(w) > 3})
        self._names: dict[tuple[str, int], list[list[str]]] = {}
        known = [(label, x.words[s:e]) for x in examples for s, e, label in x.names or ()]
        for label, words in known + [(label, words) for label, names in lexicon.items() for words in names]:
            self._names.setdefault((label, len(words)), []).append(words)

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
            if label not in ("PERSON", "LOC", "ORG") or rng.random() < 0.3:
                continue
            proper = [example.upos is None or example.upos[i] == "PROPN" for i in range(start, end)]
            if rng.random() < 0.5 and all(proper):
                words[start:end] = rng.choice(self._names.get((label, end - start)) or [words[start:end]])
                continue
            for i in range(start, end):
                word = words[i]
                if (
                    proper[i - start]
                    and word.istitle()
                    and word.isalpha()
                    and len(word) > 2
                    and not (label == "ORG" and end - start > 1)
                ):
                    words[i] = rng.choice(self._words) if self._words and rng.random() < 0.5 else invented(rng)
        return words
