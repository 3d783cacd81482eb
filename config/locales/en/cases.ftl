cases-review = Review
cases-which = Which cases
cases-show-open = Open
cases-show-mine = Mine
cases-show-asked = Asked
cases-show-closed = Closed
cases-waiting = { $count ->
    [0] Nothing waits.
    [one] One open case.
   *[other] { $count } open cases.
}
cases-oldest = The oldest came { $when }; the goal is a first look within { $hours ->
    [one] an hour
   *[other] { $hours } hours
}.
cases-filter = Narrow it down
cases-filter-space = Space
cases-filter-reason = Reason
cases-filter-all = All
cases-filter-show = Show
cases-none-open = Nothing waits for you
cases-none-open-text = What people flag in your spaces will stand here, the most urgent first.
cases-none-mine = You have claimed nothing
cases-none-mine-text = A case that you open is yours for a quarter of an hour.
cases-none-asked = Nobody was asked to revise anything
cases-none-asked-text = Cases wait here while their authors have time to revise.
cases-none-closed = Nothing has ended yet
cases-none-closed-text = Cases that were decided will stand here, the last first.
cases-key-move = next, previous
cases-key-open = open
cases-key-choose = choose
cases-key-end = end it
cases-revised = Revised
cases-age-minutes = { $minutes } min
cases-age-hours = { $hours } h { $minutes } min
cases-age-days = { $days } days
cases-why-inaccurate = { $count ->
    [0] Inaccurate
    [one] Inaccurate, 1 flag
   *[other] Inaccurate, { $count } flags
}
cases-why-outdated = { $count ->
    [0] Outdated
    [one] Outdated, 1 flag
   *[other] Outdated, { $count } flags
}
cases-why-unsafe = { $count ->
    [0] Harmful
    [one] Harmful, 1 flag
   *[other] Harmful, { $count } flags
}
cases-why-private = { $count ->
    [0] Private data
    [one] Private data, 1 flag
   *[other] Private data, { $count } flags
}
cases-why-spam = { $count ->
    [0] Advertising
    [one] Advertising, 1 flag
   *[other] Advertising, { $count } flags
}
cases-why-abusive = { $count ->
    [0] Tone
    [one] Tone, 1 flag
   *[other] Tone, { $count } flags
}
cases-why-off-topic = { $count ->
    [0] Off topic
    [one] Off topic, 1 flag
   *[other] Off topic, { $count } flags
}
cases-why-other = { $count ->
    [0] Something else
    [one] Something else, 1 flag
   *[other] Something else, { $count } flags
}

