"""Whether a text is in English: first by its function words, which needs no model, then by py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from eirene.errors import LanguageError
from eirene.lexicon import load_words

SHORTEST = 200  # letters below which no language is told
FEWEST_WORDS = 25
ENGLISH_SHARE = 0.15  # of words that are common English function words; running English has 0.3 and more
FOREIGN_SHARE = 0.05  # below this it may be called foreign; headline English keeps above
MARGIN = 0.7  # nats a character by which another language must be likelier; names alone give 0.4, real languages 1.1 and more
_PIECE = 3000  # characters taken at the beginning, middle and end
_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str, label: str) -> str | None:
    """`en`, or None when the text is too short or too mixed to tell; raises LanguageError for another language."""
    sample = _sample(text)
    words = _WORD.findall(sample)
    common = load_words("reader_english")
    share = sum(word.lower() in common for word in words) / len(words) if words else 0.0
    letters = sum(map(len, words))
    if share >= ENGLISH_SHARE:
        return "en"
    if letters < SHORTEST or share > FOREIGN_SHARE:
        return None
    if len(words) < FEWEST_WORDS and sum(word.isascii() for word in words) * 2 > len(words):
        return None  # an endless word, not a language
    # names say little of the language around them
    plain = " ".join(word for word in words if not word[0].isupper()) if len(words) >= FEWEST_WORDS else ""
    code = _foreign(plain if len(plain) >= SHORTEST else sample)
    if code is None:
        return None
    raise LanguageError(f"{label}: the text is in {_language_name(code)}, and only English is read; give an English version")


def _sample(text: str) -> str:
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]))


def _foreign(text: str) -> str | None:
    """The language code, when another language is clearly likelier than English."""
    scores = dict(_identifier().rank(text))
    code = max(scores, key=lambda name: scores[name])
    return code if scores[code] - scores["en"] > MARGIN * len(text) else None


@cache
def _identifier() -> Any:
    """py3langid's model, loaded only for a text that does not look English: it takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _language_name(code: str) -> str:
    from babel import Locale

    names = Locale("en").languages
    return str(names.get(code, f"another language ({code})"))
