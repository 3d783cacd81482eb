//! What every feature stands on and that knows no feature and no HTTP.

pub mod assets;
pub mod clock;
pub mod config;
pub mod contrast;
pub mod db;
pub mod files;
pub mod forms;
pub mod jobs;
pub mod net;
pub mod text;
pub mod tokens;
pub mod views;
pub mod words;
// STUBS
#[allow(missing_docs)]
pub mod handles {
    pub fn skeleton(h: &str) -> String { h.into() }
    pub fn normalise(h: &str) -> String { h.to_lowercase() }
    pub fn fold_mail(h: &str) -> String { h.to_lowercase() }
}
#[allow(missing_docs)]
pub mod markup {
    #[derive(Default, Clone, Copy)]
    pub struct Limits;
    pub struct Mentioned { pub id: i64, pub handle: String, pub name: String }
    pub trait Names { fn person(&self, handle: &str) -> Option<Mentioned>; }
    pub enum Refused { TooLong { limit: usize }, TooDeep { limit: usize } }
    pub struct Rendered { pub html: String, pub excerpt: String, pub mentions: Vec<i64>, pub threads: Vec<i64> }
    pub const VERSION: i32 = 1;
    pub fn render(_: &str, _: &dyn Names, _: Limits) -> Result<Rendered, Refused> { todo!() }
}
