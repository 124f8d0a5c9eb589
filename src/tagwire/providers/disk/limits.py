"""How large a picture from outside may be: one just below Pillow's own limit takes 700 MB."""

MOST_BYTES = 25 * 1024 * 1024
MOST_KEPT = 64 * 1024 * 1024
"""Bytes of a picture that somebody was asked for."""

MOST_PIXELS = 40_000_000
