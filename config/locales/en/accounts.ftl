# Making an account, signing in and out, and the first administrator.

accounts-sign-in = Sign in
accounts-sign-up = Make an account
accounts-mail = Email
accounts-mail-hint = You sign in with it. Other members never see it.
accounts-password = Password
accounts-password-hint = At least 10 characters. A few words in a row are easy to remember.
accounts-name = Your name
accounts-handle = Handle
accounts-handle-hint = Your name in addresses and mentions, such as ada or ada-l. Leave it empty and we make one from your name.
accounts-or = or
accounts-refused-only-providers = Here people sign in with their company's account only.
accounts-new-here = New here?
accounts-make-one = Make an account
accounts-have-one = Do you have an account?
accounts-sign-in-wrong = Email and password do not fit together. Please try once more.
accounts-forgotten = Forgotten your password? Ask those who run this site for a new one.
accounts-mail-unfit = This does not look like an email address.
accounts-mail-taken = There is an account with this address already. You can sign in with it.
accounts-name-line = A name is one line.

accounts-consent = I agree to { $pages }.
accounts-consent-missing = To make an account, please agree to these pages.
accounts-consent-changed = These pages changed just now. Please look at them once more.

accounts-closed-title = Accounts are made by staff here
accounts-closed-text = On this site people do not make accounts by themselves. Ask those who run it for one. Reading needs none.
accounts-refused-closed = On this site people do not make accounts by themselves. Ask those who run it for one.

accounts-kept-title = What you wrote is kept
accounts-kept-text = Sign in, or make an account, and we bring you back to it. Then it is one press to send it.
accounts-said-kept = What you wrote is back. Look it over, then send it.
accounts-said-send-again = You signed in again since this form was opened. What you wrote is still here: please send it once more.

accounts-suspended-title = Your account is suspended
accounts-suspended-why = The reason given
accounts-suspended-until = This ends on { $until }.
accounts-suspended-open = This has no end set.
accounts-suspended-can = Until then you can read everything you could read before, and your settings are yours to change. You cannot write, vote or follow.
accounts-suspended-read = Read threads

accounts-set-up-title = Make the first administrator
accounts-set-up-lead = You hold the link that the server printed, so this site is yours to run. This account can do everything; others can be made administrators later.
accounts-set-up-send = Make the account and go on
accounts-spent-title = This link no longer works
accounts-spent-text = A link for the first administrator works once, and only the newest does. While nobody runs the site, each start of the server prints a new one.

accounts-signed-in-as = You sign in with { $mail }.
accounts-about-you = About you
accounts-about = About yourself
accounts-about-hint = Which products you use, what you know well. It stands on your page.
accounts-reading = How you read
accounts-language = Language
accounts-language-browser = As my browser asks for
accounts-language-unknown = We have no words in this language.
accounts-zone = Time zone
accounts-zone-hint = Dates and times are shown in it.
accounts-zone-site = As this site
accounts-zone-unknown = We know no such time zone.
accounts-theme = Brightness
accounts-save = Save
accounts-said-changed = Saved.
accounts-change-password = Change password
accounts-present = Your present password
accounts-present-wrong = This is not your present password.
accounts-new-password = New password
accounts-said-password = Your password is changed. You stay signed in here, and were signed out everywhere else.
accounts-sessions = Where you are signed in
accounts-sessions-lead = End what you do not know, and change your password then.
accounts-session-this = This browser, now
accounts-session-used = Last used { $used }, since { $since }
accounts-session-unnamed = A browser that gives no name
accounts-end-session = Sign out there
accounts-end-others = Sign out everywhere else
accounts-said-ended = Signed out there.
accounts-refused-suspending-admins = Who runs this site cannot be suspended. Withdraw that role first.
accounts-refused-admins-only = Only who runs this site can do this.
