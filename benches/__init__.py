"""Benchmarks: one table, all in one run, as ratios. ``python -m benches --corpus FILE``."""
