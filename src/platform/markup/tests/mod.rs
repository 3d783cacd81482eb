//! What rendering gives, case by case, and what it never gives whatever it is given.

mod cases;
mod coming_in;
mod differences;
mod hostile;
mod long;
mod never;

use super::*;

/// A forum of five people.
struct Forum;

const PEOPLE: [&str; 5] = ["ada", "grace-h", "민수", "ສົມ", "Бат_2"];

impl Names for Forum {
    fn person(&self, handle: &str) -> Option<Mentioned> {
        let id = PEOPLE.iter().position(|person| *person == handle)? as i64 + 1;
        Some(Mentioned { id, handle: handle.to_owned(), name: handle.to_uppercase() })
    }

    fn site(&self) -> &str {
        "https://forum.example"
    }

    fn upload(&self, key: &str) -> Option<Uploaded> {
        let (id, ending, name, size) = match key.strip_prefix("0000000000000000000000000000000")? {
            "1" => (1, ".png", "lid.png", Some((640, 480))),
            "2" => (2, "/app.log", "app.log", None),
            "3" => (3, ".png", "tall.png", Some((1170, 2532))),
            _ => return None,
        };
        Some(Uploaded { id, url: format!("/uploads/{key}{ending}"), name: name.to_owned(), size })
    }
}

fn html(markdown: &str) -> String {
    rendered(markdown).html
}

fn rendered(markdown: &str) -> Rendered {
    render(markdown, &Forum, Limits::POST).unwrap()
}

/// Checks a table of Markdown and the HTML that it gives.
#[track_caller]
fn all_give(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(html(markdown).trim_end(), *expected, "{markdown}");
    }
}
