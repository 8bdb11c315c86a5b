"""From request to aftercare."""
