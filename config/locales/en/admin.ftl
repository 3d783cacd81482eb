# Running the site.

admin-title = Run this site
admin-nav = Areas of administration
admin-overview = Overview
admin-settings = Settings
admin-spaces = Spaces
admin-groups = Groups
admin-people = People
admin-applicants = New accounts
admin-providers = Sign-in providers
admin-tags = Tags
admin-pages = Pages
admin-jobs = Jobs
admin-health = Health

admin-save = Save
admin-cancel = Cancel
admin-find = Find
admin-said-saved = Saved.
admin-said-removed = It is gone.

admin-steps = Still to be done
admin-step-name = Give the community its name
admin-step-space = Make the first space
admin-step-page-rules = Read our rules, and make them yours
admin-step-page-privacy = Write your privacy notice
admin-step-page-terms = Write your terms
admin-how-much = How much there is
admin-jobs-aside = { $count ->
    [one] { $count } job was put aside after too many tries
   *[other] { $count } jobs were put aside after too many tries
}
admin-count-threads = Threads
admin-count-posts = Posts
admin-count-people = People
admin-count-accounts = Accounts
admin-count-sessions = Sessions
admin-count-spaces = Spaces
admin-count-tags = Tags
admin-count-waiting = Jobs waiting
admin-count-aside = Jobs put aside
admin-count-members = Members
admin-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}

admin-name = Name of the community
admin-name-hint = It stands in the header, in titles and in mails.
admin-welcome = Welcome line
admin-welcome-hint = One sentence on the front page.
admin-language = Language
admin-language-hint = For guests whose browser asks for a language we do not have.
admin-zone = Time zone
admin-zone-hint = For guests, and for members who chose none. Dates always name their zone.
admin-logo = Logo
admin-logo-hint = A PNG, JPEG or WebP of up to { $most } KiB. A wide one takes the place of the name in the header, a square one stands beside it. Without one, our mark stands there.
admin-logo-remove = Take the logo away
admin-accent = Accent colour
admin-accent-hint = Your brand's colour, such as #2f6f5e. Only its hue and strength are taken, so that all text stays readable, in light and dark. Leave it empty for ours.
admin-accent-look = See it first
admin-accent-looking = This page shows how it would look
admin-accent-looking-text = Nothing is saved yet. Save below to keep it.
admin-sign-up = Who may make an account
admin-sign-up-open = Everybody
admin-sign-up-approval = Everybody, once those who run this site say yes
admin-sign-up-no-mail = No mail is set up, so the addresses of new accounts are not confirmed.
admin-sign-up-closed = Nobody; those who run this site make accounts

admin-space = Space
admin-space-new = New space
admin-space-change = Change a space
admin-space-name = Name
admin-space-slug = Word in its address
admin-space-slug-hint = As in /spaces/gateway. Left empty, the name gives it. After a change the old address still leads here.
admin-space-about = What it is for
admin-space-about-hint = A sentence or two, for people who wonder where to ask.
admin-space-palette = Colour
admin-space-palette-hint = It stands beside the space's name.
admin-palette = Colour { $number }
admin-space-access = Open to
admin-access-everyone = Everyone
admin-access-everyone-hint = Guests and search engines too.
admin-access-members = Members
admin-access-members-hint = Whoever has an account.
admin-access-groups = Groups
admin-access-groups-hint = Only the groups chosen below, and the space's own staff. For others the space does not exist.
admin-space-groups = Groups
admin-space-groups-hint = They count only if the space is open to groups.
admin-no-groups = There are no groups yet.
admin-space-template = Question template
admin-space-template-hint = Prompts that stand in the ask form. Markdown works.
admin-space-products = Products
admin-space-products-hint = One a line, versions after a colon: Gateway: 4.1, 4.2.
admin-products-change = Change products and versions
admin-products-of = Products of { $name }
admin-products-lead = What one can ask about here. Threads that are about a product stay with it when it is renamed.
admin-products-none = No products yet.
admin-products-add = Add a product
admin-versions-of = Versions of { $name }
admin-versions-lead = Threads that are about a version stay with it when it is renamed. The first stands at the top where one chooses.
admin-versions-none = No versions yet.
admin-versions-add = Add a version
admin-item-name = Name
admin-item-name-of = Name of { $name }
admin-item-rename = Rename
admin-item-rename-it = Rename { $name }
admin-item-versions = { $count ->
    [0] Add versions
    [one] { $count } version
   *[other] { $count } versions
}
admin-item-add = Add
admin-item-remove-it = Take { $name } away
admin-item-used = { $count ->
    [one] { $count } thread is about { $name }. If it goes, the thread stays and no longer says so.
   *[other] { $count } threads are about { $name }. If it goes, they stay and no longer say so.
}
admin-item-remove-all-the-same = Take it away all the same
admin-spaces-none = No spaces yet
admin-spaces-none-text = Every question is asked in a space. One is enough to begin with.
admin-said-space-made = The space is there.
admin-order = Order
admin-up = Move { $name } up
admin-down = Move { $name } down

