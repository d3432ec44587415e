"""Bringing in writing from elsewhere: one reader for each kind of source, a dry run, and one import as a whole."""
