"""Who acts and who speaks: questions about a noun's part in its clause."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.codebook.attribution import Cue
from eirene.layers.actors.forms import case_of, conjoined, is_listed
from eirene.syntax import relation

ACTING = frozenset({"nsubj", "obj", "iobj"})
PARTNERS = frozenset({"with", "between", "against", "by", "among"})
TALKING = frozenset({"speak", "talk", "negotiate", "go", "put", "continue", "begin"})  # not by themselves a report of words
TALKS_TO = frozenset({"to", "from"})


@cache
def speech_verbs(codebook: Codebook) -> frozenset[str]:
    """Lemmas of all verbs that the codebook knows as cues of attribution."""
    return frozenset(verb for cue in codebook.entries("attribution", Cue).values() for verb in cue.verbs)


def lends(top: Token) -> bool:
    """True for whoever talks are under the auspices of."""
    return case_of(top) == "of" and top.head.pos_ == "NOUN" and is_listed(top.head, "actor_aegis_nouns")


class Acts:
    """Answers for one document; what the model says of speech is looked up once."""

    def __init__(self, doc: Doc, codebook: Codebook) -> None:
        self.verbs = speech_verbs(codebook)
        self.speaking: dict[int, int] = {}  # token of a source → its cue
        self.said = doc._.attributions
        for said in self.said:
            for i in range(*said.source) if said.source else ():
                self.speaking.setdefault(i, said.cue[0])
        self.doers = {
            i
            for predicate in doc._.predicates
            for argument in predicate.arguments
            if argument.role == "ARG0"
            for i in range(argument.start, argument.end)
        }

    def speaks(self, token: Token) -> bool:
        """True for the subject of a verb of saying, who stands after "according to", and what the model takes for a source."""
        top = conjoined(token)
        if top.head.lower_ == "according" or any(c.lower_ == "according" for c in top.children):
            return True
        if relation(top) == "nsubj" and top.dep_ != "nsubj:pass" and top.head.lemma_.lower() in self.verbs - TALKING:
            return True
        if token.i in self.speaking:
            return relation(top) == "nsubj" or top.dep_ in {"obl:agent", "obl"} or relation(top) == "ROOT"
        return top.dep_ == "obl:agent" and top.head.lemma_.lower() in self.verbs

    def does(self, token: Token) -> bool:
        """True for the subject of a verb or of a quality, the agent of a passive."""
        top = conjoined(token)
        if top.dep_ in {"obl:agent", "nsubj:pass"}:
            return True
        return top.dep_.startswith("nsubj") and not any(c.dep_ == "expl" for c in top.head.children)

    def acts(self, token: Token) -> bool:
        """True when a noun is a subject, object, agent or partner of an act rather than a place or a part of another phrase."""
        top = conjoined(token)
        if top.dep_ == "appos" and top.head.pos_ == "NOUN":
            top = conjoined(top.head)
            token = top
        role, case = relation(top), case_of(top)
        if self.does(token) or self.speaks(token):
            return True
        if role in ACTING and top.dep_ != "obl:unmarked":
            return True
        if role in {"obl", "nmod"} and (case in PARTNERS or lends(top)):
            return True
        if role == "obl" and case in TALKS_TO and top.ent_type_ != "LOC":
            return True
        if role == "obl" and case in TALKS_TO:
            return top.head.lemma_.lower() in self.verbs
        return role == "ROOT" and top.i < 3
