-- Fewer rows for each command.

-- The grace periods of a domain stand in its own row: kind, order within the kind, end and years of each, with commas
-- between them.
ALTER TABLE domain ADD COLUMN grace TEXT;
UPDATE domain SET grace = (SELECT string_agg(g.kind || ' ' || g.seq || ' ' || g.ends_at || ' ' || g.years, ',')
    FROM grace g WHERE g.domain_id = domain.id)
    WHERE id IN (SELECT domain_id FROM grace);
DROP TABLE grace;

-- A command that did something is logged in the row of its deed, and the others in the log of commands. `named` is what
-- the command was about, where it is not as the object is called.
ALTER TABLE history ADD COLUMN command TEXT;
ALTER TABLE history ADD COLUMN named TEXT;
ALTER TABLE history ADD COLUMN session TEXT;
ALTER TABLE history ADD COLUMN duration_us BIGINT;
ALTER TABLE history ADD COLUMN extensions TEXT;

-- Every index is written to by every command: one that nobody asks is gone, and one answers for two.
DROP INDEX history_object;
DROP INDEX domain_clid;
DROP INDEX domain_sponsor_due;
CREATE INDEX domain_sponsor_due ON domain (clid, next_due);
