//! What a space is to be, for making and for changing one.

use crate::error::{Error, Result};
use crate::ids::GroupId;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::words::Message;
use crate::rights::{Access, Member};

/// How many colours there are.
pub const MOST_PALETTES: i64 = 8;
const MOST_PRODUCTS: usize = 100;
const MOST_VERSIONS: usize = 100;

/// What a space is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSpace {
    /// Its word in addresses: small letters and digits of ASCII, joined by hyphens.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub description: String,
    /// Its colour, 1 to 8.
    pub palette: i64,
    /// Whom it is open to.
    pub access: Access,
    /// The groups it is open to, if it is open to groups.
    pub groups: Vec<GroupId>,
    /// Prompts that stand in the ask form, as Markdown.
    pub template: String,
    /// What one asks about: products, each with its versions.
    pub products: Vec<(String, Vec<String>)>,
}

impl Default for NewSpace {
    fn default() -> Self {
        Self {
            slug: String::new(),
            name: String::new(),
            description: String::new(),
            palette: 1,
            access: Access::Everyone,
            groups: Vec::new(),
            template: String::new(),
            products: Vec::new(),
        }
    }
}

impl NewSpace {
    /// What needs another look, field by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let names = || self.products.iter().map(|(name, _)| name);
        let versions = || self.products.iter().flat_map(|(_, versions)| versions);
        let is_short = names().chain(versions()).all(|name| (1..=80).contains(&name.chars().count()));
        let is_few = self.products.iter().all(|(_, versions)| versions.len() <= MOST_VERSIONS);
        let needs_groups = self.access == Access::Groups && self.groups.is_empty();
        Check::new()
            .text("name", &self.name, 1..=60)
            .text("slug", &self.slug, 1..=40)
            .that("slug", is_slug(&self.slug), || Message::new("spaces-slug-letters"))
            .text("description", &self.description, 0..=300)
            .that("palette", (1..=MOST_PALETTES).contains(&self.palette), || Message::new("spaces-palette-unknown"))
            .that("groups", !needs_groups, || Message::new("spaces-groups-missing"))
            .body("template", &self.template, 0..=4096)
            .count("products", self.products.len(), 0..=MOST_PRODUCTS)
            .that("products", is_few, || Message::new("spaces-versions-many").with("most", MOST_VERSIONS))
            .that("products", is_short, || Message::new("spaces-products-long").with("most", 80))
            .that("products", !self.repeats_itself(), || Message::new("spaces-products-twice"))
            .finish()
    }

    fn repeats_itself(&self) -> bool {
        let twice = |names: &[&String]| names.iter().enumerate().any(|(nth, name)| names[..nth].contains(name));
        let products: Vec<&String> = self.products.iter().map(|(name, _)| name).collect();
        twice(&products) || self.products.iter().any(|(_, versions)| twice(&versions.iter().collect::<Vec<_>>()))
    }
}

fn is_slug(slug: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    slug.chars().all(is_plain) && !slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--")
}

/// Only who runs the site makes and changes spaces; nobody is a command line.
pub fn refuse_unless_admin(by: Option<&Member>) -> Result<()> {
    let may = by.is_none_or(|by| by.is_admin());
    if may { Ok(()) } else { Err(Error::Refused(Message::new("spaces-refused-admins-only"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(change: impl FnOnce(&mut NewSpace)) -> Vec<String> {
        let mut new = NewSpace { slug: "hub".into(), name: "Hub".into(), ..NewSpace::default() };
        change(&mut new);
        let errors = new.check().err().unwrap_or_default();
        errors.iter().map(|(field, _)| field.to_owned()).collect()
    }

    #[test]
    fn what_a_space_may_be() {
        assert!(wrong(|_| ()).is_empty());
        for slug in ["", "Hub", "a b", "-a", "a-", "a--b", "ü", "a/b", &"a".repeat(41)] {
            assert_eq!(wrong(|new| new.slug = slug.into()), ["slug"], "{slug}");
        }
        for palette in [0, 9, -1] {
            assert_eq!(wrong(|new| new.palette = palette), ["palette"]);
        }
        assert_eq!(wrong(|new| new.access = Access::Groups), ["groups"]);
        assert_eq!(wrong(|new| new.name = String::new()), ["name"]);
        let twice = vec![("Hub".to_owned(), Vec::new()), ("Hub".to_owned(), Vec::new())];
        assert_eq!(wrong(|new| new.products = twice), ["products"]);
        let versions = vec![("Hub".to_owned(), vec!["4".to_owned(), "4".to_owned()])];
        assert_eq!(wrong(|new| new.products = versions), ["products"]);
    }
}
