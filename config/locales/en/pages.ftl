# Rules, privacy and terms.

pages-rules = Rules of this community
pages-privacy = Privacy
pages-terms = Terms
pages-since = As of { $when }
pages-change = Change this page
pages-too-long = A page has up to { $most } KiB.
pages-too-deep = Quotes and lists may lie up to { $most } deep in each other.
pages-refused-admins-only = Only who runs this site can change its pages.
