cases-review = 검토
cases-which = 어떤 검토 건
cases-show-open = 대기 중
cases-show-mine = 내가 맡은 건
cases-show-asked = 부탁함
cases-show-closed = 끝남
cases-waiting = { $count ->
    [0] 기다리는 건이 없어요.
   *[other] 검토할 건이 { $count }개 있어요.
}
cases-oldest = 가장 오래 기다린 건: { $when } 접수. 목표는 { $hours }시간 안에 살펴보는 거예요.
cases-filter = 골라 보기
cases-filter-space = 스페이스
cases-filter-reason = 이유
cases-filter-all = 전체
cases-filter-show = 보기
cases-none-open = 기다리는 건이 없어요
cases-none-open-text = 맡고 있는 스페이스에서 신고가 들어오면 급한 것부터 여기에 보여요.
cases-none-mine = 맡은 건이 없어요
cases-none-mine-text = 검토 건을 열면 15분 동안 내가 맡게 돼요.
cases-none-asked = 수정을 부탁한 글이 없어요
cases-none-asked-text = 글쓴이가 고칠 시간 동안 검토 건이 여기에서 기다려요.
cases-none-closed = 아직 끝난 건이 없어요
cases-none-closed-text = 결정한 건이 최근 것부터 여기에 보여요.
cases-key-move = 다음, 이전
cases-key-open = 열기
cases-key-choose = 고르기
cases-key-end = 끝내기
cases-revised = 수정됨
cases-age-minutes = { $minutes }분
cases-age-hours = { $hours }시간 { $minutes }분
cases-age-days = { $days }일
cases-why-inaccurate = { $count ->
    [0] 부정확
   *[other] 부정확, 신고 { $count }건
}
cases-why-outdated = { $count ->
    [0] 오래됨
   *[other] 오래됨, 신고 { $count }건
}
cases-why-unsafe = { $count ->
    [0] 해로움
   *[other] 해로움, 신고 { $count }건
}
cases-why-private = { $count ->
    [0] 개인 정보
   *[other] 개인 정보, 신고 { $count }건
}
cases-why-spam = { $count ->
    [0] 광고
   *[other] 광고, 신고 { $count }건
}
cases-why-abusive = { $count ->
    [0] 말투
   *[other] 말투, 신고 { $count }건
}
cases-why-off-topic = { $count ->
    [0] 맞지 않는 글
   *[other] 맞지 않는 글, 신고 { $count }건
}
cases-why-other = { $count ->
    [0] 다른 문제
   *[other] 다른 문제, 신고 { $count }건
}

