"""Where the installed program begins."""

import sys

from app.cli.doors import main

sys.exit(main())