cases-choose = Choose a case
cases-choose-text = Opening one makes it yours for a quarter of an hour; others see that you are at it.
cases-back = Back to the queue
cases-post-by = { $kind ->
    [question] Question by { $name }
    [answer] Answer by { $name }
   *[comment] Comment by { $name }
}
cases-title-direct = Put right from the answer itself
cases-title-inaccurate = { $count ->
    [one] Somebody says this is inaccurate
   *[other] { $count } people say this is inaccurate
}
cases-title-outdated = { $count ->
    [one] Somebody says this is outdated
   *[other] { $count } people say this is outdated
}
cases-title-unsafe = { $count ->
    [one] Somebody says that following this can do harm
   *[other] { $count } people say that following this can do harm
}
cases-title-private = { $count ->
    [one] Somebody says this shows something private
   *[other] { $count } people say this shows something private
}
cases-title-spam = { $count ->
    [one] Somebody says this is advertising
   *[other] { $count } people say this is advertising
}
cases-title-abusive = { $count ->
    [one] Somebody says this hurts somebody
   *[other] { $count } people say this hurts somebody
}
cases-title-off-topic = { $count ->
    [one] Somebody says this does not belong here
   *[other] { $count } people say this does not belong here
}
cases-title-other = { $count ->
    [one] Somebody flagged this
   *[other] { $count } people flagged this
}
cases-claim-mine = Yours until { $when }
cases-claim-other = { $name } has it until { $when }
cases-claim-free = Nobody is at it
cases-claim-free-text = Claim it to decide how it ends; it is yours for a quarter of an hour.
cases-claim = Claim it
cases-claim-taken = { $name } is at it
cases-claim-taken-text = Take it over only if you have spoken, or if it cannot wait.
cases-take-over = Take it over
cases-claim-own = You wrote this
cases-release = Give it back
cases-asked-until = The author was asked to revise it, until { $when }.
cases-revised-now = The author has revised it.
cases-where = The post, where it stands
cases-question = Question:
cases-resolved = resolved
cases-author = Member since { $since } · { $posts ->
    [one] one post
   *[other] { $posts } posts
}, { $accepted } accepted
cases-hidden = It is hidden: only moderators read it.
cases-deleted = Its author took it back.
cases-thread = Read the whole thread
cases-versions = Earlier versions
cases-changed = Edited since the flag
cases-said = What people said
cases-said-nothing = Whoever flagged it has taken that back or left.
cases-since = Outdated since:
cases-better = What is right, they say
cases-source = Source:
cases-record = { $upheld } of { $decided } flags right
cases-reach = How far it has gone
cases-reach-views = { $count ->
    [one] Its thread was viewed once.
   *[other] Its thread was viewed { $count } times.
}
cases-reach-up = { $count ->
    [0] Nobody marked it as helpful.
    [one] One person marked it as helpful.
   *[other] { $count } people marked it as helpful.
}
cases-reach-follows = { $count ->
    [one] One person follows the thread
   *[other] { $count } people follow the thread
}, { $toos ->
    [one] one has the question too.
   *[other] { $toos } have the question too.
}
cases-reach-accepted = It is the accepted answer.
cases-reach-verified = An expert vouches for it.
cases-happened = What has happened
cases-step-inaccurate = { $who ->
    [staff] Flagged by staff of the space: inaccurate
   *[member] Flagged: inaccurate
}
cases-step-outdated = { $who ->
    [staff] Flagged by staff of the space: outdated
   *[member] Flagged: outdated
}
cases-step-unsafe = { $who ->
    [staff] Flagged by staff of the space: can do harm
   *[member] Flagged: can do harm
}
cases-step-private = { $who ->
    [staff] Flagged by staff of the space: private data
   *[member] Flagged: private data
}
cases-step-spam = { $who ->
    [staff] Flagged by staff of the space: advertising
   *[member] Flagged: advertising
}
cases-step-abusive = { $who ->
    [staff] Flagged by staff of the space: tone
   *[member] Flagged: tone
}
cases-step-off-topic = { $who ->
    [staff] Flagged by staff of the space: off topic
   *[member] Flagged: off topic
}
cases-step-other = { $who ->
    [staff] Flagged by staff of the space
   *[member] Flagged
}
cases-earlier = Other cases of this author
cases-earlier-same = same post
cases-notes = Notes for staff
cases-note-add = Write a note
cases-note-hint = Only those who review this space read it.
cases-note-send = Keep the note

