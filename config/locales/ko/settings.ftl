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
settings-own-privacy = 개인정보
settings-own-account = 계정
settings-own-notifications = 알림
settings-own-identities = 연결된 계정
