"""How a create ends, as durability.md's table of outcomes has it; and what the GETs make of it."""

import asyncio
import contextlib
import gzip
import json
import socket
from datetime import date

import pytest

from tagwire import StepFailed
from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile
from tagwire.providers.runway.answer import retry_after, unpacked
from tagwire.providers.runway.client import RunwayClient
from tagwire.runtime.ledger.outcome import Created, NotSent, Refused, Unknown
from tagwire.runtime.ledger.shop import Again, Gone

TASK = "0b7a3cda-6c2e-4a55-8d6e-1f2f3a4b5c6d"
OURS = {"error": "Something is wrong.", "docUrl": "https://docs.dev.runwayml.com/api"}
BOMB = gzip.compress(b" " * 50_000_000)


def created_by(server, act, kind="runway"):
    """What a create brought or raised, and how many requests the server saw."""

    async def go():
        async with server.open(act):
            try:
                return await server.client(kind).create("text_to_image", {"model": "gen4_image"})
            except (NotSent, Refused, Unknown) as ended:
                return ended

    return asyncio.run(go()), len(server.requests)


def looked_at(server, act, kind="runway"):
    async def go():
        async with server.open(act):
            return await server.client(kind).look(TASK)

    return asyncio.run(go())


def test_an_id_and_the_estimate_are_what_a_create_brings(server, says):
    act = says.told(200, {"id": TASK, "estimatedCost": {"credits": 8}, "new": 1})
    assert created_by(server, act) == (Created(TASK, 8), 1)
    head = server.requests[0].split(b"\r\n\r\n")[0].decode()
    assert head.startswith("POST /v1/text_to_image HTTP/1.1")
    assert f"Authorization: Bearer {says.key}" in head
    assert "X-Runway-Version: 2024-11-06" in head
    assert "Content-Type: application/json" in head
    assert "Connection: close" in head


@pytest.mark.parametrize(
    "estimate", [None, {}, {"credits": "x"}, {"credits": -1}, {"credits": 1e999}]
)
def test_an_estimate_that_makes_no_sense_loses_no_id(server, says, estimate):
    act = says.told(200, {"id": TASK, "estimatedCost": estimate})
    assert created_by(server, act) == (Created(TASK, None), 1)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415, 422])
@pytest.mark.parametrize("body", [OURS, b"<html>no</html>", b""])
def test_what_the_api_refuses_is_refused_for_good(server, says, status, body):
    ended, sent = created_by(server, says.told(status, body))
    assert (type(ended), ended.final, ended.code, sent) == (Refused, True, f"http_{status}", 1)


@pytest.mark.parametrize("status", [429, 502, 503])
def test_a_busy_api_that_says_so_itself_is_asked_again_later(server, says, status):
    ended, sent = created_by(server, says.told(status, OURS, "Retry-After: 7"))
    assert (type(ended), ended.final, ended.retry_after, sent) == (Refused, False, 7, 1)


def test_the_limit_of_the_day_is_final_and_named(server, says):
    words = {"error": "Your daily task limit has been reached.", "docUrl": "x"}
    ended, _ = created_by(server, says.told(429, words, "Retry-After: 1"))
    assert isinstance(ended, Refused)
    assert ended.final
    assert "daily task limit" in ended.words


def test_too_few_credits_are_final_and_say_what_to_do(server, says):
    words = {"error": "You do not have enough credits to run this task.", "docUrl": "x"}
    ended, _ = created_by(server, says.told(400, words))
    assert isinstance(ended, Refused)
    assert "Buy credits there" in ended.words


def test_what_is_wrong_with_a_body_is_told_with_its_place(server, says):
    issue = {"code": "too_big", "message": "Too long", "path": ["promptText"], "maximum": 1000}
    body = {"error": "Validation of body failed", "issues": [issue, 5, {"path": 3}]}
    ended, _ = created_by(server, says.told(400, body))
    assert "Validation of body failed (promptText: Too long)" in ended.words


