"""Generated cases are the same in every run, and no case is failed by a clock.

`HYPOTHESIS_PROFILE=random` (as in `make fuzz`) draws others; a failure prints how to draw it again.
"""

import os
import signal

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.register_profile("random", deadline=None, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# A shell ignores Ctrl-C for what it runs in the background («make test &»), and so would every program that a
# test starts to interrupt it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
