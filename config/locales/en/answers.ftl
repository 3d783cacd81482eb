answers-add = Add an answer
answers-body = Your answer
answers-post = Post your answer
answers-follow = Tell me when someone replies
answers-sign-in = Sign in to answer
answers-placeholder = What worked for you, and on which model and version?
answers-shut = Nothing can be added to this thread at the moment.
answers-useful-first = Most useful first
answers-oldest-first = Oldest first
answers-earlier = Answers before these
answers-later = More answers
# Said by scripts, which put the number in the place of $count.
answers-live-one = There is 1 new answer.
answers-live-many = There are { $count } new answers.
answers-live-show = Show
