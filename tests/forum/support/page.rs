//! A page somebody looks at: finds what it shows and offers, and presses its buttons.

use std::cell::RefCell;
use std::collections::BTreeMap;

use peerdesk::ids::PostId;
use scraper::{ElementRef, Html, Selector};

use super::Person;

/// An answer of the forum to somebody.
pub struct Page<'p> {
    person: &'p Person<'p>,
    /// The address it came from.
    pub path: String,
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub html: String,
    filled: RefCell<BTreeMap<String, String>>,
    attached: RefCell<Option<Attached>>,
}

/// A file chosen in a form: the field, its name and what is in it.
type Attached = (String, String, Vec<u8>);

impl<'p> Page<'p> {
    pub(super) fn new(
        person: &'p Person<'p>,
        path: &str,
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    ) -> Self {
        let html = String::from_utf8_lossy(&body).into_owned();
        Self {
            person,
            path: path.to_owned(),
            status,
            headers,
            html,
            filled: RefCell::default(),
            attached: RefCell::default(),
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// Where it leads, if it leads elsewhere.
    pub fn leads_to(&self) -> Option<String> {
        let next = self.header("location").filter(|_| (300..400).contains(&self.status))?;
        assert!(next.starts_with('/'), "leads off the site: {next}");
        Some(next.split('#').next().unwrap_or_default().to_owned())
    }

    /// Whether an element that matches holds a text.
    pub fn shows(&self, selector: &str, text: &str) -> bool {
        self.texts(selector).iter().any(|found| found.contains(text))
    }

    /// Whether the text stands anywhere on the page.
    pub fn says(&self, text: &str) -> bool {
        self.shows("body", text)
    }

    /// The texts of the elements that match, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).map(|element| text_of(&element)).collect()
    }

    /// The values of an attribute on the elements that match.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).filter_map(|element| element.attr(attribute)).map(ToOwned::to_owned).collect()
    }

    /// Whether there is a button with these words.
    pub fn offers(&self, words: &str) -> bool {
        let html = Html::parse_document(&self.html);
        button(&html, "body", words).is_some()
    }

    /// Fills a field before a button is pressed.
    pub fn fills(self, name: &str, value: &str) -> Self {
        assert!(self.html.contains(&format!("name=\"{name}\"")), "{} has no field {name}:\n{}", self.path, self.html);
        self.filled.borrow_mut().insert(name.to_owned(), value.to_owned());
        self
    }

    /// Chooses a file before a button is pressed.
    pub fn attaches(self, field: &str, name: &str, bytes: Vec<u8>) -> Self {
        let choosers = self.attributes("input[type=file]", "name");
        assert!(choosers.iter().any(|it| it == field), "{} takes no file {field}:\n{}", self.path, self.html);
        *self.attached.borrow_mut() = Some((field.to_owned(), name.to_owned(), bytes));
        self
    }