cases-choose = 검토 건을 골라 주세요
cases-choose-text = 열면 15분 동안 내가 맡고, 다른 운영자도 그걸 알 수 있어요.
cases-back = 검토 목록으로
cases-post-by = { $kind ->
    [question] { $name } 님의 질문
    [answer] { $name } 님의 답변
   *[comment] { $name } 님의 댓글
}
cases-title-direct = 답변에서 바로 정정했어요
cases-title-inaccurate = { $count ->
   *[other] { $count }명이 정확하지 않다고 해요
}
cases-title-outdated = { $count ->
   *[other] { $count }명이 오래된 내용이라고 해요
}
cases-title-unsafe = { $count ->
   *[other] { $count }명이 따라 하면 해롭다고 해요
}
cases-title-private = { $count ->
   *[other] { $count }명이 개인 정보가 보인다고 해요
}
cases-title-spam = { $count ->
   *[other] { $count }명이 광고라고 해요
}
cases-title-abusive = { $count ->
   *[other] { $count }명이 누군가에게 상처를 준다고 해요
}
cases-title-off-topic = { $count ->
   *[other] { $count }명이 여기에 맞지 않는다고 해요
}
cases-title-other = { $count ->
   *[other] { $count }명이 신고했어요
}
cases-claim-mine = { $when }까지 내가 맡음
cases-claim-other = { $name } 님이 { $when }까지 맡음
cases-claim-free = 아무도 맡지 않았어요
cases-claim-free-text = 맡으면 15분 동안 결정할 수 있어요.
cases-claim = 맡기
cases-claim-taken = { $name } 님이 보고 있어요
cases-claim-taken-text = 서로 이야기했거나 아주 급할 때만 넘겨받아 주세요.
cases-take-over = 넘겨받기
cases-claim-own = 직접 쓴 글이에요
cases-release = 돌려놓기
cases-asked-until = 글쓴이에게 수정을 부탁했어요. 기한: { $when }.
cases-revised-now = 글쓴이가 수정했어요.
cases-where = 글이 있는 자리
cases-question = 질문:
cases-resolved = 해결됨
cases-author = { $since }부터 회원 · { $posts ->
   *[other] 글 { $posts }개
}, 채택 { $accepted }개
cases-hidden = 숨긴 글이라 운영자만 읽을 수 있어요.
cases-deleted = 글쓴이가 지운 글이에요.
cases-thread = 스레드 전체 읽기
cases-versions = 수정 내역
cases-changed = 신고 뒤에 바뀐 내용
cases-said = 신고한 분들의 말
cases-said-nothing = 신고한 분이 취소했거나 떠났어요.
cases-since = 맞지 않게 된 때:
cases-better = 맞다고 한 내용
cases-source = 출처:
cases-record = 신고 { $decided }건 중 { $upheld }건이 맞았음
cases-reach = 얼마나 퍼졌는지
cases-reach-views = { $count ->
   *[other] 스레드를 { $count }번 봤어요.
}
cases-reach-up = { $count ->
    [0] 도움이 됐다고 한 분은 없어요.
   *[other] { $count }명이 도움이 됐다고 했어요.
}
cases-reach-follows = { $count ->
   *[other] { $count }명이 스레드를 팔로우하고,
} { $toos ->
   *[other] { $toos }명이 같은 문제를 겪고 있어요.
}
cases-reach-accepted = 채택된 답변이에요.
cases-reach-verified = 전문가가 검증한 답변이에요.
cases-happened = 지금까지 있었던 일
cases-step-inaccurate = { $who ->
    [staff] 스페이스 스태프의 신고: 부정확
   *[member] 신고: 부정확
}
cases-step-outdated = { $who ->
    [staff] 스페이스 스태프의 신고: 오래됨
   *[member] 신고: 오래됨
}
cases-step-unsafe = { $who ->
    [staff] 스페이스 스태프의 신고: 해로움
   *[member] 신고: 해로움
}
cases-step-private = { $who ->
    [staff] 스페이스 스태프의 신고: 개인 정보
   *[member] 신고: 개인 정보
}
cases-step-spam = { $who ->
    [staff] 스페이스 스태프의 신고: 광고
   *[member] 신고: 광고
}
cases-step-abusive = { $who ->
    [staff] 스페이스 스태프의 신고: 말투
   *[member] 신고: 말투
}
cases-step-off-topic = { $who ->
    [staff] 스페이스 스태프의 신고: 맞지 않는 글
   *[member] 신고: 맞지 않는 글
}
cases-step-other = { $who ->
    [staff] 스페이스 스태프의 신고
   *[member] 신고
}
cases-earlier = 이 글쓴이의 다른 검토 건
cases-earlier-same = 같은 글
cases-notes = 스태프 메모
cases-note-add = 메모 쓰기
cases-note-hint = 이 스페이스를 검토하는 운영자만 읽어요.
cases-note-send = 메모 남기기

