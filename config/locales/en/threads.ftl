threads-title = Threads
threads-ask = Ask a question
threads-which = Which threads
threads-tab-newest = Newest
threads-tab-unanswered = Unanswered
threads-tab-unresolved = Unresolved
threads-tab-resolved = Resolved
threads-tab-mine = Mine
threads-tab-followed = Followed
threads-total = { $count ->
    [0] Nothing has been asked here yet.
    [one] { $count } question.
   *[other] { $count } questions.
}
threads-filter-space = Space
threads-all-spaces = All spaces
threads-filter-product = Product
threads-all-products = All products
threads-filed-under = Filed under
threads-any-tag = Any tag
threads-all = All threads
threads-none-here = Nothing here fits
threads-none-here-text = With fewer filters there may be more.
threads-none-newest = Nothing here yet
threads-none-newest-text = The first question will stand here. Perhaps it is yours.
threads-none-unanswered = Nobody is waiting
threads-none-unanswered-text = Every question has an answer. New ones will stand here until somebody replies.
threads-none-unresolved = Nothing is open
threads-none-unresolved-text = Questions stand here until they are resolved.
threads-none-resolved = Nothing is resolved yet
threads-none-resolved-text = Questions stand here once an answer is accepted or verified.
threads-none-mine = You have not asked anything yet
threads-none-mine-text = What you ask will stand here, so that you find it again.
threads-none-followed = You follow nothing yet
threads-none-followed-text = Press “Follow” on a thread, and it will stand here.
threads-last-asked = { $name } asked { $when }
threads-last-replied = { $name } replied { $when }
threads-state-resolved = Resolved
threads-state-closed = Closed
threads-state-answered = Answered, not yet accepted
threads-state-waiting = Waiting for a reply
threads-answers = { $count ->
    [one] answer
   *[other] answers
}
threads-votes = { $count ->
    [one] vote
   *[other] votes
}
threads-too = { $count ->
    [one] has this
   *[other] have this
}
threads-asked = Asked { $when }
threads-line-hidden = Hidden
threads-line-held = Waiting for approval
threads-line-resolved = Resolved on { $when }
threads-line-resolved-alone = Resolved on { $when } without an answer: it went away by itself
threads-line-resolved-update = Resolved on { $when } without an answer: an update solved it
threads-line-resolved-phone = Resolved on { $when } without an answer: it was solved by phone
threads-line-resolved-irrelevant = Settled on { $when } without an answer: it no longer matters
threads-line-closed-duplicate = Closed as a duplicate on { $when }
threads-line-closed-off-topic = Closed on { $when }: it does not belong here
threads-line-closed-outdated = Closed on { $when }: it is about something that is no more
threads-line-closed-resolved-elsewhere = Closed on { $when }: it was dealt with elsewhere
threads-line-closed-unclear = Closed on { $when }: it cannot be answered as it is asked
threads-line-closed-too-broad = Closed on { $when }: it asks too much at once
threads-line-closed-opinion = Closed on { $when }: it asks for opinions
threads-line-closed-other = Closed on { $when }
threads-line-locked = Locked
threads-line-pinned = Pinned
threads-in-short-label = The answer in short
threads-in-short = In short:
threads-in-short-by-asker = Accepted by { $name }, who asked.
threads-in-short-by-staff = Accepted by { $name }, of the staff.
threads-in-short-by-corrected = The accepted answer was corrected by { $name }.
threads-in-short-read = Read the answer
threads-too-count = { $count ->
    [one] { $count } other has this
   *[other] { $count } others have this
}
threads-linked = Linked threads
threads-related = Related
threads-same = The same question.
threads-voices = In this thread
threads-voices-count = { $count ->
    [one] { $count } person.
   *[other] { $count } people.
}
threads-voices-staff = { $count } of the staff.
threads-views = { $count ->
    [0] Not read by others yet.
    [one] Read once.
   *[other] Read { $count } times.
}
threads-answer-count = { $count ->
    [0] No answers yet
    [one] { $count } answer
   *[other] { $count } answers
}
threads-conflict-merged = This thread was merged into another meanwhile. What you wrote is below: copy it, and open the thread again.
threads-refused-suspended = Your account is suspended, so you cannot write here for now.
threads-refused-not-admitted = Your account is not open for posting yet. What you wrote stays a draft.
threads-refused-closed = This thread is closed, so nothing can be added to it.
threads-refused-locked = A moderator has locked this thread, so nothing can be added to it for now.
threads-refused-hidden = This question is hidden, so nothing can be added to it.
threads-refused-not-yours = Only who asked, or this space's staff, can do this.
threads-refused-moderators-only = Only this space's moderators can do this.
threads-product-elsewhere = This product belongs to another space. Please choose one of this space's.
threads-version-elsewhere = This version belongs to another product. Please choose again.
threads-hidden-title = A hidden question
threads-more = More
threads-history = History
