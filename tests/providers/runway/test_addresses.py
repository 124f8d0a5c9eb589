"""Where we let ourselves be led: to public hosts over https, and to what a test named."""

import asyncio
import socket

import httpcore
import pytest

from tagwire import StepFailed
from tagwire.providers.runway.addresses import is_public, place_of
from tagwire.providers.runway.fetch import Fetcher
from tagwire.runtime.ledger.shop import Again

PRIVATE = """
    127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254
    100.100.100.200 169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192
    192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
    224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::ffff:127.0.0.1
    ::ffff:169.254.169.254 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
    64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe::
    3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 localhost
    nonsense
"""
PUBLIC = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]


PNG = b"\x89PNG"


HOSTS = """
    127.0.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.1 127.0.1 0 0.0.0.0
    127.0.0.1. 0x7f.0x0.0x0.0x1 [::1] [::] [::ffff:127.0.0.1] [0:0:0:0:0:ffff:7f00:1]
    [::ffff:7f00:1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1%25lo] [::127.0.0.1] localhost
    localhost. LOCALHOST localhost.localdomain. ip6-localhost a a.1 a.0x7f a.127 127.0.0.1.
    -a.example a..example .example example..com example.c 127.0.0.1%00.example.com
    %31%32%37.0.0.1 127。0。0。1 ①②⑦.⓪.⓪.① ⑯⑨。②⑤④ exa%6dple.com example.com%2f [127.0.0.1]
    [::1].example.com example.com\\.evil.com
"""


def urls(port):
    """Ways to spell an address nobody may be led to; {p} is a port where somebody listens."""
    for host in HOSTS.split():
        yield f"https://{host}/a"
        yield f"http://{host}:{port}/a"
        yield f"https://{host}:{port}/a"
    yield from (
        f"http://example.com:{port}/", "http://example.com/", f"https://example.com:{port}/",
        f"https://example.com@127.0.0.1:{port}/", "https://user:pw@example.com/",
        "https://@example.com/", "https://example.com:443@127.0.0.1/", "https://example.com:/",
        "https://example.com:80/", "https://example.com:0443/", "https://example.com:443443/",
        "https://example.com#@127.0.0.1/..\\", "https:///example.com", "https:example.com",
        "https:\\\\example.com", "//example.com/a", "/etc/passwd", "", "file:///etc/passwd",
        "ftp://example.com/", "gopher://127.0.0.1:6379/_x", "data:image/png;base64,AA",
        "javascript:alert(1)", "ws://example.com/", f"unix://127.0.0.1:{port}/", "HTTP://a.example/",
        "https://exa mple.com/", "https://example.com/\r\nX: y", "https://example.com/\x00",
        "https://example.com/ä", "https://exämple.com/", "https://example.com\t/", " https://a.example",
        "https://[::1/", "https://]/", "https://example.com:99999/", "https://example.com:-1/",
        "https://example.com/" + "a" * 20_000,
    )  # fmt: skip


def test_no_spelling_of_a_url_leads_to_a_listener_nobody_named(server, says):
    async def go():
        async with server.open(says.told(200, PNG)):
            spelled = list(urls(server.port))
            assert len(spelled) >= 150

            async def home(host, port):
                return ["127.0.0.1"]

            for url in spelled:
                with pytest.raises(StepFailed):
                    place_of(url, frozenset())
                with pytest.raises(StepFailed):
                    await Fetcher(resolve=home).get(url)
            return server.connections

    assert asyncio.run(go()) == 0


def test_the_listener_is_reached_when_it_is_named(server, says):
    async def go():
        async with server.open(says.told(200, PNG)):
            assert await server.fetcher().get(f"{server.url}/a") == PNG
            with pytest.raises(StepFailed):
                await server.fetcher().get(f"http://localhost:{server.port}/a")
            with pytest.raises(StepFailed):
                await server.fetcher().get(f"http://u@127.0.0.1:{server.port}/a")
            return server.connections

    assert asyncio.run(go()) == 1


class Dialled(httpcore.AsyncNetworkBackend):
    """A network that notes who was called and connects to nobody."""

    def __init__(self):
        self.called = []

    async def connect_tcp(self, host, port, *rest, **named):
        self.called.append((host, port))
        raise httpcore.ConnectError("nobody there")


def dialled(answers, fetch="https://files.example.com/a", networks=()):
    """Whom a fetch calls when the host's name gives those answers, one after another."""
    network, given = Dialled(), iter(answers)

    async def resolve(host, port):
        return next(given)

    async def go():
        await Fetcher(resolve=resolve, backend=network, networks=networks).get(fetch)

    with pytest.raises((Again, StepFailed)) as ended:
        asyncio.run(go())
    dialled.told = str(ended.value)
    return network.called, ended.type


@pytest.mark.parametrize("address", PRIVATE.split())
def test_a_name_that_leads_inside_is_never_called(address):
    assert not is_public(address)
    assert dialled([[address]]) == ([], StepFailed)
    assert dialled([["8.8.8.8", address]]) == ([], StepFailed)
    assert dialled([[address]], "https://127-0-0-1.nip.example/a") == ([], StepFailed)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_called(address):
    assert dialled([[address]]) == ([(address, 443)], Again)


def test_a_vpn_that_answers_for_every_name_is_told_of_and_may_be_named():
    assert dialled([["198.18.0.7"]]) == ([], StepFailed)
    assert 'fetch_from = ["198.18.0.0/15"]' in dialled.told
    named = ["198.18.0.0/15", "fd00::/8"]
    assert dialled([["198.18.0.7"]], networks=named)[0] == [("198.18.0.7", 443)]
    assert dialled([["fd00::1"]], networks=named)[0] == [("fd00::1", 443)]
    assert dialled([["198.18.0.7", "127.0.0.1"]], networks=named) == ([], StepFailed)


def test_the_address_that_was_checked_is_the_one_called():
    called, _ = dialled([["8.8.8.8", "8.8.4.4"], ["127.0.0.1"]])
    assert called == [("8.8.8.8", 443), ("8.8.4.4", 443)]


def test_a_name_without_an_address_may_have_one_later():
    assert dialled([[]]) == ([], Again)


def test_a_signed_url_of_a_public_host_is_taken_as_it_is():
    place = place_of("https://Dn-z.cloudfront.net/a%20b/c.png?_jwt=a.b-c_d&x=%2F#part", frozenset())
    assert (place.host, place.port) == ("dn-z.cloudfront.net", 443)
    assert place.target == "/a%20b/c.png?_jwt=a.b-c_d&x=%2F"
    assert place_of("https://a.example:443", frozenset()).target == "/"
    assert place_of("https://xn--fsq.xn--fiqs8s/", frozenset()).host == "xn--fsq.xn--fiqs8s"


def test_loopback_is_what_the_system_resolves_it_to():
    assert not is_public(socket.gethostbyname("localhost"))
