answers-add = Add an answer
answers-body = Your answer
answers-post = Post your answer
answers-follow = Tell me when someone replies
answers-sign-in = Sign in to answer
