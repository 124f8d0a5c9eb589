"""What is fetched: whole files, within bounds, and never with a key."""

import asyncio
import contextlib
import gzip
import io

import pytest
from PIL import Image

from tagwire import StepFailed
from tagwire.providers.runway.fetch import Bounds
from tagwire.providers.runway.whole import looks_cut
from tagwire.runtime.ledger.shop import Again, Expired


def pictured(kind="PNG"):
    file = io.BytesIO()
    Image.effect_noise((60, 40), 50).convert("RGB").save(file, kind)
    return file.getvalue()


PNG = pictured()


def fetched(server, act, **more):
    async def go():
        async with server.open(act):
            return await server.fetcher(**more).get(f"{server.url}/a?b=c")

    return asyncio.run(go())


HEAD = b"HTTP/1.1 200 OK\r\n"


def test_a_fetch_says_nothing_of_us(server, says):
    assert fetched(server, says.told(200, PNG)) == PNG
    head = server.requests[0].decode().lower()
    names = {line.split(":")[0] for line in head.strip().split("\r\n")[1:]}
    assert names == {"host", "accept-encoding", "connection"}
    assert "accept-encoding: identity" in head
    assert head.startswith("get /a?b=c http/1.1")


def test_no_proxy_of_the_environment_is_asked(server, says, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetched(server, says.told(200, PNG)) == PNG


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_url_that_lets_nobody_in_is_expired(server, says, status):
    with pytest.raises(Expired):
        fetched(server, says.told(status, b"no"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(server, says, status):
    with pytest.raises(Again):
        fetched(server, says.told(status, b"", f"Location: http://127.0.0.1:{server.port}/b"))
    assert server.connections == 1


@pytest.mark.parametrize("status", [206, 400, 429, 500, 503])
def test_another_answer_may_be_a_file_later(server, says, status):
    with pytest.raises(Again) as again:
        fetched(server, says.told(status, b"", "Retry-After: 4"))
    assert again.value.retry_after == 4


PACKED = gzip.compress(bytes(50_000_000))
SHORT = {
    "less than promised": HEAD + b"Content-Length: 9999\r\n\r\n" + PNG,
    "no end told, and cut": HEAD + b"\r\n" + PNG[:-10],
    "no end told, and nothing": HEAD + b"\r\n",
    "a chunk cut": HEAD + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n" + PNG,
    "no answer": b"",
    "no HTTP": b"hello\r\n\r\n",
    "packed": HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED) + PACKED,
}


@pytest.mark.parametrize("case", SHORT)
def test_less_than_the_whole_file_is_fetched_again(server, says, case):
    with pytest.raises(Again):
        fetched(server, says.raw(SHORT[case]))


@pytest.mark.parametrize("fault", ["reset", "hang", "drip"])
def test_a_host_that_dies_or_dawdles_is_asked_again(server, says, fault):
    with pytest.raises(Again):
        fetched(server, getattr(says, fault))


def test_a_file_that_keeps_coming_over_a_slow_line_is_taken(server):
    parts = [PNG[start : start + 400] for start in range(0, len(PNG), 400)]

    async def slowly(reader, writer):
        writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(PNG))
        for part in parts:
            writer.write(part)
            await writer.drain()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader.read(1), 0.05)

    bounds = Bounds(connect=2, read=0.4, total=0.1, slowest=1000)
    assert len(parts) * 0.05 > bounds.total
    assert fetched(server, slowly, bounds=bounds) == PNG


def test_a_file_without_a_length_is_taken_when_it_is_whole(server, says):
    assert fetched(server, says.raw(HEAD + b"\r\n" + PNG)) == PNG


def test_no_more_is_taken_than_was_promised(server, says):
    head = HEAD + b"Content-Length: %d\r\n\r\n" % len(PNG)
    assert fetched(server, says.raw(head + PNG + b"and more")) == PNG


@pytest.mark.parametrize("told", [b"Content-Length: 100001\r\n", b""])
def test_a_file_over_the_bound_is_refused(server, says, told):
    with pytest.raises(StepFailed):
        fetched(server, says.raw(HEAD + told + b"\r\n" + bytes(100_001)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_cut_picture_is_known_by_its_end(kind):
    data = pictured(kind)
    assert not looks_cut(data)
    assert looks_cut(data[:-20])


def test_a_cut_film_is_known_by_its_boxes():
    film = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08moov" + b"\0\0\0\x0cmdat1234"
    assert not looks_cut(film)
    assert looks_cut(film[:-1])
    assert looks_cut(film[:16])


def test_a_form_has_its_file_at_the_end_and_no_key(server, says):
    async def go():
        async with server.open(says.told(204, b"")):
            fields = {"key": "uploads/1", "policy": "p", "x-amz-signature": "s"}
            where = f"{server.url}/bucket?x=1"
            return await server.fetcher().post(where, fields, "a.png", PNG, "image/png")

    assert asyncio.run(go()) == 204
    head, body = server.requests[0].split(b"\r\n\r\n", 1)
    names = [part.split(b'"')[0] for part in body.split(b'name="')[1:]]
    assert names[:4] == [b"key", b"policy", b"x-amz-signature", b"file"]
    assert PNG in body
    assert b"uthorization" not in head
    assert b"Runway" not in head
