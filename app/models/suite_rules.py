"""Which crypto suites a township allows, and in which one feeds are begun."""

STANDARD_SUITE, STATE_SUITE = 1, 2
SUITES = (STANDARD_SUITE, STATE_SUITE)
"""1: Ed25519, X25519, SHA-256, AES. 2 (国密): SM2, SM3, SM4."""
