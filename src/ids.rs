//! The number of each thing, as a type of its own, so that none is taken for another's.

/// Declares ids: positive numbers that the database gave.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[serde(transparent)]
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        pub struct $name(i64);

        impl $name {
            /// The id that a number of the database's is.
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// Its number.
            pub const fn number(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
                let number = text.parse().ok().filter(|_| is_plain);
                number.map(Self).ok_or(NotAnId)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Digits;
                impl serde::de::Visitor<'_> for Digits {
                    type Value = $name;
                    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        out.write_str("the number of a thing")
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<$name, E> {
                        i64::try_from(number).map($name).map_err(E::custom)
                    }
                    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<$name, E> {
                        Ok($name(number))
                    }
                }
                from.deserialize_any(Digits)
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::BigInt, DB> for $name
        where
            DB: diesel::backend::Backend,
            i64: diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB> for $name
        where
            DB: diesel::backend::Backend,
            i64: diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }
    )*};
}

ids! {
    /// An appeal against a decision.
    AppealId;
    /// Somebody who wrote here.
    PersonId;
    /// Weekly hours of an expert.
    ShiftId;
    /// A product or topic area.
    SpaceId;
    /// A named set of people that spaces can be open to.
    GroupId;
    /// A product that one asks about.
    ProductId;
    /// A version of a product.
    VersionId;
    /// A word that threads are filed under.
    TagId;
    /// A question with all that stands under it.
    ThreadId;
    /// A question's text, an answer or a comment.
    PostId;
    /// What a post once said.
    RevisionId;
    /// What puts an answer right.
    CorrectionId;
    /// That there is a better answer than one.
    SupersessionId;
    /// A copy of everything about somebody.
    ExportId;
    /// Two people joined into one.
    MergeId;
    /// A file that somebody brought.
    UploadId;
    /// A role that was granted.
    GrantId;
    /// Where a company's own accounts are.
    ProviderId;
    /// Who somebody is at a provider.
    IdentityId;
    /// What a provider's word gives.
    RuleId;
    /// What is looked for in what people post.
    PostRuleId;
    /// A post's wait for a moderator's yes.
    ApprovalId;
    /// A version of a page such as the rules.
    PageId;
    /// Something that happened.
    EventId;
    /// Work to be done.
    JobId;
    /// Something that somebody is told of.
    NotificationId;
    /// A mail to be sent, or that was.
    MailId;
    /// What somebody reported about a post.
    FlagId;
    /// The review of a post.
    CaseId;
    /// How a moderator ended a review.
    DecisionId;
    /// What staff tell one another about a thread.
    NoteId;
    /// Posts that were removed in one step.
    SweepId;
    /// What an expert was asked about a post, and says.
    OpinionId;
    /// A removal that waits for a second person.
    ProposalId;
}

/// A text that names no thing: ids are digits, without sign or leading zero.
#[derive(Debug, thiserror::Error)]
#[error("not the number of a thing")]
pub struct NotAnId;

/// Declares an enum that is stored as a word: `words!` gives it its text, its parser and its column.
#[macro_export]
macro_rules! stored_words {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        $vis enum $name { $($(#[$each])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every one, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word it is stored, sent and translated by.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word { $($word => Ok(Self::$variant),)+ other => Err(format!("no such word: {other}")) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.word())
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                diesel::serialize::ToSql::<diesel::sql_types::Text, DB>::to_sql(self.word(), out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let word = <String as diesel::deserialize::FromSql<diesel::sql_types::Text, DB>>::from_sql(bytes)?;
                word.parse().map_err(Into::into)
            }
        }
    };
}
