-- Registrars, objects, transfers, messages and history.
-- Portable types only: BIGINT numbers and microseconds UTC, TEXT. Registrars are named by their client id everywhere.

-- Numbers that are never used twice: objects (the roids, without gaps), transfers, messages, history.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    next BIGINT NOT NULL
);
INSERT INTO counter (name, next) VALUES ('object', 1), ('transfer', 1), ('message', 1), ('history', 1), ('registrar', 1);

CREATE TABLE registrar (
    id BIGINT PRIMARY KEY,
    clid TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    lang TEXT NOT NULL,
    failed_count BIGINT NOT NULL,
    failed_at BIGINT,
    locked_until BIGINT
);

-- The hashes a registrar had, so that a new password differs from the last ones.
CREATE TABLE registrar_password (
    registrar_id BIGINT NOT NULL REFERENCES registrar (id),
    at BIGINT NOT NULL,
    password_hash TEXT NOT NULL,
    PRIMARY KEY (registrar_id, at, password_hash)
);

CREATE TABLE registrar_certificate (
    fingerprint TEXT NOT NULL,
    registrar_id BIGINT NOT NULL REFERENCES registrar (id),
    PRIMARY KEY (fingerprint, registrar_id)
);
CREATE INDEX registrar_certificate_registrar ON registrar_certificate (registrar_id);

-- Object ids are the numbers of their roids: one sequence for all kinds, never used again.
CREATE TABLE contact (
    id BIGINT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    roid TEXT NOT NULL,
    clid TEXT NOT NULL REFERENCES registrar (clid),
    crid TEXT NOT NULL REFERENCES registrar (clid),
    cr_date BIGINT NOT NULL,
    upid TEXT REFERENCES registrar (clid),
    up_date BIGINT,
    tr_date BIGINT,
    voice TEXT,
    fax TEXT,
    email TEXT NOT NULL,
    authinfo TEXT,
    disclose_flag BIGINT,
    disclose TEXT
);

-- Street lines stand in one text, separated by line feeds, which no line can hold.
CREATE TABLE contact_postal (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE RESTRICT,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    org TEXT,
    street TEXT NOT NULL,
    city TEXT NOT NULL,
    sp TEXT,
    pc TEXT,
    cc TEXT NOT NULL,
    PRIMARY KEY (contact_id, type)
);

CREATE TABLE domain (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    roid TEXT NOT NULL,
    clid TEXT NOT NULL REFERENCES registrar (clid),
    crid TEXT NOT NULL REFERENCES registrar (clid),
    cr_date BIGINT NOT NULL,
    upid TEXT REFERENCES registrar (clid),
    up_date BIGINT,
    ex_date BIGINT NOT NULL,
    tr_date BIGINT,
    registrant_id BIGINT REFERENCES contact (id) ON DELETE RESTRICT,
    authinfo TEXT,
    deleted_at BIGINT,
    redemption_end BIGINT,
    purge_at BIGINT,
    deleted_cltrid TEXT,
    deleted_svtrid TEXT
);
CREATE INDEX domain_registrant ON domain (registrant_id) WHERE registrant_id IS NOT NULL;
CREATE INDEX domain_purge ON domain (purge_at) WHERE purge_at IS NOT NULL;

-- The sponsor of an internal host is that of its superordinate domain, and so is its transfer date when that is later
-- than `superordinate_since`: a transfer touches no host, however many there are.
CREATE TABLE host (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    roid TEXT NOT NULL,
    superordinate_id BIGINT REFERENCES domain (id) ON DELETE RESTRICT,
    superordinate_since BIGINT,
    clid TEXT NOT NULL REFERENCES registrar (clid),
    crid TEXT NOT NULL REFERENCES registrar (clid),
    cr_date BIGINT NOT NULL,
    upid TEXT REFERENCES registrar (clid),
    up_date BIGINT,
    tr_date BIGINT
);
CREATE INDEX host_superordinate ON host (superordinate_id) WHERE superordinate_id IS NOT NULL;

CREATE TABLE host_addr (
    host_id BIGINT NOT NULL REFERENCES host (id) ON DELETE RESTRICT,
    ip TEXT NOT NULL,
    PRIMARY KEY (host_id, ip)
);

CREATE TABLE domain_contact (
    domain_id BIGINT NOT NULL REFERENCES domain (id) ON DELETE RESTRICT,
    type TEXT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE RESTRICT,
    PRIMARY KEY (domain_id, type, contact_id)
);
CREATE INDEX domain_contact_contact ON domain_contact (contact_id);

CREATE TABLE domain_host (
    domain_id BIGINT NOT NULL REFERENCES domain (id) ON DELETE RESTRICT,
    host_id BIGINT NOT NULL REFERENCES host (id) ON DELETE RESTRICT,
    PRIMARY KEY (domain_id, host_id)
);
CREATE INDEX domain_host_host ON domain_host (host_id);

-- Grace periods (RFC 3915): add, renew, transfer; the years they gave are taken back by a delete.
CREATE TABLE grace (
    domain_id BIGINT NOT NULL REFERENCES domain (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    seq BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    years BIGINT NOT NULL,
    PRIMARY KEY (domain_id, kind, seq)
);

-- The statuses that registrars and the registry set; the others are computed.
CREATE TABLE object_status (
    object_id BIGINT NOT NULL,
    s TEXT NOT NULL,
    lang TEXT,
    text TEXT,
    PRIMARY KEY (object_id, s)
);

CREATE TABLE transfer (
    id BIGINT PRIMARY KEY,
    object_type TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    status TEXT NOT NULL,
    reid TEXT NOT NULL REFERENCES registrar (clid),
    re_date BIGINT NOT NULL,
    acid TEXT NOT NULL REFERENCES registrar (clid),
    ac_date BIGINT NOT NULL,
    ex_date BIGINT,
    years BIGINT NOT NULL,
    cltrid TEXT,
    svtrid TEXT NOT NULL
);
CREATE INDEX transfer_object ON transfer (object_id, id);
CREATE UNIQUE INDEX transfer_pending ON transfer (object_id) WHERE status = 'pending';
CREATE INDEX transfer_due ON transfer (ac_date) WHERE status = 'pending';

CREATE TABLE poll_msg (
    id BIGINT PRIMARY KEY,
    clid TEXT NOT NULL REFERENCES registrar (clid),
    qdate BIGINT NOT NULL,
    kind TEXT NOT NULL,
    args TEXT NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX poll_msg_queue ON poll_msg (clid, id);

-- How many messages wait; a row of its own, so that counting never locks a registrar.
CREATE TABLE poll_state (
    clid TEXT PRIMARY KEY REFERENCES registrar (clid),
    pending BIGINT NOT NULL
);

CREATE TABLE history (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    svtrid TEXT,
    cltrid TEXT,
    registrar TEXT,
    verb TEXT NOT NULL,
    object_type TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    object TEXT NOT NULL,
    code BIGINT NOT NULL
);
CREATE INDEX history_object ON history (object_id, id);
CREATE INDEX history_svtrid ON history (svtrid) WHERE svtrid IS NOT NULL;
