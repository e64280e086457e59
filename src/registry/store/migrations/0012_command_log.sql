-- Every command and what came of it (TI-3), and the variants of names (NM-7).

-- Transforms are written in their own transaction, with the number of their deed in the history; the others soon after.
-- No key: a registry that makes its ids from a seed makes them again in its next run.
CREATE TABLE command_log (
    at BIGINT NOT NULL,
    svtrid TEXT NOT NULL,
    cltrid TEXT,
    registrar TEXT,
    session TEXT,
    verb TEXT NOT NULL,
    object TEXT,
    code BIGINT NOT NULL,
    duration_us BIGINT NOT NULL,
    deed BIGINT
);
CREATE INDEX command_log_at ON command_log (at);
CREATE INDEX command_log_svtrid ON command_log (svtrid);
CREATE INDEX command_log_cltrid ON command_log (cltrid) WHERE cltrid IS NOT NULL;

-- What all variants of a name have in common, where its zone has variants; whoever registers one locks its row.
ALTER TABLE domain ADD COLUMN variant_of TEXT;
CREATE INDEX domain_variant ON domain (variant_of) WHERE variant_of IS NOT NULL;
CREATE TABLE variant_set (
    name TEXT PRIMARY KEY
);
