//! Pages, fragments and mails drawn from Tera templates in a reader's language and a site's zone.
//!
//! `docs/templates.md` shows how a page, a component and its words are written.

mod avatar;
mod dates;
mod filters;
mod frame;

use std::sync::Arc;

use anyhow::Context as _;
use serde::Serialize;
use tera::{Context, Tera};

use super::assets::Assets;
use super::files::Files;
use super::words::{Language, Words};
pub use avatar::{initials, palette};
pub use dates::Form;
pub use filters::autonym;
pub use frame::{Frame, Logo, NavLink, Notice, NoticeKind, Person, Site, Theme};

/// All templates, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Views {
    tera: Tera,
    words: Arc<Words>,
    assets: Arc<Assets>,
}

impl Views {
    /// Reads and checks the templates: an error names the template and shows the place.
    pub fn load(files: &Files, words: Arc<Words>, assets: Arc<Assets>) -> anyhow::Result<Self> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html"]);
        filters::register(&mut tera, &words, &assets);
        let mut templates = Vec::new();
        for (path, bytes) in files.templates()? {
            let text = String::from_utf8(bytes.into_owned()).with_context(|| path.clone())?;
            templates.push((path, text));
        }
        tera.add_raw_templates(templates)?;
        Ok(Self { tera, words, assets })
    }

    /// Draws a whole page. Its template sees the fields of `page`, and `frame`, `lang`, `csrf`, `zone`.
    pub fn page(&self, template: &str, page: &impl Serialize, frame: &Frame) -> anyhow::Result<String> {
        self.tera.render(template, &scope(page, frame)?).with_context(|| template.to_owned())
    }

    /// Draws one component as a page would. Its arguments are the fields of `page` that have their
    /// names, so a part of a page is drawn again from the page's own struct.
    pub fn fragment(&self, component: &str, page: &impl Serialize, frame: &Frame) -> anyhow::Result<String> {
        let definition = self.tera.get_component_definition(component).context(component.to_owned())?;
        let scope = scope(page, frame)?;
        let mut args = Context::new();
        for arg in definition.args().iter().filter(|arg| !arg.is_implicit()) {
            if let Some(value) = scope.get(arg.name()) {
                args.insert_value(arg.name().to_owned(), value.clone());
            }
        }
        let drawn = self.tera.render_component_with_implicits(component, &args, &scope, None, true);
        drawn.with_context(|| component.to_owned())
    }

    /// Draws a mail's subject or body. It sees the fields of `mail`, and `lang` and `zone`; what is
    /// not `.html` is not escaped.
    pub fn mail(&self, template: &str, mail: &impl Serialize, lang: &Language, zone: &str) -> anyhow::Result<String> {
        let mut context = Context::from_serialize(mail)?;
        context.insert("lang", lang.tag());
        context.insert("zone", zone);
        self.tera.render(template, &context).with_context(|| template.to_owned())
    }

    /// The words these views speak with.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The files these views link to.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The names of all components. For tests.
    pub fn components(&self) -> impl Iterator<Item = &str> {
        self.tera.get_component_names()
    }
}

/// What a template sees, and what every component can ask for with `@`, however deep it stands.
fn scope(page: &impl Serialize, frame: &Frame) -> anyhow::Result<Context> {
    let mut scope = Context::from_serialize(page)?;
    scope.insert("lang", frame.lang.tag());
    scope.insert("csrf", &frame.csrf);
    scope.insert("zone", &frame.zone);
    scope.insert("frame", frame);
    Ok(scope)
}

#[cfg(test)]
mod tests;
