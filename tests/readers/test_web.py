"""Addresses → reports, from a server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from eirene.errors import EmptyError, EncodingError, ReadingError, SourceError, TooLargeError
from eirene.readers import read_source
from eirene.readers.web import USER_AGENT, fetch, is_public
from eirene.settings import Settings
from tests.readers.test_html import LEAD, PAGE

SETTINGS = Settings(timeout=2.0, allow_private=True)
SEEN: list[dict[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        SEEN.append(dict(self.headers))
        answer = {
            "/page": (200, "text/html; charset=utf-8", PAGE.encode()),
            "/latin": (200, "text/html; charset=windows-1252", PAGE.encode("cp1252")),
            "/plain": (200, "text/plain", LEAD.encode()),
            "/pdf": (200, "application/pdf", b"%PDF-1.7"),
            "/disguised": (200, "text/html", b"%PDF-1.7"),
            "/empty": (200, "text/html", b""),
            "/large": (200, "text/html", b"<html>" + b"a " * 4_000_000),
            "/forbidden": (403, "text/html", b"no"),
            "/broken": (503, "text/html", b"no"),
        }
        status, kind, body = answer.get(self.path, (404, "text/html", b"no"))
        if self.path == "/slow":
            time.sleep(3)
        places = {"/moved": "/page", "/loop": "/loop", "/file": "file:///etc/hostname", "/inside": "http://169.254.169.254/meta"}
        try:
            self.send_response(302 if self.path in places else status)
            if self.path in places:
                self.send_header("Location", places[self.path])
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # the reader has gone

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/page", "/latin", "/moved"])
def test_a_page_is_read(site: str, path: str) -> None:
    report = read_source(site + path, SETTINGS)
    assert LEAD in report.text
    assert "“We are close,”" in report.text
    assert report.publisher == "Example Herald"
    assert report.url == site + path.replace("moved", "page")
    assert SEEN[-1]["User-Agent"] == USER_AGENT
    assert SEEN[-1]["Host"] == site.removeprefix("http://")


def test_plain_text_is_read(site: str) -> None:
    assert read_source(f"{site}/plain", SETTINGS).text == LEAD


@pytest.mark.parametrize(
    ("path", "error", "says"),
    [
        ("/none", SourceError, "404"),
        ("/forbidden", SourceError, "403"),
        ("/broken", SourceError, "503"),
        ("/loop", SourceError, "redirects"),
        ("/file", SourceError, "only http and https"),
        ("/slow", SourceError, "2 seconds"),
        ("/pdf", EncodingError, "application/pdf"),
        ("/disguised", EncodingError, "PDF"),
        ("/empty", EmptyError, "empty"),
        ("/large", TooLargeError, "5,000,000"),
    ],
)
def test_what_cannot_be_read_says_why(site: str, path: str, error: type[ReadingError], says: str) -> None:
    with pytest.raises(error, match=says):
        read_source(site + path, SETTINGS)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "https://192.168.1.1/",
        "http://0.0.0.0/",
    ],
)
def test_addresses_inside_the_network_are_refused(url: str) -> None:
    with pytest.raises(SourceError, match="private or reserved"):
        fetch(url, replace(SETTINGS, allow_private=False))


def test_a_redirect_is_checked_like_the_first_address(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eirene.readers.web.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(SourceError, match="private or reserved"):
        fetch(f"{site}/inside", replace(SETTINGS, allow_private=False))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("::", False),
    ],
)
def test_only_the_public_internet_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_host_that_answers_no_tls_says_so(site: str) -> None:
    with pytest.raises(SourceError, match="cannot be fetched"):
        fetch(site.replace("http://", "https://"), SETTINGS)


@pytest.mark.parametrize(
    "url", ["http://user:secret@127.0.0.1/", "http://" + "a" * 300 + ".example/", "http://a b/", "http://xn--/"]
)
def test_odd_addresses_say_so(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url, SETTINGS)
    assert "secret" not in str(caught.value)
