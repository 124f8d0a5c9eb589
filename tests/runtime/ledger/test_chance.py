"""Any shop, any crash: what is charged is never more than what was wanted, and nothing is lost.

A life is one want, bought by one process after another until it has ended; each of them may die at
any of its steps, before or after the step is on disk. The last test lets a careless buyer live the
same lives, or these tests would prove nothing."""

import asyncio
import contextlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from scripted import DONE, FILE, Counter, Lost

from tagwire import StepFailed, StoreFailed, UnknownOutcome
from tagwire.runtime.ledger.entry import OPEN
from tagwire.runtime.ledger.outcome import NotSent, Refused, Unknown
from tagwire.runtime.ledger.purchase import buy, resume
from tagwire.runtime.ledger.shop import Again, Expired, Gone, Seen

BUSY = Refused("busy", final=False)
CREATES = [None, None, NotSent("no line"), BUSY, Refused("bad"), Unknown("504"), Lost("reset")]
LOOKS = [DONE, Seen("running", 0.3), Seen("waiting"), Again("reset"), Again("busy", 3), Gone()]
ENDS = [Seen("failed", charge=5, code="SAFETY.INPUT"), Seen("failed", code="INTERNAL")]
FILES = [FILE, FILE[:-2], Expired(), Again("cut off")]


class Crash(BaseException):
    """The process is gone."""


@dataclass(frozen=True)
class Life:
    """What the shop answers, at which of its steps each process dies, and the user's choice.

    A negative step is the one from which on the disk is full for that process.
    """

    creates: tuple = (None,)
    looks: tuple = (DONE,)
    files: tuple = (FILE,)
    deaths: tuple = ()
    choice: str = "ask"
    adopting: bool = False


class Steps:
    """Counts the steps of a process and kills it at one of them."""

    def __init__(self, death):
        self.left, self.deadly, self.filling = abs(death), death > 0, death < 0

    def step(self, *, disk=False):
        self.left -= 1 if self.left > 0 else 0
        if self.left == 0 and self.deadly:
            raise Crash
        if disk and self.left == 0 and self.filling:
            raise StoreFailed("the disk is full.")

    async def hook(self, name):
        self.step()


class Mortal:
    """A ledger whose process may die before a call of it, and right after."""

    def __init__(self, book, steps):
        self._book, self._steps = book, steps

    def __getattr__(self, name):
        real = getattr(self._book, name)

        def call(*values, **named):
            self._steps.step(disk=True)
            answer = real(*values, **named)
            self._steps.step(disk=True)
            return answer

        return call


def live(life, buyer=buy):
    """Live it; gives the creates the shop took, the creates wanted, and the states it ended in."""
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(Path(folder))
        shop = counter.shop
        shop.creates, shop.looks = [*life.creates, None], [*life.looks, DONE]
        shop.files = [*life.files, FILE]
        counter.named["on_unknown"] = life.choice
        for death in (*life.deaths, 0):
            book, steps = counter.reopened(), Steps(death)
            shop.hook = counter.clock.hook = counter.hook = steps.hook
            counter.book = Mortal(book, steps)
            try:
                ended = asyncio.run(process(counter, life, buyer))
            except (Crash, StoreFailed):
                ended = bool(book.listed()) and book.listed()[0].state not in OPEN
            counter.book = book
            if ended:
                break
        states = counter.states
        counter.close()
    resubmits = int(life.choice == "resubmit") * (1 + len(life.deaths))
    return len(shop.tasks), 1 + resubmits, states


async def process(counter, life, buyer):
    """One process: takes over what is left, then wants the picture; whether it came to an end."""
    async with asyncio.timeout(20):
        for orphan in counter.book.adopt_orphans() if life.adopting else ():
            try:
                await resume(orphan, counter.till, counter.progress)
            except UnknownOutcome:
                continue
            except StepFailed:
                return True
        with contextlib.suppress(StepFailed):
            await buyer(counter.want(), counter.till, counter.progress)
        return True


def judge(charged, wanted, states):
    """Promises 1 and 2 of durability.md."""
    assert charged <= wanted
    assert states
    assert not {*states} & (OPEN - {"UNKNOWN"})
    if "DONE" in states:
        assert charged


LIVES = st.builds(
    Life,
    creates=st.lists(st.sampled_from(CREATES), max_size=4).map(tuple),
    looks=st.lists(st.sampled_from([*LOOKS, *ENDS]), max_size=5).map(tuple),
    files=st.lists(st.sampled_from(FILES), max_size=3).map(tuple),
    deaths=st.lists(st.integers(-30, 30), max_size=4).map(tuple),
    choice=st.sampled_from(["ask", "ask", "resubmit", "abandon"]),
    adopting=st.booleans(),
)
QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=150, **QUIET)
@given(LIVES)
@example(Life(creates=(Lost("reset"),)))
def test_charged_is_never_more_than_wanted_and_every_want_comes_to_an_end(life):
    judge(*live(life))


@pytest.mark.parametrize("adopting", [False, True])
@pytest.mark.parametrize("way", [1, -1], ids=["killed", "disk full"])
def test_a_process_may_come_to_grief_at_each_of_its_steps(adopting, way):
    ends = set()
    for step in range(1, 40):
        charged, wanted, states = live(Life(deaths=(way * step,), adopting=adopting))
        judge(charged, wanted, states)
        ends.update(states)
    assert ends <= {"DONE", "UNKNOWN", "ABANDONED"}
    assert {"DONE", "UNKNOWN"} <= ends


def test_without_a_fault_what_is_charged_is_what_was_wanted():
    for looks in (LOOKS[:3], LOOKS[3:]):
        assert live(Life(looks=tuple(looks))) == (1, 1, ["DONE"])


async def careless(want, till, progress):
    """Sends again what did not answer, and writes nothing down until the picture is there."""
    for _ in range(5):
        try:
            created = await till.shop.create(want.path, await want.body())
            seen = await till.shop.look(created.task)
            return await till.keep(await till.shop.download(seen.outputs[0]))
        except Unknown:
            continue
    raise StepFailed("no luck.")


@pytest.mark.parametrize("life", [Life(creates=(Lost("reset"),)), Life(deaths=(3,))])
def test_a_careless_buyer_is_found_out(life):
    charged, wanted, _ = live(life, careless)
    assert charged > wanted
    with pytest.raises(AssertionError):
        judge(charged, wanted, ["DONE"])
