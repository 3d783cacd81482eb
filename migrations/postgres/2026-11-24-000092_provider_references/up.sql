-- What refers to something is found by it (see 000090).
CREATE INDEX provider_rules_by_group ON provider_rules (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX provider_rules_by_space ON provider_rules (space_id) WHERE space_id IS NOT NULL;
CREATE INDEX provider_grants_by_group ON provider_grants (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX provider_grants_by_space ON provider_grants (space_id) WHERE space_id IS NOT NULL;
CREATE INDEX provider_departures_by_provider ON provider_departures (provider_id);
CREATE INDEX provider_departures_by_person ON provider_departures (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX provider_arrivals_by_provider ON provider_arrivals (provider_id);
CREATE INDEX provider_sign_ins_by_provider ON provider_sign_ins (provider_id);
