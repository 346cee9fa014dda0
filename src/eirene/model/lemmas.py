"""Lemmas from edit scripts, held to a lexicon so that no form is invented.

A script says how the letters' case is treated, which ending is taken off and which is put on
("l|ies|y": lower-case, "ies" off, "y" on); it applies only to words with that very ending. Following
Chrupała (2006) scripts are classes of a tagger. A form that the treebanks' lexicon lacks is looked up in simplemma's word list
before a script is trusted with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MAX_CHARACTERS = 64
_INFLECTED = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Script:
    """An edit script; `case` is l(ower), k(eep) or t(itle)."""

    case: str
    off: str
    on: str

    def __str__(self) -> str:
        return f"{self.case}|{self.off}|{self.on}"

    @classmethod
    def parse(cls, text: str) -> Script:
        """The script that `str` wrote."""
        case, off, on = text.split("|")
        return cls(case, off, on)

    def apply(self, form: str) -> str | None:
        """The lemma of a form, or None where the script does not fit the form."""
        if not form.lower().endswith(self.off) or len(form) <= len(self.off) - (1 if self.on else 0):
            return None
        stem = form[: len(form) - len(self.off)]
        if self.case == "l":
            return stem.lower() + self.on
        if self.case == "t":
            return (stem[:1].upper() + stem[1:].lower() + self.on) if stem else None
        return stem + (self.on.upper() if len(form) > 1 and form.isupper() else self.on)


def find_script(form: str, lemma: str) -> Script | None:
    """The script that turns a form into its lemma, or None where there is none without a slash."""
    if not form or not lemma or "|" in form or "|" in lemma:
        return None
    lower, target = form.lower(), lemma.lower()
    common = 0
    while common < min(len(lower), len(target)) and lower[common] == target[common]:
        common += 1
    off, on = lower[common:], target[common:]
    for case in ("l", "k", "t") if lemma == target else ("k", "t"):
        script = Script(case, off, on)
        if script.apply(form) == lemma:
            return script
    return None


class Lemmatizer:
    """Chooses among scored scripts with the help of a lexicon of forms and known lemmas."""

    def __init__(self, scripts: Sequence[str], lexicon: Mapping[str, str]) -> None:
        """`lexicon` maps "form UPOS" (form lower-cased) to the lemma."""
        self._scripts = [Script.parse(text) for text in scripts]
        self._lexicon = lexicon
        self._known = {lemma.lower() + key[key.rindex(" ") :] for key, lemma in lexicon.items()}

    def sure(self, form: str, upos: str, likeliest: int) -> str | None:
        """The lexicon's lemma of a form with a part of speech, or a known one by the likeliest script; else None."""
        form = form[:_MAX_CHARACTERS]
        if upos == "PROPN":
            return self._scripts[likeliest].apply(form)
        entry = self._lexicon.get(f"{form.lower()} {upos}")
        if entry is not None:
            return entry
        lemma = self._scripts[likeliest].apply(form)
        return lemma if lemma is not None and f"{lemma.lower()} {upos}" in self._known else None

    def guess(self, form: str, upos: str, ranked: Sequence[int]) -> str:
        """The lemma of a form that the lexicon lacks."""
        form = form[:_MAX_CHARACTERS]
        lower = form.lower()
        first: str | None = None
        for number in ranked:
            lemma = self._scripts[number].apply(form)
            if lemma is None:
                continue
            if upos == "PROPN" or f"{lemma.lower()} {upos}" in self._known:
                return lemma
            if first is None:
                first = lemma
        if upos in _INFLECTED:
            listed = _listed_lemma(lower)
            if listed is not None:
                return listed
        if first is not None:
            return first
        return form if upos == "PROPN" else lower


def _listed_lemma(form: str) -> str | None:
    """The lemma of a lower-cased form in simplemma's English word list, or None where it has none."""
    import simplemma  # unpacks its list on the first use

    lemma = simplemma.lemmatize(form, lang="en")
    return lemma if lemma != form or simplemma.is_known(form, lang="en") else None
