"""Photographs on their way in: turned upright, shrunk, and rid of everything but the picture."""
