posts-refused-too-long = At most { $limit } bytes, please.
posts-refused-too-deep = Quotes, lists and brackets are nested too deep here: at most { $limit } levels, please.
posts-refused-suspended = Your account is suspended, so you cannot write here for now.
posts-refused-not-yours = Only who wrote this, or this space's moderators, can do this.
posts-refused-locked = A moderator has locked this thread, so nothing in it can be changed for now.
posts-refused-gone = This is hidden or deleted, so it stays as it is.
posts-refused-relied-on = This answer is marked as a solution and others rely on it. Ask who marked it to withdraw the mark first.
posts-refused-answered = Your question has answers, so it stays for the next person. You can still edit it.
posts-conflict = This was edited while you had it open.
posts-conflict-text = { $name } changed this { $when }. Below is how that version differs from yours; what you wrote is still in the form. Take over what you want, then save.

posts-said-edited = Your change is saved.
posts-said-deleted = It is deleted. You can restore it where it stood.
posts-said-restored = It is back.

posts-asker = Asked this
posts-member-since = Member since { $since }
posts-edited = Edited { $when }
posts-edited-by = Edited { $when } by { $name }
posts-held = Waiting for a moderator to look at it. Only its author and staff see it until then.
posts-edit = Edit
posts-delete = Delete
posts-restore = Restore
posts-hide = Hide
posts-show = Show again

posts-deleted = { $kind ->
    [question] Its author took this question back on { $when }.
    [answer] Its author took this answer back on { $when }.
   *[comment] Its author took this comment back on { $when }.
}
posts-hidden-spam = { $kind ->
    [question] A moderator hid this question on { $when }: it advertises something.
    [answer] A moderator hid this answer on { $when }: it advertises something.
   *[comment] A moderator hid this comment on { $when }: it advertises something.
}
posts-hidden-abusive = { $kind ->
    [question] A moderator hid this question on { $when }: it hurts or threatens somebody.
    [answer] A moderator hid this answer on { $when }: it hurts or threatens somebody.
   *[comment] A moderator hid this comment on { $when }: it hurts or threatens somebody.
}
posts-hidden-off-topic = { $kind ->
    [question] A moderator hid this question on { $when }: it does not belong here.
    [answer] A moderator hid this answer on { $when }: it does not belong here.
   *[comment] A moderator hid this comment on { $when }: it does not belong here.
}
posts-hidden-dangerous = { $kind ->
    [question] A moderator hid this question on { $when }: following it could do harm.
    [answer] A moderator hid this answer on { $when }: following it could do harm.
   *[comment] A moderator hid this comment on { $when }: following it could do harm.
}
posts-hidden-private = { $kind ->
    [question] A moderator hid this question on { $when }: it shows what is private.
    [answer] A moderator hid this answer on { $when }: it shows what is private.
   *[comment] A moderator hid this comment on { $when }: it shows what is private.
}
posts-hidden-other = { $kind ->
    [question] A moderator hid this question on { $when }.
    [answer] A moderator hid this answer on { $when }.
   *[comment] A moderator hid this comment on { $when }.
}

posts-edit-title = { $kind ->
    [question] Edit the question
    [answer] Edit the answer
   *[comment] Edit the comment
}
posts-edit-others = You are editing what somebody else wrote. Everybody can see the change and your reason in the history.
posts-edit-body-question = What happens, and what have you tried?
posts-edit-body-answer = The answer
posts-edit-body-comment = The comment
posts-edit-product = Product
posts-edit-version = Version
posts-edit-note = What did you change, and why?
posts-edit-note-hint = It stands in the history.
posts-edit-save = Save
posts-edit-save-anyway = Save my version
posts-edit-cancel = Cancel
