"""Comparison with the peers whose results our presets reproduce."""
