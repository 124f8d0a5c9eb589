"""Who is let in: the launch token, the cookie it becomes, and the token uploads carry."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tagwire.providers.disk.atomic import storing, write_whole

_BYTES = 32  # 256 bits


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one editor, bound to its port: two editors side by side share none.

    `launch` is in the address the terminal prints and is new at every start. `session` is what
    the cookie named `cookie` holds and `upload` what uploads carry in `X-Tagwire-Token`: both
    outlive a restart, so that an open tab does too.
    """

    launch: str
    session: str
    upload: str
    cookie: str

    @classmethod
    def kept_in(cls, store: Path, port: int) -> Self:
        """The keys of the editor on `port`, from the secret in the store (made when missing).

        Raises:
            StoreFailed: the secret can be neither read nor written.
        """
        secret = _secret(store / "editor.key")
        return cls(
            launch=secrets.token_urlsafe(_BYTES),
            session=_derived(secret, f"session {port}"),
            upload=_derived(secret, f"upload {port}"),
            cookie=f"tagwire-{port}",
        )


def private(*folders: Path) -> None:
    """Make folders that nobody else looks into, those that are not there.

    Raises:
        StoreFailed: one cannot be made.
    """
    for folder in folders:
        with storing(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def same(given: str | bytes, wanted: str) -> bool:
    """Whether a secret is the wanted one, in a time that tells nothing."""
    raw = given if isinstance(given, bytes) else given.encode("utf-8", "surrogatepass")
    ours, theirs = (hashlib.sha256(each).digest() for each in (wanted.encode(), raw))
    return hmac.compare_digest(ours, theirs)


def _derived(secret: str, purpose: str) -> str:
    return hmac.new(bytes.fromhex(secret), purpose.encode(), hashlib.sha256).hexdigest()


def _secret(path: Path) -> str:
    with storing(path.parent):
        if path.exists() and re.fullmatch(r"[0-9a-f]{64}", kept := path.read_text("latin-1")):
            return kept
        fresh = secrets.token_hex(_BYTES)
        write_whole(path, fresh.encode())
        return fresh
