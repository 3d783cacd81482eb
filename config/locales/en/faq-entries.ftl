# What is asked often: the help pages, and the forms by which leads keep them.

faq-entries-title = Help
faq-entries-lead = What is asked often, answered in short by those who know.
faq-entries-of = Help with { $space }
faq-entries-all = { $count ->
    [one] The one answer about { $space }
   *[other] All { $count } answers about { $space }
}
faq-entries-count = { $count ->
    [one] { $count } question that is asked often
   *[other] { $count } questions that are asked often
}
faq-entries-read = Read the whole thread
faq-entries-read-it = Read the whole thread: { $title }
faq-entries-still-stuck = Still stuck?
faq-entries-none = Nothing here yet
faq-entries-none-here = Nothing about this yet
faq-entries-none-text = Good answers from the community will stand here. Until then, ask.
faq-entries-none-text-lead = Open a resolved thread, and choose “Add to the FAQ” under More.
faq-entries-none-go = Show resolved threads

faq-entries-make = Add to the FAQ
faq-entries-edit = Change the FAQ entry
faq-entries-edit-lead = The question stands as it was asked. Answer it in two or three sentences of your own.
faq-entries-body = Short answer
faq-entries-body-hint = Up to { $most } bytes of Markdown.
faq-entries-keep = Save
faq-entries-cancel = Cancel
faq-entries-conflict = Another lead answered while you were writing, as follows. Your text is still in the form; saving it takes the place of theirs.
faq-entries-accepted = What the accepted answer says
faq-entries-many = A space has up to { $most } entries. Take one out first.

faq-entries-line = FAQ entry
faq-entries-being-checked = Being checked: the answer this was taken from has changed.
faq-entries-being-checked-lead = The thread no longer says what this entry was taken from. Save to confirm it, with or without a change.
faq-entries-to-check = { $count ->
    [one] { $count } entry needs another look
   *[other] { $count } entries need another look
}
faq-entries-to-check-text = The answers they were taken from have changed, or are gone. Readers are told that they are being checked.
faq-entries-confirm = It still holds
faq-entries-confirm-it = It still holds: { $title }
faq-entries-rewrite = Rewrite
faq-entries-rewrite-it = Rewrite the answer to { $title }
faq-entries-remove = Take out
faq-entries-remove-it = Take out { $title }
faq-entries-up = Move { $title } up
faq-entries-down = Move { $title } down

faq-entries-said-kept = The answer stands on the help page.
faq-entries-said-confirmed = Confirmed.
faq-entries-said-removed = It is no longer in the FAQ. The thread stays.

faq-entries-refused-suspended = You cannot change the FAQ while you are suspended.
faq-entries-refused-leads-only = Only leads of this space keep its FAQ.
faq-entries-refused-not-resolved = Only a resolved thread can be in the FAQ. Once an answer is accepted, it can.
