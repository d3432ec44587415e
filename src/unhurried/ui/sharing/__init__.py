"""Share copies on the screen: the paper they are laid out on, and its preview."""
