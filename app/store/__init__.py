"""The station's encrypted database file."""