cases-how = 어떻게 끝낼까요?
cases-outcome-accurate = 맞는 글이에요
cases-outcome-accurate-hint = 신고한 분에게 고맙다고 전하고, 바뀌는 것은 없어요
cases-outcome-author-revises = 글쓴이에게 수정 부탁하기
cases-outcome-author-revises-hint = 시간을 드리고, 그 뒤에 다시 여기로 와요
cases-outcome-revised = 글쓴이가 바로잡았어요
cases-outcome-revised-hint = 맞는 신고였다고 고마움을 전해요
cases-outcome-corrected = 공개로 정정하기
cases-outcome-corrected-hint = 원래 글은 정정 아래에 접혀서 남아요
cases-outcome-superseded = 더 새로운 답변으로 안내하기
cases-outcome-superseded-hint = 다른 답변으로 이어져요
cases-outcome-redacted = 개인 정보 지우기
cases-outcome-redacted-hint = 나머지는 그대로 두고, 예전 버전은 숨겨요
cases-outcome-warned = 글쓴이에게 주의 주기
cases-outcome-warned-hint = 글은 그대로 두고, 다음에 검토하는 운영자가 이 주의를 볼 수 있어요
cases-outcome-removed = 글 내리기
cases-outcome-removed-hint = 규칙을 어겼을 때만요. 이유가 한 줄로 남아요
cases-outcome-abuse = 괴롭히려는 신고예요
cases-outcome-abuse-hint = 신고한 분의 기록에 남고, 아무에게도 알리지 않아요
cases-outcome-missing = 어떻게 끝낼지 골라 주세요.
cases-outcome-gone = 이제 보이지 않는 글이라 그렇게 할 수 없어요.
cases-outcome-unchanged = 글이 그대로예요. 글쓴이가 아직 고치지 않았어요.
cases-reply = 왜 맞는 글인지
cases-reply-hint = 신고한 분이 고맙다는 말과 함께 읽어요.
cases-body = 개인 정보를 뺀 글
cases-body-hint = 나머지는 글쓴이가 쓴 그대로 두세요.
cases-redaction-same = 아직 지운 내용이 없어요.
cases-warned-of = 어떤 규칙에 대한 주의인가요?
cases-warned-of-hint = 글쓴이의 다른 검토 건과 함께 남아요.
cases-warned-on = { $when } 주의:
cases-rule = 어떤 규칙을 어겼나요?
cases-criticism = 회사를 비판하는 글인가요?
cases-criticism-hint = 비판하는 글은 지우지 않아요. 이 대답은 공개 기록에 남아요.
cases-criticism-missing = 예나 아니요를 골라 주세요.
cases-yes = 예
cases-no = 아니요
cases-letter = { $name } 님이 읽을 내용
cases-letter-hint = 고쳐 쓸 수 있어요. 10분 뒤에 메일과 사이트로 전해요.
cases-staff-note = 스태프 메모
cases-staff-note-hint = 결정과 함께 남아요.
cases-decide = 검토 끝내기
cases-undo-hint = 10분 동안 되돌릴 수 있어요. 그전에는 아무에게도 알리지 않아요.
cases-undo = 되돌리기
cases-undo-until = { $when }까지 되돌릴 수 있어요. 그전에는 아무에게도 알리지 않아요.
cases-stands = 확정된 결정이에요. 관련된 분들에게 알렸어요.
cases-told = 글쓴이가 읽는 내용
cases-replied = 신고한 분이 읽는 내용
cases-said-released = 검토 건을 돌려놓았어요.
cases-said-decided = 결정했어요. 10분 동안 되돌릴 수 있어요.
cases-said-undone = 되돌렸어요. 검토 건이 전과 같아요.
cases-ended-accurate = 맞는 글
cases-ended-author-revises = 글쓴이에게 수정 부탁
cases-ended-revised = 글쓴이가 바로잡음
cases-ended-corrected = 정정됨
cases-ended-superseded = 더 새로운 답변으로 안내
cases-ended-warned = 글쓴이에게 주의를 줌
cases-ended-removed = 내려진 글
cases-ended-redacted = 개인 정보 지움
cases-ended-abuse = 신고 기각
cases-ended-withdrawn = 신고한 분이 취소했어요.
cases-ended-by-accurate = { $name } 님이 맞는 글이라고 봤어요
cases-ended-by-author-revises = { $name } 님이 글쓴이에게 수정을 부탁했어요
cases-ended-by-revised = { $name } 님이 글쓴이가 바로잡은 것을 확인했어요
cases-ended-by-corrected = { $name } 님이 정정했어요
cases-ended-by-superseded = { $name } 님이 더 새로운 답변으로 안내했어요
cases-ended-by-warned = { $name } 님이 글쓴이에게 주의를 줬어요
cases-ended-by-removed = { $name } 님이 글을 내렸어요
cases-ended-by-redacted = { $name } 님이 개인 정보를 지웠어요
cases-ended-by-abuse = { $name } 님이 신고를 기각했어요
cases-conflict-accurate = { $name } 님이 이미 끝낸 건이에요: 맞는 글이었어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-author-revises = { $name } 님이 이미 끝낸 건이에요: 글쓴이에게 수정을 부탁했어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-revised = { $name } 님이 이미 끝낸 건이에요: 글쓴이가 바로잡았어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-corrected = { $name } 님이 이미 끝낸 건이에요: 정정했어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-superseded = { $name } 님이 이미 끝낸 건이에요: 더 새로운 답변으로 안내해요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-warned = { $name } 님이 이미 끝낸 건이에요: 글쓴이에게 주의를 줬어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-removed = { $name } 님이 이미 끝낸 건이에요: 글을 내렸어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-redacted = { $name } 님이 이미 끝낸 건이에요: 개인 정보를 지웠어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-abuse = { $name } 님이 이미 끝낸 건이에요: 신고를 기각했어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-withdrawn = 신고한 분이 취소해서 끝난 건이에요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-advised = { $name } 님이 이미 답했어요. 고마워요.
cases-conflict-claimed = { $name } 님이 보고 있는 건이에요. 아무것도 바뀌지 않았어요. 검토 건 페이지에서 넘겨받을 수 있어요.
cases-conflict-edited = 결정한 뒤에 글이 수정돼서 여기서는 되돌릴 수 없어요. 지금은 아무것도 바뀌지 않았어요.
cases-refused-own = 직접 쓴 글이라 다른 운영자가 결정해요.
cases-refused-late = 10분이 지나서 확정된 결정이에요.
cases-refused-not-yours = 결정한 분이나 스페이스 책임자만 되돌릴 수 있어요.
cases-refused-admins-only = 사이트 관리자만 이 문구를 바꿀 수 있어요.

