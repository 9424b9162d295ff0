"""Relations that last: who holds which office, and who belongs to what."""
