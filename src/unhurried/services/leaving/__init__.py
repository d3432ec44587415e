"""Taking the journal out: each form written, read back and counted, and the folder they are put together in."""
