follows-follow = 팔로우
follows-unfollow = 팔로우 취소
follows-said-followed = 이제 이 스레드를 팔로우해요.
follows-said-withdrawn = 이 스레드의 팔로우를 취소했어요.
