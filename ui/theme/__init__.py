"""The look: tokens, one stylesheet, icons and the act of putting them on."""
