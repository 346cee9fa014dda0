"""From scores to structures: trees with one root, and spans under BIO constraints."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def decode_tree(arc: Floats) -> list[int]:
    """Head of each word (0 for the root) of the likeliest tree with exactly one root.

    `arc` [n, n + 1] holds head probabilities. The greedy heads are taken when they make such a tree; otherwise the maximum
    spanning tree is found by Chu–Liu/Edmonds, for the best root (the few likeliest roots are tried).
    """
    n = arc.shape[0]
    own = arc.copy()
    own[np.arange(n), np.arange(1, n + 1)] = -1.0
    greedy = own.argmax(1)
    if _is_tree(greedy):
        heads: list[int] = greedy.tolist()
        return heads
    scores = np.log(np.maximum(own.astype(np.float64), 1e-12))
    scores[own < 0] = -1e9
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
    if np.count_nonzero(heads) != len(heads) - 1:
        return False
    above = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Chu–Liu/Edmonds on [n, n + 1] scores; node 0 is the root. The head of each word 1…n."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e12)
    full[1:, :] = scores
    heads = _contract(full)
    return [int(h) for h in heads[1:]]


def _contract(full: NDArray[np.float64]) -> NDArray[np.int64]:
    """Best heads for a square score matrix (row: dependent, column: head; node 0 has none)."""
    heads: NDArray[np.int64] = full.argmax(1)
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
    result: NDArray[np.int64] = heads.copy()
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
    """Finds the best valid BIO sequence: an I follows a B or I of its own label.

    Inside, the classes lie as O, then all B, then all I in the order of their labels.
    """

    def __init__(self, labels: Sequence[str], allowed: Sequence[str] | None = None, once: Collection[str] = ()) -> None:
        """`labels`: O, B-X, I-X … in class order; with `allowed`, only those span labels may come out.

        Of several spans with a label in `once`, the one with the likeliest first word stays.
        """
        names = [label.partition("-")[2] for label in labels if label.startswith("B-")]
        self._names = [name for name in names if allowed is None or name in allowed]
        self._order = [labels.index(label) for label in ("O", *(f"{p}-{name}" for p in "BI" for name in self._names))]
        self._once = frozenset(once)

    def spans(self, scores: Floats) -> list[tuple[int, int, str]]:
        """(start, end, label) spans of [n, classes] scores, in order."""
        return self.all_spans(scores[None])[0]

    def all_spans(self, scores: Floats) -> list[list[tuple[int, int, str]]]:
        """The spans of each of several score matrices [m, n, classes]."""
        ordered = scores[..., self._order]
        tags = ordered.argmax(-1)
        broken = np.flatnonzero(~self._valid(tags))
        if len(broken):
            tags[broken] = self._viterbi(ordered[broken])
        found = [self._collect(row) for row in tags.tolist()]
        return [self._without_repeats(spans, row) for spans, row in zip(found, ordered, strict=True)] if self._once else found

    def _without_repeats(self, found: list[tuple[int, int, str]], scores: Floats) -> list[tuple[int, int, str]]:
        labels = [label for *_, label in found]
        repeated = {label for label in self._once.intersection(labels) if labels.count(label) > 1}
        if not repeated:
            return found
        best: dict[str, tuple[float, int]] = {}
        for k, (start, _, label) in enumerate(found):
            if label in repeated:
                row = scores[start].astype(np.float64)
                likely = float(row[1 + self._names.index(label)] - row.max() - np.log(np.exp(row - row.max()).sum()))
                best[label] = max(best.get(label, (-np.inf, k)), (likely, k))
        return [x for k, x in enumerate(found) if x[2] not in repeated or best[x[2]][1] == k]

    def _valid(self, tags: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each row of [m, n] tags, whether every I follows a B or I of its label."""
        count = len(self._names)
        before = np.zeros_like(tags)
        before[:, 1:] = tags[:, :-1]
        valid: NDArray[np.bool_] = ((tags <= count) | (before == tags) | (before == tags - count)).all(1)
        return valid

    def _viterbi(self, scores: Floats) -> NDArray[np.int64]:
        """The best valid tags [m, n] of [m, n, classes] scores."""
        m, n, _ = scores.shape
        inside = 1 + len(self._names)
        best = scores.transpose(1, 0, 2).astype(np.float64)
        best[0, :, inside:] = -1e9
        for before, now in pairwise(best):
            now[:, :inside] += before.max(1, keepdims=True)
            now[:, inside:] += np.maximum(before[:, 1:inside], before[:, inside:])
        tops, begun = best.argmax(-1), best[:, :, 1:inside] >= best[:, :, inside:]
        tags = np.zeros((m, n), np.int64)
        for row in range(m):
            tag = int(tops[-1, row])
            tags[row, -1] = tag
            for t in range(n - 2, -1, -1):
                if tag < inside:
                    tag = int(tops[t, row])
                elif begun[t, row, tag - inside]:
                    tag -= inside - 1
                tags[row, t] = tag
        return tags

    def _collect(self, tags: list[int]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for i, tag in enumerate(tags):
            if tag > len(self._names):
                start, _, label = found[-1]
                found[-1] = (start, i + 1, label)
            elif tag:
                found.append((i, i + 1, self._names[tag - 1]))
        return found
