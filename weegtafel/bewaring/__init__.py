"""Keeping and letting go: how long, destruction by three hands, transfer to an archive."""
