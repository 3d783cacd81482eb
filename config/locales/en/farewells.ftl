# Deleting oneself.

farewells-policy = What this site keeps of people, and why
farewells-delete = Delete your account
farewells-lead = Two weeks after you ask, everything that says who you are is gone for good: name, picture, email, settings, drafts, votes and files. Until then you can take it back.
farewells-how = What becomes of what you wrote?
farewells-how-stay = It stays, under “Former member”
farewells-hint-stay = Answers go on helping others. Nothing says any more that you wrote them; what the texts themselves say about you stays.
farewells-how-go = It goes too
farewells-hint-go = Your questions, answers and comments, every earlier version of them, and what others quote of them. A question of yours leaves all lists, with the answers others gave.
farewells-how-missing = Please choose what becomes of what you wrote.
farewells-sure = I want to delete my account
farewells-sure-missing = Please check this box if you mean it.
farewells-ask = Delete my account
farewells-refused-last-admin = Somebody has to run this site, and at present only you do. Make somebody else an administrator first.
farewells-refused-late = The two weeks are over, and your account is being deleted.
farewells-title = Your account will be deleted
farewells-due = It will be gone { $when }.
farewells-meanwhile = Until then nothing changes for others, and here you can do one thing: take it back. Everything is then as it was.
farewells-undo = Keep my account
farewells-said-undone = Your account stays. Good to have you here.
