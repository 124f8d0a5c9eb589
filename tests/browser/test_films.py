"""Films: made as drafts, seen on the card that made them, in full, in the gallery, taken away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

LENGTH = 2


def told(hand, changes):
    """A film of the sneaker, short, under a name of its own."""
    hand.template("animate_a_shot")
    field = hand.node("film").get_by_role("slider").first
    field.focus()
    for _ in range(changes):
        hand.press("ArrowLeft")


@pytest.fixture
def film(hand):
    """The film on the card of the node that made it."""
    told(hand, 5 - LENGTH)
    hand.runner.click()
    found = hand.node("film").locator("video")
    expect(found).to_be_visible(timeout=60_000)
    return found


def plays(video):
    """Whether a film moves on, once it is begun."""
    return video.evaluate(
        """async (video) => {
          await video.play();
          const begun = video.currentTime;
          await new Promise((ready) => { video.ontimeupdate = () =>
            video.currentTime > begun + 0.05 && ready(); });
          return [video.videoWidth, video.videoHeight, Math.round(video.duration), video.muted];
        }"""
    )


def test_a_film_plays_on_the_card_that_made_it_and_on_the_output(hand, film):
    assert plays(film) == [1280, 720, LENGTH, True]
    box = film.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.1)
    expect(hand.node("output").locator("video")).to_be_visible()


def test_a_film_is_seen_in_full_and_taken_away_as_an_mp4(hand, film):
    hand.node("film").get_by_role("button", name="Show picture").click()
    viewer = hand.dialog()
    assert plays(viewer.locator("video")) == [1280, 720, LENGTH, True]
    viewer.get_by_role("button", name="Download").click()
    with hand.page.expect_download() as waiting:
        hand.page.get_by_role("menuitem", name="MP4").click()
    assert waiting.value.suggested_filename.endswith(".mp4")
    assert waiting.value.path().read_bytes()[4:8] == b"ftyp"


def test_a_film_hangs_in_the_gallery_with_its_first_frame_and_its_length(hand, film):
    expect(film).to_be_visible()
    hand.view("Gallery")
    tile = hand.page.get_by_role("button", name="film, 0:02").first
    expect(tile).to_be_visible()
    assert tile.locator("img").evaluate("(img) => img.decode().then(() => img.naturalWidth)") > 100