admin-group = Group
admin-groups-lead = Spaces can be open to groups of people only.
admin-group-new = New group
admin-group-name = Name
admin-group-make = Make a group
admin-group-rename = Rename
admin-group-handle = Add somebody
admin-group-handle-hint = By their handle.
admin-group-add = Add
admin-group-remove = Remove
admin-group-remove-who = Remove { $name }
admin-group-empty = Nobody is in this group yet.
admin-group-retire = Take the group away
admin-group-retire-hint = Only a group that no space is open to can go. Its members stay members of the community.
admin-group-retire-it = Take it away
admin-no-such-handle = Nobody has this handle.
admin-said-group-made = The group is there. Now add people to it.
admin-said-group-retired = The group is gone.
admin-said-member-added = Added.
admin-said-member-removed = Removed.

admin-person = Person
admin-mail = Mail address
admin-no-account = No account
admin-people-find = Find somebody
admin-people-find-hint = By how their handle, name or mail address begins.
admin-people-none = Nobody found
admin-people-none-text = Try the beginning of a handle, a name or a mail address.
admin-since = Here since { $when }
admin-signed-in = Last signed in { $when }
admin-roles = Roles
admin-role = Role
admin-role-where = Where
admin-everywhere = Everywhere
admin-role-grant = Grant
admin-role-withdraw = Withdraw
admin-no-roles = None.
admin-said-role-granted = Granted.
admin-said-role-withdrawn = Withdrawn. They have been signed out everywhere.
admin-suspension = Suspension
admin-suspend = Suspend
admin-suspend-hint = Somebody suspended reads what guests read, and what is theirs, and writes nothing. They are signed out everywhere, and read the reason when they sign in.
admin-suspend-why = Reason
admin-suspend-why-hint = They will read it.
admin-suspend-how-long = For how long
admin-suspend-day = One day
admin-suspend-three-days = Three days
admin-suspend-week = One week
admin-suspend-month = Thirty days
admin-suspend-no-end = Until it is lifted
admin-suspend-lift = Lift the suspension
admin-suspended = Suspended
admin-suspended-until = Suspended. This ends { $when }.
admin-suspended-open = Suspended until it is lifted.
admin-suspended-why = Reason: { $why }
admin-applicants-lead = Who asked for an account and has confirmed their address, those who have waited longest first. Until you say yes, they read what guests read and write drafts.
admin-applicants-no-mail = No mail is set up, so they are not told of your answer.
admin-applicants-since = Since { $when }
admin-applicants-approve = Approve
admin-applicants-decline = Decline
admin-applicants-none = Nobody waits for a yes
admin-applicants-none-text = New accounts stand here once their address is confirmed.
admin-applicants-off = Accounts are not looked at first here. The settings can say otherwise.
admin-decline-title = Not open an account for { $name }
admin-decline-lead = They get a mail that says so, courteously, in the language they signed up in. The account goes, with all that is in it.
admin-decline-word = A word to them
admin-decline-word-hint = Why, or what they could do instead. It stands in the mail as you write it.
admin-decline-send = Decline
admin-decline-back = Back to new accounts
admin-unconfirmed = Address not confirmed
admin-unconfirmed-text = They may write drafts only until they open the link that was mailed to them. If you know that the address is theirs, you can confirm it for them.
admin-confirm = Confirm the address
admin-said-confirmed = The address is confirmed.
admin-said-approved = Approved.
admin-said-declined = Declined, and the account is gone.
admin-said-suspended = Suspended, and signed out everywhere.
admin-said-lifted = The suspension is lifted.

