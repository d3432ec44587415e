"""What a share copy is written as, and how each is read back by something that did not write it."""
