DROP INDEX decisions_kept;
DROP TABLE appeals;
