-- How far each connection that writes has come: every transaction counts its connection's row up, so that one whose
-- answer was lost can be asked for. Nobody counts beyond `most`: what was not done when it was asked for never is.
CREATE TABLE writer (
    id TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    number BIGINT NOT NULL,
    most BIGINT NOT NULL,
    CHECK (number <= most)
);
