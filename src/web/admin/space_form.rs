//! The form of a space: products as lines, groups as boxes.

use serde::{Deserialize, Serialize};

use super::line;
use crate::ids::GroupId;
use crate::platform::text;
use crate::rights::Access;
use crate::spaces::{NewSpace, Space};

/// What the form of a space sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SpaceForm {
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) description: String,
    pub(super) palette: i64,
    pub(super) access: Access,
    #[serde(default)]
    pub(super) groups: Vec<GroupId>,
    pub(super) template: String,
    /// Only where a space is made; later products have a page of their own.
    #[serde(default)]
    pub(super) products: String,
}

impl SpaceForm {
    /// An empty one, with the colour that comes next.
    pub(super) fn empty(palette: i64) -> Self {
        Self {
            name: String::new(),
            slug: String::new(),
            description: String::new(),
            palette,
            access: Access::Everyone,
            groups: Vec::new(),
            template: String::new(),
            products: String::new(),
        }
    }

    /// As a space is.
    pub(super) fn of(space: Space, groups: Vec<GroupId>) -> Self {
        Self {
            name: space.name,
            slug: space.slug,
            description: space.description,
            palette: space.palette,
            access: space.access,
            groups,
            template: space.template,
            products: String::new(),
        }
    }

    /// What the space is to be. Without a word for its address, its name gives one.
    pub(super) fn space(&self) -> NewSpace {
        let name = line(&self.name);
        let typed = self.slug.trim().to_lowercase();
        let slug = if typed.is_empty() { slug_of(&name) } else { typed };
        NewSpace {
            slug,
            name,
            description: line(&self.description),
            palette: self.palette,
            access: self.access,
            groups: self.groups.clone(),
            template: text::clean_body(&self.template),
            products: products(&self.products),
        }
    }
}

fn products(typed: &str) -> Vec<(String, Vec<String>)> {
    let named = typed.lines().map(line).filter(|line| !line.is_empty());
    let split = named.map(|line| match line.split_once(':') {
        Some((name, versions)) => {
            let versions = versions.split(',').map(|version| version.trim().to_owned());
            (name.trim().to_owned(), versions.filter(|version| !version.is_empty()).collect())
        }
        None => (line, Vec::new()),
    });
    split.collect()
}

/// A name as a word in an address, where its letters allow it.
fn slug_of(name: &str) -> String {
    let letters = name.to_lowercase();
    let words = letters.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("-").chars().take(40).collect();
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_stand_a_line_each() {
        let typed = "Gateway: 4.1, 4.2\r\n\n Mini \nSensor:";
        let read = products(typed);
        let expected = [("Gateway", vec!["4.1", "4.2"]), ("Mini", vec![]), ("Sensor", vec![])]
            .map(|(name, versions)| (name.to_owned(), versions.into_iter().map(str::to_owned).collect::<Vec<_>>()));
        assert_eq!(read, expected);
    }

    #[test]
    fn a_name_gives_a_word() {
        for (name, word) in [("Lights & heating", "lights-and-heating".replace("-and", "")), ("앱", String::new())] {
            assert_eq!(slug_of(name), word);
        }
    }
}
