DROP TABLE mail_refusals;
DROP TABLE mails;
