"""The language model's heads against the dev sets, as shipped: from gold tokens and from raw text.

Figures from 0 to 1. Gold tokens: LAS, UAS, UPOS, features and lemmas are accuracies; the rest is exact-span F1. Raw text: each
document's sentences joined by blanks (blank lines between paragraphs); words, tags and arcs count when their characters are the
same, F1 as in the CoNLL 2018 shared task (Zeman et al. 2018).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable
from itertools import groupby
from pathlib import Path

from eirene.model import Model
from eirene.model.model import PACKAGED
from eirene.model.sentence import Sentence, SentenceReader
from eirene.model.wordpieces import MAX_PIECES
from training.conllu import Sentence as TreebankSentence
from training.conllu import read_conllu
from training.example import Example
from training.load import load_examples

CORE = {"PERSON", "ORG", "LOC"}


class Counts:
    """True positives, predictions and gold items by measure."""

    def __init__(self) -> None:
        self._hit: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()

    def add(self, name: str, said: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Compares two collections of distinct items."""
        s, g = set(said), set(gold)
        self._hit[name] += len(s & g)
        self._said[name] += len(s)
        self._gold[name] += len(g)

    def share(self, name: str, right: int, total: int) -> None:
        """Adds to an accuracy."""
        self._hit[name] += right
        self._said[name] += total
        self._gold[name] += total

    def f1(self) -> dict[str, float]:
        """F1 (or accuracy) by measure."""
        return {n: 2 * self._hit[n] / max(1, self._said[n] + self._gold[n]) for n in self._gold if self._gold[n]}


def _spans(items: Iterable[tuple[int, int, str]], labels: set[str]) -> set[tuple[int, int, str]]:
    return {x for x in items if x[2] in labels}


def score_sentence(reader: SentenceReader, x: Example, counts: Counts) -> int:
    """Adds the scores of one sentence in gold tokens; its number of words."""
    if sum(reader.pieces.count(w) for w in x.words) + 2 > MAX_PIECES:
        return 0
    read = reader.read(x.words)
    _score_parse(x, read, counts)
    if x.names is not None:
        labels = CORE if x.corpus in ("ewt", "gum") else {*CORE, "MISC", "NORP"}
        said, gold = _keyed(x.id, _spans(read.names, labels)), _keyed(x.id, _spans(x.names, labels))
        counts.add("names", said, gold)
        if "_news_" in x.id:
            counts.add("names_news", said, gold)
    if x.names is not None and x.corpus in ("ewt", "gum"):
        counts.add("norp", _keyed(x.id, _spans(read.names, {"NORP"})), _keyed(x.id, _spans(x.names, {"NORP"})))
    if x.mentions is not None:
        counts.add("mention_heads", *({(x.id, i) for i, m in enumerate(side) if m} for side in (read.mentions, x.mentions)))
        counts.add("mention_types", *({(x.id, i, m) for i, m in enumerate(side) if m} for side in (read.mentions, x.mentions)))
    _score_roles(reader, x, read, counts)
    _score_attributions(x, read, counts)
    return len(x.words)


def _score_parse(x: Example, read: Sentence, counts: Counts) -> None:
    if not (x.heads and x.deps and x.upos and x.feats and x.lemmas):
        return
    arcs = [h == g for h, g in zip(read.heads, x.heads, strict=True)]
    counts.share("uas", sum(arcs), len(arcs))
    counts.share("las", sum(a and d == g for a, d, g in zip(arcs, read.deps, x.deps, strict=True)), len(arcs))
    for name, said, gold in (
        ("upos", read.upos, x.upos),
        ("feats", read.feats, x.feats),
        ("lemma", read.lemmas, x.lemmas),
    ):
        counts.share(name, sum(a == b for a, b in zip(said, gold, strict=True)), len(arcs))


def _keyed(key: str, items: Iterable[tuple[int, int, str]]) -> set[tuple[str, int, int, str]]:
    return {(key, *item) for item in items}


def _score_roles(reader: SentenceReader, x: Example, read: Sentence, counts: Counts) -> None:
    if x.frames is None:
        return
    gold = {(x.id, i, s, e, r) for i, _, args in x.frames for s, e, r in args}
    counts.add("predicates", {(x.id, p.i) for p in read.predicates}, {(x.id, i) for i, *_ in x.frames})
    counts.add("rolesets", {(x.id, p.i, p.roleset) for p in read.predicates}, {(x.id, i, r) for i, r, _ in x.frames})
    counts.add("arguments", {(x.id, p.i, a.start, a.end, a.role) for p in read.predicates for a in p.arguments}, gold)
    if x.frames:
        given = reader.read(x.words, [i for i, *_ in x.frames])
        said = {(x.id, p.i, a.start, a.end, a.role) for p in given.predicates for a in p.arguments}
        counts.add("arguments_predicates_given", said, gold)


