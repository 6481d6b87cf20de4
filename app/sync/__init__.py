"""The carriers that take the journal to the township and back."""
