search-title = Search
search-label = Search questions and answers
search-go = Search
search-too-long = That is a lot to look for at once. Up to { $most } characters are read; please leave some out.
search-refused = This search cannot be read
search-spelling = Did you mean
search-total = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-narrow = Narrow it down
search-state = State
search-space = Space
search-all-states = Any state
search-kind-thread = Thread
search-from-solution = What helped:
search-more = More results
search-earlier = Results before
search-cut = That is as far as we show. More words, or a space, bring up what fits better.
search-nothing = Nobody has asked about this yet
search-nothing-text = No question or answer that you may read fits these words. Fewer or other words may find more.
search-widen = Search everywhere
search-ask-kept = Ask, with these words kept
search-ask = Ask about this
search-not-it = Not what you are looking for?
search-not-it-text = Ask, and your search becomes the title.
search-behind = Search is catching up
search-behind-text = What was written a moment ago may not be found yet.
search-away = Search is catching up
search-away-text = It cannot answer just now. Your words are kept; try again in a moment, or ask.
search-syntax = How to search for more or less
search-syntax-phrase = "not responding"
search-syntax-phrase-text = these words, in this order
search-syntax-without = -bluetooth
search-syntax-without-text = without this word
search-syntax-tag = tag:wifi
search-syntax-tag-text = filed under this tag
search-syntax-space = space:gateway
search-syntax-space-text = in this space, by its name in addresses
search-syntax-is = is:resolved is:answered is:open is:closed
search-syntax-is-text = that have come so far
search-syntax-author = author:ada
search-syntax-author-text = with something written by this person

# While a title or a search is typed.
search-suggested = Does one of these answer it?
search-suggested-one = One suggestion. Down arrow goes to it.
search-suggested-many = { $count } suggestions. The down arrow goes to them.
search-suggested-none = No suggestions.
search-carry-on = None of these? Carry on below; your words are kept.
search-first = Search for this first
search-solved = This solved it
search-solved-by = This solved it: “{ $title }”
search-said-solved = Good that it is solved. Your draft is put away; the ask page brings it back if you need it.
search-said-solved-guest = Good that it is solved.
search-said-back = Your draft is back.
search-put-away = You put a question away: { $title }
search-take-back = Bring it back
