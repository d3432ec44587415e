"""The forms a journal can be taken out as, a module each."""
