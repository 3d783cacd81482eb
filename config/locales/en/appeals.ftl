appeals-new = Appeal
appeals-new-lead = You think that this decision is not right? Say why, and somebody else looks at it again.
appeals-words = Why is it not right?
appeals-words-hint = In your own words. The moderators of the space read it, nobody else does.
appeals-how = You can appeal once, until { $when }. Who decided does not decide again, unless there is nobody else; you are told if so.
appeals-send = Send the appeal
appeals-leave = Leave it
appeals-until = possible until { $when }
appeals-made = Appealed { $when }
appeals-said-made = Thank you. Somebody else looks at it, and you will hear what became of it.
appeals-not-possible = There is nothing to appeal here
appeals-refused-not-against = This decision changed nothing of your post, so there is nothing to take back.
appeals-refused-late = The thirty days for an appeal are over.
appeals-refused-twice = You have appealed against this already. Once is possible for each decision.
appeals-refused-own = You wrote this post, so somebody else decides on the appeal.
appeals-refused-decided = You made the decision, so somebody else looks at it again.
appeals-refused-early = You made the decision, and there is nobody else who could look at it. To leave time for a second thought, you can decide a day after the appeal was made.
appeals-from = That is from { $when } on.

appeals-title = Appeals
appeals-lead = Authors who ask for another look at a decision. Whoever decided leaves it to somebody else.
appeals-which = Which appeals
appeals-show-open = Waiting
appeals-show-ended = Decided
appeals-none-open = No appeal waits
appeals-none-open-text = When an author asks for another look at a decision in your spaces, it will stand here.
appeals-none-ended = No appeal was decided yet
appeals-none-ended-text = What became of appeals in your spaces will stand here, the last first.
appeals-list-own = You wrote the post: for somebody else.
appeals-list-decided = Decided by you: for somebody else, unless there is nobody.
appeals-back = All appeals
appeals-one = An appeal
appeals-said-by-author = What the author says
appeals-case = The whole case
appeals-post = The post as it is now
appeals-outcome = Was the decision right?
appeals-outcome-missing = Please say whether the decision was right.
appeals-choose-upheld = Yes, it stays
appeals-choose-upheld-hint = Nothing changes; the author reads why
appeals-choose-overturned = No, take it back
appeals-choose-overturned-hint = The post, its marks and its earlier versions come back, and the log says so
appeals-answer = What the author will read
appeals-answer-hint = On the site and by mail, at once.
appeals-decide = Decide
appeals-same-title = You look at a decision of your own
appeals-same-text = There is nobody else who could. The author and the public log are told so.
appeals-not-yours = This is for somebody else
appeals-said-decided = Decided. The author is told.
appeals-waits = Appeal waits
appeals-upheld = The decision stays
appeals-overturned = The decision is taken back
appeals-upheld-by = { $name } looked again: the decision stays
appeals-overturned-by = { $name } looked again: the decision is taken back
appeals-same = It was looked at by the same person who decided, since nobody else here could.
appeals-conflict-upheld = { $name } has decided on this appeal already: the decision stays. Nothing was changed now.
appeals-conflict-overturned = { $name } has decided on this appeal already: the decision is taken back. Nothing was changed now.
appeals-remains-edited = The post was edited in between, so it says what it says now; its earlier versions can be read again.
appeals-remains-deleted = The post was deleted by its author in between, and stays so.
appeals-remains-hidden = The post was hidden for something else in between, and stays so.
appeals-remains-corrected = Another correction was made in between, and stays.
appeals-remains-accepted = Another answer was accepted in between, and stays so.
appeals-remains-waits = The post was edited in between, and waits for approval again.
appeals-way = What was decided, and how to appeal
appeals-waiting = { $count ->
    [one] One appeal waits for you.
   *[other] { $count } appeals wait for you.
}
appeals-todo = { $count ->
    [one] appeal waits
   *[other] appeals wait
}
appeals-todo-hint = Somebody asks for another look at a decision
