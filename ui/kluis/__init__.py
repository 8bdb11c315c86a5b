"""The screens of the vault: signing in, the lock, who has access, copies, damage and the journal."""
