"""Beside other journals: the same made-up entries kept by each in its own way, and words looked for in all."""
