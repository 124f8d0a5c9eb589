"""The ledger's file and the processes at it: killed, damaged, full, and nothing is lost."""

import os
import random
import sqlite3
import subprocess
import sys

import pytest
from damages import DAMAGES

from tagwire import DamagedStore, StoreFailed, WrongUse
from tagwire.providers.disk.ledger import NAME, DiskLedger
from tagwire.runtime.ledger.book import Caps, Taken
from tagwire.runtime.ledger.entry import Entry

BEGIN = """
import sys
from pathlib import Path
from tagwire.core.errors import OverBudget
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.runtime.ledger.book import Caps, Taken
from tagwire.runtime.ledger.entry import Entry

book = DiskLedger(Path(sys.argv[1]))
def claim(key, caps=Caps()):
    entry = Entry("", key, "runway", "gen4_image", price=5, run="r")
    return book.claim(entry, caps, lambda asset: True)
print("ready", flush=True)
sys.stdin.readline()
"""
HOLD = (
    BEGIN
    + """
claim("INTENT")
book.move(claim("SENDING"), "SENDING")
book.move(book.move(claim("SUBMITTED"), "SENDING"), "SUBMITTED", task="t")
print("held", flush=True)
sys.stdin.readline()
"""
)
RACE = (
    BEGIN
    + """
got = 0
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    try:
        claim(f"key {number}", Caps(run=200, day=200))
        got += 1
    except (OverBudget, Taken):
        pass
print(got, flush=True)
sys.stdin.readline()
"""
)


@pytest.fixture
def program(store):
    """Starts a process at the ledger and waits until it is ready; ends what is left of it."""
    running = []

    def call(code, *values):
        words = [sys.executable, "-c", code, str(store), *map(str, values)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        running.append(subprocess.Popen(words, **pipes))
        assert running[-1].stdout.readline() == "ready\n"
        return running[-1]

    yield call
    for each in running:
        each.kill()
        each.communicate()


def go(program):
    program.stdin.write("\n")
    program.stdin.flush()


def claim(book, key):
    entry = Entry("", key, "runway", "gen4_image", price=5, run="r")
    return book.claim(entry, Caps(), lambda asset: True)


def test_what_a_killed_process_left_is_taken_over(store, program):
    holder = program(HOLD)
    go(holder)
    assert holder.stdout.readline() == "held\n"
    book = DiskLedger(store)
    for key in ("INTENT", "SENDING", "SUBMITTED"):
        with pytest.raises(Taken):
            claim(book, key)
    assert book.adopt_orphans() == []
    holder.kill()
    holder.communicate()
    assert claim(book, "SENDING").state == "UNKNOWN"
    (ours,) = book.adopt_orphans()
    assert (ours.state, ours.task) == ("SUBMITTED", "t")
    assert ours.owner.startswith(f"{os.getpid()}:")
    assert {entry.key: entry.state for entry in book.listed()} == {
        "INTENT": "ABANDONED",
        "SENDING": "UNKNOWN",
        "SUBMITTED": "SUBMITTED",
    }
    book.close()


def test_two_processes_never_pass_a_cap(store, program):
    pair = [program(RACE, 0, 60), program(RACE, 100, 160)]
    for each in pair:
        go(each)
    assert sum(int(each.stdout.readline()) for each in pair) == 40
    book = DiskLedger(store)
    assert book.spent() == 200
    book.close()


def test_of_two_processes_one_gets_each_key(store, program):
    pair = [program(RACE, 0, 40), program(RACE, 0, 40)]
    for each in pair:
        go(each)
    assert sum(int(each.stdout.readline()) for each in pair) == 40
    book = DiskLedger(store)
    assert len(book.listed()) == 40
    book.close()


def test_the_ledger_is_for_its_owner_only_and_outlives_a_power_cut(store):
    book = DiskLedger(store)
    claim(book, "key")
    modes = {path.stat().st_mode & 0o777 for path in store.rglob("*") if path.is_file()}
    assert modes == {0o600}
    with book._base.reading() as base:
        assert base.execute("PRAGMA synchronous").fetchone() == (2,)
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    book.close()


def filled(store):
    book = DiskLedger(store)
    for number in range(100):
        claim(book, f"key {number}")
    book.close()
    return store / NAME


def torn(whole):
    """Garbage over one page in the middle."""
    middle = len(whole) // 2 // 4096 * 4096
    return whole[:middle] + random.Random(2).randbytes(4096) + whole[middle + 4096 :]


HURTS = {
    **DAMAGES,
    "one page in the middle": torn,
    "a page of zeros": lambda whole: whole[:8192] + b"\0" * 4096 + whole[12288:],
}


@pytest.mark.parametrize("damage", HURTS)
def test_a_damaged_ledger_is_told_and_left_to_the_byte(store, damage):
    path = filled(store)
    path.write_bytes(HURTS[damage](path.read_bytes()))
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(DamagedStore, match=r"is damaged: .+ left as it is") as told:
            DiskLedger(store)
    assert told.value.exit_code == 5
    assert path.read_bytes() == before


def test_a_ledger_damaged_with_work_in_its_log_is_left_to_the_byte(store, program):
    filled(store)
    holder = program(HOLD)
    go(holder)
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate()
    path = store / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + random.Random(3).randbytes(len(whole) - 8192))
    assert path.with_name(f"{NAME}-wal").stat().st_size
    before = path.read_bytes()
    with pytest.raises(DamagedStore):
        DiskLedger(store)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    ["request = '{'", "request = x'fffe'", "state = 'LOST'", "state = 7"],
)
def test_a_row_nobody_can_read_is_damage(store, change):
    path = filled(store)
    with sqlite3.connect(path) as base:
        base.execute(f"UPDATE entries SET {change} WHERE key = 'key 7'")
    base.close()
    before = path.read_bytes()
    book = DiskLedger(store)
    for look in (book.listed, lambda: claim(book, "key 7") and book.listed()):
        with pytest.raises(DamagedStore):
            look()
    book.close()
    assert change.startswith("state") or path.read_bytes() == before


