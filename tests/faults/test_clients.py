"""The suite is not blind: clients that buy twice are caught by what judges ours."""

from __future__ import annotations

import pytest
from naive import judge, naive, sdk
from ours import ours
from plans import Rule

SOON = ("reset", "500", "504_html", "truncated", "bad_json", "empty_object", "closed", "no_uuid")
"""Answers that get lost at once, so that nobody waits for a time-out."""


def bought_in_bad_weather(fake, client, prompts):
    fake.plan(
        *(Rule("submit", fault, True, 1, text) for fault, text in zip(SOON, prompts, strict=True))
    )
    return judge(fake, prompts, client(fake.url, prompts))


@pytest.mark.parametrize("client", [naive, sdk])
def test_in_good_weather_everybody_buys_each_picture_once(fake, prompts, client):
    wanted = prompts(5)
    told = client(fake.url, wanted)
    assert [each.end for each in told] == ["done"] * 5
    verdict = judge(fake, wanted, told)
    assert (verdict.twice, verdict.lost) == ([], [])


@pytest.mark.parametrize("client", [naive, sdk])
def test_a_client_that_tries_again_buys_twice_and_is_caught(fake, prompts, client):
    verdict = bought_in_bad_weather(fake, client, prompts(len(SOON)))
    assert len(verdict.twice) >= 3
    assert verdict.lost


def test_ours_is_not(fake, prompts, tmp_path):
    def client(url, wanted):
        return ours(url, wanted, tmp_path)

    verdict = bought_in_bad_weather(fake, client, prompts(len(SOON)))
    assert (verdict.twice, verdict.lost) == ([], [])
