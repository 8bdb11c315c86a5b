"""Recognising what identifies a person: findings, replacements, the declaration."""