cases-letter-accurate = { $name } 님, 안녕하세요. “{ $title }” 스레드에 쓰신 글을 살펴봐 달라는 요청이 있었어요. 맞는 내용이라 그대로 두었어요. 도와주셔서 고마워요.
cases-letter-author-revises =
    { $name } 님, 안녕하세요. “{ $title }” 스레드에 글을 써 주셔서 고마워요. 그 내용에 새로운 정보가 생겼어요. 어떻게 쓰면 좋을지는 { $name } 님이 가장 잘 아실 거예요. { $hours }시간 안에 글을 다시 봐 주실 수 있을까요?

    그냥 두셔도 괜찮아요. 그러면 저희가 글 옆에 안내를 남길게요.
cases-letter-revised = { $name } 님, 안녕하세요. “{ $title }” 스레드에 쓰신 글을 다시 살펴봐 주셔서 고마워요. 앞으로 글을 찾는 모두에게 도움이 될 거예요.
cases-letter-corrected = { $name } 님, 안녕하세요. “{ $title }” 스레드의 답변에 새로운 정보가 생겨서 옆에 짧은 정정을 남겼어요. 쓰신 글은 그대로 읽을 수 있어요. 시간을 내어 도와주셔서 고마워요.
cases-letter-superseded = { $name } 님, 안녕하세요. “{ $title }” 스레드에 더 새로운 답변이 생겨서 쓰신 답변에서 그쪽으로 안내해요. 쓰신 글은 그 자리에 그대로 있어요. 시간을 내어 도와주셔서 고마워요.
cases-letter-redacted = { $name } 님, 안녕하세요. “{ $title }” 스레드에 쓰신 글에 주소나 번호처럼 모두가 보면 안 되는 내용이 있었어요. 누가 쓰지 못하게 그 부분만 지우고, 나머지는 쓰신 그대로 두었어요. 누구에게나 있을 수 있는 일이니 더 하실 것은 없어요.
cases-letter-warned =
    { $name } 님, 안녕하세요. “{ $title }” 스레드에 쓰신 글에 { $site } 커뮤니티의 규칙과 맞지 않는 부분이 있어요. 지금은 글을 그대로 두지만, 다음에는 조심해 주시면 좋겠어요.

    앞으로도 편하게 글을 써 주세요.
cases-letter-removed =
    { $name } 님, 안녕하세요. “{ $title }” 스레드에 쓰신 글을 내렸어요. { $site } 커뮤니티의 규칙에 맞지 않는 내용이 있었어요. 글이 있던 자리에는 이유가 한 줄로 남아요.

    앞으로도 편하게 글을 써 주세요.

cases-my-decisions = 운영자의 말
cases-my-decisions-lead = 내가 쓴 글에 대해 결정된 것과 전해 드린 말이에요.
cases-my-decisions-none = 아직 없어요
cases-my-decisions-none-text = 운영자가 내 글에 대해 결정하면 여기에 보여요.
cases-revise = 수정하기

