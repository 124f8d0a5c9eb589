"""Ways a database file is hurt, from its whole bytes to what is left of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "garbage": lambda whole: random.Random(1).randbytes(len(whole)),
    "zero bytes": lambda whole: b"",
    "one byte": lambda whole: whole[:1],
    "a header only": lambda whole: whole[:100],
    "one page": lambda whole: whole[:4096],
    "half a page more": lambda whole: whole[:6144],
    "half": lambda whole: whole[: len(whole) // 2],
    "all but a byte": lambda whole: whole[:-1],
    "words": lambda whole: b"this is no database" * 999,
    "zeros": lambda whole: b"\0" * len(whole),
}
