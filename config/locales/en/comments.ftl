comments-title = Comments
comments-add = Comment
comments-body = Your comment
comments-hint = Up to { $most } bytes. For what solves the problem, write an answer.
comments-post = Post your comment
comments-edited = edited
comments-more = { $count ->
    [one] Show { $count } more comment
   *[other] Show { $count } more comments
}
comments-all = Show all { $count } comments
comments-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
comments-none = No comments yet
comments-none-text = A comment asks for a detail or adds one.
