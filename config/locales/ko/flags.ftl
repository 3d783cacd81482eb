flags-flag = 신고
flags-flagged = 신고한 글
flags-in-review = 검토 중
flags-under-review = 검토 중인 글이에요. 따라 하면 해로울 수 있다는 신고가 있어서 운영자가 살펴보고 있어요.

flags-new = 글 신고
flags-new-title = { $kind ->
    [question] 이 질문에 어떤 문제가 있나요?
    [answer] 이 답변에 어떤 문제가 있나요?
   *[comment] 이 댓글에 어떤 문제가 있나요?
}
flags-new-lead = 운영자가 살펴보고 결과를 알려 드려요. 누가 신고했는지 글쓴이는 알 수 없어요.
flags-already = 이미 신고한 글이에요
flags-already-text = 글마다 한 번이면 충분해요. 신고를 취소하거나 운영자를 기다려 주세요.
flags-none-left = 오늘은 더 신고할 수 없어요
flags-none-left-text = 하루 동안 할 수 있는 신고 { $count }건을 모두 썼어요. 다음 신고는 { $when }에 할 수 있어요.
flags-reason = 어떤 문제인가요?
flags-reason-missing = 어떤 문제인지 골라 주세요.
flags-reason-inaccurate = 정확하지 않아요
flags-reason-inaccurate-hint = 틀린 내용이 있어요
flags-reason-outdated = 오래된 내용이에요
flags-reason-outdated-hint = 예전에는 맞았지만 지금은 달라요
flags-reason-unsafe = 해로울 수 있어요
flags-reason-unsafe-hint = 따라 하면 데이터, 돈, 건강을 잃을 수 있어요
flags-reason-private = 개인 정보가 보여요
flags-reason-private-hint = 이름, 주소, 번호, 키처럼 모두가 보면 안 되는 내용이에요
flags-reason-spam = 광고예요
flags-reason-spam-hint = 팔거나 눌러 보게 하려는 글이에요
flags-reason-abusive = 누군가에게 상처를 줘요
flags-reason-abusive-hint = 모욕하거나 위협하거나 괴롭혀요
flags-reason-off-topic = 여기에 맞지 않아요
flags-reason-off-topic-hint = 질문과 관계가 없어요
flags-reason-other = 다른 문제예요
flags-reason-other-hint = 어떤 문제인지 직접 적어 주세요
flags-wrong = 무엇이 틀렸나요?
flags-wrong-hint = 맞지 않는 문장, 단계, 숫자를 적어 주세요.
flags-since = 언제부터인가요?
flags-since-hint = 어느 버전이나 날짜부터 맞지 않는지 적어 주세요.
flags-harm = 어떤 일이 생길 수 있나요?
flags-harm-hint = 따라 하면 무엇을 잃을 수 있는지 적어 주세요.
flags-better = 무엇이 맞는지 아시나요?
flags-better-hint = 알려 주시면 더 빨리 바로잡을 수 있어요. 적어 주신 말을 정정에 쓸 수도 있어요.
flags-source = 어디에 나와 있나요?
flags-source-hint = 주소, 설명서 쪽수, 직접 겪은 일 모두 좋아요.
flags-words = 운영자가 알아야 할 것이 있나요?
flags-words-hint = 운영자만 읽어요.
flags-who = 누가 신고했는지는 운영자만 알 수 있어요.
flags-left = { $count ->
    [0] 오늘은 더 신고할 수 없어요.
   *[other] 오늘 { $count }건 더 신고할 수 있어요.
}
flags-send = 신고하기
flags-cancel = 그대로 두기
flags-said-raised = 고마워요. 운영자가 살펴보고 결과를 알려 드릴게요.
flags-said-withdrawn = 신고를 취소했어요.

flags-mine = 내 신고
flags-mine-lead = 신고한 글과 그 결과예요. 답변을 바로잡게 도와주셔서 고마워요.
flags-none = 아직 신고한 글이 없어요
flags-none-text = 틀리거나 오래된 답변 아래에 ‘신고’ 단추가 있어요.
flags-none-go = 스레드 둘러보기
flags-raised = { $when } 신고함
flags-reply = 운영자의 말
flags-withdraw = 신고 취소
flags-allowance = 신고할 수 있는 수
flags-allowance-text = 하루에 { $count }건까지 신고할 수 있어요. 맞는 신고가 많으면 더 할 수 있어요.
flags-state-open = 운영자를 기다리는 중
flags-state-withdrawn = 취소한 신고
flags-state-upheld = 맞는 신고였어요. 고마워요
flags-state-revised = 맞는 신고였어요. 글쓴이가 바로잡았어요. 고마워요
flags-state-corrected = 맞는 신고였어요. 정정했어요. 고마워요
flags-state-superseded = 맞는 신고였어요. 더 나은 답변으로 안내해요. 고마워요
flags-state-warned = 맞는 신고였어요. 글쓴이에게 알려 드렸어요. 고마워요
flags-state-redacted = 맞는 신고였어요. 개인 정보를 지웠어요. 고마워요
flags-state-removed = 맞는 신고였어요. 글을 내렸어요. 고마워요
flags-state-declined = 살펴보니 맞는 내용이었어요. 물어봐 주셔서 고마워요.
flags-state-abuse = 끝난 신고

flags-refused-suspended = 계정이 이용 정지 중이라 지금은 신고할 수 없어요.
flags-refused-not-admitted = 아직 열리지 않은 계정이라 지금은 신고할 수 없어요.
flags-refused-own = 직접 쓴 글은 수정하거나 삭제할 수 있어요.
flags-refused-gone = 이제 아무에게도 보이지 않는 글이라 신고할 것이 없어요.

flags-reason-rule = 규칙이 찾음
flags-reason-held = 승인을 기다려요
