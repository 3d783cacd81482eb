# A copy of everything about oneself.

exports-title = A copy of everything about you
exports-lead = What you wrote, every version of it, your votes, drafts, settings, sign-ins and files, as a zip of JSON that any program can read. It is made in the background, for you alone.
exports-ask = Make a copy
exports-said-asked = Your copy is being made. It will stand here.
exports-asked = Asked for { $when }
exports-waiting = Being made
exports-waiting-hint = This takes a few minutes at most. Open this page again to see it.
exports-until = To be had until { $until }
exports-download = Download ({ $size } MB)
exports-over = No longer to be had
exports-failed = Could not be made
exports-failed-hint = Something on our side kept us from making your copy. We try again by ourselves, less and less often; you can also try now.
exports-again = Try again
exports-refused-lately = You asked for a copy within the last hour. Please wait a little before the next one.
exports-read-me = This is what { $site } knows about you. Each .json file is a table of the site: its rows that are yours, in JSON. Moments are in UTC. Files that you brought lie in the folder “uploads”. Passwords and keys are kept as hashes and are left out, and so is what is about others.
