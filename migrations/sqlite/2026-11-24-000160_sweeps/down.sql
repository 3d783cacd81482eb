DROP TABLE suspensions;
DROP INDEX decisions_by_sweep;
ALTER TABLE decisions DROP COLUMN sweep_id;
DROP TABLE sweeps;
