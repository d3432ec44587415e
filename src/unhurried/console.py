"""The composition root of the command line: where its verbs meet the real journal."""
