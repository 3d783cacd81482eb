# What stands round every page.

site-title = { $title } · { $site }
site-skip = 본문으로 건너뛰기
site-home = { $site } 첫 페이지

site-nav = 커뮤니티
site-nav-threads = 스레드
site-nav-help = 도움말
site-experts = 전문가 답변 시간
site-nav-spaces = 스페이스
site-nav-people = 사람들
site-nav-review = 검토
site-nav-desk = 데스크
site-nav-opinions = 받은 질문
site-menu = 메뉴
site-ask = 질문하기

site-sign-in = 로그인
site-account = { $name } 님의 계정
# The script puts the number in the place of $count.
site-bell = 알림
site-bell-new = 알림: 새 알림 { $count }개
site-your-page = 내 페이지
site-settings = 내 설정
site-admin = 사이트 관리
site-sign-out = 로그아웃

site-rules = 규칙
site-privacy = 개인정보 안내
site-terms = 이용약관
site-footer = 사이트 안내
site-zone = 표시되는 시각: { $zone } 기준
site-theme = 화면 밝기
site-theme-light = 밝게
site-theme-dark = 어둡게
site-theme-auto = 기기 설정대로
site-language = 언어

site-crumbs = 현재 위치
site-older = 다음
site-newer = 이전
site-pages = 목록 더 보기
site-staff = 스태프
site-share = 공유
site-notices = 방금 한 일

# Said by scripts. They put the time or the name of what is meant in the place of $time and $name.
site-live-offline = 연결이 끊겼어요. 아무것도 보내지 않았고, 쓰신 글은 그대로 있어요.
site-live-refused = 지금은 할 수 없었어요. 쓰신 글은 그대로 있어요.
site-live-signed-out = 로그아웃됐어요. 쓰신 글은 그대로 있으니, 다른 탭에서 다시 로그인한 뒤 보내 주세요.
site-live-too-many = 조금 빨랐어요. 잠시 뒤에 다시 시도해 주세요. 쓰신 글은 그대로 있어요.
site-live-saving = 임시저장하는 중
site-live-saved = { $time }에 임시저장했어요
site-live-kept-here = 오프라인이에요. 글을 이 브라우저에 보관했어요
site-live-previewing = 미리 보기를 만드는 중
site-live-nothing = 아직 미리 볼 내용이 없어요.
site-live-copied = 링크를 복사했어요
site-live-remove = “{ $name }” 빼기
site-live-enough = 더는 넣을 수 없어요.
