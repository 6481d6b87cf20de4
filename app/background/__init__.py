"""The database thread and the sync thread."""
