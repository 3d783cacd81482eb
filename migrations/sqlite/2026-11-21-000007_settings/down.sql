DROP TABLE imported_posts;
DROP TABLE imported_people;
DROP TABLE import_sources;
DROP TABLE consents;
DROP TABLE site_pages;
DROP TABLE settings;
