"""Where a graph is saved, if it is."""

from __future__ import annotations

from dataclasses import dataclass

from tagwire.core.document import GraphDocument


@dataclass(frozen=True, slots=True)
class Saved:
    """The file a graph is saved in, if any: its name below the desk's folder, its bytes' hash,
    its version, and the document that was saved.
    """

    file: str = ""
    print: str = ""
    version: int | None = None
    document: GraphDocument | None = None


UNSAVED = Saved()