admin-tag = Tag
admin-tag-name = Name
admin-tag-name-hint = Small letters, words joined by hyphens.
admin-tag-about = What it is for
admin-tags-find = Find tags by how they begin
admin-tags-none = No tags found
admin-tags-none-text = Whoever asks makes tags.
admin-tag-merge = Make it a part of another tag
admin-tag-into = Into
admin-tag-into-hint = Its threads go there, and this tag is no more.
admin-tag-merge-it = Merge
admin-no-such-tag = There is no tag of this name.
admin-said-tags-merged = The two tags are one now.

admin-page = Page
admin-pages-lead = Until you write your own, ours stand there. Each change is a new version with its date.
admin-page-state = What stands there
admin-page-ours = Our text
admin-page-version = Version { $version }, { $when }
admin-page-lead = New members agree to what stands here when they sign up.
admin-page-text = Text
admin-page-publish = Publish
admin-page-versions = Versions

admin-job = Job
admin-jobs-lead = Work that is done after the request that asked for it. What fails is tried again, ten times at most.
admin-job-when = Next try
admin-job-tries = Tries
admin-job-problem = What went wrong last
admin-job-aside = Put aside { $when }
admin-job-retry = Try again
admin-jobs-none = Nothing waits
admin-jobs-none-text = All work is done.
admin-said-job-retried = It will be tried again in a moment.

admin-health-version = Peerdesk
admin-health-database = Database
admin-health-schema = Schema
admin-health-steps = { $count ->
    [one] { $count } migration
   *[other] { $count } migrations
}
admin-health-started = Running since
admin-health-address = Address
admin-health-limits = Request limits
admin-health-limits-on = On
admin-health-limits-off = Off. Everybody may guess passwords as often as they like.

admin-setup = Welcome
admin-setup-lead = Three short steps, and people can ask. All of it can be changed later.
admin-setup-step = Step { $step } of { $steps }
admin-setup-on = Save and go on
admin-setup-skip = Skip this
admin-setup-space = The first space
admin-setup-space-lead = A space is a product or a topic. Every question is asked in one.
admin-setup-rules = The rules
admin-setup-rules-lead = New members agree to them. These are ours; make them yours.
admin-setup-finish = Save and open the community
admin-said-set-up = The community is open.
admin-health-search = Search
admin-health-search-fine = Up to date
admin-health-search-behind = Catching up
admin-health-search-threads = { $count ->
    [one] { $count } thread can be found.
   *[other] { $count } threads can be found.
}
admin-health-search-at = Last took something in { $when }.
admin-health-search-building = Building the index: { $done } of { $total } threads, { $rate } a second.
admin-health-search-left = { $count ->
    [0] Nearly done.
    [one] About { $count } second left.
   *[other] About { $count } seconds left.
}
admin-health-search-problem = It cannot go on, and tries again every few seconds:
admin-health-reindex = Build the index anew
admin-health-reindex-hint = The index that is there answers until the new one is done.
admin-said-reindex = The index is being built anew.

