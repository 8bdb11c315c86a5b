"""All that only SQLite knows: the engine, triggers, search index, migrations, journal, copies."""