@pytest.mark.parametrize("make", ["mkdir", "symlink_to"])
def test_what_is_no_file_is_damage(store, make):
    store.mkdir()
    path = store / NAME
    path.mkdir() if make == "mkdir" else path.symlink_to("nowhere")
    with pytest.raises(DamagedStore):
        DiskLedger(store)


def test_a_ledger_of_a_newer_version_is_refused_and_left_as_it_is(store):
    path = filled(store)
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version=99")
    base.close()
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="newer Tagwire"):
        DiskLedger(store)
    assert path.read_bytes() == before


@pytest.mark.parametrize("where", ["in the way/store", "/proc/self/nothing"])
def test_a_ledger_that_cannot_be_made_is_told_in_words(tmp_path, where):
    (tmp_path / "in the way").write_text("a file")
    with pytest.raises(StoreFailed, match=r"cannot be used: .+\. Name another --store\."):
        DiskLedger(tmp_path / where)


def test_a_folder_that_cannot_hold_a_lock_gets_no_entry(store):
    book = DiskLedger(store)
    (store / "owners").write_text("in the way")
    with pytest.raises(StoreFailed, match="cannot be used"):
        claim(book, "key")
    assert book.listed() == []
    book.close()


@pytest.mark.parametrize("trouble", ["query_only=1", "max_page_count=1"])
def test_a_disk_that_is_full_or_closed_gets_no_entry_and_keeps_the_rest(store, trouble):
    filled(store)
    book = DiskLedger(store)
    entry = claim(book, "before")
    with book._base.reading() as base:
        base.execute(f"PRAGMA {trouble}")
    with pytest.raises(StoreFailed) as told:  # noqa: PT012
        for number in range(500):
            claim(book, f"new {number}")
    assert told.value.exit_code == 1
    count = len(book.listed())
    with pytest.raises(StoreFailed):  # noqa: PT012
        for _ in range(500):
            entry = book.note(entry, message="x" * 100_000)
    assert len(book.listed()) == count
    assert book.get(entry.id).state == "INTENT"
    book.close()


@pytest.mark.parametrize("state", ["INTENT", "SENDING"])
def test_what_could_not_be_left_on_a_full_disk_is_free_for_this_process(store, state):
    book = DiskLedger(store)
    entry = claim(book, "key")
    entry = entry if state == "INTENT" else book.move(entry, state)
    with book._base.reading() as base:
        base.execute("PRAGMA query_only=1")
    with pytest.raises(StoreFailed):
        book.leave(entry)
    with book._base.reading() as base:
        base.execute("PRAGMA query_only=0")
    assert claim(book, "key").state == {"INTENT": "INTENT", "SENDING": "UNKNOWN"}[state]
    book.close()
