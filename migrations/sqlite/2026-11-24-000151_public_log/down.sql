DROP INDEX cases_by_opening;
DROP INDEX flags_by_time;
DROP INDEX decisions_by_time;
DROP INDEX decisions_by_standing;
DROP INDEX moderation_acts_by_time;
