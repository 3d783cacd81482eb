# 승인: 운영자를 기다리는 글.

approvals-title = 승인 대기
approvals-lead = 규칙에 따라 보류한 글이에요. 운영자가 승인할 때까지는 글쓴이와 스태프만 볼 수 있어요.
approvals-spaces = 스페이스
approvals-all = 모든 스페이스
approvals-waiting = 내가 운영하는 스페이스
approvals-none = 기다리는 글이 없어요
approvals-none-text = 규칙이 글을 보류하면 승인하거나 거절할 때까지 여기에 있어요.
approvals-own = 내가 올린 글
approvals-own-none = 기다리는 내 글이 없어요
approvals-own-none-text = 올린 글이 모두 제자리에 있어요.
approvals-kind-question = 질문
approvals-kind-answer = 답변
approvals-kind-comment = 댓글
approvals-since = { $when }부터 대기 중
approvals-usually = { $count ->
    [1] 보통 한 시간 안에 끝나요.
   *[other] 보통 { $count }시간 안에 끝나요.
}
approvals-own-waiting = 기다리는 동안 수정하거나 거둘 수 있어요.
approvals-own-declined = 수정하면 운영자가 다시 살펴봐요. 거둘 수도 있어요.
approvals-own-all = 기다리는 내 글 모두 보기
approvals-declined = 운영자가 승인하지 않아서 다른 분들은 볼 수 없어요. 이유는 다음과 같아요.
approvals-found = 보류한 규칙:
approvals-approve = 승인
approvals-edit = 수정해서 승인
approvals-edit-save = 저장하고 승인
approvals-decline = 거절…
approvals-withdraw = 거두기
approvals-reopen = 다시 대기시키기
approvals-said-approved = 승인했어요. 이제 누구나 읽을 수 있어요.
approvals-said-declined = 거절했어요. 글쓴이가 이유를 볼 수 있어요.
approvals-said-reopened = 다시 기다리고 있어요.
approvals-conflict-approved = { $name } 님이 이미 승인했어요. 더 바뀐 것은 없어요.
approvals-conflict-declined = { $name } 님이 이미 거절했어요. 더 바뀐 것은 없어요.
approvals-conflict-gone = 더 이상 기다리는 글이 아니에요. 바뀐 것은 없어요.
approvals-conflict-edited = 여신 뒤에 글이 수정됐어요. 바뀐 것은 없으니 다시 읽어 주세요.
approvals-decline-title = { $kind ->
    [question] 이 질문 거절하기
    [answer] 이 답변 거절하기
   *[comment] 이 댓글 거절하기
}
approvals-decline-lead = 글쓴이와 스태프만 볼 수 있게 남아요. 글쓴이가 수정하면 다시 승인을 기다려요.
approvals-why = 이유
approvals-why-hint = 글쓴이가 읽어요. 이름은 보이지 않아요. 어떻게 고치면 좋을지 친절하게 알려 주세요.
approvals-decline-send = 거절
