-- Parameters that the operator changed for a while, over those of the file; as TOML writes values.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The extensions that a command carried, by the ids of their specs.
ALTER TABLE command_log ADD COLUMN extensions TEXT;
