"""Clothes of the limbs: sleeves, gloves, trousers and shoes."""

import numpy as np

from tagwire.providers.draft.clay import Board, Paint
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._costume import Look
from ._skirts import on_leg
from ._stance import Limb

_WHITE = from_hex("#f4f1ea")
_PUFFED = {"space": 1.3, "armour": 1.3, "hoodie": 1.12, "coat": 1.12}
_CUFFED = ("suit", "space", "robe", "kimono")


def sleeve(board: Board, look: Look, arm: Limb) -> None:
    """One arm with its sleeve and hand."""
    kind = "none" if look.top in ("bare", "lace") else look.sleeves
    if kind == "short":
        _short_sleeve(board, look, arm)
    else:
        (_bare_arm if kind in ("none", "puff") else _long_sleeve)(board, look, arm, kind)
    _hand(board, look, arm)
    if look.top == "armour":
        cap = arm.root + np.array([0, 0.012, 0])
        board.ball(cap, (0.056, 0.05, 0.056), mix(look.main, _WHITE, 0.25), blend=0.006)
        board.ball(arm.middle, 0.042, look.main * 0.8)


def _cloth(look: Look) -> Floats:
    return look.second if look.top in ("vest", "overalls") else look.main


def _radii(look: Look) -> list[float]:
    """Of a sleeve at shoulder, elbow and wrist."""
    thick = look.build.girth * _PUFFED.get(look.top, 1.0)
    return [0.037 * thick, 0.031 * thick, 0.0235 * thick]


def _bare_arm(board: Board, look: Look, arm: Limb, kind: str) -> None:
    g, cloth = look.build.girth, _cloth(look)
    joints = [arm.root, arm.middle, arm.end]
    board.tube(joints, [0.034 * g, 0.026 * g, 0.019 * g], look.face.skin, blend=0.03)
    if kind == "puff":
        upper = arm.middle - arm.root
        board.ball(arm.root + upper * 0.18, 0.054, cloth, blend=0.015)


def _short_sleeve(board: Board, look: Look, arm: Limb) -> None:
    """All cloth down to the hem: skin under it would show through at the shoulder."""
    g, (shoulder, elbow, _) = look.build.girth, _radii(look)
    upper = arm.middle - arm.root
    ends, radii = (arm.root, arm.root + upper * 0.62), (shoulder * 1.08, elbow * 1.18)
    board.limb(*ends, *radii, _cloth(look), blend=0.03)
    bare = [arm.root + upper * 0.45, arm.middle, arm.end]
    board.tube(bare, [0.030 * g, 0.026 * g, 0.019 * g], look.face.skin)


def _long_sleeve(board: Board, look: Look, arm: Limb, kind: str) -> None:
    radii, cloth = _radii(look), _cloth(look)
    board.tube([arm.root, arm.middle, arm.end], radii, cloth, blend=0.03)
    wrist = arm.end - arm.middle
    wrist = wrist / np.sqrt(wrist @ wrist)
    if kind == "wide":
        hem, cut = arm.end + wrist * 0.006, [(wrist, arm.end)]
        board.limb(arm.middle, hem, radii[1], 0.058, cloth, blend=0.02, cuts=cut)
        return
    cuff = look.second if look.top in _CUFFED else look.main * 0.8
    start, end = arm.end - wrist * 0.014, arm.end + wrist * 0.008
    board.limb(start, end, radii[2] * 1.1, radii[2] * 1.14, cuff, cuts=[(wrist, end)])


