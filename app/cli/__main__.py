"""`python -m app.cli`."""

import sys

from app.cli.doors import main

sys.exit(main())
