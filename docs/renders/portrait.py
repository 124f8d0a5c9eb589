"""Clear the flag beside the astronaut, so that she cuts out cleanly: `python portrait.py out.jpg`.

Reads scikit-image's `astronaut.png` (NASA, public domain) from the installed package.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
import skimage
from PIL import Image

FLAG = [  # down the flag's edge to the shoulder, then down the sleeve
    (-30, -30),
    (82, -30),
    (88, 40),
    (99, 110),
    (96, 168),
    (98, 212),
    (97, 219),
    (74, 237),
    (64, 250),
    (54, 268),
    (42, 294),
    (33, 318),
    (28, 336),
    (26, 358),
    (25, 381),
    (21, 392),
    (21, 410),
    (25, 431),
    (24, 449),
    (28, 468),
    (34, 494),
    (43, 517),
    (-5, 517),
]


def cleared(photo: np.ndarray) -> np.ndarray:
    """The photo with the studio's own backdrop where the flag hung."""
    mask = np.zeros((*photo.shape[:2], 1), np.uint8)
    cv2.fillPoly(mask, [np.array(FLAG) * 16], 255, cv2.LINE_AA, 4)
    high = np.clip((190 - np.arange(len(photo))) / 50, 0, 1)[:, None]
    wide, crisp = (cv2.GaussianBlur(mask, (0, 0), r) / 255.0 for r in (8, 0.8))
    soft = (crisp + (wide - crisp) * high)[..., None]
    rng = np.random.default_rng(1)
    mottle = cv2.GaussianBlur(rng.normal(size=photo.shape[:2]), (0, 0), 18) * 140
    grain = cv2.GaussianBlur(rng.normal(size=photo.shape[:2]), (0, 0), 0.8) * 3
    paper = np.median(photo[20:140, 110:145].reshape(-1, 3), 0)
    dim = np.linspace(1.02, 0.90, len(photo))[:, None, None]
    backdrop = paper * dim + (mottle + grain)[..., None]
    return np.clip(photo + (backdrop - photo) * soft, 0, 255).astype(np.uint8)


if __name__ == "__main__":
    source = Path(skimage.__file__).parent / "data" / "astronaut.png"
    Image.fromarray(cleared(np.array(Image.open(source).convert("RGB")))).save(
        sys.argv[1], quality=92
    )
