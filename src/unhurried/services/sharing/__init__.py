"""Making a share copy: choosing, disguising, composing, writing, checking."""
