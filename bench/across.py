"""Linking across the storyline against across.json, from gold readings (the floors hold for these) and from our own.

usage: python -m bench.across [--own] [--detail] [--kind events|actors|figures|talks] [--folder DIR]

`events`, `actors` and `series`: precision, recall and F1 over pairs of tellings, and the recall that reading leaves in reach;
`disagreements`: the share of gold pairs that are found and rightly typed; `talks`: the share of cells of the process timeline.
`--detail` lists missing (-) and false (+) pairs.

A gold telling is the one of the record whose evidence lies nearest in the same report, as in the shared score_record.py, which
counts the talks and must come to the same events.
"""

from __future__ import annotations

import argparse
import io
import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.answers import Answer, ask, series, timeline, who
from bench.gold import scorer
from bench.pairwise import Pairs, groups_of, nearest, pairs_within
from bench.storyline import FOLDER, UNSEEN, Storyline, Telling, fill_record, gold_readings, load_storyline, own_readings
from eirene.types import Reading

EVENT_NEAR, FIGURE_NEAR = 60, 40  # characters between evidence of one telling
TYPED = frozenset({"counting_body"})  # what a difference between two sources on one day is
KINDS = ("events", "actors", "figures", "talks")
Labels = dict[Telling, Hashable]


def measure(data: Path) -> dict[str, float]:  # noqa: ARG001 - every bench has this signature
    """The figures named in the module's docstring, from gold readings and (`own.`) from ours; `unseen.` those of the storyline of
    bench/reports, which nothing was written against."""
    found: dict[str, float] = {}
    for prefix, story in (("", load_storyline()), ("unseen.", load_storyline(UNSEEN))):
        for side, readings in ((prefix, gold_readings(story)), (f"{prefix}own.", own_readings(story))):
            found |= {f"{side}{name}": value for name, value in Scored(story, readings).figures().items()}
    return found


class Scored:
    """A storyline's readings linked in a record and held against gold."""

    def __init__(self, story: Storyline, readings: Iterable[Reading]) -> None:
        self.story, self.readings = story, {reading.report.id: reading for reading in readings}
        with TemporaryDirectory() as folder:
            record = Path(folder) / "record.db"
            fill_record(record, self.readings.values())
            self.events, self.actors, self.series = timeline(record), who(record), series(record)
            self.talks = talks_by_day(story, record)
            self.printed = score_record(story, self.events, self.talks, Path(folder))

    def figures(self) -> dict[str, float]:
        """All figures by name."""
        found: dict[str, float] = {}
        for kind, pairs in self.pairs().items():
            found |= dict(zip((f"{kind}.precision", f"{kind}.recall", f"{kind}.f1"), pairs.scores, strict=True))
            found[f"{kind}.reach"] = pairs.reach
        wanted, typed = self.disagreements()
        if wanted:
            found["disagreements"] = sum(any(kind in TYPED for kind in typed.get(pair, ())) for pair in wanted) / len(wanted)
        talks = re.search(r"talks: .* cells, ([\d.]+)", self.printed)
        return found | ({"talks": float(talks[1])} if talks else {})

    def pairs(self) -> dict[str, Pairs]:
        """Wanted and had pairs of events, actors and points of series."""
        across = self.story.across
        return {
            "events": _compare(across["same_events"], self.event_labels(), across=True),
            "actors": _compare(across.get("same_actors", ()), self.actor_labels(), across=True),
            "series": _listed([s["points"] for s in across.get("figure_series", ())], self.figure_labels()),
        }

    def event_labels(self) -> Labels:
        """The merged event of each gold event."""
        return self._by_place("events", _spans(self.events, "reports"), EVENT_NEAR)

    def figure_labels(self) -> Labels:
        """The series of each gold figure."""
        return self._by_place("figures", _spans(self.series, "points"), FIGURE_NEAR)

    def _by_place(self, kind: str, places: dict[str, list[tuple[Any, int]]], within: int) -> Labels:
        labels: Labels = {}
        for name, gold in self.story.gold.items():
            read = places.get(name, [])
            found = nearest([fact["anchor"] for fact in gold[kind]], [span for span, _ in read], within)
            labels |= {(name, i): read[k][1] for i, k in found.items()}
        return labels

    def actor_labels(self) -> Labels:
        """The merged actor of each gold actor."""
        homes = {(_stem(t["source"]), t["name"]): n for n, actor in enumerate(self.actors) for t in actor["reports"]}
        labels: Labels = {}
        for name, gold in self.story.gold.items():
            for i, read in _same_actors(gold["actors"], self.readings[name]).items():
                if (name, read) in homes:
                    labels[name, i] = homes[name, read]
        return labels

    def disagreements(self) -> tuple[set[frozenset[Telling]], dict[frozenset[Telling], list[str]]]:
        """The gold pairs of points that disagree, and the kinds of ours by pair of gold points."""
        gold = self.story.across.get("figure_series", ())
        wanted = {frozenset((a[0], a[1]) for a in pair) for one in gold for pair in one["disagree"]}
        typed: dict[frozenset[Telling], list[str]] = defaultdict(list)
        for one in self.series:
            names = self._points(one)
            for found in one.get("disagreements", ()):
                if found["a"] in names and found["b"] in names:
                    typed[frozenset((names[found["a"]], names[found["b"]]))].append(found["kind"])
        return wanted, typed

    def _points(self, one: dict[str, Any]) -> dict[int, Telling]:
        """The gold figure of each point of a series, by the point's index."""
        names: dict[int, Telling] = {}
        for report, gold in self.story.gold.items():
            here = [(k, point["anchor"]) for k, point in enumerate(one["points"]) if _stem(point["source"]) == report]
            found = nearest([fact["anchor"] for fact in gold["figures"]], [span for _, span in here], FIGURE_NEAR)
            names |= {here[k][0]: (report, i) for i, k in found.items()}
        return names


