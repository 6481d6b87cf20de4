"""Where the installed program begins: with the version that is in force, which may be a later one."""

import sys

from app.bootstrap.launching import start_version_in_force

status = start_version_in_force(sys.argv[1:])
if status is None:
    from app.cli.doors import main

    status = main()
sys.exit(status)
