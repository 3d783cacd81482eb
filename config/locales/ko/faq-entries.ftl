# What is asked often: the help pages, and the forms by which leads keep them.

faq-entries-title = 도움말
faq-entries-lead = 자주 묻는 질문에 잘 아는 분들이 짧게 답해 두었어요.
faq-entries-of = “{ $space }” 도움말
faq-entries-all = “{ $space }” 도움말 { $count }개 모두 보기
faq-entries-count = 자주 묻는 질문 { $count }개
faq-entries-read = 스레드 전체 읽기
faq-entries-read-it = 스레드 전체 읽기: { $title }
faq-entries-still-stuck = 아직 해결되지 않았나요?
faq-entries-none = 아직 아무것도 없어요
faq-entries-none-here = 아직 이 스페이스의 도움말이 없어요
faq-entries-none-text = 커뮤니티의 좋은 답변이 여기에 모여요. 그때까지는 질문해 주세요.
faq-entries-none-text-lead = 해결된 스레드를 열고 ‘더 보기’에서 ‘자주 묻는 질문에 넣기’를 골라 주세요.
faq-entries-none-go = 해결된 스레드 보기

faq-entries-make = 자주 묻는 질문에 넣기
faq-entries-edit = 자주 묻는 질문 고치기
faq-entries-edit-lead = 질문은 올라온 그대로 보여요. 두세 문장으로 직접 답을 적어 주세요.
faq-entries-body = 짧은 답
faq-entries-body-hint = 마크다운으로 { $most }바이트까지 적을 수 있어요.
faq-entries-keep = 저장
faq-entries-cancel = 취소
faq-entries-conflict = 작성하시는 동안 다른 책임자가 아래와 같이 답했어요. 작성하신 글은 양식에 그대로 있고, 저장하면 이 답을 대신해요.
faq-entries-accepted = 채택된 답변 내용
faq-entries-many = 스페이스 하나에 { $most }개까지 넣을 수 있어요. 먼저 하나를 빼 주세요.

faq-entries-line = 자주 묻는 질문
faq-entries-being-checked = 확인하고 있어요. 이 답의 바탕이 된 답변이 바뀌었어요.
faq-entries-being-checked-lead = 이 답의 바탕이 된 내용이 스레드에서 바뀌었어요. 그대로 두거나 고친 뒤 저장하면 확인돼요.
faq-entries-to-check = 다시 봐야 할 답이 { $count }개 있어요
faq-entries-to-check-text = 바탕이 된 답변이 바뀌었거나 없어졌어요. 읽는 분들에게는 확인하고 있다고 알려 드려요.
faq-entries-confirm = 여전히 맞아요
faq-entries-confirm-it = 여전히 맞아요: { $title }
faq-entries-rewrite = 다시 쓰기
faq-entries-rewrite-it = 답 다시 쓰기: { $title }
faq-entries-remove = 빼기
faq-entries-remove-it = 자주 묻는 질문에서 빼기: { $title }
faq-entries-up = “{ $title }” 위로 옮기기
faq-entries-down = “{ $title }” 아래로 옮기기

faq-entries-said-kept = 답을 도움말에 올렸어요.
faq-entries-said-confirmed = 확인했어요.
faq-entries-said-removed = 자주 묻는 질문에서 뺐어요. 스레드는 그대로 있어요.

faq-entries-refused-suspended = 이용 정지 중에는 자주 묻는 질문을 바꿀 수 없어요.
faq-entries-refused-leads-only = 자주 묻는 질문은 이 스페이스의 책임자만 바꿀 수 있어요.
faq-entries-refused-not-resolved = 해결된 스레드만 자주 묻는 질문에 넣을 수 있어요. 답변이 채택되면 넣을 수 있어요.
