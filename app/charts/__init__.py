"""Charts, drawn for a screen, a browser and paper alike."""
