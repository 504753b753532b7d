"""How well places are found and told apart: `python -m tests.places`."""
