"""The layout of a report's head, from the looks of its first lines.

Rules, in the order of trust: a line given twice is the headline; a line that looks like one and is followed by text is; what
stands before a byline, a dateline or a line about publication belongs to the head; a first sentence is text unless something
says otherwise, since a fact taken for a subtitle is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from eirene.layout.dateline import publisher_named
from eirene.layout.dates import DATE, find_date
from eirene.layout.lines import Line, Look, head_lines
from eirene.lexicon import load_words
from eirene.types import Passage

MATTER = frozenset({Look.LABEL, Look.STAMP, Look.NOTE, Look.BYLINE, Look.DATELINE})
BULLETS = "•●▪■◦‣·*-–—"
TITLES = frozenset({Look.PHRASE, Look.NAMES})
_FIELD = re.compile(
    r"(?P<name>headline|title|subject|date|published|posted|byline|author|by|source|publisher|dateline|section)\s*:\s+(?=\S)",
    re.I,
)
_CLOSING_DATE = re.compile(rf"(?:[,|–—-]|\(|^)\s*{DATE.pattern}\)?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a report's head, None where absent.

    `published` is the ISO day of a full date printed in the head, `publisher` the agency or publisher named there; `body_start`
    the character where the body begins, after all of these: 0 when the text has no head, never past its last words.
    """

    title: Passage | None = None
    standfirst: Passage | None = None
    subtitle: Passage | None = None
    dateline: Passage | None = None
    byline: Passage | None = None
    published_text: Passage | None = None
    published: str | None = None
    publisher: str | None = None
    body_start: int = 0


def find_layout(text: str, title: str | None = None) -> Layout:
    """The layout of a report's text; a known headline (`title`) helps to find it in the text."""
    lines = head_lines(text)
    body = next((i for i, line in enumerate(lines) if line.look is Look.BODY), len(lines))
    if not any(line.look in {Look.BODY, Look.SENTENCE} for line in lines):
        return Layout()
    return _Head(lines, body, title).layout()


class _Head:
    """The lines up to the first that can only be body, and the search for their parts."""

    def __init__(self, lines: list[Line], body: int, title: str | None) -> None:
        self.lines = lines
        self.body = body
        self.repeated = False
        self.title = self._find_title(title)
        self.end = self._find_end()

    def layout(self) -> Layout:
        head = self.lines[: self.end]
        first = self.lines[self.end] if self.end < len(self.lines) else None
        opening = first.dateline if first else None
        lone = _first(head, Look.DATELINE)
        dateline = Passage(first.passage.start, first.passage.start + opening.end) if first and opening else _passage(lone)
        stamp = _first(head, Look.STAMP)
        own = self.title if self.title is not None else len(head)
        names = [line for i, line in enumerate(head) if line.look is Look.NAMES and i != own and not self._is_title(line)]
        standfirsts = [line for line in head[:own] if line.look is Look.SENTENCE]
        subtitles = [line for line in head[own + 1 :] if line.look in {Look.SENTENCE, Look.PHRASE} and not self._is_title(line)]
        return Layout(
            title=_field_value(head[own]) if own < len(head) else None,
            standfirst=_passage(standfirsts[0]) if standfirsts else None,
            subtitle=_passage(subtitles[0]) if subtitles else None,
            dateline=dateline,
            byline=_passage(_first(head, Look.BYLINE) or next((n for n in names if not publisher_named(n.text)), None)),
            published_text=_passage(stamp),
            published=_published(head, first, head[own] if own < len(head) else None),
            publisher=_publisher(head, first, names),
            body_start=self._body_start(first),
        )

    def _body_start(self, first: Line | None) -> int:
        if first is None:
            return 0
        return first.passage.start + (first.dateline.text_start if first.dateline else 0)

    def _is_title(self, line: Line) -> bool:
        return self.title is not None and line.folded == self.lines[self.title].folded

    def _find_title(self, known: str | None) -> int | None:
        if known:
            wanted = Line(Passage(0, len(known)), known).folded
            for i, line in enumerate(self.lines[:12]):
                if wanted and (line.folded == wanted or _field_words(line) == wanted):
                    self.repeated = any(other.folded == wanted for other in self.lines[i + 1 : 12])
                    return i
        named = self._field_title()
        return self._repeated_title() if named is None else named

    def _field_title(self) -> int | None:
        for i, line in enumerate(self.lines[:12]):
            field = _FIELD.match(line.text)
            if field and field["name"].lower() in {"headline", "title", "subject"}:
                return i
        return None

    def _repeated_title(self) -> int | None:
        """The first line that is given again, else the first that looks like a headline."""
        seen: dict[str, int] = {}
        for i, line in enumerate(self.lines[:12]):
            if len(line.words) > 2 and line.look not in MATTER:
                if line.folded in seen:
                    self.repeated = True
                    return seen[line.folded]
                seen[line.folded] = i
        return self._plain_title()

    def _plain_title(self) -> int | None:
        rest = [i for i in range(min(self.body, len(self.lines))) if self.lines[i].look not in MATTER]
        while len(rest) > 1 and publisher_named(self.lines[rest[0]].text) and self.lines[rest[1]].look in TITLES:
            del rest[0]  # a publisher's name above the headline
        if not rest:
            return None
        i = rest[0]
        first = self.lines[i]
        after = self.lines[rest[1]] if len(rest) > 1 else None
        if first.look in TITLES and (len(first.words) < 2 or first.text[0] in BULLETS):
            return None
        if first.look in TITLES:
            kicker = len(first.words) <= 3 and after is not None and after.look is Look.PHRASE and len(after.words) > 4
            return rest[1] if kicker else i
        following = self.lines[i + 1] if i + 1 < len(self.lines) else None
        if following is None:
            return None
        if following.look in MATTER or (following.dateline and len(first.words) <= 20):
            return i  # a headline with a full stop
        if following.look is Look.PHRASE and _is_standfirst(first, following) and len(self.lines) > i + 2:
            return i + 1
        return None

    def _find_end(self) -> int:
        """How many lines the head has."""
        start = self.title + 1 if self.title is not None else 0
        if self.title is None and not (self.lines and self.lines[0].look in MATTER):
            return 0
        last = self._last_matter(start)
        end = start
        while end < len(self.lines) - 1 and (end <= last or self._belongs(end)):
            end += 1
        return end

    def _last_matter(self, start: int) -> int:
        """The last line that is surely head: about publication, or the headline again, after short lines alone."""
        last = start - 1
        for i in range(start, len(self.lines)):
            line = self.lines[i]
            if self.title is not None and line.folded == self.lines[self.title].folded:
                last = i
            elif line.look is Look.BODY:
                return i - 1 if line.dateline and i - start <= 4 else last
            elif line.look in MATTER and i - last <= 5:
                last = i
            elif i - last > 5:
                break
        return last

    def _belongs(self, i: int) -> bool:
        """True when a line after the headline is no body yet."""
        line, after = self.lines[i], self.lines[i + 1]
        if line.look in MATTER or _FIELD.match(line.text):
            return True
        if line.look in TITLES:
            return after.look in {Look.BODY, Look.SENTENCE} | MATTER | TITLES and any(
                later.look in {Look.BODY, Look.SENTENCE} for later in self.lines[i + 1 :]
            )
        if line.look is not Look.SENTENCE or self.title is None or len(line.words) > 30:
            return False
        sentences_before = any(self.lines[j].look is Look.SENTENCE for j in range(self.title + 1, i))
        if sentences_before or after.look is not Look.BODY:
            return False
        return self.repeated or _repeats(line, after)


