DROP TABLE provider_sign_ins;
DROP TABLE provider_arrivals;
DROP TABLE provider_departures;
DROP TABLE provider_grants;
DROP TABLE provider_rules;
DROP TABLE identities;
DROP TABLE providers;
