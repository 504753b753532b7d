"""Suites with words swapped for others of their kind; see ``__main__``."""
