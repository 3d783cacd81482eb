posts-refused-too-long = { $limit }바이트까지 적을 수 있어요.
posts-refused-too-deep = 인용, 목록, 괄호가 너무 깊게 겹쳤어요. { $limit }단계까지 쓸 수 있어요.
posts-refused-suspended = 계정이 이용 정지 중이라 지금은 글을 쓸 수 없어요.
posts-refused-not-yours = 글쓴이나 이 스페이스의 운영자만 할 수 있어요.
posts-refused-locked = 운영자가 스레드를 잠가서 지금은 아무것도 바꿀 수 없어요.
posts-refused-gone = 숨겨지거나 삭제된 글이라 바꿀 수 없어요.
posts-refused-relied-on = 해결 방법으로 표시된 답변이라 다른 분들이 믿고 보고 있어요. 표시한 분에게 먼저 취소를 부탁해 주세요.
posts-refused-answered = 답변이 달린 질문은 다음 분을 위해 남겨 둬요. 수정은 할 수 있어요.
posts-conflict = 열어 두신 사이에 글이 수정됐어요.
posts-conflict-text = { $name } 님이 { $when } 수정했어요. 아래에서 그 내용과 내가 쓴 글의 차이를 볼 수 있고, 쓰신 글은 양식에 그대로 있어요. 필요한 부분을 옮긴 뒤 저장해 주세요.

posts-said-edited = 수정한 내용을 저장했어요.
posts-said-deleted = 삭제했어요. 있던 자리에서 되살릴 수 있어요.
posts-said-restored = 되살렸어요.

posts-asker = 질문한 분
posts-member-since = { $since }부터 회원
posts-edited = { $when } 수정됨
posts-edited-by = { $name } 님이 { $when } 수정함
posts-held = 운영자가 살펴보기를 기다리고 있어요. 그때까지는 글쓴이와 스태프만 볼 수 있어요.
posts-edit = 수정
posts-delete = 삭제
posts-restore = 되살리기
posts-hide = 숨기기
posts-show = 다시 보이기

posts-deleted = { $kind ->
    [question] 글쓴이가 { $when }에 이 질문을 삭제했어요.
    [answer] 글쓴이가 { $when }에 이 답변을 삭제했어요.
   *[comment] 글쓴이가 { $when }에 이 댓글을 삭제했어요.
}
posts-hidden-spam = { $kind ->
    [question] 광고라서 운영자가 { $when }에 이 질문을 숨겼어요.
    [answer] 광고라서 운영자가 { $when }에 이 답변을 숨겼어요.
   *[comment] 광고라서 운영자가 { $when }에 이 댓글을 숨겼어요.
}
posts-hidden-abusive = { $kind ->
    [question] 누군가를 상처 주거나 위협해서 운영자가 { $when }에 이 질문을 숨겼어요.
    [answer] 누군가를 상처 주거나 위협해서 운영자가 { $when }에 이 답변을 숨겼어요.
   *[comment] 누군가를 상처 주거나 위협해서 운영자가 { $when }에 이 댓글을 숨겼어요.
}
posts-hidden-off-topic = { $kind ->
    [question] 여기에 맞지 않는 내용이라 운영자가 { $when }에 이 질문을 숨겼어요.
    [answer] 여기에 맞지 않는 내용이라 운영자가 { $when }에 이 답변을 숨겼어요.
   *[comment] 여기에 맞지 않는 내용이라 운영자가 { $when }에 이 댓글을 숨겼어요.
}
posts-hidden-dangerous = { $kind ->
    [question] 따라 하면 다칠 수 있어서 운영자가 { $when }에 이 질문을 숨겼어요.
    [answer] 따라 하면 다칠 수 있어서 운영자가 { $when }에 이 답변을 숨겼어요.
   *[comment] 따라 하면 다칠 수 있어서 운영자가 { $when }에 이 댓글을 숨겼어요.
}
posts-hidden-private = { $kind ->
    [question] 남이 알면 안 되는 내용이 있어서 운영자가 { $when }에 이 질문을 숨겼어요.
    [answer] 남이 알면 안 되는 내용이 있어서 운영자가 { $when }에 이 답변을 숨겼어요.
   *[comment] 남이 알면 안 되는 내용이 있어서 운영자가 { $when }에 이 댓글을 숨겼어요.
}
posts-hidden-other = { $kind ->
    [question] 운영자가 { $when }에 이 질문을 숨겼어요.
    [answer] 운영자가 { $when }에 이 답변을 숨겼어요.
   *[comment] 운영자가 { $when }에 이 댓글을 숨겼어요.
}

posts-edit-title = { $kind ->
    [question] 질문 수정
    [answer] 답변 수정
   *[comment] 댓글 수정
}
posts-edit-others = 다른 분의 글을 수정하고 있어요. 바꾼 내용과 이유는 누구나 수정 내역에서 볼 수 있어요.
posts-edit-body-question = 어떤 일이 있었고, 무엇을 해 보셨나요?
posts-edit-body-answer = 답변
posts-edit-body-comment = 댓글
posts-edit-product = 제품
posts-edit-version = 버전
posts-edit-note = 무엇을 왜 바꿨나요?
posts-edit-note-hint = 수정 내역에 남아요.
posts-edit-save = 저장
posts-edit-save-anyway = 내 글로 저장
posts-edit-cancel = 취소
