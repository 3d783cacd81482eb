public-log-title = Public log
public-log-lead = What moderators did here, why and where. Who wrote or flagged something is not named, and what was taken down does not stand here.
public-log-numbers = Numbers by year
public-log-which = Which entries
public-log-show-all = All
public-log-show-posts = Posts
public-log-show-answers = Answers
public-log-show-threads = Threads
public-log-show-appeals = Appeals
public-log-space = Space
public-log-all-spaces = All spaces
public-log-filter = Show
public-log-none = Nothing so far
public-log-none-text = When moderators take something down, put it right or close it, it will stand here.
public-log-accurate = { $by } looked at a post that was flagged, and found it right.
public-log-revised = { $by } looked at a post that was flagged; its author has put it right.
public-log-corrected = { $by } corrected an answer after a review.
public-log-superseded = { $by } pointed from an answer to a newer one after a review.
public-log-removed = { $by } removed a post.
public-log-redacted = { $by } cut private data out of a post.
public-log-declined = { $by } declined a post that waited for approval.
public-log-why-other = It breaks another of the rules
public-log-criticism-no = It does not criticise the company.
public-log-criticism-agreed = It criticises the company. A second person agreed.
public-log-criticism-waited = It criticises the company. There was no second person who could agree, so a day passed first.
public-log-criticism-yes = It criticises the company; its author was staff or new here, so one person could remove it.
public-log-appeal-upheld = { $ended ->
    [removed] { $by } looked again at a removal after an appeal: it stays.
    [redacted] { $by } looked again at what was cut out of a post after an appeal: it stays so.
    [corrected] { $by } looked again at a correction after an appeal: it stays.
    [superseded] { $by } looked again after an appeal at an answer that leads to a newer one: it stays so.
    [declined] { $by } looked again after an appeal at a post that was declined: it stays so.
   *[other] { $by } looked again at a decision after an appeal: it stays.
}
public-log-appeal-overturned = { $ended ->
    [removed] { $by } took back a removal after an appeal: the post is shown again.
    [redacted] { $by } gave a post back after an appeal what was cut out of it.
    [corrected] { $by } took back a correction after an appeal.
    [superseded] { $by } took back after an appeal that an answer leads to a newer one.
    [declined] { $by } approved a post after an appeal that was declined before.
   *[other] { $by } took back a decision after an appeal.
}
public-log-same = It was the same person who decided before, since nobody else could.

public-log-year = The year { $year } in numbers
public-log-year-so-far = The year { $year } in numbers, so far
public-log-year-lead = What people flagged in the spaces that you can read, and what became of it. Flags that were taken back do not count.
public-log-flagged = Flags
public-log-first-look = Half were looked at within
public-log-decision = Half were decided within
public-log-appeals = Appeals
public-log-flags = Flags by reason
public-log-flags-none = Nobody flagged anything.
public-log-outcomes = What was decided
public-log-outcomes-none = Nothing was decided.
public-log-appeals-none = Nobody appealed.
public-log-column-reason = Reason
public-log-column-outcome = Decision
public-log-column-count = Number
public-log-column-end = What became of them
public-log-before = The year before
public-log-after = The year after

public-log-reviews = Reviews
public-log-review-appeal-upheld = After an appeal somebody looked again: it stays so.
public-log-review-appeal-overturned = After an appeal it was taken back.
