"""What saving refuses until the user says so."""

from __future__ import annotations

from tagwire.core.edit.refused import EditRefused


class FileThere(EditRefused):
    """Another graph is saved under that name."""

    code = "file_exists"


class FileChanged(EditRefused):
    """The file was changed by somebody else since it was opened."""

    code = "file_changed"
