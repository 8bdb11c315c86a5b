"""The kit that every screen is made from; import each widget from its own module."""
