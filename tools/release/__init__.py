"""What the publisher of releases does: `python -m tools.release`."""
