"""Findings in the text, the gate, the declaration."""
