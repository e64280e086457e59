-- Certificates that the registry issued, until when they hold, and those it takes back.
ALTER TABLE registrar_certificate ADD COLUMN not_after BIGINT;
ALTER TABLE registrar_certificate ADD COLUMN revoked_at BIGINT;
