"""One module per paper: records in, PDF bytes out."""
