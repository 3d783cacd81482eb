//! A small forum with something of every kind in it, looked at by every kind of viewer.

use diesel::RunQueryDsl;
use peerdesk::each_backend;
use peerdesk::ids::{PersonId, PostId, ThreadId};
use peerdesk::rights::Role;

use super::{Forum, Person};

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Guest,
    NewMember,
    Member,
    /// Asked the open thread; has a draft.
    Asker,
    /// Wrote the answers, also those that are hidden, deleted and held.
    Answerer,
    /// In the group that the closed space is open to; asked its thread.
    Insider,
    Expert,
    ModeratorElsewhere,
    Moderator,
    Lead,
    Admin,
    Suspended,
    /// Has not confirmed their address; where no mail is sent, waits for a yes.
    Unconfirmed,
}

use Kind::{
    Admin, Answerer, Asker, Expert, Guest, Insider, Lead, Member, Moderator, ModeratorElsewhere, NewMember, Suspended,
    Unconfirmed,
};

impl Kind {
    pub const ALL: [Self; 13] = [
        Guest,
        NewMember,
        Member,
        Asker,
        Answerer,
        Insider,
        Expert,
        ModeratorElsewhere,
        Moderator,
        Lead,
        Admin,
        Suspended,
        Unconfirmed,
    ];

    fn handle(self) -> &'static str {
        match self {
            Guest => "guest",
            NewMember => "nova",
            Member => "mia",
            Asker => "ada",
            Answerer => "grace",
            Insider => "ines",
            Expert => "emil",
            ModeratorElsewhere => "otto",
            Moderator => "mona",
            Lead => "lena",
            Admin => "anna",
            Suspended => "sven",
            Unconfirmed => "uma",
        }
    }
}

/// The words that stand in private places, each of which occurs nowhere else.
pub const CLOSED: [&str; 7] = [
    "zqclosedspace",
    "zqclosedtitle",
    "zqclosedbody",
    "zqclosedanswer",
    "zqclosedtag",
    "zqclosedfaq",
    "zqclosedcorrection",
];
pub const DRAFT: &str = "zqdraft";
pub const DRAFT_FILE: &str = "zqbroughtfile";
pub const CLOSED_FILE: &str = "zqvaultfile";
pub const NETWORK: &str = "zqnetwork";
pub const MAIL: &str = "zqmail";
pub const HIDDEN: &str = "zqhidden";
pub const DELETED: &str = "zqdeleted";
pub const HELD: &str = "zqheld";
/// The name of a rule, for those who decide what it held.
pub const RULE: &str = "zqrule";
/// Why a post was declined, for its author and staff.
pub const DECLINED: &str = "zqdeclined";
pub const REVISION: &str = "zqrevision";
pub const HIDDEN_THREAD: [&str; 2] = ["zqgonetitle", "zqgonebody"];
/// What a provider calls the member.
pub const CALLED: &str = "zqcalled";
pub const NEVER: [&str; 9] = [
    "zqclientsecret",
    "zqsubject",
    "zqpassword",
    "zqsession",
    "zqkeptform",
    "zqsetup",
    "zqproblem",
    "zqsubmission",
    "zqletter",
];

/// A small forum.
pub struct Town {
    pub forum: Forum,
    pub open: ThreadId,
    pub closed: ThreadId,
    pub gone: ThreadId,
    pub answer: PostId,
    pub closed_answer: PostId,
    /// The names in addresses of files: one of a draft, one of the closed space.
    pub(super) uploads: Vec<String>,
    people: Vec<(Kind, PersonId)>,
}

impl Town {
    pub fn new() -> Self {
        Self::at(Forum::new())
    }

    /// The same, where people are mailed too.
    pub fn with_mail() -> Self {
        Self::at(Forum::with_mail())
    }

    fn at(forum: Forum) -> Self {
        forum.space("general");
        let people = settle(&forum);
        let mut town = Self {
            forum,
            people,
            open: ThreadId::new(0),
            closed: ThreadId::new(0),
            gone: ThreadId::new(0),
            answer: PostId::new(0),
            closed_answer: PostId::new(0),
            uploads: Vec::new(),
        };
        town.talk();
        // While all of it is in sight, so that what is hidden afterwards has been told of.
        town.forum.people_are_told();
        let hidden = town.hide();
        town.plant();
        town.review();
        town.appeal(hidden);
        town.help();
        town.correct();
        town.bring();
        town.forum.search_catches_up();
        town
    }