UNKNOWN = {
    **{f"status {s}": (s, OURS) for s in (300, 301, 302, 307, 308, 402, 408, 409, 418, 500, 504)},
    **{f"status {s}, no JSON": (s, b"<html>") for s in (429, 502, 503, 524)},
    "JSON that is nobody's error": (503, {"message": "Service Unavailable"}),
    "an empty object": (200, {}),
    "a list": (200, []),
    "no UUID": (200, {"id": "../../organization"}),
    "a number": (200, {"id": 7}),
    "a braced UUID": (200, {"id": "{" + TASK + "}"}),
    "no id": (201, {"id": None}),
    "bad JSON": (200, b'{"id": "' + TASK.encode()),
    "not text": (200, b"\xff\xfe\x00"),
    "nothing": (200, b""),
    "deep JSON": (200, b"[" * 500_000),
    "too much": (200, b" " * 2_000_000 + json.dumps({"id": TASK}).encode()),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_an_answer_that_proves_nothing_is_unknown(server, says, case):
    status, body = UNKNOWN[case]
    ended, sent = created_by(server, says.told(status, body, "Location: /v1/elsewhere"))
    assert (type(ended), sent) == (Unknown, 1)


LINE = b"HTTP/1.1 200 OK\r\n"
WHOLE = json.dumps({"id": TASK}).encode()
BROKEN = {
    "cut short": LINE + b"Content-Length: 500\r\n\r\n" + WHOLE,
    "cut in the head": b"HTTP/1.1 200 OK\r\nConte",
    "no HTTP": b"hello\r\n\r\n",
    "nothing at all": b"",
    "a chunk cut": LINE + b"Transfer-Encoding: chunked\r\n\r\nff\r\n{",
    "a bomb": LINE + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(BOMB) + BOMB,
    "no gzip": LINE + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
    "br": LINE + b"Content-Encoding: br\r\nContent-Length: 4\r\n\r\nabcd",
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_answer_that_breaks_off_is_unknown(server, says, case):
    ended, sent = created_by(server, says.raw(BROKEN[case]))
    assert (type(ended), sent) == (Unknown, 1)


def test_a_bomb_is_not_unpacked():
    assert unpacked(BOMB, "gzip") is None
    assert unpacked(gzip.compress(b"{}"), " GZIP ") == b"{}"


@pytest.mark.parametrize("fault", ["reset", "hang", "drip"])
def test_a_connection_that_dies_or_dawdles_is_unknown(server, says, fault):
    ended, sent = created_by(server, getattr(says, fault))
    assert (type(ended), sent) == (Unknown, 1)


def test_an_id_in_a_packed_or_unmeasured_answer_is_not_lost(server, says):
    packed = gzip.compress(WHOLE)
    head = LINE + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    assert created_by(server, says.raw(head + packed))[0] == Created(TASK)
    assert created_by(server, says.raw(LINE + b"\r\n" + WHOLE))[0] == Created(TASK)


def test_what_never_left_may_be_sent_again():
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))  # and nobody listens
        url = f"http://127.0.0.1:{busy.getsockname()[1]}"
        client = RunwayClient(Profile("here", "Here", "runway", url, "K"), Secret("key_1"))
        with pytest.raises(NotSent):
            asyncio.run(client.create("text_to_image", {}))


def test_a_client_works_in_one_event_loop_after_another(server, says):
    client = RunwayClient(Profile("a", "A", "runway", "http://127.0.0.1:1", "K"), Secret("key_1"))
    for _ in range(2):
        with pytest.raises(Again):
            asyncio.run(client.look(TASK))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("0", 0), ("2", 2), (" 2.5 ", 2.5), ("99999", 99999)),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0),
        ("Thu, 01 Jan 1970 00:01:40 -0000", 90),
        *((text, None) for text in ("", "soon", "-5", "nan", "inf", "1e9", "٣", "1,5", "9" * 400)),
        *((text, None) for text in ("Thu, 99 Jan 1970", "Thu, 01 Jan 99999 00:00:00 GMT")),
    ],
)
def test_retry_after_is_seconds_or_a_date_or_nothing(text, seconds):
    assert retry_after(text, 10.0) == seconds


