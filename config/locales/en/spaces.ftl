# Spaces: their list, their pages, and what is said when one is changed.

spaces-slug-letters = Use small letters from a to z, digits and single hyphens between them.
spaces-slug-taken = Another space has this address already.
spaces-palette-unknown = Choose one of the colours.
spaces-groups-missing = Choose at least one group, or open the space to everyone or to members.
spaces-versions-many = A product has up to { $most } versions.
spaces-products-long = Names of products and versions have up to { $most } characters.
spaces-products-twice = A name stands there twice.
spaces-product-used = Threads are about { $name }, so it has to stay.
spaces-refused-admins-only = Only who runs this site can change spaces.

spaces-title = Spaces
spaces-change-all = Change spaces
spaces-change = Change this space
spaces-none = No space is open to you yet
spaces-none-text = What people can ask about is sorted into spaces. Those who run this site make them.
spaces-threads = { $count ->
    [one] { $count } thread
   *[other] { $count } threads
}
spaces-open-to-members = Members only
spaces-open-to-groups = Invited groups only
spaces-staff = Who answers for this space
spaces-products = Products
spaces-ask = Ask here
spaces-empty = Nothing here yet
spaces-empty-text = Threads of this space that fit will stand here.
spaces-role-expert = Expert
spaces-role-moderator = Moderator
spaces-role-lead = Lead
spaces-role-admin = Runs this site
