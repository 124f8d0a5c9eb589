"""Three or more in a close shot: composed by their faces, cut by the frame."""

import pytest

from tagwire.providers.draft.engine import Box, Drawing

from .pictures import SMALL, drawn

TALL = (180, 320)


def from_the_left(drawing: Drawing) -> list[Box]:
    """The boxes, the leftmost middle first."""
    return sorted(drawing.boxes, key=lambda box: box.left + box.right)


def middle(box: Box) -> float:
    """Column of a box's middle."""
    return (box.left + box.right) / 2


@pytest.mark.parametrize("prompt", ["close-up of three friends laughing", "三只猫的特写"])
def test_three_faces_share_a_close_shot_shoulder_by_shoulder(prompt: str) -> None:
    left, centre, right = from_the_left(drawn(prompt, SMALL))
    assert left.bottom == centre.bottom == right.bottom == SMALL[1]
    assert max(left.top, centre.top, right.top) < 0.5 * SMALL[1]
    assert middle(right) - middle(left) > 0.4 * SMALL[0]
    assert left.right > centre.left
    assert right.left < centre.right


def test_many_faces_stand_in_ranks_where_a_row_would_make_them_small() -> None:
    boxes = drawn("close-up of five women", SMALL).boxes
    tops = sorted(box.top for box in boxes)
    assert len(boxes) == 5
    assert tops[-1] - tops[0] > 0.15 * SMALL[1]
    assert all(box.bottom == SMALL[1] for box in boxes)


def test_three_faces_in_a_tall_frame_make_a_triangle() -> None:
    low, lower, high = sorted(drawn("close-up of three men", TALL).boxes, key=lambda box: -box.top)
    assert high.top < lower.top - 0.08 * TALL[1]
    assert abs(middle(low) - middle(lower)) > 0.3 * TALL[0]


def test_a_child_is_lower_than_its_parents_in_a_close_shot() -> None:
    boxes = {box.name: box for box in drawn("close-up of a man, a woman and a child", SMALL).boxes}
    assert boxes["child"].top > max(boxes["man"].top, boxes["woman"].top)
