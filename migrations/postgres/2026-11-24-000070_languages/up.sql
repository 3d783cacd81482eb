-- The language that an account was made in: that of mails about it, until its owner chooses one.
ALTER TABLE accounts ADD COLUMN language TEXT;
