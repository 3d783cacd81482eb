# What stands round every page.

site-title = { $title } · { $site }
site-skip = Skip to the content
site-home = { $site }, front page

site-nav = Community
site-nav-threads = Threads
site-nav-help = Help
site-experts = Expert hours
site-nav-spaces = Spaces
site-nav-people = People
site-nav-review = Review
site-nav-desk = Desk
site-nav-opinions = Asked of you
site-menu = Menu
site-ask = Ask

site-sign-in = Sign in
site-account = { $name }, your account
# The script puts the number in the place of $count.
site-bell = Notifications
site-bell-new = Notifications: { $count } new
site-your-page = Your page
site-settings = Your settings
site-admin = Run this site
site-sign-out = Sign out

site-rules = Rules
site-privacy = Privacy
site-terms = Terms
site-footer = About this site
site-zone = Times are shown in { $zone }
site-theme = Brightness
site-theme-light = Light
site-theme-dark = Dark
site-theme-auto = As on this device
site-language = Language

site-crumbs = Where you are
site-older = Older
site-newer = Newer
site-pages = More of this list
site-staff = Staff
site-share = Share
site-notices = What just happened

# Said by scripts. They put the time or the name of what is meant in the place of $time and $name.
site-live-offline = The connection was lost. Nothing was sent; your text is still here.
site-live-refused = This could not be done just now. Your text is still here.
site-live-signed-out = You are signed out. Your text is still here: sign in again in another tab, then send it.
site-live-too-many = That was quick. Wait a moment, then try again. Your text is still here.
site-live-saving = Saving the draft
site-live-saved = Draft saved at { $time }
site-live-kept-here = Offline. The draft is kept in this browser
site-live-previewing = Making the preview
site-live-nothing = Nothing to preview yet.
site-live-copied = Link copied
site-live-remove = Remove { $name }
site-live-enough = That is all there is room for.
