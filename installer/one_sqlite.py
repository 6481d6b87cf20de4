"""Python's own SQLite is left out: whoever asks for it gets the one that the program uses."""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["sqlite3"] = sqlcipher3
sys.modules["sqlite3.dbapi2"] = dbapi2
