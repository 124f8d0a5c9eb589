"""A photo table: a grey paper sweep under three softboxes. Centimetres, things stand on z = 0."""

import numpy as np
from lighting import develop, dome, lens, occluders, shade, softbox
from splat import Camera, gbuffer, mix, smooth


def lamps(count: int) -> list:
    return [
        *softbox((-0.75, 0.1, 0.85), 0.4, (1.75, 1.68, 1.58), count, 1),
        *softbox((0.3, -0.9, 0.5), 0.5, (0.42, 0.44, 0.47), count // 2, 2),
        *softbox((0.55, 0.9, 0.45), 0.25, (0.6, 0.6, 0.62), count // 3, 3),
        *dome((0.30, 0.32, 0.36), (0.2, 0.2, 0.21), count, 4),
    ]


def photograph(
    patches: list, pose: tuple, size: tuple[int, int], blur: float, scale: float, count: int
):
    """The things on the table from a pose (eye, target, field of view), in the table's light."""
    eye, target, fov = pose
    camera = Camera(eye, target, fov, tuple(int(n * scale) for n in size))
    points = occluders(patches, 0.07)
    g = gbuffer(patches, camera)
    focus = float(np.linalg.norm(np.subtract(eye, target))) * 0.97
    depth = np.where(np.isfinite(g["depth"]), g["depth"], focus)[..., 0]
    far = sweep(g, camera)
    image = shade(g, camera, lamps(count), points, 0.12, bounce=(0.3, 0.31, 0.32))
    image = mix(image, np.array([0.63, 0.67, 0.70]), far[..., None])
    return develop(lens(image, depth, focus, blur * scale), size=size)


def sweep(g: dict, camera: Camera) -> np.ndarray:
    """A paper sweep: floor where a ray meets z = 0; returns how far it has curved up, 0..1."""
    ray = camera.rays()
    reach = np.minimum(-camera.eye[2] / np.minimum(ray[..., 2], -0.02), 1e4)[..., None]
    bare = ~np.isfinite(g["depth"])[..., 0]
    g["pos"][bare] = (camera.eye + ray * reach)[bare]
    g["depth"][bare] = (reach * (ray @ camera.forward)[..., None])[bare]
    g["normal"][bare], g["albedo"][bare] = (0, 0, 1), (0.40, 0.43, 0.455)
    g["rough"][bare], g["gloss"][bare] = 0.9, 0.0
    return bare * smooth(40, 260, np.linalg.norm(g["pos"] - camera.eye, axis=-1) - 90)