def _score_attributions(x: Example, read: Sentence, counts: Counts) -> None:
    if x.attributions is None:
        return
    said = [a for a in read.attributions if not (x.unattributed and x.unattributed[a.cue[0]])]
    gold: dict[str, set[tuple[str, int, int]]] = {"CUE": set(), "SOURCE": set(), "CONTENT": set()}
    for _, _, spans in x.attributions:
        for start, end, label in spans:
            gold[label].add((x.id, start, end))
    counts.add("attribution_cue", {(x.id, *a.cue) for a in said}, gold["CUE"])
    counts.add("attribution_source", {(x.id, *a.source) for a in said if a.source}, gold["SOURCE"])
    counts.add("attribution_content", {(x.id, *a.content) for a in said if a.content}, gold["CONTENT"])


def raw_document(sentences: list[TreebankSentence]) -> tuple[str, list[int]]:
    """The text of a document, and where each sentence starts in it."""
    text, starts = "", []
    for s in sentences:
        text += ("\n\n" if s.new_paragraph else " ") if text else ""
        starts.append(len(text))
        text += s.text
    return text, starts


def score_raw(model: Model, path: Path, examples: dict[str, Example], counts: Counts) -> None:
    """Adds the scores of the documents of a treebank file from raw text."""
    for name, group in groupby(read_conllu(path), key=lambda s: s.document):
        sentences = list(group)
        text, starts = raw_document(sentences)
        doc = next(model.annotate([text]))
        tokens = [t for t in doc if not t.is_space]
        at = {t.i: (t.idx, t.idx + len(t)) for t in doc}
        side: dict[str, tuple[set[Hashable], set[Hashable]]] = {
            k: (set(), set()) for k in ("raw_tokens", "raw_sentences", "raw_upos", "raw_lemma", "raw_uas", "raw_las", "raw_names")
        }
        for t in tokens:
            own, head = at[t.i], None if t.head.i == t.i else at[t.head.i]
            relation = "root" if t.dep_ == "ROOT" else t.dep_
            _put(side, 0, (own, t.pos_, t.lemma_, head, relation))
        sents = [[t for t in s if not t.is_space] for s in doc.sents]
        side["raw_sentences"][0].update((s[0].idx, s[-1].idx + len(s[-1])) for s in sents if s)
        side["raw_names"][0].update((e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in CORE)
        for s, start in zip(sentences, starts, strict=True):
            spans = [(a + start, b + start) for a, b in s.offsets]
            if not spans:
                continue
            side["raw_sentences"][1].add((spans[0][0], max(b for _, b in spans)))
            for k, own in enumerate(spans):
                _put(side, 1, (own, s.upos[k], s.lemmas[k], None if s.heads[k] == 0 else spans[s.heads[k] - 1], s.deps[k]))
            x = examples.get(s.id)
            if x and x.names is not None and x.corpus == "ewt":
                side["raw_names"][1].update((spans[a][0], spans[b - 1][1], r) for a, b, r in x.names if r in CORE)
        if not side["raw_names"][1] and path.parent.name != "ewt":
            side.pop("raw_names")
        for key, (said, gold) in side.items():
            counts.add(key, {(name, i) for i in said}, {(name, i) for i in gold})


def _put(side: dict[str, tuple[set[Hashable], set[Hashable]]], which: int, word: tuple[Hashable, ...]) -> None:
    own, upos, lemma, head, relation = word
    side["raw_tokens"][which].add(own)
    side["raw_upos"][which].add((own, upos))
    side["raw_lemma"][which].add((own, lemma))
    side["raw_uas"][which].add((own, head))
    side["raw_las"][which].add((own, head, relation))


def attachment(data: Path, folder: Path) -> dict[str, float]:
    """LAS of a folder's model from gold tokens, by treebank."""
    reader, found = SentenceReader(folder), {}
    for corpus, examples in load_examples(data, "dev").items():
        if corpus in ("ewt", "gum"):
            counts = Counts()
            for x in examples:
                if sum(reader.pieces.count(w) for w in x.words) + 2 <= MAX_PIECES:
                    _score_parse(x, reader.read(x.words), counts)
            found[corpus] = counts.f1()["las"]
    return found


def measure(data: Path, folder: Path | None = None) -> dict[str, float]:
    """Figures by set and measure, the size of the model in MB, and words a second from text to Doc on one core."""
    if not (data / "ewt").exists():
        raise FileNotFoundError(f"no training data in {data}")
    model, reader = Model.load(folder), SentenceReader(folder or PACKAGED)
    figures: dict[str, float] = {}
    corpora = load_examples(data, "dev")
    for corpus, examples in corpora.items():
        counts = Counts()
        for x in examples:
            score_sentence(reader, x, counts)
        if corpus in ("ewt", "gum"):
            path = data / corpus / ("en_ewt-dev.conllu.gz" if corpus == "ewt" else "gum-dev.conllu.gz")
            score_raw(model, path, {x.id: x for x in examples}, counts)
        figures |= {f"{corpus}.{name}": value for name, value in counts.f1().items()}
    figures["megabytes"] = sum(f.stat().st_size for f in (folder or PACKAGED).iterdir()) / 1e6
    texts = ["\n".join(x.text for x in corpora["gum"][k : k + 25]) for k in range(0, 400, 25)]
    began = time.perf_counter()
    words = sum(len(doc) for doc in model.annotate(texts))
    figures["words_per_second"] = words / (time.perf_counter() - began)
    return figures


if __name__ == "__main__":
    for key, number in measure(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None).items():
        print(f"{key:<40}{number:>10.4f}")
