"""The turns of transcripts and interviews: paragraphs that open with the speaker's label."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from eirene.lexicon import load_words
from eirene.types import Passage

LEAST_TURNS = 3
LEAST_SHARE = 0.3  # of the lines that are not blank, or the text is no transcript
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LABEL = re.compile(
    r"\s{0,8}(?:\[[^\[\]\n]{1,30}\]\s?|\*{1,2})?"
    r"(?P<label>(?:[QA]|Question|Answer)(?=[.:])|[^\W\d_a-z][\w.'’-]{0,30}"
    r"(?:,?[ ](?:[^\W\d_a-z][\w.'’-]{0,30}|of|the|de|del|al|van|bin)){0,5})"
    r"\*{0,2}\s?(?P<role>\([^()\n]{1,80}\))?(?P<mark>[:.])\*{0,2}\s+"
)
_LETTERS = frozenset({"q", "a", "question", "answer"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a row; `label` names the speaker as printed, `guest` is false for hosts and correspondents."""

    label: Passage
    content: Passage
    guest: bool


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text in order; none when it is no transcript or interview."""
    lines = list(_LINE.finditer(text))
    opened = [(k, found) for k, line in enumerate(lines) if (found := _labelled(text, line))]
    counted = Counter(found["label"].lower() for _, found in opened)
    if len(opened) < LEAST_TURNS or len(counted) < 2 or len(opened) < LEAST_SHARE * len(lines):
        return ()
    if not _talk(counted):
        return ()
    turns: list[Turn] = []
    for n, (k, found) in enumerate(opened):
        last = opened[n + 1][0] - 1 if n + 1 < len(opened) else k
        start, end = found.end(), _without_stage(text, found.end(), lines[last].end())
        if end > start:
            label = Passage(found.start("label"), found.end("label") + (found["mark"] == "."))
            turns.append(Turn(label, Passage(start, end), not _leads(text, found)))
    return tuple(turns)


def _labelled(text: str, line: re.Match[str]) -> re.Match[str] | None:
    found = _LABEL.match(text, line.start(), line.end())
    if found is None or found["label"].lower() in load_words("speech_labels_not_people"):
        return None
    lettered = found["label"].lower() in _LETTERS
    return found if lettered or found["mark"] == ":" else None


def _talk(counted: Counter[str]) -> bool:
    """True when the labels are those of people who take turns: some come back, or one is a host's."""
    hosts = load_words("speech_hosts")
    back = sum(1 for count in counted.values() if count > 1)
    return back >= 2 or any(label.split()[0] in hosts for label in counted)


def _leads(text: str, found: re.Match[str]) -> bool:
    """True for hosts, and for people whom the text calls its correspondent or reporter."""
    hosts, label = load_words("speech_hosts"), found["label"]
    if any(word in hosts for word in re.findall(r"\w+", f"{label} {found['role'] or ''}".lower())):
        return True
    if len(label) < 3:
        return False
    surname = re.escape(label.split()[-1].strip(".,"))
    staff = rf"\b(?:{'|'.join(sorted(load_words('speech_staff_words')))})\b"
    near = rf"(?i:{staff})[^.\n:]{{0,60}}\b(?i:{surname})\b|\b(?i:{surname})\b,?[^.\n:]{{0,30}}(?i:{staff})"
    return re.search(near, text[:20000]) is not None


@cache
def _stage() -> re.Pattern[str]:
    """A stage direction at the end: "[crosstalk]", "(laughs)"."""
    words = "|".join(sorted(load_words("speech_stage_words")))
    return re.compile(rf"\s*(?:\[[^\[\]\n]{{1,30}}\]|\((?:{words})[^()\n]{{0,20}}\))\s*$", re.IGNORECASE)


def _without_stage(text: str, start: int, end: int) -> int:
    """The end of a turn without stage directions and white space."""
    stage = _stage()
    while True:
        content = text[start:end].rstrip()
        end = start + len(content)
        found = stage.search(content)
        if found is None:
            return end
        end = start + found.start()
