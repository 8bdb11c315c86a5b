"""The screen of the set-up: one part for each kind of thing that can be set up, and the journal."""
