DROP TABLE tags;
DROP TABLE role_grants;
DROP TABLE space_groups;
DROP TABLE group_members;
DROP TABLE groups;
DROP TABLE product_versions;
DROP TABLE products;
DROP TABLE spaces;
