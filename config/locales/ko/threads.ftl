threads-title = 스레드
threads-ask = 질문하기
threads-which = 스레드 고르기
threads-tab-newest = 최신
threads-tab-unanswered = 답변 없음
threads-tab-unresolved = 미해결
threads-tab-resolved = 해결됨
threads-tab-mine = 내 질문
threads-tab-followed = 팔로우
threads-total = { $count ->
    [0] 아직 올라온 질문이 없어요.
   *[other] 질문이 { $count }개 있어요.
}
threads-filter-space = 스페이스
threads-all-spaces = 모든 스페이스
threads-filter-product = 제품
threads-all-products = 모든 제품
threads-filed-under = 태그:
threads-any-tag = 모든 태그
threads-all = 모든 스레드
threads-none-here = 조건에 맞는 스레드가 없어요
threads-none-here-text = 조건을 줄이면 더 찾을 수 있어요.
threads-none-newest = 아직 아무것도 없어요
threads-none-newest-text = 첫 질문이 여기에 보여요. 먼저 물어보시겠어요?
threads-none-unanswered = 기다리는 분이 없어요
threads-none-unanswered-text = 모든 질문에 답변이 있어요. 새 질문은 답변이 달릴 때까지 여기에 보여요.
threads-none-unresolved = 해결할 질문이 없어요
threads-none-unresolved-text = 질문은 해결될 때까지 여기에 보여요.
threads-none-resolved = 아직 해결된 질문이 없어요
threads-none-resolved-text = 답변이 채택되거나 검증되면 질문이 여기에 보여요.
threads-none-mine = 아직 올린 질문이 없어요
threads-none-mine-text = 올린 질문을 여기서 다시 찾을 수 있어요.
threads-none-followed = 아직 팔로우하는 스레드가 없어요
threads-none-followed-text = 스레드에서 ‘팔로우’를 누르면 여기에 보여요.
threads-last-asked = { $name } 님이 { $when } 질문
threads-last-replied = { $name } 님이 { $when } 답글
threads-state-resolved = 해결됨
threads-state-closed = 닫힘
threads-state-answered = 답변 있음, 채택 전
threads-state-waiting = 답변을 기다려요
threads-answers = 답변
threads-votes = 추천
threads-too = 저도요
threads-asked = { $when } 질문
threads-line-hidden = 숨김
threads-line-held = 승인 대기
threads-line-resolved = { $when }에 해결됨
threads-line-resolved-alone = { $when }에 답변 없이 해결됨: 저절로 없어졌어요
threads-line-resolved-update = { $when }에 답변 없이 해결됨: 업데이트로 해결됐어요
threads-line-resolved-phone = { $when }에 답변 없이 해결됨: 전화로 해결했어요
threads-line-resolved-irrelevant = { $when }에 답변 없이 마무리됨: 이제 상관없어졌어요
threads-line-closed-duplicate = { $when }에 중복 질문으로 닫힘
threads-line-closed-off-topic = { $when }에 닫힘: 여기에 맞지 않는 내용이에요
threads-line-closed-outdated = { $when }에 닫힘: 이제는 없어진 것에 관한 내용이에요
threads-line-closed-resolved-elsewhere = { $when }에 닫힘: 다른 곳에서 처리됐어요
threads-line-closed-unclear = { $when }에 닫힘: 지금 내용으로는 답하기 어려워요
threads-line-closed-too-broad = { $when }에 닫힘: 한꺼번에 너무 많은 것을 물어요
threads-line-closed-opinion = { $when }에 닫힘: 의견을 묻는 글이에요
threads-line-closed-other = { $when }에 닫힘
threads-line-locked = 잠김
threads-line-pinned = 고정됨
threads-in-short-label = 답변 요약
threads-in-short = 요약:
threads-in-short-by-asker = 질문한 { $name } 님이 채택했어요.
threads-in-short-by-staff = 스태프 { $name } 님이 채택했어요.
threads-in-short-by-corrected = 채택된 답변을 { $name } 님이 정정했어요.
threads-in-short-read = 답변 읽기
threads-too-count = { $count }명이 더 겪고 있어요
threads-linked = 이어진 스레드
threads-related = 비슷한 스레드
threads-same = 같은 질문이에요.
threads-voices = 함께한 분들
threads-voices-count = { $count }명이 참여했어요.
threads-voices-staff = 스태프 { $count }명이 있어요.
threads-views = { $count ->
    [0] 아직 다른 분이 읽지 않았어요.
   *[other] 조회 { $count }회.
}
threads-answer-count = { $count ->
    [0] 아직 답변이 없어요
   *[other] 답변 { $count }개
}
threads-conflict-merged = 그사이 이 스레드가 다른 스레드로 합쳐졌어요. 쓰신 글은 아래에 있으니 복사한 뒤 스레드를 다시 열어 주세요.
threads-refused-suspended = 계정이 이용 정지 중이라 지금은 글을 쓸 수 없어요.
threads-refused-not-admitted = 아직 글을 올릴 수 없는 계정이에요. 쓰신 글은 임시저장으로 남아요.
threads-refused-closed = 닫힌 스레드라서 글을 더할 수 없어요.
threads-refused-locked = 운영자가 스레드를 잠가서 지금은 글을 더할 수 없어요.
threads-refused-hidden = 숨겨진 질문이라서 글을 더할 수 없어요.
threads-refused-not-yours = 질문한 분이나 이 스페이스의 스태프만 할 수 있어요.
threads-refused-moderators-only = 이 스페이스의 운영자만 할 수 있어요.
threads-product-elsewhere = 다른 스페이스의 제품이에요. 이 스페이스의 제품을 골라 주세요.
threads-version-elsewhere = 다른 제품의 버전이에요. 다시 골라 주세요.
threads-hidden-title = 숨겨진 질문
threads-more = 더 보기
threads-history = 기록
