"""What a measure of data/codebook/measures is: the words that say what a number counts."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from eirene.codebook.loading import Entry
from eirene.types import Measure

FOLDER = "measures"


class Pair(BaseModel):
    """A counted noun that has this measure only together with one of these verbs or their nouns ("lives" with "claim")."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    noun: str
    verbs: tuple[str, ...]


class CountExample(BaseModel):
    """A sentence and the value that the measure takes from it; no value when it takes none."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str
    value: float | None = None


class MeasureEntry(Entry):
    """One measure; all words are lemmas, verbs may carry the words that must follow ("take hostage").

    `nouns` count by themselves ("30 deaths"), `people` unless a verb says otherwise ("30 refugees" but "killed 30 refugees");
    `states` stand at the counted people ("30 dead", "left 30 people dead");
    `patient_verbs` are done to them, `subject_verbs` by them, `person_objects` and `person_subjects` likewise but only to or by
    people, as all of `needs_person`; `acts` are nouns that hold the count after "of" ("the killing of 30"); `tallies` name such
    a count ("death toll"). The other lists serve durations.
    """

    definition: str
    nouns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    patient_verbs: tuple[str, ...] = ()
    subject_verbs: tuple[str, ...] = ()
    person_objects: tuple[str, ...] = ()
    person_subjects: tuple[str, ...] = ()
    needs_person: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    tallies: tuple[str, ...] = ()
    length_verbs: tuple[str, ...] = ()
    length_prepositions: tuple[str, ...] = ()
    after_verbs: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    examples: tuple[CountExample, ...] = ()
    counter_examples: tuple[CountExample, ...] = ()

    @property
    def measure(self) -> Measure:
        """The measure that the entry defines; an entry of the user's own counts as `other`."""
        return Measure(self.name) if self.name in set(Measure) else Measure.OTHER
