"""Every fault at every phase of a purchase: what it ends as, and what was charged for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from naive import Verdict, judge
from ours import CANARY, prompt_of, shelf_at, told_of
from plans import ENDINGS, EXPIRED, LATER, LOST, REFUSED, SLOW, Rule

from tagwire.core.errors import StepFailed, UnknownOutcome


@dataclass(frozen=True)
class Cell:
    """A fault, how often, and the end it must have: a state, POSTs seen, creates charged."""

    rule: Rule
    state: str
    posts: int = 1
    charged: int = 1
    code: str | None = None

    @property
    def name(self) -> str:
        rule = self.rule
        after = "-charged" if rule.charged else ""
        return f"{rule.phase}-{rule.fault}-x{rule.times}{after}"


def _submit() -> list[Cell]:
    cells = [Cell(Rule("submit", fault), "REJECTED", 1, 0) for fault in REFUSED]
    cells += [Cell(Rule("submit", "429_daily"), "REJECTED", 1, 0)]
    cells += [Cell(Rule("submit", fault), "DONE", 2) for fault in LATER]
    cells += [Cell(Rule("submit", fault, times=9), "REJECTED", 5, 0) for fault in ("429_0", "503")]
    for charged in (False, True):
        cells += [Cell(Rule("submit", f, charged), "UNKNOWN", 1, int(charged)) for f in LOST]
    return cells


def _poll() -> list[Cell]:
    cells = [Cell(Rule("poll", fault, times=2), "DONE") for fault in SLOW]
    cells += [Cell(Rule("poll", f, times=2), "DONE") for f in ("400", "405", "422", "302", "307")]
    cells += [Cell(Rule("poll", f, times=3), "DONE") for f in ("throttled", "unheard", "not_yet")]
    cells += [Cell(Rule("poll", "gzip_bomb"), "DONE")]
    cells += [Cell(Rule("poll", fault), "SUBMITTED") for fault in ("401", "403")]
    cells += [Cell(Rule("poll", "gone"), "FAILED", code="task_gone")]
    cells += [Cell(Rule("poll", "cancelled"), "ABANDONED", charged=0)]
    again = {"internal", "bad_output"}
    for fault in ENDINGS.keys() - again - {"no_code"}:
        paid = int("safety" in fault)
        cells.append(Cell(Rule("poll", fault), "FAILED", charged=paid, code=ENDINGS[fault]))
    cells += [Cell(Rule("poll", fault), "DONE", 2) for fault in again]
    cells += [Cell(Rule("poll", "internal", times=9), "FAILED", 2, 0, "INTERNAL")]
    return [*cells, Cell(Rule("poll", "no_code"), "FAILED", charged=0, code="")]


def _download() -> list[Cell]:
    cells = [Cell(Rule("download", fault, times=2), "DONE") for fault in (*SLOW, *EXPIRED)]
    cells += [
        Cell(Rule("download", fault), "DONE") for fault in ("302", "gzip_bomb", "not_picture")
    ]
    cells += [Cell(Rule("download", "too_large"), "SUBMITTED", code="not_fetched")]
    return [*cells, Cell(Rule("download", "not_picture", times=99), "FAILED", code="bad_output")]


CELLS = sorted((*_submit(), *_poll(), *_download()), key=lambda cell: cell.name)


@dataclass
class Matrix:
    """What all cells came to, bought side by side."""

    prompts: dict[str, str]
    ends: dict
    entries: dict
    posts: dict
    charges: dict
    verdict: Verdict
    slept: list
    seen: list


@pytest.fixture(scope="module")
def matrix(one_fake, tmp_path_factory):
    one_fake.forget()
    names = [cell.name for cell in CELLS]
    assert len(set(names)) == len(names)
    prompts = {name: f"A chair, {name}." for name in names}
    rules = [cell.rule for cell in CELLS]
    for rule, cell in zip(rules, CELLS, strict=True):
        rule.match = prompts[cell.name]
    one_fake.plan(*rules)
    shelf = shelf_at(one_fake.url, tmp_path_factory.mktemp("store"))
    ends = asyncio.run(shelf.buy(prompts.values()))
    entries = shelf.entries()
    shelf.close()
    requests = one_fake.seen()
    seen = [row["prompt"] for row in requests if row["phase"] == "submit"]
    charged = [row["prompt"] for row in one_fake.charges()]
    newest = {prompt_of(entry): entry for entry in reversed(entries)}
    return Matrix(
        prompts,
        {end.prompt: end for end in ends},
        newest,
        {p: seen.count(p) for p in prompts.values()},
        {p: charged.count(p) for p in prompts.values()},
        judge(one_fake, prompts.values(), told_of(entries)),
        shelf.clock.slept,
        requests,
    )


def test_nothing_is_bought_twice_and_nothing_is_lost(matrix):
    assert (matrix.verdict.twice, matrix.verdict.lost) == ([], [])


def test_no_server_makes_us_wait_longer_than_a_quarter_of_an_hour(matrix):
    assert max(matrix.slept) == 900


def test_the_key_goes_to_the_api_and_never_to_where_files_are(matrix):
    with_key = {row["phase"] for row in matrix.seen if row["key"]}
    without = {row["phase"] for row in matrix.seen if not row["key"]}
    assert (with_key, without) == ({"submit", "poll"}, {"download"})


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_fault_ends_as_the_law_says(matrix, cell):
    prompt = matrix.prompts[cell.name]
    entry, end = matrix.entries[prompt], matrix.ends[prompt]
    found = (entry.state, matrix.posts[prompt], matrix.charges[prompt])
    assert found == (cell.state, cell.posts, cell.charged), (entry, end.fault)
    assert cell.code in (None, entry.code)
    if cell.state == "DONE":
        assert end.entry == entry.id
        return
    assert isinstance(end.fault, UnknownOutcome if cell.state == "UNKNOWN" else StepFailed)
    assert end.fault.remedy
    assert CANARY not in f"{end.fault} {end.fault.remedy} {entry}"
