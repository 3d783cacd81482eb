//! What a provider says of somebody beside who they are: groups, roles, departments.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The most values of a claim that are looked at.
const MOST_VALUES: usize = 1000;

/// The values of claims by name, as far as rules ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Claims(BTreeMap<String, BTreeSet<String>>);

impl Claims {
    /// Takes the claims named out of what a provider said. A name is a claim's, or leads into one by points:
    /// `realm_access.roles`.
    pub fn of<'n>(said: &Map<String, Value>, names: impl Iterator<Item = &'n str>) -> Self {
        let values = |name: &str| find(said, name).map(texts).unwrap_or_default();
        Self(names.map(|name| (name.to_owned(), values(name))).collect())
    }

    /// Whether a claim has a value.
    pub fn has(&self, claim: &str, value: &str) -> bool {
        self.0.get(claim).is_some_and(|values| values.contains(value))
    }
}

fn find<'v>(said: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    // Claims that are called by an address have points in their names.
    said.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        find(said.get(first)?.as_object()?, rest)
    })
}

/// A claim's values: one text, number or truth, or a list of them.
fn texts(value: &Value) -> BTreeSet<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    };
    match value {
        Value::Array(many) => many.iter().take(MOST_VALUES).filter_map(text).collect(),
        one => text(one).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_values_claims_have() {
        let said = serde_json::json!({
            "groups": ["support", "admins", 7, {"odd": 1}],
            "department": "Sales",
            "employee": true,
            "realm_access": {"roles": ["expert"]},
            "https://example.org/roles": ["lead"],
        });
        let Value::Object(said) = said else { unreachable!() };
        let names = ["groups", "department", "employee", "realm_access.roles", "https://example.org/roles", "none"];
        let claims = Claims::of(&said, names.into_iter());
        let cases = [
            ("groups", "support", true),
            ("groups", "7", true),
            ("groups", "Support", false),
            ("groups", "supporters", false),
            ("department", "Sales", true),
            ("employee", "true", true),
            ("realm_access.roles", "expert", true),
            ("realm_access", "expert", false),
            ("https://example.org/roles", "lead", true),
            ("none", "", false),
        ];
        for (claim, value, expected) in cases {
            assert_eq!(claims.has(claim, value), expected, "{claim} {value}");
        }
        let written = serde_json::to_string(&claims).unwrap();
        assert_eq!(serde_json::from_str::<Claims>(&written).unwrap(), claims);
    }
}