cases-desk = 데스크
cases-desk-lead = 맡고 있는 스페이스에서 기다리는 일이에요. 목표는 { $hours }시간 안에 살펴보는 거예요.
cases-desk-review = 검토 시작하기
cases-today = 오늘
cases-todo-late = { $count ->
   *[other] 목표를 넘긴 건
}
cases-todo-late-hint = { $hours }시간 안에 아무도 보지 못했어요
cases-todo-at-risk = { $count ->
   *[other] 곧 목표를 넘길 건
}
cases-todo-at-risk-hint = 목표 { $hours }시간 중 4분의 3이 지났어요
cases-todo-revised = { $count ->
   *[other] 글쓴이가 수정한 건
}
cases-todo-revised-hint = 한 번만 누르면 끝나요
cases-todo-mine = { $count ->
   *[other] 내가 맡은 건
}
cases-todo-mine-hint = 조금 전에 맡았어요
cases-todo-waiting = { $count ->
   *[other] 모두 합쳐 기다리는 건
}
cases-todo-waiting-hint = 급한 것이 맨 위에 있어요
cases-by-space = 스페이스별
cases-column-waiting = 대기
cases-column-risk = 곧 넘김
cases-column-late = 목표 넘김
cases-column-oldest = 가장 오래됨
cases-shares = 답변 100개마다 부정확하거나 오래된 답변
cases-period = { $days }일 전까지
cases-period-now = 최근 30일
cases-share = 답변 { $answers }개 중 { $upheld }개

cases-found = 규칙이 찾은 것
cases-why-rule = { $count ->
    [0] 규칙이 찾음
   *[other] 규칙이 찾음, 신고 { $count }건
}
cases-why-held = { $count ->
    [0] 승인 대기
   *[other] 승인 대기, 신고 { $count }건
}
cases-title-rule = 규칙이 여기에서 무언가를 찾았어요
cases-title-held = 승인을 기다리는 글이에요
cases-outcome-approved = 승인하기
cases-outcome-approved-hint = 바로 모두가 읽을 수 있어요. 되돌릴 수는 없지만 글을 숨길 수 있어요
cases-outcome-declined = 거절하기
cases-outcome-declined-hint = 글쓴이와 스태프만 이유와 함께 볼 수 있고, 글쓴이가 고칠 수 있어요
cases-ended-approved = 승인됨
cases-ended-declined = 거절됨
cases-ended-by-approved = { $name } 님이 승인했어요
cases-ended-by-declined = { $name } 님이 거절했어요
cases-conflict-approved = { $name } 님이 이미 끝낸 건이에요: 글을 승인했어요. 지금은 아무것도 바뀌지 않았어요.
cases-conflict-declined = { $name } 님이 이미 끝낸 건이에요: 글을 거절했어요. 지금은 아무것도 바뀌지 않았어요.
cases-letter-declined = { $name } 님, 안녕하세요. “{ $title }” 스레드에 글을 써 주셔서 고마워요. 지금 그대로는 모두에게 보여 드릴 수 없어요. 수정해 주시면 다시 살펴볼게요.
cases-proposed = 두 명이 결정
cases-said-proposed = 제안했어요. 다른 운영자가 동의해야 글을 내려요.
cases-proposal-mine = 회사를 비판하는 이 글을 내리자고 제안했어요. 이유:
cases-proposal-other = { $name } 님이 회사를 비판하는 이 글을 내리자고 제안했어요. 이유:
cases-proposal-agree = 비판하는 글은 두 명이 동의해야 내려요. 동의하면 준비된 대로 검토를 끝내고, 생각이 다르면 다른 방법으로 끝내 주세요.
cases-proposal-waits = 글을 내리려면 다른 운영자가 동의해야 해요. 다른 방법으로 검토를 끝낼 수도 있어요.
cases-proposal-alone = 이곳에는 다른 운영자가 없어서 하루를 기다려요. { $when }부터 글을 내릴 수 있어요.
cases-proposal-due = 이곳에는 다른 운영자가 없고 하루가 지났어요. 이제 글을 내릴 수 있어요.
cases-title-hidden = 운영자가 숨긴 글이에요. 어떻게 끝낼지 정해 주세요
cases-title-staff = 운영자가 이 글을 내리려고 해요
cases-outcome-accurate-hidden-hint = 글을 다시 보이고, 신고한 분에게 고맙다고 전해요
cases-similar = 다른 곳에도 있는 글
cases-similar-same = 같은 글
cases-similar-near = 거의 같은 글
cases-similar-corrected = 거기서는 정정됨
cases-correction-same = 정정에 이미 같은 내용이 있어요. 내용을 바꾸거나 다른 방법으로 검토를 끝내 주세요.
cases-step-proposed = { $name } 님이 글을 내리자고 제안했고, 다른 운영자의 동의를 기다려요
