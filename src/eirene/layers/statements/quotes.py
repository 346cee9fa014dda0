"""Quoted stretches of a text, and the turns of transcripts and interviews."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eirene.types import Passage

PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
LABEL = re.compile(r"^(?P<label>(?:[A-Z][\w.'’-]*|Q|A)(?:[ -](?:[A-Z][\w.'’-]*|of|the|de|al))*)\s?(?P<mark>:|\.(?=\s))\s+", re.MULTILINE)
HOSTS = re.compile(r"^(?:q|host|presenter|anchor|interviewer|reporter|correspondent|announcer|newsreader|studio|moderator|question)\b", re.IGNORECASE)
LONGEST = 4000
TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says; `label` names the speaker as printed."""

    label: Passage
    content: Passage


def find_quotes(text: str) -> list[Passage]:
    """Quoted stretches with their marks, in order; one that goes on over paragraphs (each reopened) is one stretch."""
    found: list[Passage] = []
    i = 0
    while i < len(text):
        close = PAIRS.get(text[i])
        if close is None or (text[i] == "‘" and not _opens(text, i)) or (text[i] == '"' and not _opens(text, i)):
            i += 1
            continue
        end = _closing(text, i, text[i], close)
        if end is None:
            i += 1
            continue
        found.append(Passage(i, end + 1))
        i = end + 1
    return found


def _opens(text: str, i: int) -> bool:
    return (i == 0 or not text[i - 1].isalnum()) and i + 1 < len(text) and not text[i + 1].isspace()


def _closing(text: str, start: int, mark: str, close: str) -> int | None:
    """The closing mark: in this paragraph, or in a later one when each paragraph between is opened anew."""
    i = start + 1
    while i < min(len(text), start + LONGEST):
        if text[i] == close and (close != "’" or not (text[i - 1].isalnum() and text[i + 1 : i + 2].isalnum())):
            return i
        if text[i] == "\n":
            rest = text[i:].lstrip("\n ")
            if not rest.startswith(mark):
                return None
            i = len(text) - len(rest)
        i += 1
    return None


def find_turns(text: str) -> list[Turn]:
    """The turns of guests when the text is a transcript or interview; else nothing."""
    labels = [m for m in LABEL.finditer(text) if len(m["label"].split()) <= 5]
    names = [m["label"] for m in labels]
    if len(labels) < TURNS or len(set(names)) > max(4, len(names) * 0.7) or len(set(names)) < 2:
        return []
    turns = []
    for k, m in enumerate(labels):
        end = labels[k + 1].start() if k + 1 < len(labels) else (text.find("\n", m.end()) if text.find("\n", m.end()) > 0 else len(text))
        content = text[m.end() : end].rstrip()
        if content and not HOSTS.match(m["label"]):
            turns.append(Turn(Passage(m.start(), m.end("mark")), Passage(m.end(), m.end() + len(content))))
    return turns
