//! Peerdesk: a self-hosted customer community.
//!
//! Four rings, and every import points inward: [`platform`] knows no feature; the features know no HTTP,
//! and each only those before it; [`web`] shows them; what starts it all lies around.
//!
//! The order of features: people, rights, audit, settings, mails, pages, groups, spaces, tags, threads, uploads,
//! profiles, posts, revisions, rules, approvals, votes, follows, toos, drafts, kept_forms, old_addresses, questions,
//! answers, comments, acceptances, alternatives, verifications, moderation, notes, resolutions, closings, corrections,
//! faq_entries, accounts, roles, providers, notifications, streams, shifts, setup, health, imports, traces, exports,
//! farewells, merges, regroupings, flags, cases, appeals, public_log, backups, search, demo, doctor.

pub mod app;
pub mod cli;
pub mod error;
pub mod events;
pub mod ids;
pub mod listeners;
pub mod platform;
pub mod schedule;
pub mod urls;
pub mod web;

// Features; their order is stated above.
pub mod acceptances;
pub mod accounts;
pub mod alternatives;
pub mod answers;
pub mod appeals;
pub mod approvals;
pub mod audit;
pub mod backups;
pub mod cases;
pub mod closings;
pub mod comments;
pub mod corrections;
pub mod demo;
pub mod doctor;
pub mod drafts;
pub mod exports;
pub mod faq_entries;
pub mod farewells;
pub mod flags;
pub mod follows;
pub mod groups;
pub mod health;
pub mod imports;
pub mod kept_forms;
pub mod mails;
pub mod merges;
pub mod moderation;
pub mod notes;
pub mod notifications;
pub mod old_addresses;
pub mod pages;
pub mod people;
pub mod posts;
pub mod profiles;
pub mod providers;
pub mod public_log;
pub mod questions;
pub mod regroupings;
pub mod resolutions;
pub mod revisions;
pub mod rights;
pub mod roles;
pub mod rules;
pub mod search;
pub mod settings;
pub mod setup;
pub mod shifts;
pub mod spaces;
pub mod streams;
pub mod tags;
pub mod threads;
pub mod toos;
pub mod traces;
pub mod uploads;
pub mod verifications;
pub mod votes;
