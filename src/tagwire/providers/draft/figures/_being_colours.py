"""What the beings that are not dressed people have in common: their colour."""

from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.figurine import Pose

INK = from_hex("#17151a")
WHITE = from_hex("#f6f3ec")


def ink(pose: Pose, choices: tuple[str, ...]) -> Floats:
    """The colour that was asked for, or the individual's own choice."""
    if pose.colour:
        return from_hex(pose.colour)
    return from_hex(choices[int(pose.rng("main").integers(len(choices)))])
