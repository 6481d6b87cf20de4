"""Where the township keeps what its stations have reported."""
