DROP INDEX provider_rules_by_group;
DROP INDEX provider_rules_by_space;
DROP INDEX provider_grants_by_group;
DROP INDEX provider_grants_by_space;
DROP INDEX provider_departures_by_provider;
DROP INDEX provider_departures_by_person;
DROP INDEX provider_arrivals_by_provider;
DROP INDEX provider_sign_ins_by_provider;
