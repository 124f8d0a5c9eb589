"""The editor: a page in the browser over the same river as every other door."""
