//! Stories, races and rules of the house: the forum through its pages, on SQLite, and on PostgreSQL where
//! `PEERDESK_TEST_POSTGRES` names a server.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod architecture;
mod backups;
mod canary;
mod crawlers;
mod demo;
mod doctor;
mod durability;
mod events;
mod fuzz;
mod groups;
mod home;
mod imports_again;
mod imports_stackexchange;
mod korean;
mod locales;
mod moderation_edits;
mod moderation_hiding;
mod moderation_threads;
mod routes;
mod schema;
mod spaces;
mod spaces_commands;
mod spaces_roles;
mod support;
mod tags;
mod templates;
mod words;

mod accounts_command_line;
mod accounts_kept_forms;
mod accounts_languages;
mod accounts_limits;
mod accounts_roles;
mod accounts_sessions;
mod accounts_settings;
mod accounts_setup;
mod accounts_sign_up;
mod admin_logo;
mod admin_people;
mod admin_products;
mod admin_site;
mod admin_spaces;
mod people;
mod platform_jobs;
mod posts_comments;
mod posts_drafts;
mod posts_editing;
mod posts_many;
mod posts_permalinks;
mod posts_policies;
mod posts_votes;
mod threads;
mod threads_acceptances;
mod threads_asking;
mod threads_lists;
mod threads_policies;
mod threads_states;
mod threads_toos;
mod threads_verifications;
mod threads_views;
mod uploads;
mod uploads_forms;
mod uploads_pictures;