STATES = {
    "PENDING": ("waiting", {"estimatedCost": {"credits": 8}}),
    "THROTTLED": ("queued", {"estimatedCost": {"credits": 8}}),
    "RUNNING": ("running", {"estimatedCost": {"credits": 8}, "progress": 0.5}),
    "SUCCEEDED": ("succeeded", {"cost": {"credits": 5}, "output": ["https://a.example/b"]}),
    "FAILED": ("failed", {"cost": {"credits": 0}, "failure": "no", "failureCode": "SAFETY.X"}),
    "CANCELLED": ("cancelled", {"cost": {"credits": 0}}),
    "CANCELED": ("cancelled", {}),
    "SOMETHING_NEW": ("waiting", {"cost": {"credits": "?"}, "progress": 7, "output": "x"}),
}


@pytest.mark.parametrize("status", STATES)
def test_a_task_is_seen_in_every_state_and_in_those_to_come(server, says, status):
    phase, fields = STATES[status]
    seen = looked_at(server, says.told(200, {"id": TASK, "status": status, **fields, "x": 1}))
    assert seen.phase == phase
    assert seen.charge == (fields.get("cost", {}).get("credits") if phase != "waiting" else None)
    assert seen.outputs == (("https://a.example/b",) if status == "SUCCEEDED" else ())
    assert seen.code == fields.get("failureCode", "")


@pytest.mark.parametrize(
    "case", [(500, OURS), (429, OURS), (301, b""), (404, b"<html>"), (200, {})]
)
def test_a_look_that_tells_nothing_is_made_again(server, says, case):
    with pytest.raises(Again):
        looked_at(server, says.told(*case))


@pytest.mark.parametrize("fault", ["reset", "hang", "drip"])
def test_a_look_that_dies_is_made_again(server, says, fault):
    with pytest.raises(Again):
        looked_at(server, getattr(says, fault))


def test_a_look_learns_that_a_task_is_gone_or_locked(server, says):
    with pytest.raises(Gone):
        looked_at(server, says.told(404, {"error": "Could not find Task"}))
    with pytest.raises(StepFailed):
        looked_at(server, says.told(401, OURS))
    with pytest.raises(StepFailed):
        asyncio.run(server.client().look("../organization"))


def test_a_look_keeps_the_wait_it_is_asked_for(server, says):
    with pytest.raises(Again) as again:
        looked_at(server, says.told(503, OURS, "Retry-After: 3"))
    assert again.value.retry_after == 3


@pytest.mark.parametrize(
    ("status", "told"),
    [(204, None), (404, Gone), (401, Again), (405, Again), (500, Again), (429, Again)],
)
def test_a_task_is_called_off_only_when_the_server_says_so(server, says, status, told):
    async def go():
        async with server.open(says.told(status, b"")):
            await server.client().cancel(TASK)

    with pytest.raises(told) if told else contextlib.nullcontext():
        asyncio.run(go())
    assert server.requests[0].startswith(f"DELETE /v1/tasks/{TASK} ".encode())


def test_the_account_tells_its_credits_limits_and_use(server, says):
    limits = {"maxConcurrentGenerations": 3, "maxDailyGenerations": None}
    account = {
        "creditBalance": 120,
        "tier": {"maxMonthlyCreditSpend": 10_000, "models": {"gen4_image": limits}},
        "usage": {"models": {"gen4_image": {"dailyGenerations": 4}}},
    }
    used = {
        "results": [{"date": "2026-11-01", "usedCredits": [{"model": "ours", "amount": -8}]}],
        "models": ["ours"],
    }

    async def go():
        async with server.open(says.told(200, account), says.told(200, used)):
            client = server.client()
            return await client.organization(), await client.usage(start=date(2026, 11, 1))

    organization, usage = asyncio.run(go())
    assert organization.credit_balance == 120
    assert organization.tier.models["gen4_image"].max_concurrent_generations == 3
    assert usage.results[0].used_credits[0].amount == -8
    assert server.requests[1].endswith(b'{"startDate": "2026-11-01"}')
