"""What a prompt says: the lexicon (data), and the reading of a sentence by it."""
