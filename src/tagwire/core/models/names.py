"""The wire names of the image models, as a type: a setting may be one of these."""

from __future__ import annotations

from typing import Literal

ImageModelName = Literal[
    "gen4_image",
    "gen4_image_turbo",
    "gemini_2.5_flash",
    "gemini_image3_pro",
    "gemini_image3.1_flash",
    "gemini_image3.1_flash_lite",
    "nano_banana_2.1",
    "gpt_image_2",
    "gpt_image_2_5_flare",
    "gpt_image_2_5_sunburst",
    "seedream5_pro",
    "seedream5_lite",
    "seedream5_flash",
    "muse_image",
    "grok_imagine_image_2",
    "bria_fibo_1_5",
    "bria_fibo_edit_1_5",
    "ideogram_4_0",
    "ideogram_4_5",
    "recraft_v4_1_flash",
    "recraft_v4_1_vector",
]
"""Runway's own first, then by maker, as runway-models.json has them."""
