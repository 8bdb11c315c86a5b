"""The municipality's set-up: organisations, people and roles, code lists, criteria, settings, alternatives."""
