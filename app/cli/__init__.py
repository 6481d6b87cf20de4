"""The doors without a window: `lianxin COMMAND`."""

from app.cli.doors import main

__all__ = ["main"]
