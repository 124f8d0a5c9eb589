"""Things made of boxes and freely shaped ones: devices, furniture, bags, shoes."""

from collections.abc import Callable

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.renderer import View, render

from . import _devices, _furniture, _instruments, _luggage, _wear

_MAKERS: dict[str, tuple[Callable[[Pose], list[Part]], float, float]] = {
    "book": (_devices.book, 28, 10),
    "books": (_devices.books, 24, 16),
    "laptop": (_devices.laptop, 24, 20),
    "phone": (_devices.phone, 24, 8),
    "tablet": (_devices.tablet, 22, 10),
    "camera": (_devices.camera, -26, 14),
    "box": (_luggage.parcel, 32, 20),
    "gift": (_luggage.gift, 32, 18),
    "suitcase": (_luggage.suitcase, 28, 12),
    "backpack": (_luggage.backpack, 26, 10),
    "handbag": (_luggage.handbag, 22, 12),
    "chair": (_furniture.chair, -32, 14),
    "table": (_furniture.table, 28, 16),
    "bench": (_furniture.bench, 24, 14),
    "stool": (_furniture.stool, 20, 16),
    "sofa": (_furniture.sofa, 20, 14),
    "bed": (_furniture.bed, 34, 20),
    "television": (_devices.television, 16, 6),
    "radio": (_devices.radio, 22, 12),
    "clock": (_devices.clock, 22, 8),
    "watch": (_wear.watch, 24, 8),
    "piano": (_instruments.piano, 28, 16),
    "umbrella": (_furniture.umbrella, 0, 6),
    "guitar": (_instruments.guitar, -24, 4),
    "violin": (_instruments.violin, -22, 4),
    "sneaker": (_wear.sneaker, 24, 16),
    "shoe": (_wear.shoe, 24, 16),
    "hat": (_wear.hat, 20, 16),
    "sunglasses": (_wear.sunglasses, 24, 14),
    "headphones": (_wear.headphones, 32, 8),
}


def sculpt(pose: Pose) -> Figurine:
    """One thing, seen from three quarters and a little from above."""
    make, yaw, pitch = _MAKERS.get(pose.noun, _MAKERS["box"])
    view = View(pose.height, yaw=yaw, pitch=pitch, dark=pose.dark, mirrored=pose.facing < 0)
    return render(make(pose), view)
