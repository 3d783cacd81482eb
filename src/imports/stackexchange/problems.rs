//! What can be wrong with a dump: a row that is left out, or a file that cannot be trusted at all.

use super::files::DumpFile;

/// A row that is left out, and why; the import goes on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct Skipped {
    /// The file in which the row stands.
    pub file: DumpFile,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// Why it is left out.
    pub reason: Reason,
}

/// Why a row is left out. Holds no text of the dump, so that a report has few different ones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Reason {
    /// An attribute that the row cannot do without is absent or blank.
    #[error("has no {0}")]
    Missing(&'static str),
    /// An attribute should be a whole number.
    #[error("{0} is not a number")]
    NotANumber(&'static str),
    /// A number that no real site has.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// An attribute should be a date.
    #[error("{0} is not a date")]
    NotADate(&'static str),
    /// A date before there were such sites, or one that is still to come.
    #[error("{0} lies before 1990 or in the future")]
    AbsurdDate(&'static str),
    /// An attribute longer than [`super::fields::LONGEST_ATTRIBUTE`].
    #[error("an attribute is longer than 1 MiB")]
    TooLong,
    /// A row before it in the same file has the same id.
    #[error("its id was used by a row before it")]
    DuplicateId,
    /// A post that is neither question nor answer.
    #[error("kind {0} ({name}) is not imported", name = post_kind(*.0))]
    PostKind(i64),
    /// A vote that is neither up nor down nor an acceptance.
    #[error("vote of kind {0} is not imported")]
    VoteKind(i64),
    /// A step of a post's history that Peerdesk has no use for.
    #[error("history of kind {0} is not imported")]
    HistoryKind(i64),
    /// A link that says neither related nor duplicate.
    #[error("link of kind {0} is not imported")]
    LinkKind(i64),
    /// An answer whose question the dump lacks, or whose question was left out.
    #[error("its question is missing")]
    NoQuestion,
    /// An answer to something that is not a question: an answer, itself, a tag's page.
    #[error("what it answers is not a question")]
    ParentIsNoQuestion,
    /// A comment, vote, link or step of history for a post that the dump lacks or that was left out.
    #[error("its post is missing")]
    NoPost,
    /// The same, for a post of a kind that is not imported.
    #[error("its post is of a kind that is not imported")]
    PostNotImported,
    /// A link to a post that the dump lacks or that was left out.
    #[error("the post it points at is missing")]
    NoTarget,
    /// A link from a thread to itself.
    #[error("it points at its own thread")]
    OwnThread,
    /// A link that an earlier row made already.
    #[error("an earlier link says the same")]
    SameLink,
    /// The row's thread has more text than is read at once.
    #[error("its thread is longer than 256 MiB")]
    ThreadTooLong,
}

/// The dump cannot be imported; nothing was written if this comes from opening it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct Stopped {
    /// The file that cannot be read on.
    pub file: DumpFile,
    /// The line up to which it was read, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: StopReason,
}

/// Why a dump cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StopReason {
    /// A file that every dump has is absent.
    #[error("the file is missing; a dump needs at least Users.xml and Posts.xml")]
    NoFile,
    /// A folder, a pipe or the like.
    #[error("this is not a plain file")]
    NotAFile,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It ends in the middle.
    #[error("the file ends too early: it was cut off")]
    CutOff,
    /// A document type or entities of its own: no dump has them, attacks do.
    #[error("it declares a document type, which no data dump does")]
    Doctype,
    /// An entity that XML does not know by itself.
    #[error("it uses an entity that XML does not define")]
    UnknownEntity,
    /// Another encoding than UTF-8.
    #[error("its encoding is not UTF-8")]
    Encoding,
    /// Some other file under this name.
    #[error("it should hold <{0}>, but it holds something else")]
    OtherRoot(&'static str),
    /// Something between or inside the rows.
    #[error("there is something else than rows in it")]
    NotARow,
    /// A row, comment or text longer than [`super::reader::LONGEST_EVENT`].
    #[error("a row is longer than 8 MiB")]
    RowTooLong,
    /// More attributes than any version of the format has.
    #[error("a row has more than 64 attributes")]
    TooManyAttributes,
    /// The XML is wrong in some other way.
    #[error("the XML is broken: {0}")]
    BadXml(String),
    /// The disk says no.
    #[error("it cannot be read: {0}")]
    Disk(String),
    /// What was read first and what is read now differ.
    #[error("the file was changed while it was being imported")]
    Changed,
}

impl StopReason {
    /// The reason with the place where it was met.
    pub fn at(self, file: DumpFile, line: u64) -> Stopped {
        Stopped { file, line, reason: self }
    }
}

impl From<std::io::Error> for StopReason {
    fn from(error: std::io::Error) -> StopReason {
        match error.kind() {
            std::io::ErrorKind::NotFound => StopReason::NoFile,
            std::io::ErrorKind::UnexpectedEof => StopReason::Changed,
            _ => StopReason::Disk(error.to_string()),
        }
    }
}

impl From<quick_xml::Error> for StopReason {
    fn from(error: quick_xml::Error) -> StopReason {
        match error {
            quick_xml::Error::Io(error) => StopReason::Disk(error.to_string()),
            quick_xml::Error::Syntax(_) => StopReason::CutOff,
            quick_xml::Error::Encoding(_) => StopReason::Encoding,
            quick_xml::Error::Escape(error) => error.into(),
            other => StopReason::BadXml(other.to_string()),
        }
    }
}

impl From<quick_xml::escape::EscapeError> for StopReason {
    fn from(error: quick_xml::escape::EscapeError) -> StopReason {
        match error {
            quick_xml::escape::EscapeError::UnrecognizedEntity(..) => StopReason::UnknownEntity,
            other => StopReason::BadXml(other.to_string()),
        }
    }
}

impl From<quick_xml::events::attributes::AttrError> for StopReason {
    fn from(error: quick_xml::events::attributes::AttrError) -> StopReason {
        StopReason::BadXml(error.to_string())
    }
}

fn post_kind(kind: i64) -> &'static str {
    match kind {
        3 => "orphaned tag page",
        4 => "tag excerpt",
        5 => "tag page",
        6 => "moderator nomination",
        7 => "notice of the site",
        8 => "privilege page",
        _ => "unknown",
    }
}
