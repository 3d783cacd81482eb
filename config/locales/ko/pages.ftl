# Rules, privacy and terms.

pages-rules = 커뮤니티 규칙
pages-privacy = 개인정보 안내
pages-terms = 이용약관
pages-since = { $when }부터
pages-change = 이 페이지 고치기
pages-too-long = 한 페이지는 { $most }KiB까지예요.
pages-too-deep = 인용과 목록은 { $most }단계까지 겹쳐 쓸 수 있어요.
pages-refused-admins-only = 사이트 관리자만 이 페이지들을 바꿀 수 있어요.
