"""Statements: a text → who says what, by which words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.pipeline import LAYERS
from eirene.types import Statement

NEEDED = frozenset({"times", "numbers", "actors", "statements"})
Find = Callable[..., tuple[Statement, ...]]
Said = tuple[str | None, str, str]  # speaker, cue, content


@pytest.fixture(scope="module")
def find(parse: Callable[..., Doc], codebook: Codebook) -> Find:
    """`find(text)`: the statements of a text published on Wednesday, 25 March 2026."""

    def run(text: str) -> tuple[Statement, ...]:
        doc = parse(text, "2026-03-25")
        for layer in LAYERS:
            if layer.name in NEEDED:
                layer.find(doc, codebook)
        return tuple(doc._.statements)

    return run


def told(statements: tuple[Statement, ...], text: str) -> list[Said]:
    """Speaker, cue and content of each."""
    return [(s.speaker, s.cue.of(text), s.content.of(text)) for s in statements]


INDIRECT: list[tuple[str, Said]] = [
    (
        "The Orvan Doctors Network put the toll at 34, among them nine children.",
        ("Orvan Doctors Network", "put", "the toll at 34, among them nine children"),
    ),
    ("Police in Dorvane put the figure at 9,000.", ("Police", "put", "the figure at 9,000")),
    ("Lena Orvath, the envoy, voiced cautious optimism.", ("Lena Orvath", "voiced", "cautious optimism")),
    (
        "Lena Orvath said her side was ready for a truce but ruled out a withdrawal.",
        ("Lena Orvath", "said", "her side was ready for a truce"),
    ),
    (
        "Lena Orvath described the plan as a first step towards a wider deal.",
        ("Lena Orvath", "described", "the plan as a first step towards a wider deal"),
    ),
    (
        "The talks will resume on Thursday, Foreign Minister Lena Orvath said.",
        ("Lena Orvath", "said", "The talks will resume on Thursday"),
    ),
    (
        "The ministry's spokeswoman, Lena Orvath, warned on Monday that time was running out.",
        ("Lena Orvath", "warned", "that time was running out"),
    ),
    (
        "The health ministry said in a statement that 45 people had been killed.",
        ("health ministry", "said", "that 45 people had been killed"),
    ),
    (
        "The bomb weighed 10 kilograms, a police source told local radio.",
        ("police source", "told", "The bomb weighed 10 kilograms"),
    ),
    ("The army says they do not.", ("army", "says", "they do not")),
    (
        "Human Rights Monitor said on Wednesday the army had used cluster munitions.",
        ("Human Rights Monitor", "said", "the army had used cluster munitions"),
    ),
    (
        "The army killed 12 rebels near Tolmin, according to the defence ministry.",
        ("defence ministry", "according to", "The army killed 12 rebels near Tolmin"),
    ),
    (
        "According to a senior diplomat, the draft has 14 articles.",
        ("senior diplomat", "According to", "the draft has 14 articles"),
    ),
    (
        "Prices have doubled since January, as reported by the central bank.",
        ("central bank", "as reported by", "Prices have doubled since January"),
    ),
    (
        "The general was quoted as saying the operation would continue.",
        ("general", "quoted as saying", "the operation would continue"),
    ),
    (
        "State television quoted General Ivo Marek as saying that the town had been taken.",
        ("Ivo Marek", "saying", "that the town had been taken"),
    ),
    (
        "The envoy pointed out that neither side had signed.",
        ("envoy", "pointed out", "that neither side had signed"),
    ),
    (
        "The rebels have agreed to a pause, a person close to the talks said on condition of anonymity.",
        ("person", "said", "The rebels have agreed to a pause"),
    ),
    (
        "Under the plan, 60 prisoners would be freed, officials from both sides said.",
        ("officials from both sides", "said", "Under the plan, 60 prisoners would be freed"),
    ),
    (
        "A statement from the presidency said the curfew would be lifted.",
        ("presidency", "said", "the curfew would be lifted"),
    ),
    (
        "A letter seen by this agency says the government offered to free 200 prisoners.",
        ("letter", "says", "the government offered to free 200 prisoners"),
    ),
    (
        "Two delegates, who asked not to be named, said the draft was ready.",
        ("Two delegates", "said", "the draft was ready"),
    ),
    ("The government denied shelling the market.", ("government", "denied", "shelling the market")),
    ("Deng dismissed the offer as a trick.", ("Deng", "dismissed", "the offer as a trick")),
    ("Mediators are optimistic that a deal can be reached.", ("mediators", "are optimistic", "that a deal can be reached")),
    ("Local officials put the number of dead at more than 60.", ("officials", "put", "the number of dead at more than 60")),
    ("The group claims to have shot down two drones.", ("group", "claims", "to have shot down two drones")),
]
QUOTED: list[tuple[str, list[Said]]] = [
    (
        '"We will not leave this table," Lena Orvath told reporters. "Not today, and not tomorrow."',
        [
            ("Lena Orvath", "told", '"We will not leave this table,"'),
            ("Lena Orvath", "told", '"Not today, and not tomorrow."'),
        ],
    ),
    (
        "“We are close,” said Lena Orvath, who leads the delegation. “But close is not there yet,” she added.",
        [("Lena Orvath", "said", "“We are close,”"), ("Lena Orvath", "added", "“But close is not there yet,”")],
    ),
    (
        '"This is not peace," the bishop of Tolmin said in his Sunday sermon, "it is a pause."',
        [("bishop of Tolmin", "said", '"This is not peace,"'), ("bishop of Tolmin", "said", '"it is a pause."')],
    ),
    ('As the foreign minister put it, "the door is open".', [("foreign minister", "put", '"the door is open"')]),
    (
        '"The operation goes on," the general was quoted as saying by the state news agency.',
        [("general", "quoted as saying", '"The operation goes on,"')],
    ),
    (
        'Asked whether the deal was dead, Lena Orvath replied: "Ask me on Friday."',
        [("Lena Orvath", "replied", '"Ask me on Friday."')],
    ),
    (
        'Rebel leader Amun Deng accused the army of "burning villages one by one".',
        [("Amun Deng", "accused", 'of "burning villages one by one"')],
    ),
    (
        'President Ilya Dorn announced a state of emergency, saying the country faced "an existential threat".',
        [("Ilya Dorn", "saying", 'the country faced "an existential threat"')],
    ),
]
NOT_SAID = [
    "The spokesman declined to comment on the report.",
    "Neither side has commented on the report.",
    "Nobody said the talks had failed.",
    "The minister did not say when the talks would resume.",
    "The president is expected to say that the army will withdraw.",
    "At least 30 civilians are reported to have been killed in the raid.",
    "It is believed that 40 people were on board.",
    "The attack underlines the need for a truce.",
    "The passage of 80 lorries per day will be permitted.",
    "Iodine is added to only 10 per cent of the salt.",
    "They walked through Mountain View, the words of the song on their lips.",
    "The Persians call the city the Pearl of the South.",
    "A commission will determine whether the vote was fair.",
    "He spoke with a man going by the name of “The Carpenter”.",
    "Parliament demanded an admission that the police had lied.",
    "They crossed the wall that the villagers call “the old lady”.",
]


@pytest.mark.parametrize(("text", "said"), INDIRECT)
def test_an_indirect_statement_has_its_speaker_cue_and_content(find: Find, text: str, said: Said) -> None:
    [(speaker, cue, content)] = told(find(text), text)
    assert (cue, content) == said[1:]
    assert speaker is not None and said[0] is not None
    assert said[0].lower() in speaker.lower()


@pytest.mark.parametrize(("text", "said"), QUOTED)
def test_quotations_go_to_their_speaker_stretch_by_stretch(find: Find, text: str, said: list[Said]) -> None:
    assert told(find(text), text) == said


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_not_said_is_no_statement(find: Find, text: str) -> None:
    assert told(find(text), text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We are close," the envoy said.', "direct"),
        ('The envoy said the sides were "close to a deal".', "mixed"),
        ("The envoy said the sides were close.", "indirect"),
    ],
)
def test_the_kind_goes_by_the_quotation_marks(find: Find, text: str, kind: str) -> None:
    assert [s.kind for s in find(text)] == [kind]


def test_a_pronoun_speaks_for_the_one_before(find: Find) -> None:
    text = "Foreign Minister Lena Orvath said the talks would resume. She added that both sides were ready."
    assert [s.speaker for s in find(text)] == ["Lena Orvath", "Lena Orvath"]


def test_what_is_added_to_a_clause_is_the_speakers_not_its_subjects(find: Find) -> None:
    text = "The minister told parliament that 3,000 troops had returned, adding that the rest would follow."
    assert [(s.speaker, s.content.of(text)) for s in find(text)] == [
        ("minister", "that 3,000 troops had returned"),
        ("minister", "that the rest would follow"),
    ]


def test_each_source_of_a_nested_attribution_has_its_statement(find: Find) -> None:
    text = "Aid groups say that 3,200 families have fled, according to the National Relief Office."
    assert {(s.speaker, s.cue.of(text)) for s in find(text)} == {
        ("Aid groups", "say"),
        ("National Relief Office", "according to"),
    }


def test_the_writers_aside_after_the_cue_is_left_out(find: Find) -> None:
    text = "The first units left the town on Sunday, a military source said, although shots were heard at night."
    assert [s.content.of(text) for s in find(text)] == ["The first units left the town on Sunday"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said his team would stay, a claim the army rejects.",
        "The envoy said his team would stay, his first remark since Monday.",
        "The envoy said his team would stay; the army says it must go.",
    ],
)
def test_the_writers_comment_on_what_was_said_is_left_out(find: Find, text: str) -> None:
    assert find(text)[0].content.of(text) == "his team would stay"


def test_a_sentence_interrupted_by_its_cue_is_whole(find: Find) -> None:
    text = "The border, the envoy said, will reopen in May."
    assert [s.content.of(text) for s in find(text)] == ["The border, the envoy said, will reopen in May"]


def test_the_stamp_of_a_live_entry_is_not_said(find: Find) -> None:
    text = "The night at sea\n\n14:00 The gunmen ask for 2 million dollars, according to a coastguard official."
    assert [s.content.of(text) for s in find(text)] == ["The gunmen ask for 2 million dollars"]


def test_a_dateline_is_neither_speaker_nor_said(find: Find) -> None:
    text = "TOLMIN, Feb. 3 (Agency) -- Armed men killed 14 civilians on Monday, local authorities said Tuesday."
    [said] = find(text)
    assert (said.speaker, said.content.of(text)) == ("local authorities", "Armed men killed 14 civilians on Monday")


def test_a_quotation_over_paragraphs_is_one_statement(find: Find) -> None:
    text = "Lena Orvath said:\n\n“We came in good faith.\n\n“We leave in good faith.”\n\nShe left at noon."
    [said] = find(text)
    assert said.content.of(text) == "“We came in good faith.\n\n“We leave in good faith.”"


def test_a_release_without_quotation_marks_is_direct(find: Find) -> None:
    text = (
        "Minister condemns raid\n\nForeign Minister Lena Orvath said:\n\nI am shocked by this raid.\n\nWe stand with the victims."
    )
    [said] = find(text)
    assert said.speaker is not None and said.speaker.endswith("Lena Orvath")
    assert said.kind == "direct"
    assert said.content.of(text) == "I am shocked by this raid.\n\nWe stand with the victims."


def test_turns_of_an_interview_belong_to_the_guest(find: Find) -> None:
    text = (
        "Talking to Marta Okello\n\nMarta Okello has led the talks for a year.\n\nQ. Are you hopeful?\n\nA. I am paid to be.\n\n"
        "Q. And the army?\n\nA. It will come round.\n\nQ. When?\n\nA. In May, I should think."
    )
    assert [(s.speaker, s.cue.of(text)) for s in find(text)] == [("Marta Okello", "A.")] * 3


def test_addressee_and_day_belong_to_the_saying(find: Find) -> None:
    text = "The envoy told the council on Monday that the truce would hold until Friday."
    [said] = find(text)
    assert (said.addressee, said.date) == ("council", "2026-03-23")


def test_the_words_for_the_speaker_are_kept(find: Find) -> None:
    text = "The senior envoy of the union said the sides were close."
    assert [s.speaker_words and s.speaker_words.of(text) for s in find(text)] == ["The senior envoy of the union"]


def test_a_quotation_stays_its_speakers_when_a_relative_clause_tells_of_the_speaker(find: Find) -> None:
    text = "“My husband has been gone for 309 days,” said Rima Haddo, whose husband, Elias, is among the captives."
    assert told(find(text), text) == [("Rima Haddo", "said", "“My husband has been gone for 309 days,”")]


def test_a_speakers_age_is_no_part_of_the_name(find: Find) -> None:
    text = "“We left at night with nothing,” Amira, 34, said."
    assert [s.speaker for s in find(text)] == ["Amira"]


def test_fighting_that_continues_is_nothing_said(find: Find) -> None:
    assert not find("Fighting between the army and the Northern Front continued on the outskirts of Bambar until 26 July.")


def test_a_statement_speaks_for_whoever_issued_it(find: Find) -> None:
    text = "The Orvan Army said in a statement that its forces had left. The statement added that the road was open."
    assert [s.speaker for s in find(text)] == ["Orvan Army", "Orvan Army"]


def test_a_speaker_told_by_who_ends_the_sentence(find: Find) -> None:
    text = "The talks will fail, a diplomat who asked not to be named said."
    assert [s.content.of(text) for s in find(text)] == ["The talks will fail"]


def test_a_name_that_somebody_gave_a_thing_is_his_judgement(find: Find) -> None:
    text = "The colonel warned ships on Monday to stop trading with what Lena Orvath called enemy ports."
    assert ("Lena Orvath", "called", "enemy ports") in told(find(text), text)
