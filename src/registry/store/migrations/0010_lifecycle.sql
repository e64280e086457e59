-- Restores (RFC 3915), pending actions, DS records (RFC 5910), TCI's extensions.

-- When the clock next does something to the domain; 0 for one that was stored before this column was there.
ALTER TABLE domain ADD COLUMN next_due BIGINT DEFAULT 0;
ALTER TABLE domain ADD COLUMN restore_requested_at BIGINT;
ALTER TABLE domain ADD COLUMN report_due BIGINT;
-- When the sponsor was last told that the domain expires.
ALTER TABLE domain ADD COLUMN noticed_at BIGINT;
-- A list of texts as JSON.
ALTER TABLE domain ADD COLUMN description TEXT;
DROP INDEX domain_purge;
CREATE INDEX domain_due ON domain (next_due, id) WHERE next_due IS NOT NULL;
CREATE INDEX domain_sponsor_due ON domain (clid, next_due) WHERE next_due IS NOT NULL;

-- How many objects a registrar has.
CREATE INDEX domain_clid ON domain (clid);
CREATE INDEX host_clid ON host (clid);
CREATE INDEX contact_clid ON contact (clid);

-- DS records in the order they were added; the key fields are empty where no key came with the record.
CREATE TABLE domain_ds (
    domain_id BIGINT NOT NULL REFERENCES domain (id) ON DELETE RESTRICT,
    ord BIGINT NOT NULL,
    key_tag BIGINT NOT NULL,
    alg BIGINT NOT NULL,
    digest_type BIGINT NOT NULL,
    digest TEXT NOT NULL,
    flags BIGINT,
    protocol BIGINT,
    key_alg BIGINT,
    pub_key TEXT,
    PRIMARY KEY (domain_id, ord)
);

-- What waits for the registry's consent: at most one of an object. The command is kept as JSON.
CREATE TABLE pending_action (
    object_id BIGINT PRIMARY KEY,
    object_type TEXT NOT NULL,
    verb TEXT NOT NULL,
    clid TEXT NOT NULL REFERENCES registrar (clid),
    cltrid TEXT,
    svtrid TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    due_at BIGINT,
    command TEXT NOT NULL
);
CREATE INDEX pending_action_due ON pending_action (due_at) WHERE due_at IS NOT NULL;

-- TCI's data of a contact; passports and what is disclosed are lists of texts as JSON.
CREATE TABLE contact_tci (
    contact_id BIGINT PRIMARY KEY REFERENCES contact (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    tin TEXT,
    birthday TEXT,
    passports TEXT NOT NULL,
    disclose_flag BIGINT,
    disclose TEXT
);
CREATE TABLE contact_tci_addr (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE RESTRICT,
    type TEXT NOT NULL,
    street TEXT NOT NULL,
    city TEXT NOT NULL,
    sp TEXT,
    pc TEXT,
    cc TEXT NOT NULL,
    PRIMARY KEY (contact_id, type)
);
