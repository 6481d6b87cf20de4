"""Builds what a village and a township install: `./dev package`."""