    /// Changes the database behind everybody's back.
    pub fn sql(&self, statement: &str) {
        self.forum.write(|tx| {
            each_backend!(tx.conn(), conn => diesel::sql_query(statement).execute(conn))?;
            Ok(())
        });
    }

    /// Somebody of a kind, freshly signed in.
    pub fn arrives(&self, kind: Kind) -> Person<'_> {
        match self.people.iter().find(|(one, _)| *one == kind) {
            Some((_, id)) => self.forum.signed_in(kind.handle(), *id),
            None => self.forum.guest(),
        }
    }

    pub fn id_of(&self, kind: Kind) -> PersonId {
        self.people.iter().find(|(one, _)| *one == kind).map(|(_, id)| *id).expect("a guest is nobody")
    }

    /// What may stand in a place of an address, by the place's name; what is open comes first.
    pub fn fitting(&self, name: &str) -> Vec<String> {
        let text = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        match name {
            "thread" => [self.open, self.closed, self.gone].iter().map(ToString::to_string).collect(),
            "post" => (1..=self.forum.count("posts")).map(|id| id.to_string()).collect(),
            "handle" | "person" => Kind::ALL.iter().map(|kind| kind.handle().to_owned()).collect(),
            "slug" | "space" => text(&["general", "vault", "club"]),
            "tag" => text(&["backup"]),
            "page" => text(&["rules", "privacy"]),
            "message" => text(&["removed"]),
            "case" | "flag" | "decision" | "appeal" => text(&["1", "2"]),
            "year" => text(&["1970", "2026"]),
            "group" => text(&["insiders"]),
            "version" | "revision" => text(&["1", "2"]),
            "provider" => text(&["company"]),
            "upload" => self.uploads.clone(),
            _ => text(&["1"]),
        }
    }

    /// The addresses that a pattern stands for: one for each thing that fits, the first of each for several places.
    pub fn addresses(&self, pattern: &str) -> Vec<String> {
        let names: Vec<&str> = pattern.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next()).collect();
        let Some(last) = names.iter().position(|name| *name == "thread" || *name == "post") else {
            return self.filled(vec![pattern.to_owned()], &names);
        };
        let mut order = names.clone();
        order.swap(0, last);
        self.filled(vec![pattern.to_owned()], &order)
    }

    fn filled(&self, mut addresses: Vec<String>, names: &[&str]) -> Vec<String> {
        for (nth, name) in names.iter().enumerate() {
            let values = self.fitting(name);
            let values = if nth == 0 { &values[..] } else { &values[..1] };
            addresses = addresses
                .iter()
                .flat_map(|address| values.iter().map(|value| replaced(address, name, value)).collect::<Vec<_>>())
                .collect();
        }
        addresses
    }

    /// What is said in the open.
    fn talk(&mut self) {
        let general = self.forum.space("general");
        let vault = self.forum.space("vault");
        self.sql("UPDATE spaces SET access = 'members' WHERE slug = 'club'");
        self.sql(&format!("UPDATE spaces SET access = 'groups', name = '{}' WHERE slug = 'vault'", CLOSED[0]));
        self.sql("INSERT INTO groups (slug, name, created_at) VALUES ('insiders', 'Insiders', 1)");
        self.sql("INSERT INTO space_groups SELECT s.id, g.id FROM spaces s, groups g WHERE s.slug = 'vault'");
        let insider = self.id_of(Insider);
        self.sql(&format!("INSERT INTO group_members SELECT id, {insider}, 1 FROM groups"));
        let ask = |kind, space: &str, title: &str, body: &str, tags: &str| {
            let page = self.arrives(kind);
            let page = page.opens("/ask").fills("title", title).fills("space", space).fills("body", body);
            let page = page.fills("tags", tags).presses("Post the question");
            assert_eq!(page.status, 200, "{}", page.html);
            let digits = page.path.trim_start_matches("/threads/").split('-').next().unwrap_or_default().to_owned();
            digits.parse::<ThreadId>().expect("asking leads to the thread")
        };
        let (general, vault) = (general.to_string(), vault.to_string());
        let open = ask(Asker, &general, "How do I restore a backup?", "It stopped on **Tuesday**.", "backup");
        let closed = ask(Insider, &vault, CLOSED[1], CLOSED[2], CLOSED[4]);
        let gone = ask(Asker, &general, HIDDEN_THREAD[0], HIDDEN_THREAD[1], "");
        (self.open, self.closed, self.gone) = (open, closed, gone);
        self.answer = self.say(Answerer, open, "Use the Restore tab.");
        self.closed_answer = self.say(Insider, closed, CLOSED[3]);
        let asker = self.arrives(Asker);
        asker.opens(&*format!("/threads/{open}")).presses("Accept answer");
    }

    pub(super) fn say(&self, kind: Kind, thread: ThreadId, words: &str) -> PostId {
        let person = self.arrives(kind);
        let page = person.opens(&*format!("/threads/{thread}")).fills("body", words).presses("Post your answer");
        assert_eq!(page.status, 200, "{}", page.html);
        self.newest_post()
    }

    fn newest_post(&self) -> PostId {
        PostId::new(self.forum.count("posts"))
    }

    /// What was said and is not to be read any more, or not yet.
    fn hide(&self) -> PostId {
        let moderator = self.id_of(Moderator);
        let hidden = self.say(Answerer, self.open, HIDDEN);
        let deleted = self.say(Answerer, self.open, DELETED);
        let held = self.say(Answerer, self.open, HELD);
        self.sql(&format!(
            "UPDATE posts SET hidden_at = 1, hidden_by = {moderator}, hidden_why = 'spam' WHERE id = {hidden}"
        ));
        self.sql(&format!("UPDATE posts SET deleted_at = 1 WHERE id = {deleted}"));
        self.sql(&format!("UPDATE posts SET held_at = 1 WHERE id = {held}"));
        self.sql(&format!("INSERT INTO approvals (post_id, asked_at) VALUES ({held}, 1)"));
        self.rules(held);
        self.sql(&format!("UPDATE threads SET answer_count = 1 WHERE id = {}", self.open));
        self.sql(&format!("UPDATE threads SET hidden_at = 1 WHERE id = {}", self.gone));
        self.sql(&format!("UPDATE posts SET deleted_at = 1 WHERE thread_id = {}", self.gone));
        let (answer, author) = (self.answer, self.id_of(Answerer));
        self.sql(&format!("DELETE FROM revisions WHERE post_id = {answer}"));
        for (version, words, hidden) in [(1, REVISION, "1"), (2, "Use the Restore tab.", "NULL")] {
            self.sql(&format!(
                "INSERT INTO revisions (post_id, version, markdown, by_id, at, hidden_at) \
                 VALUES ({answer}, {version}, '{words}', {author}, 1, {hidden})"
            ));
        }
        self.sql(&format!("UPDATE posts SET version = 2, edited_at = 1, edited_by = {author} WHERE id = {answer}"));
        hidden
    }
}

