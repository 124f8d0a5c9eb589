"""Other sides of one subject: a figure is sculpted anew, a photo turned as far as it can be."""

from dataclasses import replace

import cv2
import numpy as np

from .casting import posed_from
from .colour import Floats
from .figurine import mirrored
from .filters import blur
from .framing import Actor
from .matte import Cutout
from .portrait import has_face
from .sculpted import sculpted
from .words.views import backless

_TURNS = {"side": 34.0, "angle": 20.0, "back": 0.0, "front": 0.0}
_DETAIL = (5.6, 4.6)  # so much around a face is made, in faces: enough for any panel
_TO_US = 0.4
_ROUNDS = 6  # of the search for what a turned relief shows
_UNSEEN = 0.55  # light on a side nobody photographed


def seen_from(actor: Actor, view: str) -> tuple[Actor, str]:
    """The actor from another side, and what there is to say about it."""
    told = replace(actor.subject, view=view)
    if actor.family:
        pose = posed_from(actor, view)
        if view == "detail" and has_face(actor.family, actor.subject.noun):
            height, facing = max(16, pose.height // 2), min(pose.facing, _TO_US)
            pose = replace(pose, height=height, close=_DETAIL, facing=facing)
        elif view == "detail":
            pose = replace(pose, height=min(900, 2 * pose.height))
        cutout = sculpted(actor.family, pose)
        note = backless(actor.subject) if view == "back" else ""
        return replace(actor, subject=told, cutout=cutout, pose=pose), note
    name = f"@{actor.subject.name}" if actor.subject.name else "the reference"
    cutout = turned(actor.cutout, _TURNS.get(view, 0.0))
    note = ""
    if view == "back":
        cutout = _placeholder(actor.cutout)
        note = f"{name} from behind is not in its photo: a darkened mirror image holds its place"
    elif view in ("side", "angle"):
        note = f"{name} from the {view} is its photo turned a little: another photo shows more"
    return replace(actor, subject=told, cutout=cutout), note


def turned(cutout: Cutout, degrees: float) -> Cutout:
    """Turn a photo about the vertical, as if its subject were as deep as its outline is wide."""
    if not degrees:
        return cutout
    height, width = cutout.alpha.shape
    pad = int(width * 0.25)
    ink = np.dstack([cutout.colour * cutout.alpha[..., None], cutout.alpha])
    ink = cv2.copyMakeBorder(ink, 0, 0, pad, pad, cv2.BORDER_CONSTANT)
    depth, reach = _relief(np.asarray(ink[..., 3], np.float32), width)
    columns, angle = _columns(depth, reach, np.float32(np.radians(degrees)))
    rows = np.repeat(np.arange(height, dtype=np.float32)[:, None], ink.shape[1], axis=1)
    seen = np.asarray(cv2.remap(ink, columns, rows, cv2.INTER_LINEAR), np.float32)
    seen[..., :3] *= angle[..., None]
    alpha = np.clip(seen[..., 3], 0, 1)
    shown = np.nonzero(alpha.max(axis=0) > 0.05)[0]
    crop = slice(int(shown.min()), int(shown.max()) + 1) if len(shown) else slice(None)
    colour = seen[..., :3] / np.maximum(alpha, 1e-3)[..., None]
    return replace(
        cutout,
        colour=np.ascontiguousarray(colour[:, crop]),
        alpha=np.ascontiguousarray(alpha[:, crop]),
    )


def _relief(alpha: Floats, width: int) -> tuple[Floats, float]:
    """Inflate an outline: height above the picture plane in pixels, and the greatest."""
    inside = cv2.distanceTransform((alpha > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    reach = float(inside.max()) + 1e-6
    swell = np.sqrt(np.clip(1 - (1 - inside / reach) ** 2, 0, 1)) * reach
    return blur(np.asarray(swell, np.float32), max(0.5, width * 0.015)), reach


def _columns(depth: Floats, reach: float, angle: np.float32) -> tuple[Floats, Floats]:
    """Which column each pixel of the turned relief shows, and how much light falls on it."""
    height, width = depth.shape
    x = np.repeat(np.arange(width, dtype=np.float32)[None], height, axis=0)
    rows = np.repeat(np.arange(height, dtype=np.float32)[:, None], width, axis=1)
    centre, columns = width / 2, x
    for _ in range(_ROUNDS):
        near = cv2.remap(depth, columns, rows, cv2.INTER_LINEAR) - reach * 0.5
        columns = ((x - centre - near * np.sin(angle)) / np.cos(angle) + centre).astype(np.float32)
    light = 0.80 + 0.20 * np.cos(angle - (columns - centre) / width * 1.2)
    return columns, np.asarray(light, np.float32)


def _placeholder(cutout: Cutout) -> Cutout:
    """The mirror image in shade: a place kept for a side that no photo shows."""
    grey = cutout.colour.mean(axis=2, keepdims=True)
    flat = blur(np.asarray(cutout.colour * 0.6 + grey * 0.4, np.float32), 3.0) * _UNSEEN
    return mirrored(replace(cutout, colour=flat))
