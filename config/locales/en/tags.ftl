# Tags: the words threads are filed under.

tags-title = Tags
tags-all = All tags
tags-change-all = Change tags
tags-change = Change this tag
tags-none = No tags yet
tags-none-text = Whoever asks can file the question under up to five tags. They will stand here.
tags-empty = Nothing here yet
tags-threads = { $count ->
    [one] { $count } thread
   *[other] { $count } threads
}
tags-name-taken = There is a tag of this name already. Merge this one into it instead.
tags-merge-itself = Choose another tag than this one.
tags-refused-admins-only = Only who runs this site can change tags.
