# The pages of one's own settings, and what is said of settings that will not do.

settings-refused-admins-only = 사이트 관리자만 설정을 바꿀 수 있어요.
settings-language-unknown = 언어를 골라 주세요.
settings-zone-unknown = 시간대를 골라 주세요.
settings-accent-unreadable = 색은 # 뒤에 숫자나 a부터 f까지의 글자 여섯 개로 적어 주세요. 예: #2f6f5e
settings-accent-hard = { $colour } 색으로는 읽기 어려운 글자가 생겨요. 쓸 수 있는 가장 가까운 색은 { $nearest } 색이에요.
settings-logo-unreadable = PNG, JPEG, WebP 그림으로 읽을 수 없는 파일이에요.
settings-logo-bytes = 그림은 { $most }KiB까지 올릴 수 있어요.
settings-logo-pixels = 그림의 가로와 세로는 { $most }픽셀까지예요.

settings-own = 내 설정
settings-own-profile = 프로필
settings-own-posts = 내가 쓴 글
settings-own-privacy = 개인정보
settings-own-account = 계정
settings-own-notifications = 알림
settings-hours = { $least }시간부터 { $most }시간까지 적어 주세요.
settings-own-identities = 연결된 계정

settings-posts-lead = 내가 쓴 질문, 답변, 댓글을 쓴 그대로 최근 것부터 보여 드려요.
settings-posts-closed = 지금은 볼 수 없는 스페이스의 글
settings-posts-question = 질문
settings-posts-answer = 답변
settings-posts-comment = 댓글
settings-posts-held = 운영자의 확인을 기다리고 있어요
settings-posts-changed = 쓴 뒤에 다른 사람이 고쳤고, 지금은 볼 수 없는 곳에 있어요. 내가 쓴 원래 글은 내 데이터 사본에 들어 있어요.
settings-posts-none = 아직 쓴 글이 없어요
settings-posts-none-text = 질문, 답변, 댓글을 쓰면 여기에 모여요.
