"""Draft films: of the size and length asked for, the move the words ask for, the same again."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tagwire.core.errors import Cancelled
from tagwire.providers.disk.films import look
from tagwire.providers.disk.posters import first_frame
from tagwire.providers.draft.camera import View, move_of
from tagwire.providers.draft.depth import nearness
from tagwire.providers.draft.encode import encoded
from tagwire.providers.draft.film import film
from tagwire.providers.draft.label import labelled, unlabelled

SIZE = (160, 96)


def scene(width=240, height=160):
    """A picture in which every place differs: a field of squares under a ball."""
    rng = np.random.default_rng(3)
    field = Image.fromarray(rng.integers(40, 220, (10, 15, 3), np.uint8))
    pixels = field.resize((width, height), Image.Resampling.BICUBIC)
    ball = (width * 0.4, height * 0.4, width * 0.6, height * 0.85)
    ImageDraw.Draw(pixels).ellipse(ball, fill="red")
    return np.asarray(pixels)


def view(prompt, picture=None):
    picture = scene() if picture is None else picture
    return View(picture, nearness(picture), SIZE, move_of(prompt, 7))


def middle(frame):
    """Where the ball is, as shares of the frame."""
    red = (frame[..., 0] > 180) & (frame[..., 1] < 70) & (frame[..., 2] < 70)
    ys, xs = np.nonzero(red)
    return xs.mean() / SIZE[0], ys.mean() / SIZE[1], red.mean()


@pytest.mark.parametrize(
    ("words", "move"),
    [
        ("", "push in"),
        ("her hair moves in the wind", "push in"),
        ("Slow dolly in on the cup", "push in"),
        ("镜头缓慢推近", "push in"),
        ("the camera pulls back to show the room", "pull out"),
        ("镜头拉远", "pull out"),
        ("Pan left across the skyline", "pan left"),
        ("camera moves slowly to the right", "pan right"),
        ("镜头向左移动", "pan left"),
        ("向右摇镜头", "pan right"),
        ("tilt up to the tower", "tilt up"),
        ("镜头下移", "tilt down"),
        ("orbit around the product", "orbit"),
        ("围绕产品环绕拍摄", "orbit"),
        ("static shot, only the steam moves", "still"),
        ("固定镜头", "still"),
    ],
)
def test_the_words_choose_the_move(words, move):
    assert move_of(words, 0).name == move


def test_the_first_move_that_is_told_counts():
    assert move_of("pan right, then push in", 0).name == "pan right"


def test_slow_is_less_far_and_fast_is_farther():
    slow, plain, fast = (move_of(f"{pace} push in", 5).width for pace in ("slow", "", "fast"))
    assert slow < plain < fast


def test_a_film_has_the_size_and_the_length_that_was_asked_for():
    made = look(film("", scene(), SIZE, 2, 1).data, "it")
    assert ((made.width, made.height), made.seconds) == (SIZE, 2)


@pytest.mark.parametrize("size", [(96, 160), (97, 61), (160, 68)])
def test_a_film_may_have_any_size(size):
    made = look(film("orbit", scene(), size, 1, 1).data, "it")
    assert (made.width, made.height) == size


def test_the_same_request_gives_the_same_bytes_and_another_seed_others():
    one, same, other = (film("pan left", scene(), SIZE, 1, seed).data for seed in (4, 4, 5))
    assert one == same != other


def test_a_push_in_brings_the_subject_closer_and_a_pull_out_takes_it_away():
    closer, farther = view("push in"), view("pull out")
    assert middle(closer.at(1))[2] > 1.1 * middle(closer.at(0))[2]
    assert middle(farther.at(1))[2] < 0.9 * middle(farther.at(0))[2]


def test_a_push_in_begins_with_the_picture():
    picture = scene()
    expected = np.asarray(Image.fromarray(picture).resize(SIZE, Image.Resampling.BICUBIC))
    assert np.abs(view("push in", picture).at(0).astype(int) - expected).mean() < 4


def test_a_pan_to_the_right_moves_what_is_seen_to_the_left():
    right, left = view("pan right"), view("pan left")
    assert middle(right.at(1))[0] < middle(right.at(0))[0] - 0.05
    assert middle(left.at(1))[0] > middle(left.at(0))[0] + 0.05


def test_a_tilt_up_moves_what_is_seen_down():
    up, down = view("tilt up"), view("tilt down")
    assert middle(up.at(1))[1] > middle(up.at(0))[1] + 0.05
    assert middle(down.at(1))[1] < middle(down.at(0))[1] - 0.05


@pytest.mark.parametrize("words", ["push in", "pull out", "pan left", "tilt up", "orbit", "still"])
def test_no_edge_of_the_picture_is_ever_seen(words):
    framed = np.full((160, 240, 3), 200, np.uint8)
    framed[[0, -1]] = framed[:, [0, -1]] = 0
    seen = View(framed, nearness(framed), SIZE, move_of(words, 7))
    inner = slice(3, -3)
    for moment in np.linspace(0, 1, 9):
        assert seen.at(float(moment))[inner, inner].min() > 150


def test_a_move_is_smooth_and_ends_gently():
    seen = view("pan right")
    places = [middle(seen.at(n / 24))[0] for n in range(25)]
    steps = -np.diff(places)
    assert steps.min() > -0.002
    assert steps[0] < steps[12] / 2 > steps[-1]


def test_a_film_can_be_called_off_at_any_stage():
    def stop(fraction, _):
        if fraction > 0.5:
            raise Cancelled("called off")

    with pytest.raises(Cancelled):
        film("", scene(), SIZE, 4, 1, checkpoint=stop)


def test_how_far_it_is_only_grows():
    told = []
    film("", scene(), SIZE, 3, 1, checkpoint=lambda fraction, _: told.append(fraction))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)


def test_a_film_says_that_it_is_a_draft_unless_asked_not_to():
    said, plain = (film("still", scene(), SIZE, 1, 1, label=label).data for label in (True, False))
    assert said != plain


def test_the_head_of_a_film_comes_first_and_names_no_time():
    data = film("", scene(), SIZE, 1, 1).data
    assert data.index(b"moov") < data.index(b"mdat")
    head = data.index(b"mvhd") + 8
    assert data[head : head + 8] == bytes(8)


def test_a_label_is_taken_off_a_draft_and_nothing_off_another_picture():
    picture = np.asarray(Image.fromarray(scene()).resize((1280, 720)))
    bare = unlabelled(labelled(picture))
    assert np.abs(bare.astype(int) - picture).max() < 90
    assert np.abs(bare.astype(int) - picture).mean() < 0.05
    assert unlabelled(picture) is picture


def test_frames_come_back_from_the_encoder_as_they_were():
    frames = [view("pan right").at(n / 5) for n in range(6)]
    take = encoded(frames)
    assert len(take.frames) == 6
    assert all(take.frames)
    assert len(take.frames[0]) > len(take.frames[1])


def test_the_frames_of_a_transparent_picture_are_on_white():
    clear = np.zeros((100, 150, 4), np.uint8)
    made = film("still", clear, SIZE, 1, 1, label=False)
    assert np.asarray(first_frame(made.data)).min() > 235
