flags-flag = Flag
flags-flagged = You flagged this
flags-in-review = In review
flags-under-review = Under review: people who know the product say that following this can do harm. A moderator is looking at it.

flags-new = Flag a post
flags-new-title = { $kind ->
    [question] What is the matter with this question?
    [answer] What is the matter with this answer?
   *[comment] What is the matter with this comment?
}
flags-new-lead = A moderator looks at it, and you hear what became of it. The author does not learn who flagged.
flags-already = You have flagged this already
flags-already-text = One flag for each post is enough: you can take yours back, or wait for a moderator.
flags-none-left = No more flags for today
flags-none-left-text = You have raised { $count } in a day, as many as you can. The next one is possible on { $when }.
flags-reason = What is it?
flags-reason-missing = Please choose what it is.
flags-reason-inaccurate = It is inaccurate
flags-reason-inaccurate-hint = Something in it is wrong
flags-reason-outdated = It is outdated
flags-reason-outdated-hint = It was right once, and is no longer
flags-reason-unsafe = It can do harm
flags-reason-unsafe-hint = Following it can cost data, money or health
flags-reason-private = It shows something private
flags-reason-private-hint = Names, addresses, numbers or keys that are not for everybody
flags-reason-spam = It is advertising
flags-reason-spam-hint = It is there to sell or to be clicked
flags-reason-abusive = It hurts somebody
flags-reason-abusive-hint = It insults, threatens or harasses
flags-reason-off-topic = It does not belong here
flags-reason-off-topic-hint = It has nothing to do with the question
flags-reason-other = Something else
flags-reason-other-hint = Say what it is in your own words
flags-wrong = What is wrong?
flags-wrong-hint = The sentence, the step or the number that is not right.
flags-since = Since when?
flags-since-hint = The version or the date from which it is no longer right.
flags-harm = What can happen?
flags-harm-hint = What somebody can lose who follows it.
flags-better = What is right, if you know?
flags-better-hint = It helps to put the answer right quickly. A moderator may use your words for the correction.
flags-source = Where does that stand?
flags-source-hint = An address, a page of the manual, or your own experience.
flags-words = What should a moderator know?
flags-words-hint = Only moderators read it.
flags-who = Moderators see that it was you; nobody else does.
flags-left = { $count ->
    [0] You have no more flags for today.
    [one] You have one more flag for today.
   *[other] You have { $count } more flags for today.
}
flags-send = Send the flag
flags-cancel = Leave it
flags-said-raised = Thank you. A moderator will look at it, and you will hear what became of it.
flags-said-withdrawn = You have taken your flag back.

flags-mine = Your flags
flags-mine-lead = What you flagged, and what became of it. Thank you for helping to keep answers right.
flags-none = You have flagged nothing
flags-none-text = Where an answer is wrong or out of date, ‘Flag’ stands under it.
flags-none-go = Read some threads
flags-raised = Flagged { $when }
flags-reply = What a moderator says
flags-withdraw = Take it back
flags-allowance = How many flags
flags-allowance-text = You can raise { $count } a day. Who is mostly right can raise more.
flags-state-open = Waiting for a moderator
flags-state-withdrawn = You took it back
flags-state-upheld = You were right, thank you
flags-state-revised = You were right: the author has put it right, thank you
flags-state-corrected = You were right: it is corrected, thank you
flags-state-superseded = You were right: a better answer takes its place, thank you
flags-state-warned = You were right: the author was told so, thank you
flags-state-redacted = You were right: what was private is taken out, thank you
flags-state-removed = You were right: it is removed, thank you
flags-state-declined = Looked at and found right. Thank you for asking.
flags-state-abuse = Closed

flags-refused-suspended = Your account is suspended, so you cannot flag posts for now.
flags-refused-not-admitted = Your account is not open yet, so you cannot flag posts for now.
flags-refused-own = You wrote this yourself, so you can edit or delete it.
flags-refused-gone = This is not shown to anybody any more, so there is nothing to flag.

flags-reason-rule = A rule found something
flags-reason-held = It waits for approval