def _compare(groups: Iterable[Iterable[Any]], labels: Labels, across: bool) -> Pairs:
    return Pairs(pairs_within(_tellings(groups), across), pairs_within(groups_of(labels), across), frozenset(labels))


def _listed(groups: Iterable[Iterable[Any]], labels: Labels) -> Pairs:
    """Pairs of which gold lists at least one side: it leaves out series that it has no two comparable points for."""
    listed = {telling for group in _tellings(groups) for telling in group}
    pairs = _compare(groups, labels, across=False)
    return Pairs(pairs.wanted, frozenset(pair for pair in pairs.had if listed & set(pair)), pairs.read)


def _tellings(groups: Iterable[Iterable[Any]]) -> list[list[Telling]]:
    return [[(report, position) for report, position in group] for group in groups]


def _spans(answer: Answer, tellings: str) -> dict[str, list[tuple[Any, int]]]:
    """By report the evidence of each telling with the number of what it tells of."""
    found: dict[str, list[tuple[Any, int]]] = defaultdict(list)
    for number, one in enumerate(answer):
        for telling in one[tellings]:
            found[_stem(telling["source"])].append((telling["anchor"], number))
    return found


def _stem(source: str) -> str:
    return Path(source).name.removesuffix(".txt")


def _same_actors(gold: list[dict[str, Any]], reading: Reading) -> dict[int, str]:
    """For each gold actor the name of the read one: the same name, else one that the shared scorer takes for it."""
    same_name = scorer("score_reading").same_name
    scored = []
    for i, actor in enumerate(gold):
        for position, read in enumerate(reading.actors):
            if actor["name"] == read.name or same_name(actor["name"], read.name):
                scored.append((actor["name"] != read.name, actor.get("kind") != str(read.kind), i, position))
    found: dict[int, int] = {}
    for _, _, i, position in sorted(scored):
        if i not in found and position not in found.values():
            found[i] = position
    return {i: reading.actors[position].name for i, position in found.items()}


def talks_by_day(story: Storyline, record: Path) -> dict[str, dict[str, Any]]:
    """The state of the storyline's process on each day of its timeline, nothing where the record does not tell."""
    answers = {day["date"]: ask(record, "talks", "--as-of", day["date"]) for day in story.across.get("process_timeline", ())}
    return {day: answer[0] for day, answer in answers.items() if answer}


def score_record(story: Storyline, events: Answer, talks: dict[str, dict[str, Any]], folder: Path) -> str:
    """What the shared score_record.py prints on the record."""
    (folder / "timeline.json").write_text(json.dumps(events), encoding="utf-8")
    (folder / "across.json").write_text(json.dumps(story.across), encoding="utf-8")
    arguments = [str(story.folder), str(folder / "across.json"), str(folder / "timeline.json")]
    if talks:
        (folder / "talks").mkdir()
        for day, state in talks.items():
            (folder / "talks" / f"{day}.json").write_text(json.dumps([state]), encoding="utf-8")
        arguments.append(str(folder / "talks"))
    printed = io.StringIO()
    with redirect_stdout(printed):
        scorer("score_record").main(*arguments)
    return printed.getvalue()


def main() -> None:
    """Command line."""
    from bench.differences import differences

    parser = argparse.ArgumentParser(prog="python -m bench.across", description=__doc__)
    parser.add_argument("--own", action="store_true", help="from our own readings")
    parser.add_argument("--detail", action="store_true", help="list what is missing (-) and false (+)")
    parser.add_argument("--kind", choices=KINDS, help="list only these")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="reports, gold readings and across.json of another storyline")
    options = parser.parse_args()
    story = load_storyline(options.folder)
    scored = Scored(story, (own_readings if options.own else gold_readings)(story))
    if options.detail:
        for line in differences(scored, options.kind):
            print(line)
    for name, value in scored.figures().items():
        print(f"{name:<28}{value:7.3f}")
    print(scored.printed, end="")


if __name__ == "__main__":
    main()
