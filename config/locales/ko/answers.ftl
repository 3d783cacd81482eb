answers-add = 답변하기
answers-body = 답변
answers-post = 답변 올리기
answers-follow = 새 글이 달리면 알려 주세요
answers-sign-in = 로그인하고 답변하기
answers-placeholder = 어떤 방법이 통했나요? 모델과 버전도 알려 주세요.
answers-shut = 지금은 이 스레드에 글을 더할 수 없어요.
answers-useful-first = 도움순
answers-oldest-first = 오래된순
answers-earlier = 앞선 답변
answers-later = 다음 답변
# Said by scripts, which put the number in the place of $count.
answers-live-one = 새 답변이 1개 있어요.
answers-live-many = 새 답변이 { $count }개 있어요.
answers-live-show = 보기
