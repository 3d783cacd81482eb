//! Documents and links of a Stack Exchange dump's folder. Nothing of it is kept.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, Result};
use peerdesk::ids::SpaceId;
use peerdesk::platform::clock::Instant;
use peerdesk::search::{AccessKey, Document, Kind, State};
use quick_xml::Reader;
use quick_xml::events::Event;

/// A dump, read.
pub struct Dump {
    /// The name of its folder.
    pub name: String,
    /// Its questions with their answers.
    pub documents: Vec<Document>,
    /// Pairs of questions that people linked; whether as duplicates.
    pub links: Vec<(i64, i64, bool)>,
}

type Row = HashMap<String, String>;

impl Dump {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut threads: HashMap<i64, (Document, Option<i64>)> = HashMap::new();
        let mut answers = Vec::new();
        rows(&folder.join("Posts.xml"), |row| match row.get("PostTypeId").map(String::as_str) {
            Some("1") => {
                threads.insert(
                    number(&row, "Id"),
                    (question(&row), row.get("AcceptedAnswerId").and_then(|it| it.parse().ok())),
                );
            }
            Some("2") => answers.push(row),
            _ => {}
        })?;
        answers.sort_by_key(|row| number(row, "Id"));
        for row in answers {
            if let Some((document, accepted)) = threads.get_mut(&number(&row, "ParentId")) {
                answer(document, &row, *accepted);
            }
        }
        let mut documents: Vec<Document> = threads.into_values().map(|(document, _)| document).collect();
        documents.sort_by_key(|it| it.id);
        let mut links = Vec::new();
        rows(&folder.join("PostLinks.xml"), |row| {
            links.push((number(&row, "PostId"), number(&row, "RelatedPostId"), number(&row, "LinkTypeId") == 3));
        })?;
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self { name, documents, links })
    }
}

/// A document of its title, to be filled.
pub fn document(id: i64, title: &str) -> Document {
    let space = SpaceId::new(1);
    Document {
        kind: Kind::Thread,
        id,
        access: vec![AccessKey::space(space)],
        space,
        state: State::Open,
        title: title.to_owned(),
        question: String::new(),
        solutions: String::new(),
        answers: String::new(),
        tags: Vec::new(),
        authors: Vec::new(),
        unlisted: Vec::new(),
        language: None,
        votes: 0,
        toos: 0,
        asked_at: Instant::from_micros(0),
        last_activity_at: Instant::from_micros(0),
        is_faq: false,
        is_corrected: false,
    }
}

fn question(row: &Row) -> Document {
    let mut made = document(number(row, "Id"), row.get("Title").map_or("", String::as_str));
    made.question = plain(row.get("Body").map_or("", String::as_str));
    made.votes = number(row, "Score");
    let tags = row.get("Tags").map_or("", String::as_str);
    made.tags = tags.split(['<', '>', '|']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    made
}

fn answer(document: &mut Document, row: &Row, accepted: Option<i64>) {
    let text = plain(row.get("Body").map_or("", String::as_str));
    let is_accepted = accepted == Some(number(row, "Id"));
    let into = if is_accepted { &mut document.solutions } else { &mut document.answers };
    into.push_str(&text);
    into.push('\n');
    if is_accepted {
        document.state = State::Resolved;
    } else if document.state == State::Open {
        document.state = State::Answered;
    }
}

fn number(row: &Row, name: &str) -> i64 {
    row.get(name).and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn rows(path: &Path, mut take: impl FnMut(Row)) -> Result<()> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Empty(element) if element.name().as_ref() == "row" => {
                let mut row = Row::new();
                for attribute in element.attributes() {
                    let attribute = attribute?;
                    let name = attribute.key.as_ref().to_owned();
                    row.insert(name, unescaped(&attribute.value));
                }
                take(row);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// HTML as words: enough for a bench, not for a page.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                text.push(' ');
            }
            letter if !is_tag => text.push(letter),
            _ => {}
        }
    }
    unescaped(&text)
}

fn unescaped(text: &str) -> String {
    let mut plain = text.to_owned();
    for (written, meant) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#xA;", "\n"),
        ("&#10;", "\n"),
        ("&#xD;", ""),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        if plain.contains(written) {
            plain = plain.replace(written, meant);
        }
    }
    plain
}
