"""The head of a request as the guard reads it: no body, every header with all its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl

_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Head:
    """One request; `kind` is "http" or "websocket"."""

    kind: str
    method: str
    path: str
    query: str = ""
    address: str = ""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, scope: Mapping[str, Any]) -> Self:
        """The head of an ASGI scope."""
        headers: dict[str, tuple[str, ...]] = {}
        for name, value in scope["headers"]:
            key = name.decode("latin-1").lower()
            headers[key] = (*headers.get(key, ()), value.decode("latin-1").strip())
        return cls(
            kind=scope["type"],
            method=scope.get("method", "GET"),
            path=scope["path"],
            query=scope.get("query_string", b"").decode("latin-1"),
            address=(scope.get("client") or ("",))[0],
            headers=headers,
        )

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a header."""
        return self.headers.get(name, ())

    def only(self, name: str) -> str:
        """The value of a header that is there once; "" when it is not, or twice."""
        values = self.all(name)
        return values[0] if len(values) == 1 else ""

    def media(self) -> str:
        """The content type, without its parameters."""
        return self.only("content-type").partition(";")[0].strip().lower()

    def wants_page(self) -> bool:
        """Whether a person's browser waits for a page to show."""
        page = self.kind == "http" and self.method in {"GET", "HEAD"}
        return page and any("text/html" in value for value in self.all("accept"))

    def speaks_chinese(self) -> bool:
        """Whether the browser's first language is Chinese."""
        return self.only("accept-language").lower().startswith("zh")

    def fields(self) -> list[tuple[str, str]]:
        """What the query says; nothing when it cannot be read."""
        try:
            return parse_qsl(self.query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            return []

    def cookies(self, name: str) -> list[str]:
        """Every value of a cookie: one name may come twice, from another path."""
        pairs = [part.partition("=") for line in self.all("cookie") for part in line.split(";")]
        return [value.strip() for key, _, value in pairs if key.strip() == name]
