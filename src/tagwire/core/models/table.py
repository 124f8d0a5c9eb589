"""The 21 text_to_image models of Runway's API: data only.

Sizes, fields and, unless said otherwise, every number: runwayml 5.24.0, the docstrings of
`types/text_to_image_create_params.py` (runway-models.json). OAS is Runway's official openapi.json
(github.com/runwayml/openapi, commit 032445ba, ten models): prompt limits and a few maxima that
the docstrings leave out. Prices: runway-api.md §3 and §10. What no source states is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tagwire.core.models import sizes
from tagwire.core.models.model import Extra, FlatPrice, ImageModel, Ratio, RatioPrice


def _tier(credits: float, *ratios: Ratio | str) -> tuple[float, frozenset[str]]:
    return credits, frozenset(str(ratio) for ratio in ratios)


def _count(lowest: int | None = None, highest: int | None = None) -> Extra:
    return Extra("outputCount", "int-range", lowest=lowest, highest=highest)


def _quality(*choices: str) -> Extra:
    return Extra("quality", "choice", choices)


def _background(*choices: str) -> Extra:
    return Extra("background", "choice", choices)


def _format(*choices: str) -> Extra:
    return Extra("outputFormat", "choice", choices)


_ONE_OR_FOUR = Extra("outputCount", "choice", (1, 4))
_GROUNDING = Extra("grounding", "bool")
_PALETTE = (Extra("backgroundColor", "colour"), Extra("colors", "colours"))

_MODELS = (
    ImageModel(
        "gen4_image",
        "Gen-4 Image",
        "Runway",
        sizes.GEN4,
        tiers=sizes.GEN4_TIERS,
        most_references=3,
        prompt_limit=1000,
        seed=True,
        tags=True,
        moderation=True,
        # no source says in which tier the other five sizes are
        price=RatioPrice((_tier(5, *sizes.GEN4_720), _tier(8, *sizes.GEN4_1080))),
    ),
    ImageModel(
        "gen4_image_turbo",
        "Gen-4 Image Turbo",
        "Runway",
        sizes.GEN4,
        tiers=sizes.GEN4_TIERS,
        least_references=1,
        most_references=3,
        prompt_limit=1000,
        seed=True,
        tags=True,
        moderation=True,
        price=FlatPrice(2),
    ),
    ImageModel(
        "gemini_2.5_flash",
        "Gemini 2.5 Flash Image",
        "Google",
        sizes.GEMINI_1K,
        most_references=3,
        prompt_limit=5500,  # OAS
        tags=True,
        price=FlatPrice(5),
    ),
    ImageModel(
        "gemini_image3_pro",
        "Gemini 3 Pro Image",
        "Google",
        sizes.GEMINI_1K + sizes.GEMINI_2K + sizes.GEMINI_4K,
        tiers=sizes.GEMINI_TIERS,
        most_references=14,
        prompt_limit=5500,  # OAS
        tags=True,
        extras=(_ONE_OR_FOUR,),
        price=RatioPrice(
            (
                _tier(20, *sizes.GEMINI_1K, *sizes.GEMINI_2K),
                _tier(40, *sizes.GEMINI_4K),
            )
        ),
    ),
    ImageModel(
        "gemini_image3.1_flash",
        "Gemini 3.1 Flash Image",
        "Google",
        sizes.GEMINI_3_1_FLASH,
        tiers=sizes.GEMINI_TIERS,
        most_references=14,
        prompt_limit=5500,  # OAS
        tags=True,
        extras=(_ONE_OR_FOUR,),
    ),
    ImageModel(
        "gemini_image3.1_flash_lite",
        "Gemini 3.1 Flash Lite Image",
        "Google",
        sizes.GEMINI_3_1_FLASH_LITE,
        most_references=14,
        tags=True,
        extras=(_ONE_OR_FOUR,),
    ),
    ImageModel(
        "nano_banana_2.1",
        "Nano Banana 2.1",
        "Google",
        sizes.NANO_BANANA_2_1,
        tiers=sizes.NANO_BANANA_2_1_TIERS,
        most_references=14,
        tags=True,
        extras=(_count(), Extra("thinkingLevel", "choice", ("minimal", "medium", "high"))),
    ),
    ImageModel(
        "gpt_image_2",
        "GPT Image 2",
        "OpenAI",
        sizes.GPT,
        tiers=sizes.GPT_TIERS,
        most_references=16,
        prompt_limit=32000,
        tags=True,
        special=("auto",),
        extras=(
            _background("transparent", "opaque", "auto"),
            _count(1, 10),
            _quality("low", "medium", "high", "auto"),
        ),
    ),
    ImageModel(
        "gpt_image_2_5_flare",
        "GPT Image 2.5 Flare",
        "OpenAI",
        sizes.GPT,
        tiers=sizes.GPT_TIERS,
        most_references=16,
        tags=True,
        special=("auto",),
        extras=(
            _background("opaque", "auto"),
            _count(1, 10),
            _quality("low", "medium", "high", "xhigh", "max"),
        ),
    ),
    ImageModel(
        "gpt_image_2_5_sunburst",
        "GPT Image 2.5 Sunburst",
        "OpenAI",
        sizes.GPT,
        tiers=sizes.GPT_TIERS,
        most_references=16,
        tags=True,
        special=("auto",),
        extras=(
            _background("transparent", "opaque", "auto"),
            _count(1, 10),
            _quality("low", "medium", "high", "xhigh", "max"),
        ),
    ),
    ImageModel(
        "seedream5_pro",
        "Seedream 5 Pro",
        "ByteDance",
        sizes.SEEDREAM5_PRO_1K + sizes.SEEDREAM5_PRO_2K,
        tiers=sizes.SEEDREAM5_PRO_TIERS,
        most_references=10,  # OAS
        prompt_limit=4000,
        special=("auto_1k", "auto_2k"),
        extras=(_GROUNDING, _count(1, 4), _format("png", "jpeg")),  # count: OAS
        price=RatioPrice(
            (
                _tier(5, *sizes.SEEDREAM5_PRO_1K, "auto_1k"),
                _tier(9, *sizes.SEEDREAM5_PRO_2K, "auto_2k"),
            )
        ),
    ),
    ImageModel(
        "seedream5_lite",
        "Seedream 5 Lite",
        "ByteDance",
        sizes.SEEDREAM5_LITE,
        tiers=sizes.SEEDREAM5_LITE_TIERS,
        most_references=14,  # OAS
        prompt_limit=4000,
        free_pixels=(3686400, 16777216),
        extras=(_GROUNDING, _count(1, 4), _format("png", "jpeg")),  # count: OAS
        price=FlatPrice(4),
    ),
    ImageModel(
        "seedream5_flash",
        "Seedream 5 Flash",
        "ByteDance",
        sizes.SEEDREAM5_FLASH,
        tiers=sizes.SEEDREAM5_FLASH_TIERS,
        special=("auto_1k", "auto_2k"),
        extras=(_count(), _format("png", "jpeg")),
    ),
    ImageModel(
        "muse_image",
        "Muse Image",
        "Muse",
        sizes.MUSE,
        most_references=10,
        prompt_limit=4000,  # OAS
        special=("auto",),
        extras=(_count(1, 10), _format("webp", "png", "jpeg")),  # count: OAS
        price=FlatPrice(1),
    ),
    ImageModel(
        "grok_imagine_image_2",
        "Grok Imagine Image 2",
        "xAI",
        sizes.GROK_IMAGINE_2,
        tiers=sizes.GROK_TIERS,
        most_references=3,
        prompt_limit=2500,  # OAS
        special=("auto_1k", "auto_2k"),
        extras=(Extra("edit", "bool"), _count(1, 4), _quality("low", "medium")),  # count: OAS
    ),
    ImageModel(
        "bria_fibo_1_5",
        "Bria Fibo 1.5",
        "Bria",
        sizes.BRIA_1MP + sizes.BRIA_4MP,
        tiers=sizes.BRIA_TIERS,
        most_references=1,
        seed=True,
        extras=(_format("png", "jpeg"),),
        price=RatioPrice((_tier(5, *sizes.BRIA_1MP), _tier(10, *sizes.BRIA_4MP))),
    ),
    ImageModel(
        "bria_fibo_edit_1_5",
        "Bria Fibo Edit 1.5",
        "Bria",
        sizes.BRIA_1MP,
        least_references=1,
        most_references=4,
        seed=True,
        special=("auto",),
        extras=(_format("png", "jpeg"),),
    ),
    ImageModel(
        "ideogram_4_0",
        "Ideogram 4.0",
        "Ideogram",
        sizes.IDEOGRAM_4_0,
        extras=(_count(), _quality("low", "medium", "high")),
    ),
    ImageModel(
        "ideogram_4_5",
        "Ideogram 4.5",
        "Ideogram",
        sizes.IDEOGRAM_4_5,
        tiers=sizes.IDEOGRAM_4_5_TIERS,
        replaced=sizes.IDEOGRAM_4_5_REPLACED,
        most_references=5,
        special=("auto",),
        extras=(
            Extra("maskUri", "image"),
            _count(),
            Extra("preciseEdit", "bool"),
            _quality("very_low", "low", "medium", "high"),
        ),
    ),
    ImageModel(
        "recraft_v4_1_flash",
        "Recraft V4.1 Flash",
        "Recraft",
        sizes.RECRAFT_4_1_FLASH,
        most_references=0,
        seed=True,
        extras=(*_PALETTE, _count(), _format("webp", "png")),
    ),
    ImageModel(
        "recraft_v4_1_vector",
        "Recraft V4.1 Vector",
        "Recraft",
        sizes.RECRAFT_4_1_VECTOR,
        most_references=0,
        extras=_PALETTE,
    ),
)

IMAGE_MODELS: Mapping[str, ImageModel] = MappingProxyType({model.name: model for model in _MODELS})
"""Every model by its wire name, Runway's own first."""
