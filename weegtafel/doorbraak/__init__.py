"""The doorbraak: what a small budget prevents, worked out so that a controller can follow it line by line."""