admin-mails = Mail
admin-mail-works = Mail works
admin-mail-broken = Mail does not leave
admin-mail-unknown = No mail was sent yet. Send a test mail to see whether it works.
admin-mail-sent = { $count ->
    [one] One was sent within a day. Last sent: { $when }.
   *[other] { $count } were sent within a day. Last sent: { $when }.
}
admin-mail-tried = Last tried: { $when }.
admin-mail-none = Mail is not set up
admin-mail-none-text = Nobody is asked to confirm their address, and nobody is told anything by mail. The configuration says how mail leaves: the settings that begin with “mail”. A restart takes them up.
admin-mail-way = How it leaves
admin-mail-by = By
admin-mail-by-none = Nothing
admin-mail-by-smtp = A mail server
admin-mail-by-sendmail = A program of this machine
admin-mail-by-folder = A folder, for developing
admin-mail-place = Where
admin-mail-security = Encryption
admin-mail-security-starttls = Required (STARTTLS)
admin-mail-security-tls = Required (TLS)
admin-mail-security-none = None
admin-mail-sign-in = Sign-in
admin-mail-signs-in = With name and password
admin-mail-signs-in-not = None
admin-mail-sender = From
admin-mail-dkim = Signature (DKIM)
admin-mail-signed = Signed here
admin-mail-unsigned = Not signed here; the mail server may do it
admin-mail-test-address = Send a test mail to
admin-mail-test-hint = It goes the same way as every mail. What becomes of it stands on this page a moment later.
admin-mail-test = Send a test mail
admin-mail-address-unfit = This does not look like a mail address, such as ada@example.org.
admin-said-mail-test = The test mail is on its way. Open this page again in a moment.
admin-said-mail-retried = Everything that waits is tried now.
admin-said-mail-address = Mail is sent there again.
admin-mail-lists = Mails
admin-mail-waiting = Waiting
admin-mail-failed = Failed
admin-mail-refusals = Addresses without mail
admin-mail-nothing = Nothing here
admin-mail-nothing-text = Mails that wait are tried for four days. What failed is listed for thirty.
admin-mail-refusals-none = Every address takes mail
admin-mail-refusals-none-text = An address that its own mail server refuses for good is listed here, and no mail is sent there any more.
admin-mail-refusals-lead = Their own mail servers refused these addresses for good, so no mail is sent there. Once you know that one works again, let mail go there.
admin-mail-again = Send there again
admin-mail-retry = Try all of them now
admin-mail-kind = Mail
admin-mail-to = To
admin-mail-since = Since
admin-mail-next = Next try
admin-mail-ended = given up { $when }
admin-mail-when = When
admin-mail-subject = Subject
admin-mail-folder = Mails in the folder
admin-mail-folder-read = Read the mails in the folder
admin-mail-folder-lead = Nothing leaves this site: mails are kept in a folder, for whoever develops or tries something out.
admin-mail-folder-none = No mails yet
admin-mail-folder-none-text = Whatever the site sends from now on stands here.
admin-mail-html = Look at its HTML
admin-mail-text = Text
admin-mail-headers = Headers
admin-step-mail = Set up mail, so that people can be told
admin-mail-trouble = Mail does not leave: see why
admin-mail-refused = { $count ->
    [one] One address takes no mail
   *[other] { $count } addresses take no mail
}
admin-first-look = First look at what is flagged, in hours
admin-first-look-hint = The goal that moderators see on their desk.
admin-revise = Time for an author to revise a post, in hours
admin-revise-hint = After that the case comes back to the queue.
admin-messages = What authors are told
admin-messages-lead = A moderator sends one of these with each decision, and can change it before. Words of your own take the place of ours, language by language.
admin-message-outcome = Decision
admin-message-text = Message
admin-message-whose = Whose words
admin-message-own = Yours
admin-message-ours = Ours
admin-message-lead = Sent to the author of the post once ten minutes have passed.
admin-message-hint = What stands in braces is filled in by itself.
admin-message-place-name = the author’s name
admin-message-place-title = the thread’s title
admin-message-place-site = the name of this community
admin-message-place-hours = the hours an author has to revise
admin-message-preview = How it reads
admin-message-look = Show how it reads
admin-message-back = Use our words
admin-message-name = Ada Lovelace
admin-message-title = How do I restore a backup?
