"""Image models: what each takes, what it costs, and which exact sizes it draws."""

from tagwire.core.models.catalogue import UnknownModel, image_model
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
from tagwire.core.models.table import IMAGE_MODELS

__all__ = [
    "IMAGE_MODELS",
    "AspectRatio",
    "Extra",
    "ExtraKind",
    "FlatPrice",
    "ImageModel",
    "NoNearRatio",
    "Price",
    "Ratio",
    "RatioPrice",
    "Resolution",
    "UnknownModel",
    "credits",
    "exact_ratio",
    "image_model",
]
