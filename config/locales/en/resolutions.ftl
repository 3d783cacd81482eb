resolutions-refused-shut = This thread is closed or locked, so it stays as it is.
resolutions-refused-resolved = This thread is resolved already.
resolutions-refused-by-answer = An answer resolved this thread. Withdraw its mark instead.
resolutions-refused-needs-answer = An answer resolves a thread by being accepted or verified.

resolutions-resolve = Solved without an answer
resolutions-reopen = Not solved after all
resolutions-heading = Solved without an answer
resolutions-lead = How did it end? Others with the same problem will want to know.
resolutions-send = Mark as resolved
resolutions-how-alone = It went away by itself
resolutions-how-update = An update solved it
resolutions-how-phone = It was solved by phone
resolutions-how-irrelevant = It no longer matters
resolutions-said-resolved = Resolved. Thank you for saying so.
resolutions-said-reopened = The thread is not resolved any more.
