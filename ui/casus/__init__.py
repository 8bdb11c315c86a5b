"""The screens of a casus: the list, one casus, a new one, and reading forms in."""