cases-how = How does it end?
cases-outcome-accurate = It is right
cases-outcome-accurate-hint = Whoever flagged is thanked; nothing changes
cases-outcome-author-revises = Ask the author to revise
cases-outcome-author-revises-hint = They have some time, then it comes back here
cases-outcome-revised = The author has put it right
cases-outcome-revised-hint = Whoever flagged was right, and is thanked
cases-outcome-corrected = Correct in public
cases-outcome-corrected-hint = The original stays, folded, below the correction
cases-outcome-superseded = A newer answer replaces it
cases-outcome-superseded-hint = Points to the other answer
cases-outcome-redacted = Cut out private data
cases-outcome-redacted-hint = The rest stays; earlier versions are hidden
cases-outcome-warned = Warn the author
cases-outcome-warned-hint = The post stays; whoever reviews the author next sees the warning
cases-outcome-removed = Remove
cases-outcome-removed-hint = Only for broken rules; a line with the reason stays
cases-outcome-abuse = The flags are abuse
cases-outcome-abuse-hint = Counts against who flagged; nobody is told
cases-outcome-missing = Please choose how it ends.
cases-outcome-gone = The post is no longer shown, so this is not possible.
cases-outcome-unchanged = The post is as it was, so its author has not put it right yet.
cases-reply = Why it is right
cases-reply-hint = Those who flagged read it beside the thanks.
cases-body = The post without what is private
cases-body-hint = Leave the rest as its author wrote it.
cases-redaction-same = Nothing is cut out yet.
cases-warned-of = Which rule is it about?
cases-warned-of-hint = It is kept with the author's other cases.
cases-warned-on = Warned on { $when }:
cases-rule = Which rule is broken?
cases-criticism = Does it criticise the company?
cases-criticism-hint = Criticism stays. The answer stands in the public log.
cases-criticism-missing = Please say yes or no.
cases-yes = Yes
cases-no = No
cases-letter = What { $name } will read
cases-letter-hint = You can change it. By mail and on the site, once ten minutes have passed.
cases-staff-note = Note for staff
cases-staff-note-hint = Stays with the decision.
cases-decide = End the case
cases-undo-hint = You can undo this for ten minutes. Nobody is told before then.
cases-undo = Undo
cases-undo-until = You can undo it until { $when }. Nobody is told before then.
cases-stands = It stands, and those it concerns were told.
cases-told = What the author reads
cases-replied = What those who flagged read
cases-said-released = You have given it back.
cases-said-decided = Decided. You can undo it for ten minutes.
cases-said-undone = Undone. The case is as it was before.
cases-ended-accurate = Found right
cases-ended-author-revises = Author asked to revise
cases-ended-revised = Put right by its author
cases-ended-corrected = Corrected
cases-ended-superseded = Replaced by a newer answer
cases-ended-warned = Author warned
cases-ended-removed = Removed
cases-ended-redacted = Private data cut out
cases-ended-abuse = Flags dismissed
cases-ended-withdrawn = Whoever flagged it has taken that back.
cases-ended-by-accurate = { $name } found it right
cases-ended-by-author-revises = { $name } asked the author to revise it
cases-ended-by-revised = { $name } saw that the author has put it right
cases-ended-by-corrected = { $name } corrected it
cases-ended-by-superseded = { $name } pointed to a newer answer
cases-ended-by-warned = { $name } warned the author
cases-ended-by-removed = { $name } removed it
cases-ended-by-redacted = { $name } cut out private data
cases-ended-by-abuse = { $name } dismissed the flags
cases-conflict-accurate = { $name } has ended this case: the post was found right. Nothing was changed now.
cases-conflict-author-revises = { $name } has ended this case: the author is asked to revise. Nothing was changed now.
cases-conflict-revised = { $name } has ended this case: the author has put it right. Nothing was changed now.
cases-conflict-corrected = { $name } has ended this case: the post is corrected. Nothing was changed now.
cases-conflict-superseded = { $name } has ended this case: a newer answer takes its place. Nothing was changed now.
cases-conflict-warned = { $name } has ended this case: the author was warned. Nothing was changed now.
cases-conflict-removed = { $name } has ended this case: the post is removed. Nothing was changed now.
cases-conflict-redacted = { $name } has ended this case: private data was cut out. Nothing was changed now.
cases-conflict-abuse = { $name } has ended this case: the flags were dismissed. Nothing was changed now.
cases-conflict-withdrawn = Whoever flagged this has taken it back, so the case is closed. Nothing was changed now.
cases-conflict-advised = { $name } has answered this already. Thank you.
cases-conflict-claimed = { $name } is at this case. Nothing was changed; you can take it over on its page.
cases-conflict-edited = The post was edited after the decision, so it can no longer be undone here. Nothing was changed now.
cases-refused-own = You wrote this post yourself, so another moderator decides.
cases-refused-late = The ten minutes are over, so this decision stands.
cases-refused-not-yours = Who decided this, or a lead of the space, can undo it.
cases-refused-admins-only = Only those who run this site can change these words.

cases-letter-accurate = Hello { $name }, somebody asked us to look at what you wrote in “{ $title }”. It is right, and stays as it is. Thank you for helping here.
cases-letter-author-revises =
    Hello { $name }, thank you for what you wrote in “{ $title }”. There is newer information on it, and you know best how to say it: could you have another look at your post within { $hours } hours?

    If you would rather not, that is fine too. Then somebody here puts a note beside it.
cases-letter-revised = Hello { $name }, thank you for looking at what you wrote in “{ $title }” again. It helps everybody who finds it from now on.
cases-letter-corrected = Hello { $name }, there is newer information on your answer in “{ $title }”. We put a short correction beside it; your text stays readable. Thank you for taking the time to help.
cases-letter-superseded = Hello { $name }, there is a newer answer to “{ $title }” by now, and yours points to it. It stays readable where it stands. Thank you for taking the time to help.
cases-letter-redacted = Hello { $name }, what you wrote in “{ $title }” held something that is not for everybody, such as an address or a number. We took out just that, so that nobody can use it; all the rest is as you wrote it. That happens easily, and nothing more is needed.
cases-letter-warned =
    Hello { $name }, something in what you wrote in “{ $title }” does not go well with the rules of { $site }. It stays for now, and we would like you to know, so that it does not happen again.

    You are welcome to go on here.
