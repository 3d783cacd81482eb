revisions-title = { $kind ->
    [question] History of the question
    [answer] History of the answer
   *[comment] History of the comment
}
revisions-version = Version { $number }
revisions-hidden = A moderator hid this version.
revisions-retitled = Title:
revisions-same = The text stayed the same.
revisions-added = Added:
revisions-removed = Removed:
revisions-skipped = { $count ->
    [one] { $count } line that stayed the same
   *[other] { $count } lines that stayed the same
}
revisions-hide = Hide this version
