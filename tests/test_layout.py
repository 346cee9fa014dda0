"""Layouts of news text → their parts."""

from __future__ import annotations

import pytest

from eirene.layout import find_credits, find_layout

BODY = "The two sides met for a third day in the capital, officials said. They agreed to meet again next week."
TITLE = "Rebels free twelve hostages after talks"


def part(text: str, name: str) -> str | None:
    passage = getattr(find_layout(text), name)
    return passage.of(text) if passage else None


@pytest.mark.parametrize(
    ("head", "dateline", "published", "publisher"),
    [
        ("KHARTOUM — ", "KHARTOUM", None, None),
        ("KHARTOUM, Sudan (AP) — ", "KHARTOUM, Sudan (AP)", None, "Associated Press"),
        ("GENEVA, March 12 (Reuters) - ", "GENEVA, March 12 (Reuters)", None, "Reuters"),
        ("DEIR AL-BALAH, Gaza Strip (AP) — ", "DEIR AL-BALAH, Gaza Strip (AP)", None, "Associated Press"),
        ("BEIJING, March 12 (Xinhua) -- ", "BEIJING, March 12 (Xinhua)", None, "Xinhua"),
        ("MOSCOW. March 12 (Interfax) - ", "MOSCOW. March 12 (Interfax)", None, "Interfax"),
        ("MOSCOW, March 12. /TASS/. ", "MOSCOW, March 12. /TASS/.", None, "TASS"),
        ("New York, 12 March 2025 – ", "New York, 12 March 2025", "2025-03-12", None),
        ("Geneva (12 March 2025) – ", "Geneva (12 March 2025)", "2025-03-12", None),
        ("Juba, South Sudan – 12 March 2025 – ", "Juba, South Sudan – 12 March 2025", "2025-03-12", None),
        ("Bogotá, Mar 12 (EFE).- ", "Bogotá, Mar 12 (EFE)", None, "EFE"),
        ("Bogotá, July 9 (Prensa Latina) ", "Bogotá, July 9 (Prensa Latina)", None, "Prensa Latina"),
        ("NAYPYIDAW, 12 Mar: ", "NAYPYIDAW, 12 Mar", None, None),
        ("(Geneva) – ", "(Geneva)", None, None),
        ("(Nairobi, March 12, 2026) – ", "(Nairobi, March 12, 2026)", "2026-03-12", None),
        ("WASHINGTON, D.C., March 12 — ", "WASHINGTON, D.C., March 12", None, None),
        ("CAIRO/KHARTOUM, March 12 (Reuters) - ", "CAIRO/KHARTOUM, March 12 (Reuters)", None, "Reuters"),
        ("Addis Ababa, Mar 12, 2026 (AFP) - ", "Addis Ababa, Mar 12, 2026 (AFP)", "2026-03-12", "Agence France-Presse"),
        ("EL FASHER, Sudan, March 12 (UPI) -- ", "EL FASHER, Sudan, March 12 (UPI)", None, "United Press International"),
        ("Juba, 12 March 2026 (OCHA): ", "Juba, 12 March 2026 (OCHA)", "2026-03-12", "OCHA"),
        ("(AP) — ", "(AP)", None, "Associated Press"),
        ("Port-au-Prince – ", "Port-au-Prince", None, None),
        ("Radio North, Sunday evening. ", None, None, None),
        ("Radio North, Harbour Town, Sunday evening. ", "Radio North, Harbour Town, Sunday evening", None, "Radio North"),
        ("Tuesday, 12 May 2026. ", "Tuesday, 12 May 2026", "2026-05-12", None),
    ],
)
def test_a_dateline_is_no_body(head: str, dateline: str | None, published: str | None, publisher: str | None) -> None:
    for text in (f"{head}{BODY}", f"{TITLE}\n{head}{BODY}"):
        found = find_layout(text)
        assert part(text, "dateline") == dateline
        assert (found.published, found.publisher) == (published, publisher)
        if dateline:
            assert text[found.body_start :] == BODY


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n",
        f"{TITLE}\n\n\n",
        f"{TITLE}\nBy JANE ROE and JOHN DOE\nAssociated Press\n",
        f"{TITLE}\n\nPublished: 9 July 2025, 14:05 GMT\nUpdated 3 hours ago\n\n",
        f"{TITLE}\n\nA short line that says more about it\n\nBy Jane Roe in Kyiv\nWed 9 Jul 2025 14.05 BST\n\n",
        f"News|Sudan war\n{TITLE}\nThe group says it holds more.\nPublished On 9 Jul 20259 Jul 2025\nShare this article\n",
        f"12.06.2026 | 10:45\n{TITLE}\n",
        f"{TITLE}\nPublished 3 March 2025\n",
        f"{TITLE}\nBy JANE ROE and SAM POE\nMarch 3, 2025 at 5:02 p.m. EST\n",
        f"{TITLE}\nJane Roe\nDiplomatic correspondent\n@janeroe\n",
        f"{TITLE}\nBy Reuters Staff\n3 Min Read\n",
        f"UN News\n{TITLE}\n27 June 2025\n\n",
        f"{TITLE}\n(Corrects second paragraph to show that it was Monday)\n",
        f"They met again this week.\n{TITLE}\n\n{TITLE}\nThe two leaders confer while villages empty.\n",
        f"Headline: {TITLE}\nDate: 9 July 2025\nSource: Reuters\n\n",
    ],
)
def test_the_body_begins_after_the_head(head: str) -> None:
    text = head + BODY
    assert part(text, "title") == TITLE
    assert text[find_layout(text).body_start :] == BODY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 9 July 2025, 14:05 GMT", "2025-07-09"),
        ("July 9, 2025 at 2:05 p.m. EDT", "2025-07-09"),
        ("Wed 9 Jul 2025 14.05 BST", "2025-07-09"),
        ("2025-07-09 10:45:12", "2025-07-09"),
        ("Issued on 09/07/2025", None),  # two readings
        ("Issued on 19/07/2025", "2025-07-19"),
        ("31 November 2025", None),
        ("9 July", None),
        ("Updated 3 hours ago", None),
    ],
)
def test_only_a_full_and_possible_date_is_the_day_of_publication(line: str, day: str | None) -> None:
    assert find_layout(f"{TITLE}\n{line}\n{BODY}").published == day


