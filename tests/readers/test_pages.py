"""Saved pages of several kinds → the text and the metadata of their report."""

from __future__ import annotations

from pathlib import Path

import pytest

from eirene.readers import read_source
from eirene.settings import Settings

PAGES = Path(__file__).with_name("pages")
SETTINGS = Settings()
METADATA = {
    "agency": ("Galvia says drone hit fuel depot near Kellen", "Meridian", "2026-04-02", "metadata"),
    "broadcaster": ("Galvia and Lake Front agree to swap prisoners", "North Channel News", "2026-03-18", "metadata"),
    "consent": ("Army of Galvia leaves two towns under accord", "The Harbour Gazette", "2026-04-06", "metadata"),
    "live": ("Arusha talks live: envoy expects accord this week – as it happened", "The Lake Courier", "2026-03-19", "metadata"),
    "old": ("Shore villages count their dead", None, "2026-03-12", "text"),
    "un": ("Lake basin: UN envoy urges ‘last mile’ in talks", "World Desk", "2026-03-17", "metadata"),
}
FIRST_AND_LAST = {
    "agency": ("DORVANE, April 2 (Meridian) - A drone hit a fuel depot", "the office of the United Nations envoy said."),
    "broadcaster": ("The government of Galvia and the rebel Lake Front", "The Lake Front puts the number at more than 400."),
    "consent": ("The army of Galvia withdrew from the towns", "the release of 75 prisoners by the end of the month."),
    "live": ("The United Nations envoy, Mirela Donk, says that one issue", "The health ministry counts six dead and 19 wounded."),
    "old": ("KELLEN, 12 March 2026 – The people of six villages", "“Nobody asked us whose they were.”"),
    "un": ("The United Nations envoy for the lake basin appealed", "Aid partners reached fewer than half of them last month."),
}
NO_REPORT = (
    *("privacy", "cookies", "Subscribe", "inbox", "Comments", "mark my words", "Most read", "Ferry", "library", "football", "|"),
    *("Read Next", "Copper", "Sport", "Weather", "Front page", "Archive", "rights reserved", "Ten things", "newsletter"),
)


@pytest.mark.parametrize("name", METADATA)
def test_a_page_gives_title_publisher_and_day(name: str) -> None:
    report = read_source(PAGES / f"{name}.html", SETTINGS)
    assert (report.title, report.publisher, report.published, report.published_from) == METADATA[name]
    assert (report.id, report.language) == (name, "en")


@pytest.mark.parametrize("name", FIRST_AND_LAST)
def test_a_page_gives_its_report_from_the_first_paragraph_to_the_last(name: str) -> None:
    text = read_source(PAGES / f"{name}.html", SETTINGS).text
    first, last = FIRST_AND_LAST[name]
    assert first in text and text.endswith(last)
    assert text.index(METADATA[name][0]) < text.index(first)
    assert text.count(METADATA[name][0]) == 1


@pytest.mark.parametrize("name", METADATA)
def test_what_stands_around_a_report_is_left_out(name: str) -> None:
    text = read_source(PAGES / f"{name}.html", SETTINGS).text
    assert [words for words in NO_REPORT if words in text] == []
