"""What happens when someone acts at the desk; no Qt, no SQL."""
