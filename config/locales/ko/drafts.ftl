drafts-from = { $when } 임시저장한 글이에요.
drafts-discard = 임시저장 글 지우기
drafts-said-discarded = 임시저장 글을 지웠어요.
drafts-refused-long = 임시저장은 { $most }KiB까지 할 수 있어요. 쓰신 글은 이 화면에 그대로 있어요.
