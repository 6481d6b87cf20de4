"""The station's encrypted database file."""

# First of all, because every module of this room comes through here: see that module.
from app.store import sqlite_driver as sqlite_driver
