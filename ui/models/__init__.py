"""Table models fed by column specs."""
