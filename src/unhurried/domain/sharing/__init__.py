"""A share copy: what is chosen for it, how it is disguised, and the pages that become of it."""
