"""What the table learns, in charts with their tables."""
