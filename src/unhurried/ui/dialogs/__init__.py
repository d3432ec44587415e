"""One question each; opened, never executed."""
