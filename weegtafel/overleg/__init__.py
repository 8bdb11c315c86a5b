"""Agenda, presence, weighing, advice, minutes and actions."""
