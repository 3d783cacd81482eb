roles-refused-not-yours = Only those who run this site can change this role. A lead can change experts and moderators of the spaces they lead.
roles-refused-admin-of-a-space = Who runs this site runs all of it, so this role is for everywhere.
roles-refused-last-admin = Somebody has to run this site. Give this role to somebody else first.
