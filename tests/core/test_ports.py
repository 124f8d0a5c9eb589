"""Ports are read from the signature of run(); one that cannot be a port is refused by name."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from typing import Any, NamedTuple, Optional

import pytest

from tagwire.core.errors import NodeInvalid
from tagwire.core.ports import Port, read_signature
from tagwire.core.values import Image, Text, Video


class Split(NamedTuple):
    subject: Image
    words: Text


class Seen(NamedTuple):
    shown: Image | Video
    words: Text


class Odd(NamedTuple):
    subject: Image
    score: float


Bare = namedtuple("Bare", "first second")


def refused(run: Callable[..., Any]) -> NodeInvalid:
    with pytest.raises(NodeInvalid) as caught:
        read_signature(run, "odd.py, node Odd")
    assert caught.value.message.startswith("odd.py, node Odd")
    assert caught.value.remedy
    return caught.value


def test_each_parameter_behind_the_context_is_an_input() -> None:
    def run(self: Any, ctx: Any, prompt: Text, *, mask: Image) -> Image: ...

    assert dict(read_signature(run, "").inputs) == {
        "prompt": Port("prompt", "text"),
        "mask": Port("mask", "image"),
    }


def test_a_default_makes_an_input_optional() -> None:
    def run(self: Any, ctx: Any, prompt: Text = Text("a")) -> Image: ...

    assert not read_signature(run, "").inputs["prompt"].required


@pytest.mark.parametrize("hint", [Image | None, Optional[Image]])  # noqa: UP045 - both spellings
def test_an_optional_annotation_is_the_kind_inside(hint: Any) -> None:
    def run(self: Any, ctx: Any, mask: Any = None) -> Image: ...

    run.__annotations__["mask"] = hint
    assert read_signature(run, "").inputs["mask"] == Port("mask", "image", required=False)


def test_a_tuple_without_end_takes_many_wires() -> None:
    def run(self: Any, ctx: Any, references: tuple[Image, ...] = ()) -> Image: ...

    assert read_signature(run, "").inputs["references"].many


def test_the_return_is_the_one_output_named_by_its_kind() -> None:
    def run(self: Any, ctx: Any) -> Text: ...

    signature = read_signature(run, "")
    assert (signature.outputs, signature.bundled) == ({"text": "text"}, False)


def test_a_named_tuple_gives_an_output_a_field() -> None:
    def run(self: Any, ctx: Any) -> Split: ...

    signature = read_signature(run, "")
    assert signature.outputs == {"subject": "image", "words": "text"}
    assert signature.bundled


def test_none_gives_no_output() -> None:
    def run(self: Any, ctx: Any, image: Image) -> None: ...

    assert read_signature(run, "").outputs == {}


def test_a_plain_function_blocks_and_a_coroutine_does_not() -> None:
    def plain(self: Any, ctx: Any) -> Text: ...

    async def quick(self: Any, ctx: Any) -> Text: ...

    assert read_signature(plain, "").blocking
    assert not read_signature(quick, "").blocking


def test_a_run_without_a_context_is_refused() -> None:
    def alone(self: Any) -> Text: ...

    def forgot(self: Any, prompt: Text) -> Text: ...

    for run in (alone, forgot):
        assert "does not take the run's context" in refused(run).message


def test_an_input_without_annotation_is_refused() -> None:
    def run(self: Any, ctx: Any, prompt) -> Text: ...  # type: ignore[no-untyped-def]

    assert refused(run).remedy == "Annotate it: prompt: Text."


def test_inputs_that_no_wire_can_name_are_refused() -> None:
    def many(self: Any, ctx: Any, *images: Image) -> Text: ...

    def words(self: Any, ctx: Any, **images: Image) -> Text: ...

    def placed(self: Any, ctx: Any, images: Image, /) -> Text: ...

    for run in (many, words, placed):
        assert "port images: *args, **kwargs" in refused(run).message


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (str, "port x: str is no kind"),
        (Image | Text, "Image | tagwire"),
        (Image | Text | None, "Text | None is no kind"),
        (tuple[Image, Image], "port x: tuple is no kind"),
        (list[Image], "port x: list is no kind"),
        ([Image], "is no kind"),
    ],
)
def test_an_input_of_no_kind_is_refused_with_those_there_are(hint: Any, words: str) -> None:
    def run(self: Any, ctx: Any, x: Any) -> Text: ...

    run.__annotations__["x"] = hint
    fault = refused(run)
    assert words in fault.message
    assert fault.remedy == (
        "A port carries Text, Image, Video or Image | Video, or a tuple[..., ...] of one."
    )


def test_a_run_that_does_not_say_what_it_gives_is_refused() -> None:
    def run(self: Any, ctx: Any): ...  # type: ignore[no-untyped-def]

    assert refused(run).remedy == "Say what it gives: -> Image."


@pytest.mark.parametrize("hint", [int, Image | None, tuple[Image, ...], (Image, Text), [Image]])
def test_an_output_of_no_kind_is_refused(hint: Any) -> None:
    def run(self: Any, ctx: Any) -> Any: ...

    run.__annotations__["return"] = hint
    assert "is no kind of value" in refused(run).message


@pytest.mark.parametrize(("bundle", "field"), [(Odd, "score: float"), (Bare, "first: None")])
def test_a_bundled_output_of_no_kind_is_refused_by_its_name(bundle: Any, field: str) -> None:
    def run(self: Any, ctx: Any) -> Any: ...

    run.__annotations__["return"] = bundle
    assert f"output {field} is no kind of value" in refused(run).message


@pytest.mark.parametrize("words", ["Picture", "pytest.Picture", "1 +"])
def test_an_annotation_that_cannot_be_read_is_refused(words: str) -> None:
    def run(self: Any, ctx: Any) -> Any: ...

    run.__annotations__["return"] = words
    assert "an annotation of run() cannot be read" in refused(run).message


def test_a_port_of_a_union_takes_each_of_its_kinds_and_counts_as_the_first() -> None:
    def run(self: Any, ctx: Any, shown: Image | Video, more: tuple[Image | Video, ...]) -> None: ...

    inputs = read_signature(run, "").inputs
    assert inputs["shown"] == Port("shown", "image", others=("video",))
    assert inputs["more"] == Port("more", "image", many=True, others=("video",))
    assert inputs["more"].kinds == ("image", "video")


def test_an_optional_union_may_stay_unwired() -> None:
    def run(self: Any, ctx: Any, shown: Image | Video | None = None) -> None: ...

    assert read_signature(run, "").inputs["shown"].kinds == ("image", "video")
    assert not read_signature(run, "").inputs["shown"].required


def test_an_output_of_a_union_is_named_after_its_first_kind_and_may_carry_each() -> None:
    def run(self: Any, ctx: Any) -> Image | Video: ...

    signature = read_signature(run, "")
    assert dict(signature.outputs) == {"image": "image"}
    assert signature.gives("image") == ("image", "video")
    assert signature.gives("video") == ()


def test_a_field_of_a_bundle_may_be_a_union() -> None:
    def run(self: Any, ctx: Any) -> Seen: ...

    signature = read_signature(run, "")
    assert (signature.gives("shown"), signature.gives("words")) == (("image", "video"), ("text",))
    assert signature.bundled


def test_a_union_with_something_else_is_no_port() -> None:
    def run(self: Any, ctx: Any, shown: Image | bytes) -> None: ...

    assert "port shown" in refused(run).message


def test_an_output_that_may_be_none_is_no_kind_of_value() -> None:
    def run(self: Any, ctx: Any) -> Image | None: ...

    assert "returns" in refused(run).message
