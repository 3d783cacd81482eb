threads-title = Threads
threads-ask = Ask a question
threads-which = Which threads
threads-tab-newest = Newest
threads-tab-unanswered = Unanswered
threads-tab-unresolved = Unresolved
threads-tab-resolved = Resolved
threads-tab-mine = Mine
threads-tab-followed = Followed
threads-none = Nothing here yet
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
threads-asked = Asked
threads-answer-count = { $count ->
    [0] No answers yet
    [one] { $count } answer
   *[other] { $count } answers
}
threads-refused-suspended = Your account is suspended, so you cannot write here for now.
threads-refused-closed = This thread is closed, so nothing can be added to it.
threads-refused-locked = A moderator has locked this thread, so nothing can be added to it for now.
threads-refused-hidden = This question is hidden, so nothing can be added to it.
threads-refused-not-yours = Only who asked, or this space's staff, can do this.
threads-refused-moderators-only = Only this space's moderators can do this.
