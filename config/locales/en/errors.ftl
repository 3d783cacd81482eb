# Pages of trouble: what happened, whether anything was lost, where to go.

errors-home = Go to the front page
errors-threads = Look through the threads
errors-sign-in = Sign in
errors-again = Try again
errors-number = If it happens again, tell us this number: { $number }. It was { $moment }.
errors-kept = What you wrote is still here
errors-kept-hint = It was not posted. Send it again from here, or copy it to be safe.
errors-nothing-lost = Nothing was changed or lost.

errors-not-found = There is nothing at this address
errors-not-found-text = It may have moved, have been removed, or be for members of a space you are not in. If you followed a link from elsewhere, it may be an old one.

errors-refused = You cannot do this here
errors-refused-text = You can see this, but it is not yours to change.

errors-sign-in-title = Sign in to go on
errors-sign-in-text = This needs an account. We bring you back here afterwards.

errors-too-many = That was a lot at once
errors-too-many-text = To keep this site well for everybody, there is a limit on how often this can be done. Nothing is wrong with your account.
errors-too-many-until = You can go on at { $time }.

errors-conflict = Somebody was here before you
errors-conflict-text = This changed while you had it open, so we did not overwrite it. Open it again to see how it is now.

errors-invalid = We could not read what was sent
errors-invalid-text = The form may have been open for a long time, or come from an older version of this page. Load the page again and send it once more.

errors-unavailable = We cannot save anything just now
errors-unavailable-text = Reading works. Saving does not at the moment, and we have been told. Try again in a minute or two.

errors-internal = Something went wrong on our side
errors-internal-text = We have been told and are looking into it. What you did was not carried out.
errors-refused-token = This page was open for a while and its form is no longer ours. Please send it once more.
errors-refused-origin = This form did not come from a page of this site. Pages here begin with { $expected }.
errors-refused-suspended = Your account is suspended, so you cannot write here for now.
errors-refused-not-admitted = Your account is not open for this yet: confirm your address, or wait until those who run this site have said yes.
errors-conflict-taken = Somebody else was there first.
errors-refused-suspended-why = Your account is suspended, so you cannot write here for now. The reason given: { $why }
