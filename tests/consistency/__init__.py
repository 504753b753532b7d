"""Names that are read in most places of a corpus and not in the others."""
