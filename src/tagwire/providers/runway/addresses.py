"""Which URLs and which addresses we open (spec/security.md, "Untrusted things")."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urlsplit

from tagwire.core.errors import StepFailed

MOST_URL = 16_384
"""Characters of a URL: signed ones are long."""

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})", re.IGNORECASE)
_PLAIN = re.compile(r"[!-~]+")
_NEVER = re.compile(r"[\\<>\"^`{|}]")

_DENIED_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24"),
            *("192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
            *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4"),
            *("240.0.0.0/4", "168.63.129.16/32"),
        ),
    )
)
"""IANA's special-purpose blocks, multicast and the reserved rest; Azure's own address at last."""

FAKE_IPS = ("198.18.0.0/15",)
"""What VPNs in fake-ip mode answer for every name."""

_ALLOWED_6 = ipaddress.IPv6Network("2000::/3")
_DENIED_6 = tuple(
    map(
        ipaddress.IPv6Network,
        ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
)
"""Of what is handed out at all: Teredo and its like, documentation, 6to4, AS112. Mapped, NAT64,
unique local, link-local and multicast addresses lie outside 2000::/3."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    target: str


def is_public(address: str) -> bool:
    """Whether an address from a resolver is one of the open internet, by our own list."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return not any(found in network for network in _DENIED_4)
    plain = found in _ALLOWED_6 and not getattr(found, "scope_id", None)
    return plain and not any(found in network for network in _DENIED_6)


def is_within(address: str, networks: Iterable[str]) -> bool:
    """Whether an address from a resolver is in one of these networks ("198.18.0.0/15")."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in ipaddress.ip_network(each) for each in networks)


def place_of(url: str, allowed: AbstractSet[tuple[str, int]]) -> Place:
    """The place a URL names: https, port 443, a domain; or http to an `allowed` host and port.

    Raises:
        StepFailed: any other URL; names at most its host.
    """
    if len(url) > MOST_URL or not _PLAIN.fullmatch(url) or _NEVER.search(url):
        raise _refused("a URL that is no plain web address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _refused("a URL that is no plain web address") from None
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme == "http" and (host, port or 80) in allowed and "@" not in parts.netloc:
        return Place("http", host, port or 80, target)
    plain = parts.netloc.lower() in (host, f"{host}:443") and parts.scheme == "https"
    if not plain or not _NAME.fullmatch(host) or len(host) > 253:
        raise _refused(host[:80] or "a URL without a host")
    return Place("https", host, 443, target)


def _refused(what: str) -> StepFailed:
    words = f"{what}: Tagwire does not fetch from there."
    return StepFailed(words, "Only https addresses of public hosts are opened.")
