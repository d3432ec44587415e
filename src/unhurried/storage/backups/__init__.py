"""Backups: made and verified, looked into, restored from, rehearsed and thinned."""
