"""The lines at the head of a report and what each looks like, taken alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

from eirene.layout.dateline import Dateline, is_stamp, match_dateline
from eirene.lexicon import load_words
from eirene.types import Passage

HEAD_CHARS = 8000  # no head is longer, however long the text
HEAD_LINES = 40
MOST_WORDS = 45  # in a headline, standfirst or subtitle

_LINE = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENTRY = re.compile(r"\d{1,2}[:.h]\d{2}\b(?!\s*(?:percent|%|million))|\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b", re.IGNORECASE)
_SPEAKER = re.compile(r"[^\W\d_a-z][^\W\d_a-z .'’-]{1,40}(?:\([^()]{1,60}\))?:\s|(?:Q|A|Question|Answer)[.:]\s")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s|\([a-z]{1,3}\)\s")
_CORRECTION = re.compile(
    r"\((?:correct|refil|clarif|updat|add|recast|writethr|repeat|remov|chang|fix|delet|restor)\w*[^()]{0,300}\)\s*$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\[[^\[\]]{2,80}\]|\((?:[A-Z]+ )?(?:photo|picture|image|credit|file|handout)s?\b[^()]{0,80}\)|/(?:AFP|AP|Reuters))\W*$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|picture|image(?: source| credit| caption)?|credit|caption|file photo|watch|listen)\b\s*[:,|]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$", re.IGNORECASE)
_READING_TIME = re.compile(r"\d{1,3}[\s-]?min(?:ute)?s?(?: read| listen| watch)?$|\d{1,3} comments?$", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eporting by|[Ww]ords by|[Ss]tory by|[Tt]ext by|[Aa]uthors?:|[Bb]yline:|[Rr]eporter:|[Tt]ext:)"
    r"\s*(?:[^\W\d_a-z]|(?:a|an|our|staff|the)\b)"
    r"|From (?:a|our|the|special)\b.{0,40}\b(?:correspondents?|staff|reporters?|bureau|editors?)\b"
)
_NAMES = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:,?\s(?:(?:and|in|of|de|la|al|van|von|bin|&|for|the|at)\s)?[^\W\d_a-z][\w'’.-]*){1,9}$|[^\W\d_a-z][\w-]+$"
)
_STAFF = re.compile(
    r"\b(?:staff|correspondents?|reporters?|editors?|bureau|agencies|news desk|writers?|reporting from)\b", re.IGNORECASE
)
_FINAL_STOP = re.compile(r"[.!?…][\"”’»')\]]*$")
_HARD_STOP = re.compile(r"[.…][\"”’»')\]]*$")
_BOUNDARY = re.compile(r"(?P<word>[^\s.!?]*)[.!?…][\"”’»')\]]*\s+(?=[\"“‘«(\[]*[^\W_a-z])")


class Look(Enum):
    """What a line looks like."""

    LABEL = auto()  # a kicker, a button, a photo credit, an address
    STAMP = auto()  # when it was published
    NOTE = auto()  # a correction note
    BYLINE = auto()
    NAMES = auto()  # capitalised words alone: a byline, a publisher or a headline
    DATELINE = auto()  # a dateline alone
    PHRASE = auto()  # no full stop: a headline, a subtitle
    SENTENCE = auto()  # one sentence: a standfirst, a subtitle or the first paragraph
    BODY = auto()


@dataclass(frozen=True)
class Line:
    """A line that is not blank, with its place in the text (blanks at both ends left out)."""

    passage: Passage
    text: str

    @cached_property
    def words(self) -> list[str]:
        """Its words, lower case."""
        return [word.lower() for word in _WORD.findall(self.text[:2000])]

    @cached_property
    def folded(self) -> str:
        """Its words in one string, to compare lines that differ in case, marks and blanks alone."""
        return " ".join(self.words)

    @cached_property
    def dateline(self) -> Dateline | None:
        """The dateline that it begins with or is."""
        return match_dateline(self.text)

    @cached_property
    def look(self) -> Look:
        """What it looks like, taken alone."""
        return _look(self)


def head_lines(text: str) -> list[Line]:
    """The first lines of a text; where it is wrapped at a fixed width, the first paragraphs."""
    head = text[:HEAD_CHARS]
    lines = list(_split(head, _LINE))[:HEAD_LINES]
    return list(_split(head, _PARAGRAPH))[:HEAD_LINES] if _is_wrapped(lines) else lines


_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")


def _split(text: str, pattern: re.Pattern[str]) -> Iterator[Line]:
    for found in pattern.finditer(text):
        words = found[0].rstrip()
        yield Line(Passage(found.start(), found.start() + len(words)), words)


def _is_wrapped(lines: list[Line]) -> bool:
    """True when lines break in the middle of sentences at one width: many begin in lower case right after another line."""
    broken = sum(
        after.text[0].islower() and after.passage.start - line.passage.end <= 3 and not _FINAL_STOP.search(line.text)
        for line, after in pairwise(lines)
    )
    return len(lines) > 5 and broken * 4 > len(lines) and max(len(line.text) for line in lines) <= 120


def _look(line: Line) -> Look:
    text = line.text
    if is_label(text) or _ADDRESS.match(text) or _READING_TIME.match(text):
        return Look.LABEL
    if is_stamp(text):
        return Look.STAMP
    if _ENTRY.match(text) or _is_turn(text) or _NUMBERED.match(text) or len(line.words) > MOST_WORDS:
        return Look.BODY
    if _CORRECTION.match(text):
        return Look.NOTE
    if _CREDIT.match(text) or _CAPTION.search(text):
        return Look.LABEL
    if _is_byline(line):
        return Look.BYLINE
    if line.dateline:
        return Look.DATELINE if line.dateline.text_start >= len(text) else Look.BODY
    if count_sentences(text) > 1 and _FINAL_STOP.search(text):
        return Look.BODY
    if _HARD_STOP.search(text) or (text.endswith(":") and len(line.words) > 6):
        return Look.SENTENCE
    return Look.NAMES if len(line.words) <= 12 and _NAMES.match(text) else Look.PHRASE


def _is_turn(text: str) -> bool:
    """True for words after a speaker label; "BREAKING: …" and "SUDAN: army takes town" are headlines."""
    return bool(_SPEAKER.match(text) and _FINAL_STOP.search(text)) and not is_label(text.split(":", maxsplit=1)[0])


def is_label(text: str) -> bool:
    """True for a line that is a kicker, a button or the like, or several with bars between them."""
    if len(text) > 80:
        return False
    pieces = [piece.strip(" :.-–—•") for piece in re.split(r"[|/›»>]", text.lower())]
    return all(piece in load_words("reader_labels") for piece in pieces)


def _is_byline(line: Line) -> bool:
    if len(line.words) > 24 or count_sentences(line.text) > 1:
        return False
    named = _BYLINE.match(line.text)
    return bool(named) or (len(line.words) <= 8 and not _FINAL_STOP.search(line.text) and bool(_STAFF.search(line.text)))


def count_sentences(text: str) -> int:
    """How many sentences a line has, at least one; stops of abbreviations and initials end none."""
    short = load_words("reader_abbreviations")
    ends = (found["word"].lower().strip("(\"'“‘") for found in _BOUNDARY.finditer(text[:2000]))
    return 1 + sum(not (word in short or len(word) == 1) for word in ends)
