"""Pictures brought in, taken away, and made again."""
