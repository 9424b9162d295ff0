"""Offices: who holds which, of which country or organisation."""
