"""The rules of the doorbraak. Pure: no database, no clock; every answer comes with reasons for the user."""
