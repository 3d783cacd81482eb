# Rules: what is looked for in what people post.

rules-title = Rules for posts
rules-lead = What to look for in what people post. A rule holds a post until a moderator approves it, or only tells the moderators. What staff post is never held.
rules-refused-admins-only = Only administrators can make rules.
rules-rule = Rule
rules-looks-for = Looks for
rules-does = What follows
rules-does-missing = Please choose what follows.
rules-does-holds = Hold the post
rules-does-holds-hint = Nobody but its author and staff sees it before a moderator approves it.
rules-does-flags = Only flag it
rules-does-flags-hint = Everybody sees it at once, and the moderators are told.
rules-where = Where
rules-everywhere = Everywhere
rules-use = In use
rules-ended = Not in use
rules-end = Stop using it
rules-resume = Use it again
rules-said-ended = Stopped. What it held still waits for a moderator.
rules-said-resumed = The rule is in use again.
rules-none = No rules yet
rules-none-text = Everything that people post is shown at once. Links from new members are a good place to start.
rules-add = Add a rule
rules-too-many = There can be { $most } rules. Please change one of those you have.

rules-kind-phrases = Phrases
rules-kind-phrases-hint = Certain words or phrases, however they are written.
rules-kind-pattern = A pattern
rules-kind-pattern-hint = Anything that a regular expression describes.
rules-kind-links = Links from new members
rules-kind-links-hint = Links to other sites from somebody who is new here.
rules-kind-repeated = Repeated text
rules-kind-repeated-hint = A text that was posted in other threads in the last 30 days.
rules-kind-cards = Card numbers
rules-kind-cards-hint = Numbers of payment cards with the right check digit.
rules-kind-addresses = Mail addresses
rules-kind-addresses-hint = Mail addresses in the open, where they attract spam.
rules-kind-telephones = Telephone numbers
rules-kind-telephones-hint = Telephone numbers in the open.
rules-kind-first = First posts
rules-kind-first-hint = The first posts of everybody who joins.

rules-name = Name
rules-name-hint = Moderators see it beside what the rule found.
rules-words-phrases = Phrases
rules-words-phrases-hint = One a line. Capitals, accents, full-width letters and invisible characters make no difference; words are found as whole words.
rules-phrase-short = “{ $phrase }” is too short: it would be found nearly everywhere.
rules-words-pattern = Regular expression
rules-words-pattern-hint = Capitals make no difference. References back and looking around are not possible: they could make one post slow the whole site.
rules-pattern-broken = This pattern cannot be read. References back and looking around are not possible.
rules-pattern-large = This pattern grows too large. Please use smaller repetitions.
rules-pattern-everything = This pattern would be found in every post.
rules-words-links = Sites that are fine
rules-words-links-hint = One domain a line, such as your own. What belongs to it is fine too.
rules-words-addresses = Domains that are fine
rules-words-addresses-hint = One a line, such as your company's.
rules-most-links = From how many links on
rules-most-repeated = In how many other threads
rules-most-first = How many first posts
rules-most-between = Please choose a number from 1 to { $most }.
rules-space = Space
rules-space-hint = Leave it empty for a rule that looks everywhere.

rules-preview = Try it on past posts
rules-preview-title = What it would have found
rules-preview-found = { $count ->
    [0] Nothing in the { $looked } posts since { $since }.
    [one] One of the { $looked } posts since { $since }.
   *[other] { $count } of the { $looked } posts since { $since }.
}
rules-preview-nothing = There are no more posts to look at.
rules-preview-latest = { $count ->
    [one] The latest one is shown.
   *[other] The latest { $count } are shown.
}
rules-preview-further = Look further back
