"""From scores to structures: trees with one root, and spans under BIO constraints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def decode_tree(arc: Floats) -> list[int]:
    """Head of each word (0 for the root) of the likeliest tree with exactly one root.

    `arc` [n, n + 1] holds head probabilities. The greedy heads are taken when they make such a tree; otherwise the maximum spanning
    tree is found by Chu–Liu/Edmonds, for the best root (the few likeliest roots are tried).
    """
    n = arc.shape[0]
    scores = np.log(np.maximum(arc.astype(np.float64), 1e-12))
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9
    heads = scores.argmax(1)
    if _is_tree(heads):
        return [int(h) for h in heads]
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-scores[:, 0], kind="stable")[:3]:
        limited = scores.copy()
        limited[:, 0] = -1e6
        limited[root, :] = -1e9
        limited[root, 0] = scores[root, 0]
        tree = _edmonds(limited)
        total = float(sum(scores[i, h] for i, h in enumerate(tree)))
        if best is None or total > best[0]:
            best = (total, tree)
    assert best is not None
    return best[1]


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """True when every word reaches the root and exactly one hangs on it."""
    if int((heads == 0).sum()) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return False
        for visited in path:
            state[visited] = 2
    return True


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Chu–Liu/Edmonds on [n, n + 1] scores; node 0 is the root. The head of each word 1…n."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e12)
    full[1:, :] = scores
    heads = _contract(full)
    return [int(h) for h in heads[1:]]


def _contract(full: NDArray[np.float64]) -> NDArray[np.int64]:
    """Best heads for a square score matrix (row: dependent, column: head; node 0 has none)."""
    heads = full.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    size = full.shape[0]
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = full[cycle, heads[cycle]]
    into = full[np.ix_(cycle, outside)] - own[:, None]  # entering the cycle at a node, at the cost of its own arc
    out_of = full[np.ix_(outside, cycle)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -1e12)
    smaller[:-1, :-1] = full[np.ix_(outside, outside)]
    smaller[-1, :-1] = into.max(0)
    smaller[:-1, -1] = out_of.max(1)
    smaller[np.arange(len(smaller)), np.arange(len(smaller))] = -1e12
    reduced = _contract(smaller)
    result = heads.copy()
    for k, node in enumerate(outside):
        if node == 0:
            continue
        head = reduced[k]
        result[node] = cycle[int(out_of[k].argmax())] if head == len(outside) else outside[head]
    entry = reduced[-1]
    broken = cycle[int(into[:, entry].argmax())]
    result[broken] = outside[entry]
    return result


def _find_cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The nodes of one cycle, or None."""
    seen = np.zeros(len(heads), np.int64)
    seen[0] = -1
    for start in range(1, len(heads)):
        path, node = [], start
        while seen[node] == 0:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if seen[node] == start:
            return np.asarray(path[path.index(node) :], np.int64)
        seen[path] = -1
    return None


class BioDecoder:
    """Finds the best valid BIO sequence: an I follows a B or I of its own label."""

    def __init__(self, labels: Sequence[str], allowed: Sequence[str] | None = None, once: Collection[str] = ()) -> None:
        """`labels`: O, B-X, I-X … in class order; with `allowed`, only those span labels may come out.

        Of several spans with a label in `once`, the one with the likeliest first word stays.
        """
        self._labels = list(labels)
        self._spans = [label.partition("-")[2] for label in labels]
        self._inside = np.array([label.startswith("I-") for label in labels])
        index = {label: i for i, label in enumerate(labels)}
        self._begin_of = np.array(
            [index[f"B-{s}"] if k else i for i, (s, k) in enumerate(zip(self._spans, self._inside, strict=True))]
        )
        self._once, self._index = frozenset(once), index
        self._blocked = np.array([allowed is not None and s != "" and s not in allowed for s in self._spans])

    def spans(self, scores: Floats) -> list[tuple[int, int, str]]:
        """(start, end, label) spans of [n, classes] scores, in order."""
        if self._blocked.any():
            scores = np.where(self._blocked, np.float32(-1e9), scores)
        tags = scores.argmax(1)
        if not self._valid(tags):
            tags = self._viterbi(scores)
        found = self._collect(tags)
        return self._without_repeats(found, scores) if self._once else found

    def _without_repeats(self, found: list[tuple[int, int, str]], scores: Floats) -> list[tuple[int, int, str]]:
        repeated = {label for label, count in Counter(label for *_, label in found).items() if count > 1} & self._once
        if not repeated:
            return found
        best: dict[str, tuple[float, int]] = {}
        for k, (start, _, label) in enumerate(found):
            if label in repeated:
                row = scores[start].astype(np.float64)
                likely = float(row[self._index[f"B-{label}"]] - row.max() - np.log(np.exp(row - row.max()).sum()))
                best[label] = max(best.get(label, (-np.inf, k)), (likely, k))
        return [x for k, x in enumerate(found) if x[2] not in repeated or best[x[2]][1] == k]

    def _valid(self, tags: NDArray[np.int64]) -> bool:
        inside = np.flatnonzero(self._inside[tags])
        if not len(inside):
            return True
        if inside[0] == 0:
            return False
        before, now = tags[inside - 1], tags[inside]
        return bool(((before == now) | (before == self._begin_of[now])).all())

    def _viterbi(self, scores: Floats) -> NDArray[np.int64]:
        n, classes = scores.shape
        best = np.where(self._inside, -1e9, scores[0]).astype(np.float64)
        back = np.zeros((n, classes), np.int64)
        own = np.arange(classes)
        for t in range(1, n):
            top = int(best.argmax())
            from_begin = best[self._begin_of] >= best
            source = np.where(self._inside, np.where(from_begin, self._begin_of, own), top)
            back[t] = source
            best = best[source] + scores[t]
        tags = np.zeros(n, np.int64)
        tags[-1] = int(best.argmax())
        for t in range(n - 1, 0, -1):
            tags[t - 1] = back[t, tags[t]]
        return tags

    def _collect(self, tags: NDArray[np.int64]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for i in np.flatnonzero(tags):
            tag = int(tags[i])
            if self._inside[tag]:
                start, _, label = found[-1]
                found[-1] = (start, int(i) + 1, label)
            else:
                found.append((int(i), int(i) + 1, self._spans[tag]))
        return found