def _is_standfirst(line: Line, title: Line) -> bool:
    """True for a sentence before a headline that tells what the headline tells."""
    return (
        len(title.words) >= 5
        and load_words("reader_reporting_words").isdisjoint(line.words)
        and len(_content(line) & _content(title)) >= 2
    )


def _repeats(line: Line, paragraph: Line) -> bool:
    """True when a sentence is told again by the paragraph after it, as subtitles are."""
    own = _content(line)
    return load_words("reader_reporting_words").isdisjoint(line.words) and len(own & _content(paragraph)) >= max(3, len(own) / 2)


def _content(line: Line) -> set[str]:
    words = {word.removesuffix("'s").removesuffix("’s") for word in line.words if len(word) > 2}
    return words - load_words("reader_english")


def _first(lines: list[Line], look: Look) -> Line | None:
    return next((line for line in lines if line.look is look), None)


def _passage(line: Line | None) -> Passage | None:
    return line.passage if line else None


def _field_value(line: Line) -> Passage:
    """The line without the name of a field before it ("Headline: …")."""
    field = _FIELD.match(line.text)
    return Passage(line.passage.start + field.end(), line.passage.end) if field else line.passage


def _field_words(line: Line) -> str:
    value = _field_value(line)
    return Line(value, line.text[value.start - line.passage.start :]).folded


def _published(head: list[Line], first: Line | None, title: Line | None) -> str | None:
    """The first full date of a line about publication, of a dateline or byline, or after the comma that ends a subtitle."""
    for line in head:
        if line.look in {Look.STAMP, Look.BYLINE} or _FIELD.match(line.text):
            day = find_date(line.text)
        elif line.dateline and line.look is Look.DATELINE:
            day = line.dateline.published
        else:
            closing = _CLOSING_DATE.search(line.text) if line is not title else None
            day = find_date(closing[0]) if closing else None
        if day:
            return day
    return first.dateline.published if first and first.dateline else None


def _publisher(head: list[Line], first: Line | None, names: list[Line]) -> str | None:
    for line in [*head, *([first] if first else [])]:
        field = _FIELD.match(line.text)
        if field and field["name"].lower() in {"source", "publisher"}:
            return line.text[field.end() :]
        if line.dateline and line.dateline.publisher:
            return line.dateline.publisher
    return next((known for line in names if (known := publisher_named(line.text))), None)
