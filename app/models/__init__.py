"""What a case, a visit, a household is and what may be done with it: pure rules."""
