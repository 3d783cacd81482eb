# Making an account, signing in and out, and the first administrator.

accounts-sign-in = 로그인
accounts-sign-up = 회원가입
accounts-mail = 이메일
accounts-mail-hint = 로그인할 때 써요. 다른 회원에게는 보이지 않아요.
accounts-password = 비밀번호
accounts-password-hint = 10자 이상 적어 주세요. 단어 몇 개를 이어 쓰면 기억하기 쉬워요.
accounts-name = 이름
accounts-handle = 핸들
accounts-handle-hint = 주소와 멘션에 쓰는 이름이에요. 예: ada, ada-l. 비워 두면 이름으로 만들어 드려요.
accounts-or = 또는
accounts-refused-only-providers = 여기서는 회사 계정으로만 로그인할 수 있어요.
accounts-new-here = 처음이세요?
accounts-make-one = 회원가입
accounts-have-one = 이미 계정이 있으세요?
accounts-sign-in-wrong = 이메일과 비밀번호가 맞지 않아요. 다시 한번 확인해 주세요.
accounts-forgotten = 비밀번호를 잊으셨나요? 사이트 관리자에게 새 비밀번호를 부탁해 주세요.
accounts-mail-unfit = 이메일 주소 형식이 아닌 것 같아요.
accounts-mail-taken = 이 주소로 만든 계정이 이미 있어요. 그 계정으로 로그인하면 돼요.
accounts-name-line = 이름은 한 줄로 적어 주세요.

accounts-consent = 다음 내용에 동의해요: { $pages }
accounts-consent-missing = 계정을 만들려면 이 내용에 동의해 주세요.
accounts-consent-changed = 방금 내용이 바뀌었어요. 한 번 더 살펴봐 주세요.

accounts-closed-title = 여기서는 스태프가 계정을 만들어 드려요
accounts-closed-text = 이 사이트에서는 직접 가입할 수 없어요. 계정이 필요하면 사이트 관리자에게 말씀해 주세요. 읽는 데는 계정이 없어도 돼요.
accounts-refused-closed = 이 사이트에서는 직접 가입할 수 없어요. 사이트 관리자에게 말씀해 주세요.

accounts-kept-title = 쓰신 글은 잘 보관했어요
accounts-kept-text = 로그인하거나 가입하면 쓰던 글로 돌아가요. 그다음엔 한 번만 누르면 올라가요.
accounts-said-kept = 쓰던 글을 다시 가져왔어요. 살펴보고 올려 주세요.
accounts-said-send-again = 이 글을 쓰는 사이에 다시 로그인하셨어요. 쓰신 글은 그대로 있으니 한 번 더 보내 주세요.

accounts-suspended-title = 계정이 이용 정지됐어요
accounts-suspended-why = 정지 이유
accounts-suspended-until = 정지가 풀리는 때: { $until }
accounts-suspended-open = 정지가 언제 풀릴지는 정해지지 않았어요.
accounts-suspended-can = 그때까지도 전에 보던 글은 모두 읽을 수 있고, 내 설정도 바꿀 수 있어요. 글쓰기, 추천, 팔로우는 할 수 없어요.
accounts-suspended-read = 스레드 읽기

accounts-set-up-title = 첫 관리자 만들기
accounts-set-up-lead = 서버가 알려 준 링크로 들어오셨으니 이 사이트는 직접 운영하시면 돼요. 이 계정으로는 무엇이든 할 수 있고, 다른 관리자는 나중에 정할 수 있어요.
accounts-set-up-send = 계정 만들고 계속하기
accounts-spent-title = 더는 쓸 수 없는 링크예요
accounts-spent-text = 첫 관리자 링크는 한 번만, 그리고 가장 새 것만 쓸 수 있어요. 관리자가 없는 동안에는 서버를 켤 때마다 새 링크가 나와요.

accounts-signed-in-as = 로그인 이메일: { $mail }
accounts-about-you = 내 소개
accounts-about = 자기소개
accounts-about-hint = 어떤 제품을 쓰는지, 무엇을 잘 아는지 적어 보세요. 내 페이지에 보여요.
accounts-reading = 읽기 설정
accounts-language = 언어
accounts-language-browser = 브라우저 설정대로
accounts-language-unknown = 이 언어는 아직 준비되지 않았어요.
accounts-zone = 시간대
accounts-zone-hint = 날짜와 시각을 이 시간대로 보여 드려요.
accounts-zone-site = 사이트 설정대로
accounts-zone-unknown = 모르는 시간대예요.
accounts-theme = 화면 밝기
accounts-save = 저장
accounts-said-changed = 저장했어요.
accounts-change-password = 비밀번호 바꾸기
accounts-present = 지금 비밀번호
accounts-present-wrong = 지금 쓰는 비밀번호와 달라요.
accounts-new-password = 새 비밀번호
accounts-said-password = 비밀번호를 바꿨어요. 여기서는 로그인된 채로 있고, 다른 곳에서는 모두 로그아웃됐어요.
accounts-sessions = 로그인된 기기
accounts-sessions-lead = 모르는 기기가 있으면 로그아웃하고 비밀번호를 바꿔 주세요.
accounts-session-this = 지금 쓰는 브라우저
accounts-session-used = 마지막 사용: { $used }, 로그인한 날: { $since }
accounts-session-unnamed = 이름을 알 수 없는 브라우저
accounts-end-session = 이 기기 로그아웃
accounts-end-others = 다른 기기 모두 로그아웃
accounts-said-ended = 그 기기에서 로그아웃했어요.
accounts-refused-suspending-admins = 사이트 관리자는 정지할 수 없어요. 먼저 관리자 역할을 거둬 주세요.
accounts-refused-admins-only = 사이트 관리자만 할 수 있어요.
