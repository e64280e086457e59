-- Who is logged in where, and who failed to: agreed on by all processes of one registry.

CREATE TABLE process (
    id TEXT PRIMARY KEY,
    started_at BIGINT NOT NULL,
    heartbeat_at BIGINT NOT NULL
);

CREATE INDEX process_heartbeat ON process (heartbeat_at);

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    registrar_id BIGINT NOT NULL REFERENCES registrar (id),
    process_id TEXT NOT NULL REFERENCES process (id),
    peer TEXT NOT NULL,
    opened_at BIGINT NOT NULL
);
CREATE INDEX session_registrar ON session (registrar_id);
CREATE INDEX session_process ON session (process_id);

-- Failed logins per source address within the window that began at `since`.
CREATE TABLE login_address (
    address TEXT PRIMARY KEY,
    failed_count BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX login_address_since ON login_address (since);
