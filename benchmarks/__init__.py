"""Speed and memory of the program, each figure beside its floor in the same run."""