def test_a_date_in_the_body_is_no_day_of_publication() -> None:
    assert find_layout(f"{TITLE}\nOn 9 July 2025, the army attacked the town. Dozens died.\n{BODY}").published is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        "Two killed in ambush",
        "Two killed in ambush\nThree hurt in blast\nTalks resume",
        BODY,
        f"Gunmen killed two people on Monday, police said.\nThe attack took place near the border.\n{BODY}",
        f"Gunmen killed two people on Monday, police said.\n\nSecurity concerns\n\nThe attack took place there.\n{BODY}",
        "HOST: Good morning. With me is our correspondent.\n\nROE: Good morning.\n\nHOST: What happened?",
        "14:05 GMT\nShelling reported in the north of the city.\n13:50 GMT\nTalks open.\n",
        "Kyiv – the ally – said the capital was hit again on Monday by drones, and that several people were hurt.",
        "UKRAINE – Talks resume in Istanbul",
    ],
)
def test_a_text_without_a_head_is_all_body(text: str) -> None:
    assert find_layout(text).title is None
    assert find_layout(text).body_start == 0


@pytest.mark.parametrize(
    ("after", "begins"),
    [
        ("1. At the invitation of the mediators the Parties met in Arusha.\n2. They agreed on a truce.", "1. At"),
        ("21:50 That is all from us tonight. The sides speak again tomorrow.", "21:50"),
        ("HOST: Good morning. With me is our correspondent.\nROE: Good morning.", "HOST:"),
        ("Q. How did it start?\nA. With a call.", "Q."),
        ("Gunmen opened fire on a convoy near the border on Monday, police said.\nThe dead were aid workers.", "Gunmen"),
    ],
)
def test_the_first_entry_turn_or_point_is_body(after: str, begins: str) -> None:
    text = f"{TITLE}\n{after}"
    assert part(text, "title") == TITLE
    assert text[find_layout(text).body_start :].startswith(begins)


def test_a_headline_wrapped_over_lines_is_one() -> None:
    text = (
        "Rebels and government sign\ndeal after talks that went on\nfor most of a year in Oslo\n\n"
        "   The two sides signed an accord on Monday after\ntalks that went on for most of a year, mediators\n"
        "said in a joint statement. The accord provides for\na truce of six months, monitors said.\n"
    )
    assert part(text, "title") == "Rebels and government sign\ndeal after talks that went on\nfor most of a year in Oslo"
    assert text[find_layout(text).body_start :].startswith("The two sides signed")


def test_a_known_headline_is_found_in_the_text() -> None:
    text = f"They broke it on Monday.\n{BODY}"
    assert find_layout(text).title is None
    assert find_layout(text, "They broke it on Monday").body_start == text.index("The two")


@pytest.mark.parametrize(
    "closing",
    ["(Reporting by Ada Quill; Editing by Ben Trask)", "Additional reporting by Ada Quill in Dakar", "aq-bt/cv", "Enditem",
     "Ada Quill in Dakar contributed to this report."],
)  # fmt: skip
def test_credits_end_a_report(closing: str) -> None:
    text = f"Truce holds\nThe truce held on Monday.\n\n{closing}"
    found = find_credits(text)
    assert found is not None and text[found.start : found.end] == closing


@pytest.mark.parametrize("text", ["The truce held on Monday.", "Truce holds\nThe report was written by envoys.", ""])
def test_a_last_sentence_is_no_credit(text: str) -> None:
    assert find_credits(text) is None
