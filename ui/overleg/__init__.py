"""The screens of the overleg: the list, one overleg, the meeting itself, the advice and the beamer."""
