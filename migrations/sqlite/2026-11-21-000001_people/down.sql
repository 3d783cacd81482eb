DROP TABLE audit;
DROP TABLE attempts;
DROP TABLE setup_links;
DROP TABLE sessions;
DROP TABLE passwords;
DROP TABLE accounts;
DROP TABLE people;