    /// Follows the link with these words.
    pub fn follows(&self, words: &str) -> Page<'p> {
        let html = Html::parse_document(&self.html);
        let links = Selector::parse("a[href]").unwrap();
        let link = html.select(&links).find(|link| label_of(link) == words);
        let link = link.unwrap_or_else(|| panic!("{} has no link {words:?}:\n{}", self.path, self.html));
        self.person.opens(&self.resolve(link.attr("href").unwrap_or_default()))
    }

    /// Presses the button with these words: sends its form with all that stands in it.
    pub fn presses(&self, words: &str) -> Page<'p> {
        self.presses_in("body", words)
    }

    /// Presses the button with these words within an element.
    pub fn presses_in(&self, within: &str, words: &str) -> Page<'p> {
        let html = Html::parse_document(&self.html);
        let pressed =
            button(&html, within, words).unwrap_or_else(|| panic!("{} offers no {words:?}:\n{}", self.path, self.html));
        let form = form_of(&html, &pressed);
        let form = form.unwrap_or_else(|| panic!("{words:?} on {} stands in no form", self.path));
        let fields = self.fields(&html, &form, &pressed);
        let action = pressed.attr("formaction").or_else(|| form.attr("action")).unwrap_or(&self.path);
        let action = self.resolve(action);
        if form.attr("method").unwrap_or("get").eq_ignore_ascii_case("post") {
            match self.attached.borrow().clone() {
                Some((field, name, bytes)) => {
                    assert_eq!(form.attr("enctype"), Some("multipart/form-data"), "{} would lose the file", self.path);
                    self.person.follows_from(self.person.sends_file(&action, &fields, (&field, &name, &bytes)))
                }
                None => self.person.posts_and_follows(&action, &fields),
            }
        } else {
            let query = serde_urlencoded::to_string(&fields).unwrap();
            self.person.opens(&format!("{}?{query}", action.split('?').next().unwrap_or_default()))
        }
    }

    /// The number of the newest post on the page.
    pub fn last_post(&self) -> PostId {
        let ids = self.attributes("[id^=post-]", "id");
        let numbers = ids.iter().filter_map(|id| id.strip_prefix("post-")?.parse::<i64>().ok());
        PostId::new(numbers.max().expect("a post"))
    }

    fn resolve(&self, href: &str) -> String {
        let href = href.split('#').next().unwrap_or_default();
        match href {
            "" => self.path.clone(),
            query if query.starts_with('?') => format!("{}{query}", self.path.split('?').next().unwrap_or_default()),
            path => path.to_owned(),
        }
    }

    /// What a browser sends when a button of a form is pressed.
    fn fields(&self, html: &Html, form: &ElementRef<'_>, pressed: &ElementRef<'_>) -> Vec<(String, String)> {
        let controls = Selector::parse("input[name], textarea[name], select[name]").unwrap();
        let id = form.attr("id");
        let outside = html.select(&controls).filter(|it| id.is_some() && it.attr("form") == id);
        // What a template holds is no part of the page until a script puts it there.
        let is_template = |it: ElementRef<'_>| it.value().name() == "template";
        let is_there = |it: &ElementRef<'_>| !it.ancestors().filter_map(ElementRef::wrap).any(is_template);
        let inside = form.select(&controls).filter(|it| it.attr("form").is_none()).filter(is_there);
        let mut fields = Vec::new();
        for control in inside.chain(outside).filter(|it| it.attr("disabled").is_none()) {
            let name = control.attr("name").unwrap_or_default();
            let filled = self.filled.borrow().get(name).cloned();
            if let Some(value) = value_of(&control, filled) {
                fields.push((name.to_owned(), value));
            }
        }
        if let Some(name) = pressed.attr("name") {
            fields.push((name.to_owned(), pressed.attr("value").unwrap_or_default().to_owned()));
        }
        fields
    }
}

fn value_of(control: &ElementRef<'_>, filled: Option<String>) -> Option<String> {
    let own = control.attr("value").map(ToOwned::to_owned);
    match (control.value().name(), control.attr("type").unwrap_or("text")) {
        ("input", "submit" | "button" | "image" | "file") => None,
        ("input", "checkbox") => match filled.as_deref() {
            Some("") => None,
            Some(_) => own.or_else(|| Some("on".into())),
            None => control.attr("checked").and(own.or_else(|| Some("on".into()))),
        },
        ("input", "radio") => match filled {
            Some(chosen) => own.filter(|own| *own == chosen),
            None => control.attr("checked").and(own),
        },
        ("input", _) => Some(filled.or(own).unwrap_or_default()),
        ("textarea", _) => {
            let text: String = control.text().collect();
            Some(filled.unwrap_or(text))
        }
        _ => {
            let options = Selector::parse("option").unwrap();
            let chosen = control.select(&options).find(|it| it.attr("selected").is_some());
            let chosen = chosen.or_else(|| control.select(&options).next());
            filled.or_else(|| chosen.and_then(|it| it.attr("value").map(ToOwned::to_owned)))
        }
    }
}

fn button<'h>(html: &'h Html, within: &str, words: &str) -> Option<ElementRef<'h>> {
    let places = Selector::parse(within).unwrap();
    let buttons = Selector::parse("button:not([type=button])").unwrap();
    html.select(&places).find_map(|place| place.select(&buttons).find(|button| label_of(button) == words))
}

fn form_of<'h>(html: &'h Html, button: &ElementRef<'h>) -> Option<ElementRef<'h>> {
    if let Some(id) = button.attr("form") {
        let forms = Selector::parse("form[id]").unwrap();
        return html.select(&forms).find(|form| form.attr("id") == Some(id));
    }
    button.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "form")
}

/// What a button or link is called: its label for screen readers, or its text.
fn label_of(element: &ElementRef<'_>) -> String {
    element.attr("aria-label").map_or_else(|| text_of(element), ToOwned::to_owned)
}

fn text_of(element: &ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
