"""One screen each; they know the workspace."""
