"""Qt list models over frozen values."""
