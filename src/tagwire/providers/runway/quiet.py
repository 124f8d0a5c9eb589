"""Keeps keys out of the logs of the libraries that carry them, even when a server says one back."""

from __future__ import annotations

import logging
from weakref import WeakSet

from tagwire.providers.keys import Secret

_LOGGERS = (
    "httpx",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
)


class _Hiding(logging.Filter):
    """Rewrites what holds one of the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: WeakSet[Secret] = WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        for key in self.keys:
            told = key.hidden(told)
        if told != record.getMessage():
            record.msg, record.args = told, ()
        return True


_HIDING = _Hiding()


def hide_in_logs(key: Secret) -> None:
    """Have nothing of the key in those logs for as long as it lives."""
    _HIDING.keys.add(key)
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_HIDING)