cases-letter-removed =
    Hello { $name }, we have taken down what you wrote in “{ $title }”, since it breaks one of the rules of { $site }. A line with the reason stands in its place.

    You are welcome to go on here.

cases-my-decisions = What moderators said
cases-my-decisions-lead = What was decided on posts of yours, with what you were told.
cases-my-decisions-none = Nothing so far
cases-my-decisions-none-text = When a moderator decides something about a post of yours, it will stand here.
cases-revise = Revise it

cases-desk = Desk
cases-desk-lead = What waits in your spaces. The goal is a first look within { $hours } h.
cases-desk-review = Start reviewing
cases-today = Today
cases-todo-late = { $count ->
    [one] case is past its goal
   *[other] cases are past their goal
}
cases-todo-late-hint = Nobody has looked within { $hours } h
cases-todo-at-risk = { $count ->
    [one] case will pass it soon
   *[other] cases will pass it soon
}
cases-todo-at-risk-hint = Three quarters of { $hours } h are over
cases-todo-revised = { $count ->
    [one] author has revised a post
   *[other] authors have revised their posts
}
cases-todo-revised-hint = One click ends each
cases-todo-mine = { $count ->
    [one] case is yours
   *[other] cases are yours
}
cases-todo-mine-hint = You claimed it a short while ago
cases-todo-waiting = { $count ->
    [one] case waits in all
   *[other] cases wait in all
}
cases-todo-waiting-hint = The most urgent stands first
cases-by-space = By space
cases-column-waiting = Waiting
cases-column-risk = At risk
cases-column-late = Past the goal
cases-column-oldest = Oldest
cases-shares = Inaccurate or outdated, for each 100 answers
cases-period = { $days } days before
cases-period-now = Last 30 days
cases-share = { $upheld } of { $answers } answers

cases-found = What the rules found
cases-why-rule = { $count ->
    [0] A rule found something
    [one] A rule found something, 1 flag
   *[other] A rule found something, { $count } flags
}
cases-why-held = { $count ->
    [0] Waits for approval
    [one] Waits for approval, 1 flag
   *[other] Waits for approval, { $count } flags
}
cases-title-rule = A rule found something here
cases-title-held = This waits for approval
cases-outcome-approved = Approve
cases-outcome-approved-hint = Everybody can read it at once; this cannot be undone, but the post can be hidden
cases-outcome-declined = Decline
cases-outcome-declined-hint = Only its author and staff see it, with the reason; the author can edit it
cases-ended-approved = Approved
cases-ended-declined = Declined
cases-ended-by-approved = { $name } approved it
cases-ended-by-declined = { $name } declined it
cases-conflict-approved = { $name } has ended this case: the post is approved. Nothing was changed now.
cases-conflict-declined = { $name } has ended this case: the post was declined. Nothing was changed now.
cases-letter-declined = Hello { $name }, thank you for writing in “{ $title }”. As it is, we cannot show it to everybody. You can edit it, and we will look at it again.
cases-proposed = Takes two
cases-said-proposed = Proposed. A second person has to agree before it is removed.
cases-proposal-mine = You would remove this criticism of the company:
cases-proposal-other = { $name } would remove this criticism of the company:
cases-proposal-agree = Criticism stays unless two agree. End the case as it is prepared to agree, or in another way if you see it otherwise.
cases-proposal-waits = A second person has to agree before this is removed. You can end the case in another way.
cases-proposal-alone = Nobody else moderates here, so you wait a day: you can remove it from { $when }.
cases-proposal-due = Nobody else moderates here, and the day has passed: you can remove it now.
cases-title-hidden = A moderator hid this; say how it ends
cases-title-staff = A moderator would remove this
cases-outcome-accurate-hidden-hint = It is shown again; whoever flagged is thanked
cases-similar = Said elsewhere too
cases-similar-same = The same text
cases-similar-near = Nearly the same
cases-similar-corrected = corrected there
cases-correction-same = The correction says this already. Change it, or end the case in another way.
cases-step-proposed = { $name } would remove it, and a second person is asked
