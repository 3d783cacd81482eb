follows-follow = Follow
follows-unfollow = Unfollow
follows-said-followed = You follow this thread now.
follows-said-withdrawn = You no longer follow this thread.
