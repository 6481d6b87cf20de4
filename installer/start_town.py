"""Where the township's server begins: its updates are packages of the system."""

import sys

from app.cli.doors import main

sys.exit(main())
