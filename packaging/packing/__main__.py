"""Build what installs: `build` makes the folder and the package, `build folder` only the folder."""

from __future__ import annotations

import sys

from packing import debian, folder


def main(words: list[str]) -> int:
    """Answers the exit code."""
    made = folder.make()
    if words[:1] != ["folder"]:
        made = debian.make(made)
    sys.stdout.write(f"{made}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
