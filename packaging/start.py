"""Where the packaged program begins."""

import sys

from unhurried.__main__ import main

sys.exit(main())
