"""Taking out: the card in Settings, the dialog, and the paper of a PDF."""
