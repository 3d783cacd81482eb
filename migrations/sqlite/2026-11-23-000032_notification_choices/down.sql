DROP TABLE notification_digests;
DROP TABLE notification_choices;
