"""Conformance: the peers' public test cases, run through tarqim's public API only.

``python -m tests.conformance SUITES_DIR`` reads every ``*.jsonl`` file of a folder and prints one row per
suite. See ``README.md`` beside this file for how to read the table.
"""
