DROP INDEX acceptances_by_time;
DROP INDEX threads_waiting;
