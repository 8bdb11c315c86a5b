"""The recognisers of layer 1, one module for each family of kinds. They work on the matching form of a text."""
