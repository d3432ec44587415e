"""Sharing: building a share copy step by step, the pages it will be, and making it."""
