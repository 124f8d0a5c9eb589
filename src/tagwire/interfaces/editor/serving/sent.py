"""Files a browser sends, read part by part and never held beyond their limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from tagwire.core.errors import WrongUse
from tagwire.providers.disk.limits import MOST_BYTES

MOST_FILES = 20
_MOST_HEAD = 16_384
_REMEDY = "Send the files as a form: multipart/form-data."


@dataclass(slots=True)
class Sent:
    """One file: its name as the browser told it, and its bytes; `over` when it was too large."""

    name: str = ""
    data: bytearray = field(default_factory=bytearray)
    over: bool = False


async def sent_files(
    request: Request, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES
) -> AsyncIterator[Sent]:
    """The files of a form, each as soon as it is there; one too large comes without its bytes.

    Raises:
        WrongUse: no such form, or more files than `most_files`.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise WrongUse("the request holds no files.", _REMEDY)
    reader = _Reader(most_bytes)
    parser = MultipartParser(boundary, reader.callbacks())
    count = 0
    async for part in request.stream():
        try:
            parser.write(part)
        except FormParserError as fault:
            raise WrongUse("the files cannot be read.", "Send them again.") from fault
        while reader.whole:
            count += 1
            if count > most_files:
                words = f"more than {most_files} files at once."
                raise WrongUse(words, "Send the others afterwards.")
            yield reader.whole.pop(0)
    if not reader.ended:
        raise WrongUse("the files are cut off before their end.", "Send them again.")


class _Reader:
    """What the parser has read: the file under way, and the whole ones."""

    def __init__(self, most_bytes: int) -> None:
        self.whole: list[Sent] = []
        self.ended = False
        self._most = most_bytes
        self._sent = Sent()
        self._is_file = False
        self._name, self._value = bytearray(), bytearray()

    def callbacks(self) -> Any:
        """By the parser's names."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._head(self._name, data[start:end]),
            "on_header_value": lambda data, start, end: self._head(self._value, data[start:end]),
            "on_header_end": self._header,
            "on_part_data": self._more,
            "on_part_end": self._end,
            "on_end": self._all,
        }

    def _begin(self) -> None:
        self._sent, self._is_file = Sent(), False

    def _head(self, line: bytearray, data: bytes) -> None:
        line += data
        if len(line) > _MOST_HEAD:
            raise FormParserError("a header too long")

    def _header(self) -> None:
        if bytes(self._name).lower() == b"content-disposition":
            _, options = parse_options_header(bytes(self._value))
            name = options.get(b"filename")
            self._is_file = name is not None
            self._sent.name = (name or b"").decode("utf-8", "replace")[:255]
        self._name.clear()
        self._value.clear()

    def _more(self, data: bytes, start: int, end: int) -> None:
        sent = self._sent
        if not self._is_file or sent.over:
            return
        if len(sent.data) + end - start > self._most:
            sent.over = True
            sent.data = bytearray()
        else:
            sent.data += data[start:end]

    def _end(self) -> None:
        if self._is_file:
            self.whole.append(self._sent)
        self._sent = Sent()

    def _all(self) -> None:
        self.ended = True
