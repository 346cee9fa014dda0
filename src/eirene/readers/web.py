"""Fetching a page: only http and https, only public addresses, within limits of size, time and redirects.

Every hop's host is resolved here and checked, and the connection goes to the checked address itself (with the host's name for TLS
and the Host field), so that a name which resolves to another address a moment later does not lead inside the network.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from importlib.metadata import version

import httpx

from eirene.errors import EncodingError, SourceError
from eirene.readers.text import check_size
from eirene.settings import Settings

USER_AGENT = f"eirene/{version('eirene')}"
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TEXT_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "application/octet-stream"}
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_STATUS = {
    401: "it asks for a login; save the page from your browser and read the file",
    403: "the site refuses the request; save the page from your browser and read the file",
    404: "there is no such page; check the address",
    410: "the page is gone; look for it in a web archive",
    429: "the site asks for fewer requests; try again later",
    451: "the page is barred for legal reasons; look for it in a web archive",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the last address after redirects, the bytes and the encoding that the server named."""

    url: str
    data: bytes
    charset: str | None


def fetch(url: str, settings: Settings) -> Page:
    """The page at an address; raises SourceError, TooLargeError or EncodingError, each saying why and what to do."""
    deadline = time.monotonic() + 3 * settings.timeout  # for all hops together, however slowly a server drips
    target = _parse(url, url)
    with httpx.Client(timeout=settings.timeout, follow_redirects=False, trust_env=False) as client:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _get(client, target, settings, deadline)
            if isinstance(answer, Page):
                return answer
            target = _parse(answer, url, base=target)
    raise SourceError(f"{url}: more than {MOST_REDIRECTS} redirects; give the address of the page itself")


def _get(client: httpx.Client, target: httpx.URL, settings: Settings, deadline: float) -> Page | str:
    """The page, or the address that it redirects to."""
    address = _public_address(target, settings)
    host = target.netloc.decode("ascii")
    request = client.build_request(
        "GET",
        target.copy_with(host=address),
        headers={"Host": host, "User-Agent": USER_AGENT, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1"},
        extensions={"sni_hostname": _host(target)},
    )
    try:
        response = client.send(request, stream=True)
        try:
            if response.status_code in REDIRECTS and "location" in response.headers:
                return response.headers["location"]
            _check_answer(response, target)
            return Page(str(target), _read_body(response, target, settings, deadline), response.charset_encoding)
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise SourceError(f"{target}: no answer within {settings.timeout:g} seconds; try again, or raise the timeout") from error
    except httpx.HTTPError as error:
        raise SourceError(f"{target}: the page cannot be fetched ({_cause(error)}); check the address and the network") from error


def _parse(address: str, source: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address as a URL, from a redirect if `base` is given; raises SourceError for what is not fetched."""
    try:
        url = base.join(address) if base else httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"{source}: this is no proper address ({error}); check it") from error
    if url.scheme not in {"http", "https"}:
        raise SourceError(f"{source}: only http and https addresses are fetched, not {url.scheme}; for a file, give its path")
    if not url.raw_host:
        raise SourceError(f"{source}: the address names no host; check it")
    if url.userinfo:
        raise SourceError("the address holds a user name or password, which is not sent; save the page and read the file")
    return url


def _public_address(url: httpx.URL, settings: Settings) -> str:
    """The first IP address of the host; raises SourceError when any is not public, or the host is unknown."""
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(_host(url), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"{url}: the host {_host(url)} is not known; check the address and the network") from error
    addresses = [str(row[4][0]) for row in found]
    refused = next((address for address in addresses if not is_public(address)), None)
    if refused and not settings.allow_private:
        reason = f"{_host(url)} is at {refused}, a private or reserved address, which is not fetched"
        raise SourceError(f"{url}: {reason}; save the page and read the file")
    return addresses[0]


def _host(url: httpx.URL) -> str:
    """The host in ASCII, as DNS and TLS take it."""
    return url.raw_host.decode("ascii")


def is_public(address: str) -> bool:
    """True for an address of the public internet; one that wraps another address is judged by that."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _check_answer(response: httpx.Response, url: httpx.URL) -> None:
    """Raises SourceError for a failure, EncodingError for content that is no text."""
    status = response.status_code
    if status != 200:
        advice = _STATUS.get(status, "try again later" if status >= 500 else "check the address")
        raise SourceError(f"{url}: the server answers {status} {response.reason_phrase}".rstrip() + f"; {advice}")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in TEXT_TYPES:
        raise EncodingError(f"{url}: the address holds {kind}, not a page of text; save its text to a file and read that")


def _read_body(response: httpx.Response, url: httpx.URL, settings: Settings, deadline: float) -> bytes:
    """The content, unpacked; stops at the limit of size or time."""
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        check_size(size, settings, str(url))
        if time.monotonic() > deadline:
            raise SourceError(
                f"{url}: the page did not arrive in {3 * settings.timeout:g} seconds; try again, or raise the timeout"
            )
    return b"".join(parts)


def _cause(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__
