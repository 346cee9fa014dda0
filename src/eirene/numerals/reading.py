"""Reads numerals off the words of a text, one pass, without a parse."""

from __future__ import annotations

from collections.abc import Sequence

from eirene.lexicon import load_table, load_words
from eirene.numerals.words import FRACTIONS, HYPHENS, LARGEST, MONEY, Numeral, Word, number_parts, read_digits


def find_numerals(words: Sequence[Word]) -> list[Numeral]:
    """The numerals among the words, in order, without overlap; ordinals included and marked."""
    parts = number_parts()
    found: list[Numeral] = []
    i = 0
    while i < len(words):
        text = words[i].text
        if text in parts or text in FRACTIONS or text[0].isdigit() or text in {"a", "an"}:
            numeral = _Reader(words, i).read()
            if numeral is not None:
                found.append(numeral)
                i = numeral.last
                continue
        i += 1
    return found


class _Reader:
    """Reads one numeral from a place on."""

    def __init__(self, words: Sequence[Word], start: int) -> None:
        self.words, self.start, self.at = words, start, start

    def read(self) -> Numeral | None:
        """The numeral that begins here, or None."""
        word = self._word()
        if word[:1].isdigit() or word in FRACTIONS:
            return self._digits()
        if word in {"a", "an"}:
            return self._article()
        if word == "half":
            return self._half(self.at)
        part = self._part()
        if part == "vague":
            return self._vague(1.0)
        if part == "some":
            return self._some(self.at)
        if part in {"unit", "teen", "ten", "zero", "ordinal", "dozen", "hundred"}:
            return self._worded()
        return None

    # -- looking at words

    def _word(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.words[place].text if 0 <= place < len(self.words) else ""

    def _entry(self, ahead: int = 0) -> tuple[str, float]:
        return number_parts().get(self._word(ahead), ("", 0.0))

    def _part(self, ahead: int = 0) -> str:
        return self._entry(ahead)[0]

    def _touches(self, ahead: int) -> bool:
        """True when the word at `ahead` follows the one before it without a space."""
        place = self.at + ahead
        return 0 < place < len(self.words) and self.words[place - 1].end == self.words[place].start

    def _attached(self) -> bool:
        """True when letters stand right before, with or without a hyphen ("M23", "F-16", "mid-2024")."""
        start = self.start
        if start == 0 or self.words[start - 1].end != self.words[start].start:
            return False
        before = self.words[start - 1].text
        if before in HYPHENS and start > 1:
            return self.words[start - 2].end == self.words[start - 1].start and self.words[start - 2].text[0].isalpha()
        return before[0].isalpha() or before in "_#/."

    # -- the kinds of numerals

    def _digits(self) -> Numeral | None:
        word = self._word()
        value = FRACTIONS.get(word) or read_digits(word)
        if value is None:
            return None
        self.at += 1
        value = self._thousands_after(value) + self._fraction_after()
        if self._touches(0) and self._word()[:1].isalpha():
            return self._suffixed(value)
        scale = self._scales()
        return self._made(value * scale, digits=True, scale=scale)

    def _thousands_after(self, value: float) -> float:
        """The value with groups of three digits set off by plain spaces ("14 000"), not after the day of a month."""
        first = self.words[self.start]
        if not (first.text.isdigit() and len(first.text) <= 3 and first.text[0] != "0") or self._follows_month():
            return value
        while self._is_group():
            value = value * 1000 + float(self._word())
            self.at += 1
        return value

    def _is_group(self) -> bool:
        if not (self._word().isdigit() and len(self._word()) == 3 and self.at < len(self.words)):
            return False
        alone = not (self._word(1).isdigit() and len(self._word(1)) != 3)
        return alone and self.words[self.at].start == self.words[self.at - 1].end + 1

    def _follows_month(self) -> bool:
        return self.start > 0 and self.words[self.start - 1].text in load_table("reader_months")

    def _fraction_after(self) -> float:
        """½ or "1/2" after whole digits."""
        if self._word() in FRACTIONS:
            self.at += 1
            return FRACTIONS[self.words[self.at - 1].text]
        if self._word(1) == "/" and self._word().isdigit() and self._word(2).isdigit() and self._touches(1) and self._touches(2):
            above, below = int(self._word()[:LARGEST]), int(self._word(2)[:LARGEST])
            if 0 < above < below <= 16:
                self.at += 3
                return above / below
        return 0.0

    def _suffixed(self, value: float) -> Numeral | None:
        """Digits with letters behind: "2.5m", "30k", "21st", "5km"."""
        letters = self._word()
        part, factor = self._entry()
        if letters in {"st", "nd", "rd", "th"}:
            self.at += 1
            return self._made(value, ordinal=True, digits=True)
        if part == "suffix" and (letters != "m" or self._means_million(value)):
            self.at += 1
            return self._made(value * factor, digits=True, scale=factor)
        return self._made(value, digits=True)

    def _means_million(self, value: float) -> bool:
        """True when "m" after digits is no length: money before it, or a decimal point."""
        before = self.words[self.start - 1].text if self.start else ""
        return before in MONEY or not value.is_integer()

    def _scales(self) -> float:
        """The product of the scale words that follow ("thousand", "hundred thousand", "dozen")."""
        scale = 1.0
        while self._part(self._hyphen()) in {"scale", "hundred", "dozen"}:
            self.at += self._hyphen()
            scale *= self._entry()[1]
            self.at += 1
        return scale

    def _hyphen(self) -> int:
        """1 when a hyphen without spaces stands here before a number word, else 0."""
        return int(self._word() in HYPHENS and self._touches(0) and self._touches(1))

    def _article(self) -> Numeral | None:
        """ "a hundred", "a dozen", "half a million", "a few hundred", "a couple of thousand"."""
        part = self._part(1)
        if part in {"hundred", "scale", "dozen"}:
            self.at += 1
            return self._worded()
        if part == "half" and self._part(2) in {"scale", "dozen"}:
            return self._half(self.at + 1)
        if part == "some":
            return self._some(self.at + 1)
        return None

    def _half(self, half_at: int) -> Numeral | None:
        """ "half a million", "half a dozen", "half an hour", "half-million"."""
        self.at = half_at + 1
        if self._word() in {"a", "an"} or self._hyphen():
            self.at += 1
        elif self._part() not in {"scale", "dozen"}:
            return None
        scale = self._scales()
        return self._made(0.5 * scale, scale=scale)

    def _some(self, some_at: int) -> Numeral | None:
        """ "several hundred", "a few dozen", "a couple of thousand"; "a couple" alone is 2, the others name no value."""
        self.at = some_at
        value = self._entry()[1]
        couple = self._word() == "couple"
        self.at += 1
        if couple and self._word() == "of":
            self.at += 1
        if self._part() in {"scale", "hundred", "dozen"}:
            return self._made(value * self._scales(), vague=True)
        if self._part() == "vague":
            return self._vague(1.0)
        if couple and some_at > self.start:
            self.at = some_at + 1
            return self._made(value, vague=True)
        return None

    def _vague(self, factor: float) -> Numeral | None:
        """ "dozens", "tens of thousands", "hundreds of millions"; what is multiplied counts once ("tens" 20 × 1,000)."""
        word, value = self._word(), self._entry()[1]
        self.at += 1
        if self._word() == "of" and self._part(1) == "vague" and self._entry(1)[1] >= 200:
            value *= self._entry(1)[1] / 2
            self.at += 2
            return self._made(factor * value, vague=True)
        if word == "tens" or (word == "scores" and self._word() not in load_words("number_scores_after")):
            return None
        return self._made(factor * value, vague=True)

    def _worded(self) -> Numeral | None:
        """Numbers in words up to trillions, "two and a half million", "a hundred and six", "twenty-first"."""
        total, group, ordinal, scale, read = 0.0, 0.0, False, 1.0, False
        while not ordinal:
            joined = self._joint(read, group, scale)
            part, value = self._entry(joined)
            if not self._continues(part, value, group, read):
                break
            self.at += joined + 1
            read = True
            if part == "hundred":
                group = (group or 1.0) * value
            elif part in {"scale", "dozen"}:
                total, group, scale = total + (group or 1.0) * value, 0.0, value
            else:
                group += value
                ordinal = part == "ordinal"
        if not read:
            return None
        return self._with_half(total, group, scale, ordinal)

    def _joint(self, read: bool, group: float, scale: float) -> int:
        """Words to skip before the next part: a hyphen, or "and" after a hundred or a scale."""
        if not read:
            return 0
        if self._hyphen() and self._part(1) in {"unit", "ordinal", "hundred", "scale"}:
            return 1
        after_hundred = group >= 100 or (group == 0 and scale >= 1000)
        if self._word() == "and" and after_hundred and self._part(1) in {"unit", "teen", "ten", "ordinal"}:
            return 1
        return 0

    @staticmethod
    def _continues(part: str, value: float, group: float, read: bool) -> bool:
        """True when the part can stand at this place of the number."""
        room = group % 100
        if part in {"unit", "ordinal"} and value < 10:
            return room == 0 or (room >= 20 and room % 10 == 0)
        if part in {"teen", "ten", "ordinal"}:
            return room == 0
        if part == "hundred":
            return 0 < group < 100 or not read
        if part in {"scale", "dozen"}:
            return group > 0 or not read
        return part == "zero" and not read

    def _with_half(self, total: float, group: float, scale: float, ordinal: bool) -> Numeral | None:
        """Adds "and a half", and the scale after it ("two and a half million"; "a million and a half")."""
        value = total + group
        fraction = self._and_a_half()
        if fraction:
            if group == 0 and scale > 1:
                value += fraction * scale
            else:
                scale = self._scales()
                value = (value + fraction) * scale
        return self._made(value, ordinal=ordinal, scale=scale)

    def _and_a_half(self) -> float:
        """0.5 when "and a half" (or "-and-a-half") stands here, which is then read."""
        for length, wording in ((3, "and a half"), (6, "- and - a - half"), (5, "and - a - half")):
            if " ".join(self._word(k) for k in range(length)) == wording:
                self.at += length
                return 0.5
        return 0.0

    def _made(
        self, value: float, ordinal: bool = False, vague: bool = False, digits: bool = False, scale: float = 1.0
    ) -> Numeral | None:
        if self.at <= self.start:
            return None
        return Numeral(self.start, self.at, value, ordinal, vague, self._attached(), digits, scale)
