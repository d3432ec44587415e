"""Everything a therapist sees. The only layer that knows Qt."""
