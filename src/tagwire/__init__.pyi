from .core.errors import (
    DamagedStore,
    GraphInvalid,
    OverBudget,
    PictureRefused,
    Problem,
    StepFailed,
    StoreFailed,
    TagwireError,
    UnknownOutcome,
    WrongUse,
)
from .core.models import (
    AspectRatio,
    ImageModelName,
    ImageWish,
    Resolution,
    VideoModelName,
    exact_ratio,
    image_model,
    video_model,
)
from .core.node import (
    Color,
    Mentions,
    Node,
    Picture,
    PictureFile,
    Profile,
    Prompt,
    Seed,
    TagsOf,
    Wired,
)
from .core.request import ImageRequest, Reference, Tariff, VideoRequest
from .core.tagging import TagList, prompt_problems, tag_problems
from .core.tailored import Tailored
from .core.values import Image, Text, Video
from .interfaces.app import App, Options, load
from .interfaces.door import run, run_async
from .runtime.context import RunContext
from .runtime.report import RunReport
from .runtime.stop import Stop

__all__ = [
    "App",
    "AspectRatio",
    "Color",
    "DamagedStore",
    "GraphInvalid",
    "Image",
    "ImageModelName",
    "ImageRequest",
    "ImageWish",
    "Mentions",
    "Node",
    "Options",
    "OverBudget",
    "Picture",
    "PictureFile",
    "PictureRefused",
    "Problem",
    "Profile",
    "Prompt",
    "Reference",
    "Resolution",
    "RunContext",
    "RunReport",
    "Seed",
    "StepFailed",
    "Stop",
    "StoreFailed",
    "TagList",
    "TagsOf",
    "TagwireError",
    "Tailored",
    "Tariff",
    "Text",
    "UnknownOutcome",
    "Video",
    "VideoModelName",
    "VideoRequest",
    "Wired",
    "WrongUse",
    "exact_ratio",
    "image_model",
    "load",
    "prompt_problems",
    "run",
    "run_async",
    "tag_problems",
    "video_model",
]
