"""Phrases with values × carriers × writings: the value stays the same, or the pair is declared different."""
