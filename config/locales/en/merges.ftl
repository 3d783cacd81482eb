# Joining two people who are one.

merges-title = Join { $name } to an account
merges-lead = Somebody who came with an import and has an account here becomes one with it: what they wrote then is theirs again.
merges-section = The same person as an account
merges-start = Join to an account
merges-into = Handle of the account
merges-into-hint = Such as ada. Make sure that it is the same person: ask them something that only they know.
merges-look = Look at what would happen
merges-preview = What would happen
merges-posts = { $count ->
    [one] { $count } post moves
   *[other] { $count } posts move
}
merges-accepted = { $count ->
    [one] { $count } of the answers is accepted
   *[other] { $count } of the answers are accepted
}
merges-votes = { $count ->
    [one] { $count } vote moves
   *[other] { $count } votes move
}
merges-follows = { $count ->
    [one] { $count } followed thread moves
   *[other] { $count } followed threads move
}
merges-toos = { $count ->
    [one] { $count } “I have this too” moves
   *[other] { $count } “I have this too” move
}
merges-doubled = { $count ->
    [one] { $count } vote or mark that both have is kept once
   *[other] { $count } votes or marks that both have are kept once
}
merges-own = { $count ->
    [one] { $count } vote or mark of one on what the other wrote goes
   *[other] { $count } votes or marks of one on what the other wrote go
}
merges-handle = The address of @{ $handle } leads to @{ $into } from then on.
merges-merge = Join them
merges-undoable = For a day you can undo it on the page of the account.
merges-done = Joined with somebody from an import { $when }
merges-undo = Undo
merges-said-merged = They are one now. For a day you can undo it here.
merges-said-undone = They are two again.
merges-refused-unknown = Nobody here has this handle.
merges-refused-same = This is the same person already.
merges-refused-has-account = This person has an account of their own. Only those without one are joined to another.
merges-refused-not-admitted = Only an account that is confirmed and approved can be joined.
merges-refused-taken = Somebody else is in the way, so it stays as it is.
merges-refused-no-account = This person has no account. Choose one who has.
merges-refused-former = This one stands for all who have left, and is nobody.
merges-refused-late = This was done more than a day ago and can no longer be undone.
