-- What whoever hid the post from its page said of it: 1, it criticises the company; 0, it does not.
ALTER TABLE cases ADD COLUMN is_criticism INTEGER;
