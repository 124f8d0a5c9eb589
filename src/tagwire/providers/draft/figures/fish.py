"""What swims: fish, whales, seals, and the soft ones with arms."""

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.paints import part
from tagwire.providers.draft.models.renderer import View, render

from ._soft_swimmers import jellyfish, octopus, ray, seahorse, seal
from ._swimmers import dolphin, fish, koi, shark, whale

_MAKERS = {
    "fish": fish, "koi": koi, "whale": whale, "dolphin": dolphin, "shark": shark, "seal": seal,
    "ray": ray, "octopus": octopus, "jellyfish": jellyfish, "seahorse": seahorse,
}  # fmt: skip


def sculpt(pose: Pose) -> Figurine:
    """One swimmer from three quarters."""
    make = _MAKERS.get(pose.noun, fish)
    front = pose.noun in ("octopus", "jellyfish")
    yaw = 0.0 if front else -58.0 if abs(pose.facing) < 0.4 else -20.0
    pitch = 32.0 if pose.noun == "ray" else 14.0 if pose.noun in ("koi", "octopus") else 6.0
    parts = make(pose)
    if pose.action in ("jump", "fly") and not front:
        parts = [part(p.shape.turn(z=24), p.material) for p in parts]
    view = View(pose.height, yaw=yaw, pitch=pitch, dark=pose.dark, mirrored=pose.facing < 0)
    return render(parts, view)
