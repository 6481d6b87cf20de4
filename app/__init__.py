"""连心站 (Lianxin): the desk of a village service station and the township server."""

__version__ = "0.1.0"