/// One of each kind.
fn settle(forum: &Forum) -> Vec<(Kind, PersonId)> {
    let mut people = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Guest) {
        let handle = kind.handle();
        let person = match kind {
            Expert => forum.expert(handle, "general"),
            Moderator => forum.moderator(handle, "general"),
            ModeratorElsewhere => forum.moderator(handle, "club"),
            Lead => forum.with_role(handle, Role::Lead, Some("general")),
            Admin => forum.with_role(handle, Role::Admin, None),
            _ => forum.member(handle),
        };
        people.push((kind, person.id()));
    }
    let now = forum.app.clock.now().micros();
    let id = |kind| people.iter().find(|(one, _)| *one == kind).map_or(0, |(_, id): &(Kind, PersonId)| id.number());
    // Where no mail is sent nobody is asked to confirm an address: there they wait for a yes.
    let waits = match forum.app.config.sends_mail() {
        true => "mail_confirmed_at = NULL, mail_folded = 'unconfirmed'",
        false => "waits_since = 1",
    };
    for statement in [
        format!("UPDATE people SET created_at = {now} WHERE id = {}", id(NewMember)),
        format!("UPDATE people SET suspended_at = {now}, suspended_why = 'spam' WHERE id = {}", id(Suspended)),
        format!("UPDATE accounts SET {waits} WHERE person_id = {}", id(Unconfirmed)),
    ] {
        forum.write(|tx| {
            each_backend!(tx.conn(), conn => diesel::sql_query(statement.as_str()).execute(conn))?;
            Ok(())
        });
    }
    people
}

/// `/threads/{thread}` with a value, whether or not the place has a pattern of its own.
fn replaced(address: &str, name: &str, value: &str) -> String {
    let Some(start) = address.find(&format!("{{{name}")) else { return address.to_owned() };
    let end = address[start..].find('}').map_or(address.len(), |at| start + at + 1);
    format!("{}{value}{}", &address[..start], &address[end..])
}
