# Approvals: posts that wait for a moderator.

approvals-title = Waiting for approval
approvals-lead = Posts that a rule held. Only their authors and staff see them until a moderator approves them.
approvals-spaces = Spaces
approvals-all = All spaces
approvals-waiting = In the spaces you moderate
approvals-none = Nothing is waiting
approvals-none-text = When a rule holds a post, it stands here until somebody approves or declines it.
approvals-own = What you posted
approvals-own-none = Nothing of yours is waiting
approvals-own-none-text = Everything you posted is where it belongs.
approvals-kind-question = Question
approvals-kind-answer = Answer
approvals-kind-comment = Comment
approvals-since = waiting since { $when }
approvals-usually = { $count ->
    [one] This usually takes less than an hour.
   *[other] This usually takes up to { $count } hours.
}
approvals-own-waiting = You can edit it meanwhile, or withdraw it.
approvals-own-declined = You can edit it, and a moderator will look at it again, or withdraw it.
approvals-own-all = See all of yours that wait
approvals-declined = A moderator did not approve this, so nobody else sees it. The reason:
approvals-found = Held by
approvals-approve = Approve
approvals-edit = Edit and approve
approvals-edit-save = Save and approve
approvals-decline = Decline…
approvals-withdraw = Withdraw
approvals-reopen = Let it wait again
approvals-said-approved = Approved. Everybody can read it now.
approvals-said-declined = Declined. Its author reads the reason.
approvals-said-reopened = It is waiting again.
approvals-conflict-approved = { $name } has approved this already. Nothing more was changed.
approvals-conflict-declined = { $name } has declined this already. Nothing more was changed.
approvals-conflict-gone = This is not waiting any more. Nothing was changed.
approvals-conflict-edited = This was edited after you opened it. Nothing was changed; please read it again.
approvals-decline-title = { $kind ->
    [question] Decline this question
    [answer] Decline this answer
   *[comment] Decline this comment
}
approvals-decline-lead = Nobody but its author and staff will see it. The author can edit it, and then it waits again.
approvals-why = The reason
approvals-why-hint = The author reads it, with your name left out. Say kindly what would help.
approvals-decline-send = Decline
