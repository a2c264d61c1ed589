"""decalque."""
