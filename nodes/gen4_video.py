"""A film by Runway Gen-4 Turbo or Gen-4.5, from a picture on."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from tagwire import (
    AspectRatio,
    Image,
    Node,
    Problem,
    Profile,
    RunContext,
    Seed,
    StepFailed,
    Tariff,
    Text,
    Video,
    VideoModelName,
    VideoRequest,
    Wired,
    prompt_problems,
    video_model,
)


class Gen4Video(Node, type="gen4_video", category="generate", keep="always", asks="images"):
    """A short film that begins with a picture; the prompt tells what moves, and how."""

    aspect_ratio: AspectRatio = "16:9"
    duration: Annotated[int, Field(ge=2, le=10)] = 5
    seed: Seed = None
    model: VideoModelName = "gen4_turbo"
    moderation: Literal["auto", "low"] = "auto"
    profile: Profile = ""

    async def run(self, ctx: RunContext, image: Image, prompt: Text = Text()) -> Video:
        for problem in self.faults(prompt, True):
            if problem.severity == "error":
                raise StepFailed(f"{ctx.node}: {problem.message}", problem.remedy)
        size = video_model(self.model).size(self.aspect_ratio)
        extras = {"moderation": self.moderation} if video_model(self.model).moderation else {}
        sides = (size.width, size.height)
        return await ctx.film(
            VideoRequest(self.model, prompt, image, *sides, self.duration, self.seed, extras)
        )

    def price(self, tariff: Tariff) -> float | None:
        return tariff.video(self.model, self.duration)

    def review(self, wired: Wired) -> Iterable[Problem]:
        return self.faults(wired.texts.get("prompt"), bool(wired.counts["prompt"]))

    def faults(self, prompt: Text | None, told: bool) -> Iterable[Problem]:
        """What the model would refuse; `prompt` None is not known yet, `told` that there is one."""
        model = video_model(self.model)
        if model.prompt_required and not (told and (prompt is None or prompt.strip())):
            words = f"{self.model} needs a prompt that tells what moves."
            yield Problem("no_prompt", words, "Wire one to prompt, or choose gen4_turbo.")
        elif prompt:
            yield from prompt_problems(prompt, (), model.prompt_limit)
