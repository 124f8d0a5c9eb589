"""Runs entered into the queue: one for each variant of a wish, with the graph it runs."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence

from tagwire.core.document import GraphDocument
from tagwire.interfaces.editor.running.asking import Prepared, counted, running
from tagwire.interfaces.editor.running.runs import Run
from tagwire.interfaces.editor.session.session import Session


def entered(
    session: Session, ready: Prepared, name: str, parts: Sequence[list[str]], provider: str
) -> list[tuple[Run, GraphDocument]]:
    """The runs of what was prepared; `name` is what they are called, beside their graph.

    `provider` is the profile chosen for all of them, "" for each node's own.
    """
    many = len(ready.variants)
    batch = secrets.token_hex(6) if many > 1 else None
    title = " · ".join(filter(None, (session.title, name)))
    made = []
    for number, (variant, plan) in enumerate(zip(ready.variants, ready.plans, strict=True), 1):
        run = Run(
            secrets.token_hex(6),
            session.key,
            title,
            str(session.folder),
            time.time(),
            targets=list(ready.targets),
            nodes=list(running(plan)),
            drawn=list(variant.drawn),
            batch=batch,
            parts=list(parts),
            given=ready.given,
            title=session.title,
            nth=number,
            of=many,
            provider=provider,
            total=len(counted(plan)),
            price=plan.price,
        )
        made.append((run, variant.document))
    return made
