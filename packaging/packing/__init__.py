"""Making what installs: a folder that runs by itself, and a Debian package around it."""
