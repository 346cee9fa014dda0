"""Where a record's links differ from gold, told so that a reader sees at once which tellings part and which are mixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any

from bench.pairwise import groups_of
from bench.storyline import Telling

if TYPE_CHECKING:
    from bench.across import Scored

Labels = dict[Telling, Hashable]


def differences(scored: Scored, kind: str | None = None) -> Iterator[str]:
    """Lines on groups of gold that are split and clusters of the record that are mixed, then on disagreements and talks."""
    across = scored.story.across
    if kind in {None, "events"}:
        yield from _groups(scored, "events", across["same_events"], scored.event_labels())
    if kind in {None, "actors"}:
        yield from _groups(scored, "actors", across.get("same_actors", ()), scored.actor_labels())
    if kind in {None, "figures"}:
        points = [one["points"] for one in across.get("figure_series", ())]
        yield from _groups(scored, "figures", points, scored.figure_labels())
        yield from _disagreements(scored)
    if kind in {None, "talks"}:
        yield from _talks(scored)


def _groups(scored: Scored, kind: str, groups: Any, labels: Labels) -> Iterator[str]:
    homes: dict[Telling, Hashable] = {(report, i): number for number, group in enumerate(groups) for report, i in group}
    for number, group in enumerate(groups):
        parts: dict[Hashable, list[Telling]] = defaultdict(list)
        for report, i in group:
            parts[labels.get((report, i), "not read")].append((report, i))
        if len(parts) > 1 or "not read" in parts:
            yield f"\n- {kind}: group {number} of gold lies in {len(parts)} parts"
            yield from _parts(scored, kind, parts)
    for mixed in groups_of(labels):
        parts = defaultdict(list)
        for telling in sorted(mixed):
            parts[homes.get(telling, telling)].append(telling)
        if len(parts) > 1 and any(telling in homes for telling in mixed):
            yield f"\n+ {kind}: {len(parts)} things of gold are one in the record"
            yield from _parts(scored, kind, parts)


def _parts(scored: Scored, kind: str, parts: dict[Hashable, list[Telling]]) -> Iterator[str]:
    for number, (label, tellings) in enumerate(parts.items(), 1):
        for telling in tellings:
            yield f"  {'?' if label == 'not read' else number} {told(scored, kind, telling)}"


def told(scored: Scored, kind: str, telling: Telling) -> str:
    """One line on a gold fact: where it is, what it says and its words."""
    gold = scored.story.gold[telling[0]]
    fact = gold[kind][telling[1]]
    words = "" if kind == "actors" else f"  “{gold['text'][slice(*fact['anchor'])]}”"
    names = {
        "events": ("type", "mode", "status", "date", "time", "place", "actors", "recipients"),
        "actors": ("name", "kind", "role", "affiliation"),
        "figures": ("measure", "value", "bound", "who", "place", "source"),
    }[kind]
    said = " · ".join(_shown(fact[name]) for name in names if fact.get(name))
    return f"{telling[0]}[{telling[1]}] {said}{words}"


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _disagreements(scored: Scored) -> Iterator[str]:
    wanted, typed = scored.disagreements()
    for pair in sorted(wanted | set(typed), key=sorted):
        kinds, mark = typed.get(pair), " " if pair in wanted else "+"
        a, b = sorted(pair)[0], sorted(pair)[-1]
        yield f"{'-' if kinds is None else mark} disagreement typed {kinds or 'not at all'}"
        yield f"    {told(scored, 'figures', a)}\n    {told(scored, 'figures', b)}"


def _talks(scored: Scored) -> Iterator[str]:
    if not scored.talks:
        yield "- talks: the record tells of none"
        return
    for day in scored.story.across.get("process_timeline", ()):
        state = scored.talks.get(day["date"]) or {}
        if state.get("issues_outstanding") != day["issues_outstanding"]:
            yield f"- {day['date']} issues {day['issues_outstanding']}, had {state.get('issues_outstanding')}"
        had = {(term["kind"], term["value"], term["status"]) for term in state.get("terms", ())}
        wanted = {(term["kind"], term["value"], term["status"]) for term in day["terms"]}
        yield from (
            f"{mark} {day['date']} term {term}"
            for mark, terms in (("-", wanted - had), ("+", had - wanted))
            for term in sorted(terms, key=str)
        )
        for mood, names in day["assessments"].items():
            yield f"  {day['date']} {mood}: wanted {names}, had {(state.get('assessments') or {}).get(mood, [])}"