def _hand(board: Board, look: Look, arm: Limb) -> None:
    g = look.build.girth**0.6
    paint: Paint = look.face.skin
    size = 1.0
    if look.top in ("space", "armour") or look.hat == "goggles":
        paint, size = look.second if look.top == "space" else look.main * 0.7, 1.25
    if "gloves" in look.wear:
        paint, size = from_hex("#b3252f"), 1.9
    ahead = (arm.tip - arm.end) / np.sqrt((arm.tip - arm.end) @ (arm.tip - arm.end))
    across = np.array([-ahead[1], ahead[0], 0.0]) + np.array([1e-3, 0, 0])
    across = across / np.sqrt(across @ across)
    thumb = np.cross(ahead, across) * (1.0 if ahead[1] < 0 else -1.0)
    thumb = thumb if thumb[2] > 0 else -thumb
    palm = arm.end + ahead * 0.024
    board.limb(
        palm,
        arm.end + ahead * 0.05 * size,
        0.0215 * g * size,
        0.0145 * g * size,
        paint,
        blend=0.008,
        thin=(across, 0.66),
    )
    board.limb(
        palm,
        palm + thumb * 0.021 * size + ahead * 0.016,
        0.0095 * size,
        0.0075 * size,
        paint,
        blend=0.006,
    )


def trouser(board: Board, look: Look, leg: Limb, folded: bool) -> None:
    """One leg with trousers, shorts or tights."""
    if look.shorts or look.skirt or np.array_equal(look.legs, look.face.skin):
        _stocking(board, look, leg, folded)
    else:
        puffed = look.build.girth * (1.22 if look.top == "space" else 1.0)
        radii = [0.061 * puffed, 0.047 * puffed, 0.036 * puffed]
        board.tube([leg.root, leg.middle, leg.end], radii, look.legs, blend=0.025)
    _shoe(board, look, leg)


def _stocking(board: Board, look: Look, leg: Limb, folded: bool) -> None:
    """A leg that shows its shape: below a skirt, in tights, or bare below shorts."""
    g = look.build.girth
    joints, slim = [leg.root, leg.middle, leg.end], [0.058 * g, 0.039 * g, 0.023 * g]
    under = look.face.skin if look.shorts else look.legs
    if look.skirt and not folded:
        joints[0] = on_leg(leg, max(0.0, look.skirt * (look.build.hip - 0.02) - 0.05))
        slim[0] = slim[1] = 0.034 * g
    board.tube(joints, slim, under, blend=0.02)
    calf = leg.middle + (leg.end - leg.middle) * 0.32
    board.ball(calf - (leg.tip - leg.end) * 0.1, 0.034 * g, under, blend=0.03)
    if look.shorts:
        thigh = leg.middle - leg.root
        way = thigh / np.sqrt(thigh @ thigh)
        hem, loose = leg.root + thigh * 0.78, 0.061 * g
        board.limb(
            leg.root,
            hem + way * 0.05,
            loose * 1.04,
            loose * 0.95,
            look.legs,
            blend=0.02,
            cuts=[(way, hem)],
        )


def _shoe(board: Board, look: Look, leg: Limb) -> None:
    g = look.build.girth**0.5
    ahead = (leg.tip - leg.end) / np.sqrt((leg.tip - leg.end) @ (leg.tip - leg.end))
    shin = (leg.end - leg.middle) / np.sqrt((leg.end - leg.middle) @ (leg.end - leg.middle))
    sole = shin - (shin @ ahead) * ahead
    sole = sole / np.sqrt(sole @ sole)
    flat = leg.end + sole * 0.033
    heel = leg.end + sole * 0.006 - ahead * 0.012
    toe = leg.end + sole * 0.014 + ahead * 0.08 * g
    cut = [(sole, flat)]
    paint: Paint = look.shoes
    big = 1.3 if look.top == "space" or "nose" in look.wear else 1.0
    board.limb(heel, toe, 0.032 * g * big, 0.028 * g * big, paint, cuts=cut)
    if not np.array_equal(look.shoes, look.face.skin):
        board.limb(
            heel + sole * 0.02,
            toe + sole * 0.012,
            0.034 * g * big,
            0.03 * g * big,
            look.shoes * 0.5,
            cuts=[*cut, (-sole, flat - sole * 0.011)],
        )
    if look.boots:
        top = leg.end - shin * 0.085
        board.limb(
            leg.end, top, 0.036 * g, 0.047 * g * big, paint, cuts=[(-shin, leg.end - shin * 0.1)]
        )
