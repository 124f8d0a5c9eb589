"""How many figures one picture holds: more would be specks, and minutes of sculpting."""

from collections.abc import Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Subject

MOST_IN_ALL, MOST_OF_A_KIND = 12, 8


def thinned(subjects: Sequence[Subject]) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """The subjects a frame has room for, those said first; and a note of what is left out.

    References always stay: each was given on purpose.
    """
    kept: list[Subject] = []
    left_out: dict[str, None] = {}
    many = any(subject.count > MOST_OF_A_KIND for subject in subjects)
    notes = (f"{MOST_OF_A_KIND} of a kind are drawn at most",) if many else ()
    subjects = [replace(subject, count=min(subject.count, MOST_OF_A_KIND)) for subject in subjects]
    room = MOST_IN_ALL
    for subject in subjects:
        if subject.reference is not None:
            kept.append(subject)
            continue
        count = min(subject.count, room)
        room -= count
        if count < subject.count:
            left_out.setdefault(subject.name)
        if count:
            kept.append(replace(subject, count=count))
    if not left_out:
        return tuple(subjects), notes
    kept[-1] = replace(kept[-1], relation="")  # to somebody who may be missing now
    named = ", ".join(list(left_out)[:8]) + (", ..." if len(left_out) > 8 else "")
    return tuple(kept), (
        *notes,
        f"{MOST_IN_ALL} figures are drawn at most, left out: {named}",
    )
