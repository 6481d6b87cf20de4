"""The township's side of an exchange with a station."""
