"""A complex indication, from intake to ready for the table."""
