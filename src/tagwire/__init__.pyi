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
from .core.models import AspectRatio, Resolution, exact_ratio, image_model
from .core.node import Color, Mentions, Node, Picture, PictureFile, Prompt, Seed, TagsOf, Wired
from .core.request import ImageRequest, Reference, Tariff
from .core.tagging import TagList, prompt_problems, tag_problems
from .core.values import Image, Text
from .interfaces.app import App, Options, load
from .interfaces.door import run, run_async
from .runtime.context import RunContext, Stop
from .runtime.report import RunReport

__all__ = [
    "App",
    "AspectRatio",
    "Color",
    "DamagedStore",
    "GraphInvalid",
    "Image",
    "ImageRequest",
    "Mentions",
    "Node",
    "Options",
    "OverBudget",
    "Picture",
    "PictureFile",
    "PictureRefused",
    "Problem",
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
    "Tariff",
    "Text",
    "UnknownOutcome",
    "Wired",
    "WrongUse",
    "exact_ratio",
    "image_model",
    "load",
    "prompt_problems",
    "run",
    "run_async",
    "tag_problems",
]
