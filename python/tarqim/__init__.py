"""Arabic text to clean text, tokens, names, numbers and dates."""

from tarqim._core import __version__ as __version__
