"""The heavy engines: `make test-engines` installs them (tests/requirements-engines.txt)."""
