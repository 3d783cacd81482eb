# Putting answers right: what stands with a corrected answer, the forms, and what is told of it.

corrections-title = There is newer information on this
corrections-by = corrected on { $when } by { $by }
corrections-why-said = Why:
corrections-source-said = Source:
corrections-original = Show the original answer
corrections-original-said = The original answer:
corrections-history = See the history
corrections-change = Change this correction
corrections-undo = Undo
corrections-correct = Correct
corrections-supersede = Point to a better answer

corrections-new = Correct this answer
corrections-edit = Change this correction
corrections-lead = What you write stands with the answer from now on. The original stays readable, folded under it.
corrections-answer-says = The answer says
corrections-body = What is right now
corrections-body-hint = As Markdown, up to { $most } bytes. Say it so that nobody has to read the original.
corrections-why = Why
corrections-why-hint = What changed, or what was wrong.
corrections-source = Source
corrections-source-hint = Where one can read it: an address, or a few words.
corrections-withdraws-marks = It no longer answers the question
corrections-withdraws-marks-hint = Acceptance, verification and “this works too” are withdrawn from the answer.
corrections-told = You can undo this for ten minutes. After that, everybody who may have used the answer is told.
corrections-keep = Save the correction
corrections-keep-anyway = Put this in its place
corrections-cancel = Leave it as it is
corrections-meanwhile = While you were writing, { $name } corrected this answer as follows. What you wrote is still in the form; if you save, it takes the place of this.
corrections-withdraw-title = Withdraw this correction
corrections-withdraw-text = The answer then stands again as it was written. The history keeps the correction, and marks that the answer lost can be given again.
corrections-withdraw = Withdraw the correction

corrections-better = There is a better answer
corrections-better-by = The answer by { $name }
corrections-better-withdraw = Take this note away
corrections-supersession = Point to a better answer
corrections-supersession-lead = The answer then stands below the others and leads to the better one. What it says stays readable, folded.
corrections-better-here-label = The better answer in this thread
corrections-better-label = Or one in another thread
corrections-better-hint = The address of an answer, or of a thread as a whole. It goes before what you chose above.
corrections-better-missing = Please choose an answer, or paste the address of an answer or a thread.
corrections-better-same = This is the answer itself. Please choose another one.
corrections-better-here = The answer is in this thread already. Please choose one of its other answers.
corrections-better-unknown = There is no such answer or thread that everybody may read. Please look at the address again.
corrections-better-closed = Not everybody who reads this answer may read that one. Please choose one in a space that is open to them.
corrections-better-circle = That answer leads back to this one. Please choose where the way should end.
corrections-supersession-send = Point to it

corrections-said-corrected = The correction stands with the answer. You can undo it for ten minutes; then those who may have used the answer are told.
corrections-said-undone = Undone. Everything is as it was, and nobody was told.
corrections-said-withdrawn = The correction is withdrawn. The history keeps it.
corrections-said-superseded = The answer leads to the better one now. You can undo that for ten minutes.
corrections-said-not-superseded = The answer leads nowhere else any more.

corrections-conflict = Somebody else has just corrected this answer. Please open it again.
corrections-conflict-better = Somebody else has just pointed from this answer to another one. Please open it again.
corrections-refused-suspended = While you are suspended you cannot correct answers.
corrections-refused-staff-only = Only the experts and the other staff of this space correct answers.
corrections-refused-not-an-answer = Only answers are corrected. You can reply to anything else.
corrections-refused-gone = This answer is not to be read by everybody, so it is not corrected.
corrections-refused-not-yours = Only whoever did this, and the moderators of the space, can undo it.
corrections-refused-late = The ten minutes are over and people have been told. You can change or withdraw it instead.
corrections-refused-over = Something else has taken its place already.

corrections-all = Corrections
corrections-versions = Versions
corrections-past = Corrected
corrections-past-edit = Correction changed
corrections-replaced = Changed on { $when }.
corrections-withdrawn = Withdrawn on { $when }.
corrections-mail = This was corrected. What is right now:
corrections-mail-superseded = There is a better answer by now; open the thread to read it.
