"""Keys, key slots, accounts and roles: who may open what."""
