"""Putting subjects into a set: mirror, shadow, relit cut-out, light wrap; back to front."""

from collections.abc import Sequence

import numpy as np

from .backdrop import Backdrop
from .colour import Floats, clip01, mix
from .filters import blur
from .framing import Placed
from .patch import overlap
from .relight import relight, scaled
from .shadow import ground_shadow, held_shadow, mirror, resting_shadow, water_mirror

_LARGEST = 6000


def compose(backdrop: Backdrop, image: Floats, placed: Sequence[Placed]) -> tuple[Floats, Floats]:
    """Return the set with everybody in it, in linear light, and how much of a pixel is theirs."""
    canvas: Floats = np.array(image, np.float32)
    theirs = np.zeros(canvas.shape[:2], np.float32)
    for one in placed:
        _stand(canvas, theirs, one, backdrop)
    if backdrop.front is not None:
        veil = backdrop.front.alpha[..., None]
        canvas = mix(canvas, backdrop.front.image, veil)
        theirs *= 1 - veil[..., 0]
    return canvas, theirs


def _stand(canvas: Floats, theirs: Floats, one: Placed, backdrop: Backdrop) -> None:
    height = int(np.clip(round(one.height), 4, _LARGEST))
    width = int(np.clip(round(one.width), 4, _LARGEST))
    colour, alpha = scaled(one.cutout, width, height)
    colour = relight(colour, alpha, one.cutout, backdrop)
    if one.hazy:
        colour = mix(colour, backdrop.haze, one.hazy)
    wet = backdrop.floor == "water"
    if one.shadow == "water" or (wet and one.shadow == "ground" and not one.lift):
        _afloat(canvas, theirs, colour, alpha, one=one, backdrop=backdrop)
        return
    if one.shadow == "ground":
        gloss = max(backdrop.gloss, 0.5) if wet else backdrop.gloss
        if gloss > 0.02:
            mirror(canvas, colour, alpha, one, gloss)
        if not wet:
            ground_shadow(canvas, alpha, one, backdrop)
    elif one.shadow == "held":
        held_shadow(canvas, alpha, one)
    elif one.shadow == "rest":
        resting_shadow(canvas, alpha, one, backdrop)
    _over(canvas, theirs, colour, alpha, one)


def _afloat(
    canvas: Floats,
    theirs: Floats,
    colour: Floats,
    alpha: Floats,
    *,
    one: Placed,
    backdrop: Backdrop,
) -> None:
    """Lay somebody on the water with a mirror image; reeds and branches nearer stay before."""
    dry, alone = canvas.copy(), theirs.copy()
    water_mirror(canvas, colour, alpha, one, backdrop)
    _over(canvas, theirs, colour, alpha, one)
    if backdrop.water is None:
        return
    row = int(np.clip(round(one.foot), 0, canvas.shape[0] - 1))
    line = backdrop.depth[row][backdrop.water.share[row] > 0.5]
    if len(line):
        nearer = backdrop.depth < 0.96 * np.float32(np.median(line))
        nearer &= backdrop.water.share < 0.5
        canvas[nearer], theirs[nearer] = dry[nearer], alone[nearer]


def _over(canvas: Floats, theirs: Floats, colour: Floats, alpha: Floats, one: Placed) -> None:
    """Composite, letting the set's light creep round the edges."""
    height, width = alpha.shape
    left, top = round(one.centre - width / 2), round(one.foot - one.lift - height)
    window = overlap(canvas, left, top, (width, height))
    if window is None:
        return
    there, here = window
    behind, cover = canvas[there], alpha[here]
    reach = max(1.5, canvas.shape[0] * 0.006)
    edge = clip01(cover - blur(cover, reach)) * 0.30
    # Unclamped, a white room makes heads glow.
    creeping = np.minimum(blur(behind, reach * 1.6), 0.5) * edge[..., None]
    canvas[there] = mix(behind, colour[here] + creeping, cover[..., None])
    theirs[there] = np.maximum(theirs[there], cover)
