"""`python -m benchmarks [NAME ...]`: run all measurements, or those named."""

import importlib
import sys

NAMES = ("steps", "waits", "paid", "pictures", "startup", "draft", "canvas")

for name in sys.argv[1:] or NAMES:
    print(f"\n## {name}")
    importlib.import_module(f"benchmarks.{name}").main()
