"""A picture by Runway Gen-4 Image, its family, and the other models Runway offers."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from tagwire import (
    AspectRatio,
    Color,
    Image,
    ImageModelName,
    ImageRequest,
    ImageWish,
    Node,
    Problem,
    Profile,
    Reference,
    Resolution,
    RunContext,
    Seed,
    StepFailed,
    TagList,
    TagsOf,
    Tailored,
    Tariff,
    Text,
    Wired,
    prompt_problems,
    tag_problems,
)


class Gen4Image(Node, type="gen4_image", category="generate", keep="always", asks="images"):
    """A picture from a prompt and tagged references, by any of Runway's image models."""

    aspect_ratio: AspectRatio = "16:9"
    resolution: Resolution = "1080p"
    tags: Annotated[TagList, TagsOf("references")] = ()
    seed: Seed = None
    model: ImageModelName = "gen4_image"
    size: Annotated[str, Field(max_length=16)] = ""
    moderation: Literal["auto", "low"] = "auto"
    quality: Literal["", "auto", "very_low", "low", "medium", "high", "xhigh", "max"] = ""
    background: Literal["", "auto", "opaque", "transparent"] = ""
    output_format: Literal["", "png", "jpeg", "webp"] = ""
    thinking_level: Literal["", "minimal", "medium", "high"] = ""
    grounding: bool = False
    edit: bool = False
    precise_edit: bool = False
    background_color: Color | None = None
    colors: Annotated[tuple[Color, ...], Field(json_schema_extra={"control": "words"})] = ()
    profile: Profile = ""

    async def run(self, ctx: RunContext, prompt: Text, references: tuple[Image, ...] = ()) -> Image:
        for problem in self.faults(prompt, len(references)):
            if problem.severity == "error":
                raise StepFailed(f"{ctx.node}: {problem.message}", problem.remedy)
        wish = ImageWish.of(self)
        tags = self.tags + ("",) * (len(references) - len(self.tags))
        tagged = tuple(map(Reference, references, tags))
        size = wish.ratio(len(references))
        return await ctx.generate(
            ImageRequest(
                self.model, prompt, size.width, size.height, tagged, self.seed, wish.extras()
            )
        )

    def capacity(self, port: str) -> int | None:
        return ImageWish.of(self).model.most_references if port == "references" else 1

    def price(self, tariff: Tariff) -> float | None:
        return ImageWish.of(self).price(tariff)

    def tailor(self) -> Tailored:
        return ImageWish.of(self).tailored()

    def review(self, wired: Wired) -> Iterable[Problem]:
        return self.faults(wired.texts.get("prompt"), wired.counts["references"])

    def faults(self, prompt: Text | None, pictures: int) -> Iterable[Problem]:
        """What the model would refuse, and tags nobody mentions; `prompt` None is not known yet."""
        wish = ImageWish.of(self)
        yield from tag_problems(self.tags, pictures)
        yield from wish.problems(pictures)
        if prompt is not None:
            yield from prompt_problems(prompt, self.tags, wish.model.prompt_limit)
