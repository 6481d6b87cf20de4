"""What staff can do: each act checks the role and the rule, writes the journal, and is one transaction."""
