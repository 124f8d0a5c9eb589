"""CometAPI's way of saying things, and the rooms an account gives."""

import asyncio

import pytest

from tagwire.providers.runway.account import LIFE, MOST_ROOM, UNKNOWN_ROOM, Account
from tagwire.runtime.ledger.outcome import Created, Refused, Unknown
from tagwire.runtime.ledger.shop import Again, Gone

from .test_client import TASK, created_by, looked_at

ERROR = {"code": "bad", "message": "Not so.", "type": "comet_api_error", "param": None}


def comet(code="bad", message="Not so."):
    return {"error": {**ERROR, "code": code, "message": message}}


def wrapped(inner, status="QUEUED", **more):
    outer = {"task_id": TASK, "action": "x", "status": status, "progress": "0%", "data": inner}
    return {"code": "success", "message": "", "data": {**outer, **more}}


def test_an_error_that_is_an_object_is_understood(server, says):
    ended, _ = created_by(server, says.told(400, comet()), "cometapi")
    assert (type(ended), ended.final, ended.code, ended.words) == (Refused, True, "bad", "Not so.")


def test_an_invalid_request_told_as_a_500_is_refused_there_and_unknown_at_runway(server, says):
    act = says.told(500, comet("invalid_request"))
    assert isinstance(created_by(server, act, "cometapi")[0], Refused)
    assert isinstance(created_by(server, act)[0], Unknown)


@pytest.mark.parametrize("status", [500, 524])
def test_a_failing_gateway_leaves_it_unknown(server, says, status):
    assert isinstance(created_by(server, says.told(status, comet()), "cometapi")[0], Unknown)


@pytest.mark.parametrize(
    "body",
    [{"id": TASK}, wrapped({"id": TASK, "status": "PENDING"}), {"data": TASK}, wrapped(None)],
)
def test_an_id_is_found_in_every_wrapping(server, says, body):
    assert created_by(server, says.told(200, body), "cometapi")[0] == Created(TASK)


@pytest.mark.parametrize(
    ("body", "phase", "outputs"),
    [
        ({"id": TASK, "status": "RUNNING", "progress": 0.5}, "running", ()),
        (wrapped({"id": TASK, "status": "PENDING"}), "waiting", ()),
        (
            wrapped(
                {"id": TASK, "status": "SUCCEEDED", "output": ["https://a.example"]}, "SUCCESS"
            ),
            "succeeded",
            ("https://a.example",),
        ),
        (wrapped({}), "waiting", ()),
        (wrapped(None, "FAILURE", fail_reason="no"), "failed", ()),
    ],
)
def test_the_inner_task_counts(server, says, body, phase, outputs):
    seen = looked_at(server, says.told(200, body), "cometapi")
    assert (seen.phase, seen.outputs) == (phase, outputs)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        *((status, comet("task_not_exist")) for status in (200, 400, 404, 500)),
        (200, {"code": "task_not_exist", "message": "task_not_exist", "data": None}),
    ],
)
def test_a_fresh_task_nobody_knows_yet_is_gone_for_now(server, says, status, body):
    with pytest.raises(Gone):
        looked_at(server, says.told(status, body), "cometapi")


def test_nonsense_is_looked_at_again(server, says):
    for body in ([], {"data": 5}, {"data": {"data": []}}, {"code": "success"}):
        with pytest.raises(Again):
            looked_at(server, says.told(200, body), "cometapi")


class Hours:
    at = 0.0

    def now(self):
        return self.at


def rooms(server, act, models, kind="runway", **more):
    """How many each model's room lets in, and how often the account was asked."""
    clock = Hours()

    async def go():
        async with server.open(act):
            account = Account(server.client(kind), server.profile(kind, **more), clock)
            sizes = [(await account.room(model))._value for model in models]
            assert await account.room(models[0]) is await account.room(models[0])
            return sizes

    return asyncio.run(go()), len(server.requests)


def limited(**models):
    limits = {name: {"maxConcurrentGenerations": most} for name, most in models.items()}
    return {"creditBalance": 1, "tier": {"maxMonthlyCreditSpend": 1, "models": limits}}


def test_a_room_is_as_large_as_the_tier_allows(server, says):
    act = says.told(200, limited(a=3, b=None, c=0, d=1000))
    sizes = [3, MOST_ROOM, 1, MOST_ROOM, UNKNOWN_ROOM]
    assert rooms(server, act, ["a", "b", "c", "d", "e"]) == (sizes, 1)


def test_a_profile_may_say_it_itself_and_an_account_may_say_nothing(server, says):
    assert rooms(server, says.told(200, limited(a=3)), ["a"], at_once=7) == ([7], 0)
    assert rooms(server, says.told(500, b""), ["a"])[0] == [UNKNOWN_ROOM]
    assert rooms(server, says.told(401, {"error": "no"}), ["a"])[0] == [UNKNOWN_ROOM]
    server.requests.clear()
    assert rooms(server, says.told(200, {}), ["a"], "cometapi") == ([UNKNOWN_ROOM], 0)


def test_an_account_is_asked_again_after_ten_minutes(server, says):
    clock = Hours()

    async def go():
        async with server.open(says.told(200, limited(a=1))):
            account = Account(server.client(), server.profile(), clock)
            for at in (0, LIFE - 1, LIFE, LIFE + 1):
                clock.at = at
                assert (await account.organization()).credit_balance == 1

    asyncio.run(go())
    assert len(server.requests) == 2
