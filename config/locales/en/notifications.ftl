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
notifications-edited = { $name } edited your post
notifications-role-expert = You are an expert in every space now
notifications-role-expert-in = You are an expert in { $space } now
notifications-role-moderator = You are a moderator in every space now
notifications-role-moderator-in = You are a moderator in { $space } now
notifications-role-lead = You lead every space now
notifications-role-lead-in = You lead { $space } now
notifications-role-admin = You run this site now
