"""Pictures that cost money, at the page: told before and after, never bought twice, never lost."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from hand import Hand
from plans import Rule
from playwright.sync_api import expect
from sketches import shoot

PROFILES = """
[profiles.runway]
base_url = "{url}"
prices = {{ gen4_image = 8 }}
"""
KEY = {"RUNWAYML_API_SECRET": "key_of_the_fake"}
AXE = Axe()
SERIOUS = {"resultTypes": ["violations"], "elementRef": False}


@pytest.fixture
def words(request):
    """A prompt of this test alone, by which its charges are known."""
    return f"A vase of {request.node.name.partition('[')[0]}."


@pytest.fixture
def bill(fake, words):
    """How often this test's picture was charged."""
    return lambda: len(fake.charges(words))


@pytest.fixture
def buyer(start_editor, tmp_path, fake, page):
    """A person at an editor that buys from the fake; `again()` is another process of it."""
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "profiles.toml").write_text(PROFILES.format(url=fake.url), "utf-8")
    fake.work(polls=0)  # made when it is first asked after, five seconds on
    hand = Hand(page, start_editor(**KEY))

    def again():
        hand.editor = start_editor(**KEY)
        page.context.request.get(hand.editor.url)

    hand.again = again
    return hand


@pytest.fixture
def lost(buyer, fake, words):
    """A picture that was charged, and the answer never came: the card that asks about it."""
    fake.plan(Rule("submit", "reset", charged=True))
    buyer.open(shoot("Vase", words=words))
    buyer.runner.click()
    asks = buyer.node("shot").get_by_role("alert")
    expect(asks.get_by_text("Was it charged?")).to_be_visible()
    return asks


def grave(page):
    found = AXE.run(page, options=SERIOUS).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def test_the_price_is_in_the_button_and_the_charge_is_told_after(buyer, words, bill):
    buyer.open(shoot("Vase", words=words))
    expect(buyer.button("Pictures are made by: Runway · 4,242 credits left")).to_be_visible()
    expect(buyer.button("Run · 8 credits", exact=True)).to_be_visible()
    buyer.run()
    expect(buyer.node("shot").get_by_text("5 credits")).to_be_visible()
    expect(buyer.panel("Queue").get_by_text("5 of 8 credits")).to_be_visible()
    buyer.menu("Purchases")
    row = buyer.dialog("Purchases").get_by_role("listitem")
    expect(row).to_have_text(re.compile("Arrived.*gen4_image.*5 credits"))
    assert grave(buyer.page) == []
    assert bill() == 1


def test_drafts_are_chosen_for_everything_and_cost_nothing(buyer, words, bill):
    buyer.open(shoot("Vase", words=words))
    buyer.button("Pictures are made by").click()
    who = buyer.dialog("Who makes the pictures")
    expect(who.get_by_role("radio", name="CometAPI")).to_have_attribute("aria-disabled", "true")
    expect(who.get_by_text("Set COMETAPI_KEY")).to_be_visible()
    assert grave(buyer.page) == []
    who.get_by_role("radio", name="Draft engine").click()
    expect(buyer.button("Run · free draft", exact=True)).to_be_visible()
    buyer.run()
    expect(buyer.node("shot").get_by_text("draft", exact=True)).to_be_visible()
    assert bill() == 0


def test_a_node_names_its_own_profile(buyer, words, bill):
    buyer.open(shoot("Vase", words=words))
    buyer.node("shot").get_by_role("button", name="More").click()
    buyer.node("shot").get_by_role("combobox", name="Profile").select_option("draft")
    expect(buyer.button("Run · free draft", exact=True)).to_be_visible()
    assert buyer.setting("shot.profile") == "draft"
    assert bill() == 0


def test_a_lost_answer_is_asked_about_and_its_task_adopted(buyer, lost, fake, words, bill):
    expect(lost).to_contain_text("≤ 8 credits")
    expect(lost).to_contain_text("Runway · gen4_image")
    assert grave(buyer.page) == []
    lost.get_by_role("button", name="It was made").click()
    adopt = buyer.dialog("Adopt a task")
    field = adopt.get_by_role("textbox", name="Id of the task")
    field.fill("some vase")
    adopt.get_by_role("button", name="Adopt and fetch").click()
    expect(adopt.get_by_role("alert")).to_contain_text("That is no task id")
    assert grave(buyer.page) == []
    field.fill(fake.charges(words)[0]["task"])
    adopt.get_by_role("button", name="Adopt and fetch").click()
    expect(buyer.picture("shot")).to_be_visible()
    expect(buyer.picture("picture")).to_be_visible()
    expect(buyer.node("shot").get_by_text("5 credits")).to_be_visible()
    assert bill() == 1


def test_a_lost_answer_is_sent_again_when_a_person_says_so(buyer, lost, bill):
    assert bill() == 1
    lost.get_by_role("button", name="Send again (may pay twice)").click()
    expect(buyer.picture("shot")).to_be_visible(timeout=30_000)
    assert bill() == 2


def test_a_lost_answer_is_let_go_from_the_list_of_purchases(buyer, lost, bill):
    buyer.panel("Queue").get_by_role("button", name="Decide").click()
    row = buyer.dialog("Purchases").get_by_role("listitem")
    row.get_by_role("button", name="Let it go").click()
    expect(row).to_contain_text("Given up")
    buyer.page.keyboard.press("Escape")
    expect(buyer.node("shot").get_by_text("You let this purchase go.")).to_be_visible()
    assert bill() == 1


def test_killed_while_it_is_made_the_picture_comes_with_the_next_start(buyer, fake, words, bill):
    fake.work(polls=10_000)
    key = buyer.open(shoot("Vase", words=words))
    buyer.runner.click()
    expect(buyer.node("shot").get_by_text("being made")).to_be_visible(timeout=20_000)
    buyer.page.goto("about:blank")
    buyer.editor.process.kill()
    buyer.editor.process.wait(20)
    fake.work(polls=0)

    buyer.again()
    buyer.show(key, 3)
    expect(buyer.picture("shot")).to_be_visible(timeout=30_000)
    expect(buyer.picture("picture")).to_be_visible()
    buyer.until(lambda: [row["credits"] for row in buyer.pictures(key)], [5], 10)
    assert bill() == 1


def test_the_key_is_nowhere_the_page_can_see_or_the_store_keeps(buyer, fake, words, tmp_path):
    heard: list[bytes] = []
    buyer.page.on("response", lambda answer: heard.append(_body(answer)))
    buyer.page.on(
        "websocket", lambda line: line.on("framereceived", lambda d: heard.append(_raw(d)))
    )
    fake.plan(Rule("submit", "401"))
    buyer.open(shoot("Refused", words=words))
    buyer.runner.click()
    expect(buyer.node("shot").get_by_role("alert")).to_contain_text("refused")
    fake.plan()
    buyer.run()
    expect(buyer.node("shot").get_by_text("5 credits")).to_be_visible()
    heard.append(buyer.page.content().encode())
    seen = [path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file()]
    key = KEY["RUNWAYML_API_SECRET"].encode()
    assert words.encode() in b"".join(heard), "it would see a key"
    assert [data for data in (*heard, *seen) if key in data] == []


def _body(answer):
    return answer.body() if answer.request.resource_type == "fetch" else b""


def _raw(data):
    return data.encode() if isinstance(data, str) else data
