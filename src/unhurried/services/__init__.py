"""Verbs: what a therapist can do. No Qt and no SQL; clock, ids and storage come as arguments."""
