-- Passwords that expire, and who is to be told that a password or a certificate does; none once that was done.
ALTER TABLE registrar ADD COLUMN password_expires BIGINT;
ALTER TABLE registrar ADD COLUMN password_notice BIGINT;
CREATE INDEX registrar_password_notice ON registrar (password_notice) WHERE password_notice IS NOT NULL;
ALTER TABLE registrar_certificate ADD COLUMN notice_at BIGINT;
CREATE INDEX registrar_certificate_notice ON registrar_certificate (notice_at) WHERE notice_at IS NOT NULL;
