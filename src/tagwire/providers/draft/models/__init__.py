"""Miniatures: their shapes and paints, and the renderer that shows them."""
