DROP INDEX decisions_by_second;
ALTER TABLE decisions DROP COLUMN second_id;
DROP TABLE proposals;
