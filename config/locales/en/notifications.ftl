notifications-title = Notifications
notifications-which = Which notifications
notifications-tab-all = All
notifications-tab-unread = New
notifications-read = Mark as read
notifications-read-all = Mark all as read
notifications-new = New
notifications-account = Your account
notifications-more = { $count ->
    [one] { $count } more in this thread
   *[other] { $count } more in this thread
}
notifications-here = { $count ->
    [one] { $count } notification is about this thread.
   *[other] { $count } notifications are about this thread.
}
notifications-none = Nothing yet
notifications-none-text = When somebody answers you, mentions you, or writes in a thread you follow, it will stand here.
notifications-find = Find a thread to follow
notifications-none-unread = You have read everything
notifications-none-unread-text = What is new will stand here.
notifications-show-all = Show all notifications
notifications-why = Why you are told
notifications-why-text = You hear of your own threads, of those you answered or have too, and of whatever you follow. Each thread, tag and space has a menu to hear more or less of it.
notifications-asked = { $name } asked a question you may want to see
notifications-answer = { $name } answered your question
notifications-answer-followed = { $name } answered a thread you follow
notifications-comment = { $name } left a comment for you
notifications-comment-followed = { $name } commented in a thread you follow
notifications-mention = { $name } mentioned you
notifications-accepted = { $name } accepted your answer
notifications-verified = { $name } verified your answer
notifications-resolved = Your thread is resolved, says { $name }
notifications-resolved-followed = A thread you follow is resolved, says { $name }
notifications-closed = { $name } closed your thread
notifications-closed-followed = { $name } closed a thread you follow
notifications-merged = { $name } merged your question into this thread
notifications-split = { $name } made your answer a question of its own
notifications-edited = { $name } edited your post
notifications-refused = Some addresses refused our mail
notifications-role-expert = You are an expert in every space now
notifications-role-expert-in = You are an expert in { $space } now
notifications-role-moderator = You are a moderator in every space now
notifications-role-moderator-in = You are a moderator in { $space } now
notifications-role-lead = You lead every space now
notifications-role-lead-in = You lead { $space } now
notifications-role-admin = You run this site now
notifications-of = What happened
notifications-on-site = On the site
notifications-by-mail = By mail
notifications-way-of = { $what }: { $way }
notifications-topic-answers = An answer to your question
notifications-topic-comments = A comment on what you wrote, or in your thread
notifications-topic-mentions = Somebody mentions you
notifications-topic-marks = Your answer is accepted or verified
notifications-topic-states = Your thread is resolved or closed
notifications-topic-edits = Somebody else edits your post
notifications-topic-followed = News in other threads you follow
notifications-topic-questions = New questions with tags and in spaces you follow
notifications-topic-roles = You are given a role
notifications-topic-running = Mail addresses that refuse our mail
notifications-mail-at_once = At once
notifications-mail-digest = In a digest
notifications-mail-never = Not at all
notifications-digest = Digest
notifications-digest-hint = All that is told in a digest comes in one mail, by the clocks of your time zone. The day counts for a weekly one.
notifications-digest-period = How often
notifications-digest-weekday = On which day
notifications-digest-hour = At what time
notifications-period-daily = Every day
notifications-period-weekly = Every week
notifications-day-1 = Monday
notifications-day-2 = Tuesday
notifications-day-3 = Wednesday
notifications-day-4 = Thursday
notifications-day-5 = Friday
notifications-day-6 = Saturday
notifications-day-7 = Sunday
notifications-choices-save = Save
notifications-choices-lead = Choose what you are told, and how. Mail never tells more than you may see on the site.
notifications-choices-strange = This form does not fit what was sent. Nothing was changed; please open the page again.
notifications-said-choices = You are told as you chose from now on.
notifications-no-mail = This site sends no mail yet. What you choose for mail counts once it does.
notifications-ending = Mail to you
notifications-end = Stop these mails
notifications-ended = These mails have stopped
notifications-ended-others = Choose what else you are mailed
notifications-less-only = From a mail you can have less mailed. More, and what you see on the site, you choose after signing in.
notifications-less-more = Your notification settings
notifications-ending-choose = Or choose more exactly
notifications-ending-choose-text = This changes what you are told from now on. No sign-in is needed.
notifications-ending-answers = Mails about answers to your questions.
notifications-ending-comments = Mails about comments on what you wrote.
notifications-ending-mentions = Mails about mentions of you.
notifications-ending-marks = Mails about your answers being accepted or verified.
notifications-ending-states = Mails about your threads being resolved or closed.
notifications-ending-edits = Mails about edits of your posts.
notifications-ending-followed = Mails about other threads you follow.
notifications-ending-questions = Mails about new questions you follow.
notifications-ending-roles = Mails about roles you are given.
notifications-ending-running = Mails about addresses that refuse our mail.
notifications-ending-digest = Digests of what you were told.
notifications-ending-spent = Part of it may have been lost on its way, or it comes from a mail to an address that you have changed since. Sign in to choose what you are mailed.
notifications-mail-open = Open the thread
notifications-mail-open-site = Open the community
notifications-mail-choose = Choose what you are mailed
notifications-because-answers = You are told because you asked this question.
notifications-because-comments = You are told because it stands under something you wrote.
notifications-because-mentions = You are told because the post names you.
notifications-because-marks = You are told because you wrote the answer.
notifications-because-states = You are told because you asked this question.
notifications-because-edits = You are told because you wrote the post.
notifications-because-followed = You are told because you follow this thread.
notifications-because-questions = You are told because you follow its space or one of its tags.
notifications-because-roles = You are told because it changes what you may do here.
notifications-because-running = You are told because you run this site.
notifications-digest-subject = { $count ->
    [one] One thing for you at { $site }
   *[other] { $count } things for you at { $site }
}
notifications-digest-title = { $count ->
    [one] One thing happened
   *[other] { $count } things happened
}
notifications-digest-more = There is more on the site.
notifications-digest-open = Open your notifications
notifications-digest-why = You chose to be told of this in a digest.
