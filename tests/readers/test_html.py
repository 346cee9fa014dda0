"""Pages → reports."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from eirene.errors import EmptyError, LanguageError, ReadingError
from eirene.readers import Given, read_html, read_source
from eirene.settings import Settings

SETTINGS = Settings()
LEAD = "The two sides met for a third day in the capital on Monday, officials said, and they agreed to meet again next week."
MORE = "The envoy told reporters after the session that one issue of four is left, and that she was hopeful about an accord."
PARAGRAPHS = f"<p>{LEAD}</p><p>{MORE}</p><p>“We are close,” she said.</p>"
PAGE = f"""<!doctype html><html lang="en"><head><title>Talks go on | Example Herald</title>
<meta property="og:title" content="Talks go on in the capital"><meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2025-07-09T10:00:00Z"><link rel="canonical" href="https://news.example/talks">
<script>var tracking = "<p>not text</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks go on in the capital</h1>{PARAGRAPHS}</article>
<footer>© 2024 Example Herald. All rights reserved.</footer></body></html>"""


def test_article_and_metadata_are_taken() -> None:
    report = read_html(PAGE, SETTINGS)
    assert report.title == "Talks go on in the capital"
    assert (report.publisher, report.url) == ("Example Herald", "https://news.example/talks")
    assert (report.published, report.published_from, report.language) == ("2025-07-09", "metadata", "en")
    assert report.text.count("Talks go on in the capital") == 1
    assert report.text.index("Talks go on") < report.text.index(LEAD) < report.text.index(MORE)
    assert "tracking" not in report.text
    assert "rights reserved" not in report.text


def test_a_headline_outside_the_article_comes_first() -> None:
    page = f"<html><head><title>Talks go on in the capital</title></head><body><div>{PARAGRAPHS * 2}</div></body></html>"
    assert read_html(page, SETTINGS).text.startswith(f"Talks go on in the capital\n\n{LEAD}")


def test_no_date_is_made_up() -> None:
    page = f"<html><head><title>Talks go on</title></head><body><article>{PARAGRAPHS}<p>© 2019 Us</p></article></body></html>"
    assert read_html(page, SETTINGS).published is None


def test_the_caller_wins_over_the_page() -> None:
    report = read_html(PAGE, SETTINGS, Given(date="2025-07-10", publisher="Other"))
    assert (report.published, report.publisher) == ("2025-07-10", "Other")


@pytest.mark.parametrize(
    "data",
    [PAGE.encode(), PAGE.encode("utf-16"), b"\n<!-- note -->\n" + PAGE.encode(), PAGE[PAGE.index("<html") :].encode()],
)
def test_a_page_is_told_by_content_whatever_the_suffix(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    assert LEAD in read_source(tmp_path / "page.txt", SETTINGS).text


@pytest.mark.parametrize(
    ("declared", "real"), [("iso-8859-1", "utf-8"), ("windows-1252", "windows-1252"), ("no-such-set", "utf-8")]
)
def test_a_wrong_declared_encoding_does_no_harm(declared: str, real: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{declared}">')
    assert "“We are close,”" in read_html(page.encode(real), SETTINGS).text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<!doctype html>",
        "<html><body><nav><a href='/a'>Home</a><a href='/b'>World</a></nav></body></html>",
        "<html><body><script>let words = 1;</script></body></html>",
    ],
)
def test_a_page_without_an_article_says_so(page: str) -> None:
    with pytest.raises(EmptyError, match="no article"):
        read_html(page, SETTINGS)


def test_a_page_in_another_language_is_named() -> None:
    lead = (
        "Le président a déclaré lundi que les pourparlers reprendraient dans la capitale cette semaine, selon les médiateurs. "
        "Les deux parties s’étaient séparées sans accord, et leurs envoyés attendent encore une réponse de leurs gouvernements."
    )
    with pytest.raises(LanguageError, match="French"):
        read_html(
            f"<html><body><article><p>{lead}</p><p>La réunion de mardi doit avoir lieu sans eux.</p></article></body></html>",
            SETTINGS,
        )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000,
        "<html><body>" + "<b>" * 50_000 + LEAD,
        "<html><body>" + "<table><tr><td>" * 5_000 + PARAGRAPHS,
        "<html><body><div class='" + "a " * 200_000 + f"'>{PARAGRAPHS}</div>",
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><html><body><p>&b;</p>' + PARAGRAPHS,
        "<html><body><p>" + "<span>a b</span>" * 20_000,
        "<html><p><<<>>><p/<div =x <a href=<b>" + PARAGRAPHS + "<!-- open",
        "<html>\x00\x01\ufffe\ud800" + PARAGRAPHS,
        "<html><script type='application/ld+json'>{{{[</script>" + PARAGRAPHS,
        "<html><head><meta property='article:published_time' content='9999-99-99'></head>" + PARAGRAPHS,
        "<html>" + "&#x41;&bogus;&#99999999;" * 20_000,
    ],
)
def test_broken_and_hostile_markup_gives_a_report_or_an_error_soon(page: str) -> None:
    begun = time.monotonic()
    with contextlib.suppress(ReadingError):
        assert read_html(page, SETTINGS).text
    assert time.monotonic() - begun < 20
