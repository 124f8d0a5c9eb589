"""Dabs: the thousands of small leaf and bark strokes plants are drawn with, painter's order."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Floats

Words = NDArray[np.uint16]
_OVERSAMPLE = 2
_TURNS = 8


@dataclass(frozen=True, slots=True)
class Dabs:
    """N strokes of a plant, in its heights: x off its axis, y up from its foot, z to the eye."""

    place: Floats  # N x 3
    length: Floats  # N, half the length of a stroke
    angle: Floats  # N, radians on the picture, 0 is level
    colour: Floats  # N x 3 linear albedo
    shade: Floats  # N, 0 in the heart of the plant .. 1 open to the sky
    facing: Floats  # N, -1 turned left .. +1 turned right
    thin: float = 0.45  # breadth of a stroke by its length


def dabs(
    place: Floats,
    length: Floats | float,
    angle: Floats | float,
    colour: Floats,
    shade: Floats | float,
    *,
    facing: Floats | float,
    thin: float = 0.45,
) -> Dabs:
    """Make dabs of arrays or of single values, one for all."""
    count = len(place)

    def each(value: Floats | float) -> Floats:
        return np.broadcast_to(np.asarray(value, np.float32), (count,))

    return Dabs(
        np.asarray(place, np.float32),
        each(length),
        each(angle),
        np.broadcast_to(np.asarray(colour, np.float32), (count, 3)),
        each(shade),
        each(facing),
        thin,
    )


def drawn(groups: list[Dabs], height: int, reach: float) -> tuple[Words, Words]:
    """Draw all groups together, near over far; twice H x W x 3 in 65535ths, times alpha.

    They are r g b, and alpha, shade and (facing + 1) / 2. ``reach`` is half the width in heights;
    the planes are ``height`` x about 2 reach height.
    """
    scale = height * _OVERSAMPLE
    rows, columns = scale, max(4, round(2 * reach * height)) * _OVERSAMPLE
    place = np.concatenate([group.place for group in groups])
    length = np.concatenate([group.length for group in groups])
    angle = np.concatenate([group.angle for group in groups])
    thin = np.concatenate([np.full(len(g.length), g.thin < 0.8) for g in groups])
    order = np.argsort(place[:, 2], kind="stable")
    kinds = _kind(length * scale, angle, thin)[order]
    used, kinds = np.unique(kinds, return_inverse=True)
    reach_of_stamp, stamps = _stamps(used)
    x = np.round(place[order, 0] * scale + columns / 2).astype(np.int32)
    y = np.round(rows - 1 - place[order, 1] * scale).astype(np.int32)
    names = order.astype(np.int32)
    owner = _splat((x, y), stamps, kinds, names, shape=(rows, columns), edge=reach_of_stamp)
    small = (columns // _OVERSAMPLE, height)
    # Each half is looked up by itself: a slice of six planes would be copied before it shrinks.
    paint, form = (
        cv2.resize(np.take(table, owner, axis=0), small, interpolation=cv2.INTER_AREA)
        for table in _values(groups)
    )
    return np.asarray(paint, np.uint16), np.asarray(form, np.uint16)


def _values(groups: list[Dabs]) -> tuple[Words, Words]:
    """What each dab paints, (N + 1) x 3 twice: colour, and cover, shade and facing."""
    count = sum(len(group.place) for group in groups)
    paint, form = np.zeros((count + 1, 3), np.float32), np.zeros((count + 1, 3), np.float32)
    paint[:-1] = np.concatenate([group.colour for group in groups])
    form[:-1, 0] = 1.0
    form[:-1, 1] = np.concatenate([group.shade for group in groups])
    form[:-1, 2] = np.concatenate([group.facing for group in groups]) * 0.5 + 0.5
    return _words(paint), _words(form)


def _words(values: Floats) -> Words:
    return (np.clip(values, 0, 1) * 65535 + 0.5).astype(np.uint16)


def _kind(half: Floats, angle: Floats, thin: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Number of the stamp: its half length in pixels, its turn and whether it is thin."""
    size = np.clip(np.round(half), 0, 12).astype(np.int64)
    turn = np.round(np.mod(angle, np.pi) / np.pi * _TURNS).astype(np.int64) % _TURNS
    turn = np.where(thin, turn, 0)
    return size * 32 + turn * 2 + thin.astype(np.int64)


def _stamps(kinds: NDArray[np.int64]) -> tuple[int, NDArray[np.int32]]:
    """How far stamps reach, and pixel offsets of each, K x P x 2, filled up with its middle."""
    shapes = []
    for kind in kinds.tolist():
        size, turn, thin = kind // 32, kind % 32 // 2, kind % 2
        span = np.arange(-size, size + 1)
        dx, dy = np.meshgrid(span, span)
        a = turn * np.pi / _TURNS
        along = dx * np.cos(a) - dy * np.sin(a)
        across = dx * np.sin(a) + dy * np.cos(a)
        breadth = max(0.6, (size + 0.3) * (0.45 if thin else 1.0))
        inside = (along / (size + 0.3)) ** 2 + (across / breadth) ** 2 <= 1
        shapes.append(np.stack([dx[inside], dy[inside]], axis=1))
    longest = max(len(shape) for shape in shapes)
    table = np.zeros((len(shapes), longest, 2), np.int32)
    for row, shape in zip(table, shapes, strict=True):
        row[: len(shape)] = shape
    return int(kinds.max()) // 32, table


def _splat(
    at: tuple[NDArray[np.int32], NDArray[np.int32]],
    stamps: NDArray[np.int32],
    kinds: NDArray[np.int64],
    names: NDArray[np.int32],
    *,
    shape: tuple[int, int],
    edge: int,
) -> NDArray[np.int32]:
    """Write every dab's name over its pixels, later ones over earlier; -1 where there is none.

    The canvas has a margin as wide as the largest stamp: no pixel has to be asked where it is.
    """
    x, y = at
    near = (x >= -edge) & (x < shape[1] + edge) & (y >= -edge) & (y < shape[0] + edge)
    wide = 2 * edge
    owner = np.full((shape[0] + 2 * wide) * (shape[1] + 2 * wide), -1, np.int32)
    stride = shape[1] + 2 * wide
    middle = (y[near] + wide) * stride + x[near] + wide
    offsets = stamps[..., 1] * stride + stamps[..., 0]
    target = np.take(offsets, kinds[near], axis=0)
    target += middle[:, None]
    owner[target] = names[near][:, None]
    canvas = owner.reshape(shape[0] + 2 * wide, stride)
    return canvas[wide : wide + shape[0], wide : wide + shape[1]]
