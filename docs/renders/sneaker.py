"""Photograph the running shoe: `python sneaker.py out.jpg [--view hero|front|side|detail]`."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from shoe import parts
from table import photograph

VIEWS = {  # eye, target, field of view; (width, height), depth of field
    "hero": (((56, -88, 32), (15.6, 0.4, 5.4), 14.6), (1200, 800), 8),
    "front": (((112, -34, 34), (16, 0.6, 5.6), 11.5), (900, 900), 8),
    "side": (((15, -110, 14), (15, 0, 6.2), 13.2), (1200, 800), 4),
    "detail": (((44, -30, 34), (15.4, -1.6, 8.2), 12.5), (1000, 1000), 26),
}

if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out")
    ask.add_argument("--view", choices=VIEWS, default="hero")
    ask.add_argument("--scale", type=float, default=2.0, help="samples per pixel, each way")
    ask.add_argument("--lamps", type=int, default=60)
    args = ask.parse_args()
    picture = photograph(parts(), *VIEWS[args.view], args.scale, args.lamps)
    picture.save(args.out, quality=92)
