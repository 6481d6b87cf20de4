"""Power cuts, kills and failing disks, tried on the unmodified program (reliability: R1, R2, R3, R11)."""
