-- What the registry's operator sets: the clock, counterparts that answer by themselves, faults.

-- One row: how far the registry's time is from the system's, or where it stands still.
CREATE TABLE clock (
    id BIGINT PRIMARY KEY,
    offset_us BIGINT NOT NULL,
    frozen_at BIGINT,
    last_now BIGINT NOT NULL
);
INSERT INTO clock (id, offset_us, frozen_at, last_now) VALUES (1, 0, NULL, 0);

-- Registrars that decide about transfers by themselves.
CREATE TABLE bot (
    clid TEXT PRIMARY KEY REFERENCES registrar (clid),
    transfers TEXT NOT NULL,
    after_us BIGINT NOT NULL
);

-- Faults to be made on purpose.
CREATE TABLE fault_rule (
    id BIGINT PRIMARY KEY,
    command TEXT NOT NULL,
    registrar TEXT,
    name TEXT,
    nth BIGINT NOT NULL,
    times BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    action TEXT NOT NULL
);
INSERT INTO counter (name, next) VALUES ('fault', 1);

CREATE INDEX history_cltrid ON history (cltrid) WHERE cltrid IS NOT NULL;

-- A transfer that the losing registrar decides by itself: how, when, and when anybody does.
ALTER TABLE transfer ADD COLUMN bot TEXT;
ALTER TABLE transfer ADD COLUMN bot_at BIGINT;
ALTER TABLE transfer ADD COLUMN due_at BIGINT;
UPDATE transfer SET due_at = ac_date;
DROP INDEX transfer_due;
CREATE INDEX transfer_due ON transfer (due_at) WHERE status = 'pending';

-- What registrars have paid in, in the smallest unit of the currency; below nothing, they owe it.
CREATE TABLE balance (
    clid TEXT PRIMARY KEY REFERENCES registrar (clid),
    amount BIGINT NOT NULL
);
