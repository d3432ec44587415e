"""The benchmark: figures in the terms a writer feels, each beside a floor measured in the same run."""
