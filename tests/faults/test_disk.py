"""A ledger that cannot be written, or is broken: nothing is sent, and nothing is overwritten."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest
from naive import judge
from ours import shelf_at, told_of
from worker import Job, begun, ended

from tagwire.core.errors import DamagedStore, StoreFailed

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no file sizes")


def bought(fake, store, wanted):
    shelf = shelf_at(fake.url, store)
    try:
        return asyncio.run(shelf.buy(wanted)), shelf.entries()
    finally:
        shelf.close()


def with_a_full_disk(fake, store, wanted, step):
    """What a process came to whose disk is full from `step` on."""
    ends = store.parent / "ends.json"
    job = Job(fake.url, str(store), wanted, step, full=True, ends=str(ends))
    assert ended(begun(job)) == 0
    return json.loads(ends.read_text("utf-8"))


@POSIX
@pytest.mark.parametrize("step", ["before claim", "after claim", "before SENDING"])
def test_on_a_full_disk_nothing_is_sent(fake, prompts, tmp_path, step):
    wanted = prompts(1)
    told = with_a_full_disk(fake, tmp_path / "store", wanted, step)
    assert told[wanted[0]].startswith("StoreFailed ")
    assert fake.seen("submit") == []
    ends, _ = bought(fake, tmp_path / "store", wanted)
    assert ends[0].brought, "with room again it is bought"


@POSIX
def test_an_id_that_the_full_disk_cannot_take_is_told_and_can_be_adopted(fake, prompts, tmp_path):
    wanted = prompts(1)
    told = with_a_full_disk(fake, tmp_path / "store", wanted, "before SUBMITTED")[wanted[0]]
    (charge,) = [row for row in fake.charges() if row["prompt"] == wanted[0]]
    assert told.startswith("StoreFailed ")
    assert charge["task"] in told

    shelf = shelf_at(fake.url, tmp_path / "store")
    first = asyncio.run(shelf.one(wanted[0]))
    assert type(first.fault).__name__ == "UnknownOutcome"
    (entry,) = shelf.entries()
    shelf.book.resolve(entry.id, "adopt", charge["task"])
    again = asyncio.run(shelf.one(wanted[0]))
    entries = shelf.entries()
    shelf.close()
    assert again.brought
    verdict = judge(fake, wanted, told_of(entries))
    assert (verdict.twice, verdict.lost) == ([], [])
    assert len(fake.seen("submit")) == 1


@POSIX
def test_a_picture_that_finds_no_room_is_fetched_again_later(fake, prompts, tmp_path):
    wanted = prompts(1)
    told = with_a_full_disk(fake, tmp_path / "store", wanted, "before keep")[wanted[0]]
    assert told.startswith("StoreFailed ")
    ends, entries = bought(fake, tmp_path / "store", wanted)
    assert ends[0].brought
    assert [entry.state for entry in entries] == ["DONE"]
    assert len(fake.seen("submit")) == 1


def test_where_no_ledger_can_be_nothing_is_sent(fake, tmp_path):
    (tmp_path / "store").write_text("a file stands where the folder should")
    with pytest.raises(StoreFailed):
        shelf_at(fake.url, tmp_path / "store")
    assert fake.seen("submit") == []


def overwritten(data):
    return b"no ledger" + data[9:]


def cut(data):
    return data[:-1000]


def emptied(data):
    return b""


def garbled(data):
    """Its pages hold noise, behind a sound header."""
    return data[:4096] + bytes(n * 7 % 251 for n in range(len(data) - 4096))


@pytest.mark.parametrize("harm", [overwritten, cut, emptied, garbled])
def test_a_damaged_ledger_is_left_as_it_is_and_nothing_is_sent(fake, prompts, tmp_path, harm):
    bought(fake, tmp_path, prompts(3))
    ledger = tmp_path / "ledger.sqlite"
    harmed = harm(ledger.read_bytes())
    ledger.write_bytes(harmed)
    before = len(fake.seen("submit"))
    with pytest.raises(DamagedStore) as fault:
        raise first_fault(fake, tmp_path, prompts(1)[0])
    assert fault.value.exit_code == 5
    assert fault.value.remedy
    assert ledger.read_bytes() == harmed
    assert len(fake.seen("submit")) == before


def first_fault(fake, store, prompt):
    """What comes of opening the ledger, or else of buying with it."""
    try:
        shelf = shelf_at(fake.url, store)
    except DamagedStore as fault:
        return fault
    try:
        return asyncio.run(shelf.one(prompt)).fault
    finally:
        shelf.close()
