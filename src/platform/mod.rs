//! What every feature stands on and what knows of none: markup, database, views, jobs, mail.

pub mod markup;
