"""A reading → one self-contained page."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from eirene.exports.page import TEMPLATES, write_page
from eirene.types import Actor, ActorKind, Passage, Reading
from tests.exports.made import TEXT, TITLE, at, make_reading

HOSTILE = (
    '</script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} " onmouseover="alert(1) \x00\x1b[31m \u202eabc &lt;'
)
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """A page taken apart: its elements, the text of each paragraph of the report, whether every element is closed."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.inside: dict[str, str] = {"script": "", "style": ""}
        self.article = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]] += data
        if "article" in self.open and "p" in self.open:
            self.article += data

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(write_page(make_reading()))


def test_the_page_holds_the_whole_text_once(page: Page) -> None:
    assert page.article == TEXT.replace("\n", "")
    assert not page.open


def test_every_fact_leads_to_its_words_and_every_mark_to_facts(page: Page) -> None:
    facts = {attributes["id"] for attributes in page.named("li") if "id" in attributes}
    anchors = {attributes["id"] for attributes in page.named("a") if attributes.get("id", "").startswith("at-")}
    links = {a["href"].removeprefix("#") for a in page.named("a") if a.get("class") == "lead"}
    marked = {fact for mark in page.named("mark") for fact in mark["data-facts"].split()}
    assert links == anchors
    assert marked == facts
    assert {link.removeprefix("at-") for link in links} == facts


def test_overlapping_passages_are_marks_with_all_their_kinds(page: Page) -> None:
    figure = next(mark for mark in page.named("mark") if "figure-1" in mark["data-facts"].split())
    assert {"k-figure", "k-finding"} <= set(figure["class"].split())


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {a["href"].removeprefix("#") for a in page.named("a") if "href" in a} <= set(ids)


def test_the_policy_allows_our_script_and_style_alone(page: Page) -> None:
    policy = next(m["content"] for m in page.named("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.inside[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert page.named(tag) == [{}]
    assert not any(name.startswith("on") or name in {"style", "src"} for _, attributes in page.elements for name in attributes)


def test_nothing_is_fetched_from_elsewhere() -> None:
    markup = write_page(make_reading())
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:|//)|@import|url\(", markup)


def test_words_that_are_markup_stay_words() -> None:
    text = f"{HOSTILE}\n{TEXT}"
    reading = replace(
        make_reading(text=TEXT),
        actors=(Actor(HOSTILE, ActorKind.PERSON, role=HOSTILE, affiliation=HOSTILE, mentions=(Passage(0, len(HOSTILE)),)),),
    )
    shown = Page(
        write_page(replace(reading, report=replace(reading.report, text=text, title=HOSTILE, publisher=HOSTILE, url=HOSTILE)))
    )
    assert len(shown.named("script")) == 1
    assert not shown.named("img")
    assert not any(name.startswith("on") for _, attributes in shown.elements for name in attributes)
    assert "{{ 7*7 }}" in shown.article
    assert "\x00" not in shown.article and "\x1b" not in shown.article


def test_the_headline_stands_out_in_the_text(page: Page) -> None:
    assert {"dir": "auto", "class": "headline"} in page.named("p")


def test_a_page_without_facts_says_so() -> None:
    assert "No facts were found" in write_page(Reading(make_reading().report))


def test_the_legend_names_what_is_marked_and_nothing_else() -> None:
    reading = Reading(make_reading().report, actors=(Actor("Galvia", ActorKind.STATE, mentions=(at("Galvia"),)),))
    assert [b["data-kind"] for b in Page(write_page(reading)).named("button") if "data-kind" in b] == ["actor"]
    assert TITLE in write_page(reading)


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(scheme: str) -> None:
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    palette = colours(blocks[0 if scheme == "light" else 1])
    kinds = ("ink", "actor", "event", "statement", "figure", "term", "finding")
    for ink, ground in [("soft", "paper"), ("soft", "card"), *((k, g) for k in kinds for g in ("paper", "card", "glow"))]:
        light, dark = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
