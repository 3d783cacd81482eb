sweeps-all = All on this page
sweeps-pick = Choose: { $title }
sweeps-key-pick = choose for several
sweeps-chosen = Chosen: posts { $posts }, people { $people }
sweeps-chosen-none = What is chosen is removed in one step.
sweeps-suspend = Suspend who wrote them?
sweeps-remove = Remove what is chosen
sweeps-hint = You can undo all of it for ten minutes. Nobody is told before then.
sweeps-swept = { $posts ->
    [one] One post removed
   *[other] { $posts } posts removed
}, { $people ->
    [0] nobody suspended
    [one] one person suspended
   *[other] { $people } people suspended
}
sweeps-undo = Undo all of it
sweeps-said-done = Done. You can undo all of it for ten minutes.
sweeps-said-undone = Undone. All of it is as it was before.
sweeps-spared-over = { $count ->
    [one] One was left: it was decided meanwhile, or is gone.
   *[other] { $count } were left: they were decided meanwhile, or are gone.
}
sweeps-spared-claimed = { $count ->
    [one] One was left: another moderator is at it.
   *[other] { $count } were left: other moderators are at them.
}
sweeps-spared-own = { $count ->
    [one] One was left: you wrote it yourself.
   *[other] { $count } were left: you wrote them yourself.
}
sweeps-spared-staff = { $count ->
    [one] One was left: staff wrote it.
   *[other] { $count } were left: staff wrote them.
}
sweeps-spared-proposed = { $count ->
    [one] One was left: it criticises the company, and waits for a second person.
   *[other] { $count } were left: they criticise the company, and wait for a second person.
}
sweeps-spared-already = { $count ->
    [one] One person was suspended already.
   *[other] { $count } people were suspended already.
}
sweeps-spared-many = { $count ->
    [one] One person was not suspended: you have suspended as many today as you may.
   *[other] { $count } people were not suspended: you have suspended as many today as you may.
}
sweeps-none-chosen = Please choose at least one post.
sweeps-many = At most { $most } posts are removed in one step.
sweeps-rule-not-for-many = A removal for this reason is decided one by one.
sweeps-nothing-over = All that you chose was decided meanwhile, or is gone. Nothing was changed now.
sweeps-nothing-claimed = Other moderators are at all that you chose. Nothing was changed.
sweeps-nothing-own = You wrote all that you chose yourself, so another moderator decides. Nothing was changed.
sweeps-nothing-proposed = All that you chose criticises the company, and waits for a second person. Nothing was changed.
sweeps-nothing-staff = Staff wrote all that you chose, so each is decided on its own. Nothing was changed.
sweeps-written = What { $name } wrote lately
sweeps-written-title = What { $name } wrote
sweeps-written-lead = In the spaces that you moderate. All of it is chosen; leave out what should stay.
sweeps-written-more = Here are the newest { $count }. Once they are removed, the next ones stand here.
sweeps-written-none = Nothing here
sweeps-written-none-text = In this time they wrote nothing in your spaces that is still shown.
sweeps-within = Since when
sweeps-within-day = Last 24 hours
sweeps-within-week = Last 7 days
sweeps-has-case = waits for review
sweeps-back = Back to the case
