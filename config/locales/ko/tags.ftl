# Tags: the words threads are filed under.

tags-title = 태그
tags-all = 모든 태그
tags-change-all = 태그 관리
tags-change = 이 태그 고치기
tags-none = 아직 태그가 없어요
tags-none-text = 질문할 때 태그를 다섯 개까지 달 수 있어요. 그 태그가 여기에 보여요.
tags-empty = 아직 아무것도 없어요
tags-threads = 스레드 { $count }개
tags-name-taken = 같은 이름의 태그가 이미 있어요. 이 태그를 거기에 합쳐 주세요.
tags-merge-itself = 이 태그가 아닌 다른 태그를 골라 주세요.
tags-refused-admins-only = 사이트 관리자만 태그를 바꿀 수 있어요.
