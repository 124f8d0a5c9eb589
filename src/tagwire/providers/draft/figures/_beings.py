"""Those who are not dressed people, by noun."""

from collections.abc import Callable

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.figurine import Pose

from ._aliens import alien, robot
from ._spooks import ghost, skeleton, snowman
from ._stance import Skeleton

BEINGS: dict[str, Callable[[Board, Pose, Skeleton], None]] = {
    "robot": robot,
    "alien": alien,
    "snowman": snowman,
    "ghost": ghost,
    "skeleton": skeleton,
}
