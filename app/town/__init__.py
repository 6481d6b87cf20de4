"""The township's server."""
