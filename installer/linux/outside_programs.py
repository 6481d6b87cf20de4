"""Programs of the system that we start (lp, a PDF reader) must load the system's libraries, not ours."""

import os

given = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if given is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = given
