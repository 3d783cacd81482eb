people-handle-taken = This handle, or one that looks like it, is taken.
people-since = Here since
people-accepted = { $count ->
    [one] { $count } accepted answer
   *[other] { $count } accepted answers
}
people-handle-missing = We found no free handle for your name. Please choose one.
