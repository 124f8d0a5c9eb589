"""Files: the store of pictures and results, graph files, delivered pictures."""
