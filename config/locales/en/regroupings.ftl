# Merging threads, and making an answer a thread of its own.

regroupings-merge = Merge into another thread
regroupings-merge-lead = The question becomes a comment on the other, under its title. Answers, votes and followers go along, and this address leads there. If both have an accepted answer, this one's stays as another working solution.
regroupings-into = The thread to keep
regroupings-into-hint = Its number or its address.
regroupings-merge-send = Merge
regroupings-said-merged = The threads are one.
regroupings-into-missing = Please give the number or the address of the thread to keep.
regroupings-into-same = This is the thread itself.
regroupings-into-merged = That thread was itself merged into another. Give the number of the one it leads to.
regroupings-into-duplicate = That thread was closed as a duplicate of this one. Merge it into this one instead, or open it first.
regroupings-into-hidden = The question of that thread is hidden. Show it first.
regroupings-into-not-yours = You keep order in this thread's space, and not in that one's. Ask one of its moderators.
regroupings-from-hidden = The question of this thread is hidden. Show it first.
regroupings-from-entry = This thread is an FAQ entry. Merge the other one into it, or take it out of the FAQ first.

regroupings-split = Make it a thread
regroupings-split-title = Make this answer a thread of its own
regroupings-split-lead = Its author has asked it from then on, in the same space and under the same tags. Its comments go along.
regroupings-split-name = Title
regroupings-split-name-hint = What is asked, in one sentence.
regroupings-along = Answers that go along
regroupings-along-hint = Those that answer the new question. An accepted answer is accepted no longer when it goes.
regroupings-split-send = Make the thread
regroupings-said-split = It is a thread of its own now.
regroupings-refused-no-answer = Only an answer that everybody can read becomes a thread of its own.
regroupings-refused-corrected = A correction or a better answer stands with this one. Take that back first.
