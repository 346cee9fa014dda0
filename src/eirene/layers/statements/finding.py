"""All finders of statements together, none telling the same words twice."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from eirene.codebook.attribution import Form
from eirene.layers.statements.clauses import is_of_object, lacks_subject
from eirene.layers.statements.drafts import Draft, Places, jaccard
from eirene.layers.statements.material import Material
from eirene.layers.statements.nouns import draft_by_nouns
from eirene.layers.statements.quoted import draft_continued, draft_quotations
from eirene.layers.statements.releases import draft_releases
from eirene.layers.statements.speakers import is_speaker, speaker_of
from eirene.layers.statements.turns import find_turns
from eirene.layers.statements.verbs import draft_by_verbs, tells
from eirene.layers.statements.wordings import draft_by_wordings
from eirene.syntax import passage, span_at
from eirene.types import Passage

SURE = 0.7  # model score from which an attribution counts that no rule found
ALIKE = 0.7  # share of characters from which two contents tell the same


class Found:
    """The drafts so far, none telling the same words twice."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._contents: Places[Draft] = Places()
        self._cues: Places[Draft] = Places()

    def add(self, drafts: Iterable[Draft], always: bool = False) -> None:
        """Adds those that are not told yet."""
        for draft in drafts:
            if always or not any(_same(draft, other) for other in self._contents.near(draft.content) if not other.turn):
                self._keep(draft)

    def add_sources(self, drafts: Iterable[Draft]) -> None:
        """Adds those of a cue of their own: another source of the same words."""
        for draft in drafts:
            if not any(draft.cue.overlaps(other.cue) for other in self._cues.near(draft.cue)):
                self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._contents.add(draft.content, draft)
        self._cues.add(draft.cue, draft)


def draft_statements(material: Material) -> list[Draft]:
    """The drafts of a report: turns of a transcript, quotations, releases, verbs, wordings, nouns, the model's attributions."""
    turns, found = find_turns(material.text), Found()
    found.add((Draft(t.label, t.content, "turn", turn=True) for t in turns if t.guest), always=True)
    found.add(draft_quotations(material), always=True)
    found.add(draft_releases(material))
    found.add(draft_by_verbs(material))
    found.add_sources(draft_by_wordings(material))
    found.add(draft_by_nouns(material))
    found.add(_by_model(material))
    return found.drafts if turns else [*found.drafts, *draft_continued(material, found.drafts)]


def _same(draft: Draft, other: Draft) -> bool:
    """True when two drafts tell one statement: nearly the same words, or the same cue over the same words."""
    alike = jaccard(draft.content, other.content)
    return alike > ALIKE or (draft.cue == other.cue and alike > 0)


def _by_model(material: Material) -> Iterable[Draft]:
    """The model's attributions by a known verb that got no content, or of which it is sure."""
    doc = material.doc
    for said in doc._.attributions:
        start, end = said.cue
        if said.content is None or start < material.first:
            continue
        root = doc[start:end].root
        word = material.word(root)
        if word is None or not word.takes(Form.CLAUSE) or root.i in material.taken or said.score < SURE or not tells(root, word):
            continue
        speaker = speaker_of(material, root)
        if speaker is None and said.source is not None:
            speaker = doc[said.source[0] : said.source[1]].root
            if any(speaker.i < i < root.i for i in material.taken):
                continue  # whoever speaks there
        content = material.tidy(*said.content)
        if content is None or content.overlaps(passage(root)) or not is_speaker(material, speaker):
            continue
        if not _is_told(material, root, content) or material.quotes.at(root.idx) is not None:
            continue
        material.taken.add(root.i)
        yield Draft(passage(doc[start:end]), content, "attribution of the model", speaker, root)


def _is_told(material: Material, verb: Token, content: Passage) -> bool:
    """True for words with a finite verb that has its subject in them."""
    span = span_at(material.doc, content)
    if not any("Fin" in t.morph.get("VerbForm", []) for t in span if t.pos_ in {"VERB", "AUX"}):
        return False
    return not is_of_object(span.root) and not lacks_subject(verb, span.root)
