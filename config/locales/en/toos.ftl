toos-mark = I have this too
toos-said-marked = Noted. You will hear of replies, since you follow the thread now.
toos-said-withdrawn = Taken back. You still follow the thread.
toos-refused-asker = You asked this, so you have it already.
