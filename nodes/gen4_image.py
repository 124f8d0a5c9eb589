"""A picture by Runway Gen-4 Image and its family."""

from collections.abc import Iterable
from typing import Annotated, Literal

from tagwire import (
    AspectRatio,
    Image,
    ImageRequest,
    Node,
    Problem,
    Reference,
    Resolution,
    RunContext,
    Seed,
    StepFailed,
    TagList,
    TagsOf,
    Tariff,
    Text,
    Wired,
    exact_ratio,
    image_model,
    prompt_problems,
    tag_problems,
)


class Gen4Image(Node, type="gen4_image", category="generate", keep="always", asks="images"):
    """A picture from a prompt and up to three tagged references, at one exact size."""

    aspect_ratio: AspectRatio = "16:9"
    resolution: Resolution = "1080p"
    tags: Annotated[TagList, TagsOf("references")] = ()
    seed: Seed = None
    model: Literal["gen4_image", "gen4_image_turbo", "gemini_2.5_flash"] = "gen4_image"
    moderation: Literal["auto", "low"] = "auto"

    async def run(self, ctx: RunContext, prompt: Text, references: tuple[Image, ...] = ()) -> Image:
        for problem in self.faults(prompt, len(references)):
            if problem.severity == "error":
                raise StepFailed(f"{ctx.node}: {problem.message}", problem.remedy)
        tags = self.tags + ("",) * (len(references) - len(self.tags))
        tagged = tuple(map(Reference, references, tags))
        size = exact_ratio(image_model(self.model), self.aspect_ratio, self.resolution)
        extras = {"moderation": self.moderation} if image_model(self.model).moderation else {}
        return await ctx.generate(
            ImageRequest(self.model, prompt, size.width, size.height, tagged, self.seed, extras)
        )

    def capacity(self, port: str) -> int | None:
        return image_model(self.model).most_references if port == "references" else 1

    def price(self, tariff: Tariff) -> float | None:
        size = exact_ratio(image_model(self.model), self.aspect_ratio, self.resolution)
        return tariff.image(self.model, str(size))

    def review(self, wired: Wired) -> Iterable[Problem]:
        return self.faults(wired.texts.get("prompt"), wired.counts["references"])

    def faults(self, prompt: Text | None, pictures: int) -> Iterable[Problem]:
        """What the model would refuse, and tags nobody mentions; `prompt` None is not known yet."""
        model = image_model(self.model)
        yield from tag_problems(self.tags, pictures)
        if pictures < model.least_references:
            words = f"{self.model} needs at least {model.least_references} reference."
            yield Problem("few_references", words, "Wire one, or choose gen4_image.")
        if prompt is not None:
            yield from prompt_problems(prompt, self.tags, model.prompt_limit)
