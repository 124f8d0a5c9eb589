"""The image_to_video models: what each takes, what a second costs, and which sizes it films."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from tagwire.core.models.catalogue import UnknownModel
from tagwire.core.models.model import AspectRatio, Ratio

VideoModelName = Literal["gen4_turbo", "gen4.5"]
"""The wire names of the models that film."""


@dataclass(frozen=True, slots=True)
class VideoModel:
    """One image_to_video model of Runway's API (runway-models.json, runway-api.md section 4).

    `prompt_limit` counts UTF-16 code units; `seed` and `moderation` say whether those fields
    exist; `credits_per_second` is for a plain MP4, 1 credit being 0.01 USD.
    """

    name: str
    title: str
    ratios: tuple[Ratio, ...]
    least_seconds: int
    most_seconds: int
    prompt_required: bool
    prompt_limit: int
    seed: bool
    moderation: bool
    credits_per_second: float

    def size(self, aspect: AspectRatio) -> Ratio:
        """The size nearest to a proportion; at 1104:832 a film is 4:3 but for half a percent."""
        wish = Ratio.parse(aspect).proportion
        return min(self.ratios, key=lambda r: max(r.proportion / wish, wish / r.proportion))


_SIZES = tuple(
    map(Ratio.parse, ("1280:720", "720:1280", "1104:832", "832:1104", "960:960", "1584:672"))
)
_MODELS = (
    # No source states a maximum for gen4.5's prompt; its neighbours' is 1000. Seconds of
    # gen4_turbo: Runway's MCP server, where the older docs have 5 or 10.
    VideoModel("gen4_turbo", "Gen-4 Turbo", _SIZES, 2, 10, False, 1000, True, True, 5),
    VideoModel("gen4.5", "Gen-4.5", _SIZES, 2, 10, True, 1000, True, True, 12),
)

VIDEO_MODELS: Mapping[str, VideoModel] = MappingProxyType({model.name: model for model in _MODELS})
"""Every model that films, by its wire name."""


def video_model(name: str) -> VideoModel:
    """The model of that wire name.

    Raises:
        UnknownModel: there is none.
    """
    if name in VIDEO_MODELS:
        return VIDEO_MODELS[name]
    near = get_close_matches(name.lower(), VIDEO_MODELS, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(VIDEO_MODELS)}"
    raise UnknownModel(f"no video model is called {name!r}; {hint}")
