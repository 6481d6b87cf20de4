"""Schema changes, oldest first: SQL and column names only."""
