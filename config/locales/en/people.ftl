# People: the list of them and each one's own page.

people-handle-taken = This handle, or one that looks like it, is taken.
people-handle-lately = You took this handle lately. It can be changed once in 30 days.
people-handle-missing = We found no free handle for your name. Please choose one.

people-title = People
people-lead = Who asks and answers here. Staff are marked as such; everybody else is a customer like you.
people-order = Order
people-by-newest = Newest
people-by-name = By name
people-none = Nobody is here yet
people-none-text = People appear here as soon as they have an account.

people-role-expert = Expert
people-role-moderator = Moderator
people-role-lead = Lead
people-role-admin = Runs this site

people-since = Here since { $since }
people-accepted = { $count ->
    [one] { $count } accepted answer
   *[other] { $count } accepted answers
}
people-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
people-gift-accepted = { $count ->
    [one] accepted answer
   *[other] accepted answers
}
people-gift-posts = { $count ->
    [one] post
   *[other] posts
}
people-member-since = member since
people-staff-since = here since
people-edit = Edit
people-look-after = Look after
people-suspended = Suspended
people-suspended-until = Suspended until { $until }

people-answers = Answers
people-questions = Questions
people-no-answers = No answers that you can see yet.
people-no-questions = No questions that you can see yet.
people-deed-accepted = Accepted answer
people-deed-verified = Verified answer
people-deed-answer = Answer
people-deed-resolved = Resolved
people-deed-question = Not resolved yet
people-former = Former member
