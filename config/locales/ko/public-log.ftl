public-log-title = 공개 기록
public-log-lead = 운영자가 무엇을, 왜, 어디에서 했는지 보여요. 글을 쓰거나 신고한 분의 이름과 내려진 글의 내용은 나오지 않아요.
public-log-numbers = 연도별 숫자
public-log-which = 어떤 기록
public-log-show-all = 전체
public-log-show-posts = 글
public-log-show-answers = 답변
public-log-show-threads = 스레드
public-log-show-appeals = 이의
public-log-space = 스페이스
public-log-all-spaces = 모든 스페이스
public-log-filter = 보기
public-log-none = 아직 기록이 없어요
public-log-none-text = 운영자가 글을 내리거나 바로잡거나 스레드를 닫으면 여기에 보여요.
public-log-accurate = { $by } 님이 신고된 글을 살펴봤고, 맞는 글이었어요.
public-log-revised = { $by } 님이 신고된 글을 살펴봤고, 글쓴이가 바로잡았어요.
public-log-corrected = { $by } 님이 검토 뒤에 답변을 정정했어요.
public-log-superseded = { $by } 님이 검토 뒤에 답변에서 더 새로운 답변으로 안내했어요.
public-log-removed = { $by } 님이 글을 내렸어요.
public-log-redacted = { $by } 님이 글에서 개인 정보를 지웠어요.
public-log-declined = { $by } 님이 승인을 기다리던 글을 거절했어요.
public-log-why-other = 다른 규칙에 맞지 않아요
public-log-criticism-no = 회사를 비판하는 글이 아니에요.
public-log-criticism-agreed = 회사를 비판하는 글이에요. 다른 한 분이 동의했어요.
public-log-criticism-waited = 회사를 비판하는 글이에요. 동의할 다른 분이 없어서 하루를 기다린 뒤에 내렸어요.
public-log-criticism-yes = 회사를 비판하는 글이에요. 글쓴이가 스태프이거나 새로 온 분이라 한 분이 내릴 수 있었어요.
public-log-appeal-upheld = { $ended ->
    [removed] { $by } 님이 이의를 받고 내려진 글을 다시 살펴봤어요. 결정은 그대로예요.
    [redacted] { $by } 님이 이의를 받고 글에서 지운 내용을 다시 살펴봤어요. 결정은 그대로예요.
    [corrected] { $by } 님이 이의를 받고 정정을 다시 살펴봤어요. 결정은 그대로예요.
    [superseded] { $by } 님이 이의를 받고 더 새로운 답변으로 안내한 것을 다시 살펴봤어요. 결정은 그대로예요.
    [declined] { $by } 님이 이의를 받고 거절한 글을 다시 살펴봤어요. 결정은 그대로예요.
   *[other] { $by } 님이 이의를 받고 결정을 다시 살펴봤어요. 결정은 그대로예요.
}
public-log-appeal-overturned = { $ended ->
    [removed] { $by } 님이 이의를 받고 내렸던 글을 다시 보이게 했어요.
    [redacted] { $by } 님이 이의를 받고 글에서 지운 내용을 되돌렸어요.
    [corrected] { $by } 님이 이의를 받고 정정을 되돌렸어요.
    [superseded] { $by } 님이 이의를 받고 더 새로운 답변으로 안내하던 것을 되돌렸어요.
    [declined] { $by } 님이 이의를 받고 거절했던 글을 승인했어요.
   *[other] { $by } 님이 이의를 받고 결정을 되돌렸어요.
}
public-log-same = 다시 볼 다른 분이 없어서 결정한 분이 다시 살펴봤어요.

public-log-year = 숫자로 보는 { $year }년
public-log-year-so-far = 숫자로 보는 { $year }년, 지금까지
public-log-year-lead = 읽을 수 있는 스페이스에서 무엇이 신고되고 어떻게 됐는지 보여요. 취소한 신고는 세지 않아요.
public-log-flagged = 신고
public-log-first-look = 절반을 처음 살펴본 시간
public-log-decision = 절반을 결정한 시간
public-log-appeals = 이의
public-log-flags = 이유별 신고
public-log-flags-none = 신고가 없었어요.
public-log-outcomes = 결정한 내용
public-log-outcomes-none = 결정한 것이 없어요.
public-log-appeals-none = 이의가 없었어요.
public-log-column-reason = 이유
public-log-column-outcome = 결정
public-log-column-count = 수
public-log-column-end = 결과
public-log-before = 지난해
public-log-after = 다음 해

public-log-reviews = 검토
public-log-review-appeal-upheld = 이의가 있어 다시 살펴봤고, 그대로예요.
public-log-review-appeal-overturned = 이의가 있어 되돌렸어요.
