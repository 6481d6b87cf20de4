"""The township's web pages."""
