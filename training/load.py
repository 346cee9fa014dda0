"""All training sentences, in treebank tokens and in spaCy's tokens."""

from __future__ import annotations

from pathlib import Path

import spacy

from training.corpora import read_ewt, read_gum, read_masc
from training.example import Example, project
from training.names import read_crossner, read_re3d, read_wnut


def load_examples(data: Path, split: str) -> dict[str, list[Example]]:
    """The examples of each corpus, in the corpus's own tokens."""
    ewt, gum = read_ewt(data, split), read_gum(data, split)
    norp = frozenset(x.words[i] for x in ewt + gum for i, _, label in x.names or () if label == "NORP")
    return {
        "ewt": ewt,
        "gum": gum,
        "masc": read_masc(data, split),
        "crossner": read_crossner(data, split, norp),
        "wnut17": read_wnut(data, split, norp),
        "re3d": read_re3d(data, split, norp),
    }


def raw_tokens(nlp: spacy.language.Language, text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """spaCy's tokens of a text, without white space, and their character spans."""
    tokens = [t for t in nlp.tokenizer(text) if not t.is_space]
    return [t.text for t in tokens], [(t.idx, t.idx + len(t)) for t in tokens]


def variants(examples: dict[str, list[Example]]) -> list[list[Example]]:
    """For each sentence its tokenisations: the corpus's and, where it differs and fits, spaCy's."""
    nlp = spacy.blank("en")
    result: list[list[Example]] = []
    for corpus, items in examples.items():
        for x in items:
            group = [x]
            if corpus in ("ewt", "gum", "masc"):
                words, spans = raw_tokens(nlp, x.text)
                if words != x.words:
                    other = project(x, words, spans)
                    if other is not None:
                        group.append(other)
            result.append(group)
    return result
