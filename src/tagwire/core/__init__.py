"""What a graph is."""
