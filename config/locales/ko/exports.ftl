# A copy of everything about oneself.

exports-title = 나에 관한 모든 것의 사본
exports-lead = 쓴 글과 모든 버전, 추천, 임시저장, 설정, 로그인 기록, 파일을 어떤 프로그램으로든 읽을 수 있는 JSON으로 묶은 zip이에요. 뒤에서 만들고, 나만 받을 수 있어요.
exports-ask = 사본 만들기
exports-said-asked = 사본을 만들고 있어요. 다 되면 여기에 보여요.
exports-asked = { $when } 신청
exports-waiting = 만드는 중
exports-waiting-hint = 길어도 몇 분이면 돼요. 이 페이지를 다시 열어 확인해 주세요.
exports-until = { $until }까지 받을 수 있어요
exports-download = 내려받기({ $size }MB)
exports-over = 기간이 지났어요
exports-failed = 만들지 못했어요
exports-failed-hint = 사이트 쪽 문제로 사본을 만들지 못했어요. 저절로 다시 해 보지만 간격이 점점 길어져요. 지금 다시 해 봐도 돼요.
exports-again = 다시 만들기
exports-refused-lately = 사본을 신청한 지 한 시간이 지나지 않았어요. 조금 뒤에 다시 신청해 주세요.
exports-read-me = { $site } 사이트가 나에 관해 아는 내용이에요. .json 파일마다 사이트의 표 하나에서 내 것만 담았어요. 시각은 모두 UTC예요. 올린 파일도 함께 들어 있어요. 비밀번호와 키는 해시로만 보관하므로 뺐고, 다른 분에 관한 것도 뺐어요.
