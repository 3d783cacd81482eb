notes-title = { $count ->
    [0] Notes for staff
    [one] One note for staff
   *[other] { $count } notes for staff
}
notes-hint = Only the staff of this space read it.
notes-write = Keep the note
notes-remove = Remove the note
notes-said-removed = The note is removed.
notes-refused-not-yours = Somebody else wrote this note, so it is theirs to remove.
notes-of-thread = Notes on the thread
