DROP TABLE old_addresses;
DROP TABLE follows;
DROP TABLE toos;
DROP TABLE thread_tags;
DROP TABLE threads;
