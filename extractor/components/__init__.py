"""spaCy components, found by name through entry points; each module is light to import."""
