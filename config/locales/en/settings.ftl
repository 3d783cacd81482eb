# The pages of one's own settings, and what is said of settings that will not do.

settings-refused-admins-only = Only who runs this site can change its settings.
settings-language-unknown = Choose one of the languages.
settings-zone-unknown = Choose one of the time zones.
settings-accent-unreadable = Write the colour as # and six digits or letters from a to f, such as #2f6f5e.
settings-accent-hard = With { $colour } some text would be hard to read. The nearest colour that works is { $nearest }.
settings-logo-unreadable = This is not a PNG, JPEG or WebP that we can read.
settings-logo-bytes = A picture of at most { $most } KiB, please.
settings-logo-pixels = A picture of at most { $most } pixels on each side, please.

settings-own = Your settings
settings-own-profile = Profile
settings-own-posts = What you wrote
settings-own-privacy = Privacy
settings-own-account = Account
settings-own-notifications = Notifications
settings-hours = A number of hours from { $least } to { $most }, please.
settings-own-identities = Joined accounts

settings-posts-lead = Your questions, answers and comments as you wrote them, the newest first.
settings-posts-closed = In a space that is not open to you now
settings-posts-question = Question
settings-posts-answer = Answer
settings-posts-comment = Comment
settings-posts-held = Waiting for a moderator to look at it
settings-posts-changed = Somebody changed this since you wrote it, where you cannot read it now. The copy of your data holds your own versions.
settings-posts-none = You have not written anything yet
settings-posts-none-text = What you ask, answer and remark will stand here.
