"""Where other libraries read numbers and times otherwise: a list to read, not a test."""
