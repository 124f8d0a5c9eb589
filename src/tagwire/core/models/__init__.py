"""Image and video models: what each takes, what it costs, and which exact sizes it draws."""

from tagwire.core.models.catalogue import UnknownModel, image_model
from tagwire.core.models.fitted import EXTRA_SETTINGS
from tagwire.core.models.model import (
    AspectRatio,
    Extra,
    ExtraKind,
    FlatPrice,
    ImageModel,
    NoNearRatio,
    Price,
    Ratio,
    RatioPrice,
    Resolution,
    credits,
    exact_ratio,
)
from tagwire.core.models.names import ImageModelName
from tagwire.core.models.sizing import SizeWish
from tagwire.core.models.table import IMAGE_MODELS
from tagwire.core.models.video import VIDEO_MODELS, VideoModel, VideoModelName, video_model
from tagwire.core.models.wish import ImageWish

__all__ = [
    "EXTRA_SETTINGS",
    "IMAGE_MODELS",
    "VIDEO_MODELS",
    "AspectRatio",
    "Extra",
    "ExtraKind",
    "FlatPrice",
    "ImageModel",
    "ImageModelName",
    "ImageWish",
    "NoNearRatio",
    "Price",
    "Ratio",
    "RatioPrice",
    "Resolution",
    "SizeWish",
    "UnknownModel",
    "VideoModel",
    "VideoModelName",
    "credits",
    "exact_ratio",
    "image_model",
    "video_model",
]
