//! The files of a dump.

use std::fmt;

/// A file of the dump, in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DumpFile {
    /// People; required.
    Users,
    /// Questions, answers and kinds that are not imported; required.
    Posts,
    /// Comments under questions and answers.
    Comments,
    /// Votes, without who cast them.
    Votes,
    /// Names of tags.
    Tags,
    /// Links between questions: related, duplicate of.
    PostLinks,
    /// Every version of every post, and what was done to it.
    PostHistory,
}

impl DumpFile {
    /// All of them, in the order in which they are read.
    pub const ALL: [DumpFile; 7] = [
        DumpFile::Users,
        DumpFile::Posts,
        DumpFile::Comments,
        DumpFile::Votes,
        DumpFile::Tags,
        DumpFile::PostLinks,
        DumpFile::PostHistory,
    ];

    /// The name of the file in the dump's folder.
    pub fn name(self) -> &'static str {
        match self {
            DumpFile::Users => "Users.xml",
            DumpFile::Posts => "Posts.xml",
            DumpFile::Comments => "Comments.xml",
            DumpFile::Votes => "Votes.xml",
            DumpFile::Tags => "Tags.xml",
            DumpFile::PostLinks => "PostLinks.xml",
            DumpFile::PostHistory => "PostHistory.xml",
        }
    }

    /// The name of the file's outermost element.
    pub(super) fn root(self) -> &'static str {
        match self {
            DumpFile::Users => "users",
            DumpFile::Posts => "posts",
            DumpFile::Comments => "comments",
            DumpFile::Votes => "votes",
            DumpFile::Tags => "tags",
            DumpFile::PostLinks => "postlinks",
            DumpFile::PostHistory => "posthistory",
        }
    }

    /// Whether a dump without it cannot be imported.
    pub fn is_required(self) -> bool {
        matches!(self, DumpFile::Users | DumpFile::Posts)
    }
}

impl fmt::Display for DumpFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
