"""Signing in, locking, keys, backups, the journal, letting go."""
