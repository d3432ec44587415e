"""The command line: verbs of the services for a terminal; it knows neither Qt nor storage."""
