DROP TABLE notification_positions;
DROP TABLE notifications;
