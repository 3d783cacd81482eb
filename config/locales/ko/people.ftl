# People: the list of them and each one's own page.

people-handle-taken = 이미 쓰고 있거나 비슷해 보이는 핸들이 있어요.
people-handle-lately = 핸들을 바꾼 지 얼마 되지 않았어요. 30일에 한 번 바꿀 수 있어요.
people-handle-missing = 이름으로 만들 수 있는 핸들을 찾지 못했어요. 하나 정해 주세요.

people-title = 사람들
people-lead = 여기서 묻고 답하는 분들이에요. 스태프에게는 표시가 있고, 다른 분들은 모두 여러분과 같은 고객이에요.
people-order = 정렬
people-by-newest = 최근 가입순
people-by-name = 이름순
people-none = 아직 아무도 없어요
people-none-text = 계정을 만든 분들이 여기에 보여요.

people-role-expert = 전문가
people-role-moderator = 운영자
people-role-lead = 책임자
people-role-admin = 사이트 관리자

people-since = { $since }부터 함께해요
people-accepted = 채택된 답변 { $count }개
people-posts = 글 { $count }개
people-gift-accepted = 채택된 답변
people-gift-posts = 글
people-member-since = 가입
people-staff-since = 합류
people-edit = 수정
people-look-after = 회원 관리
people-suspended = 이용 정지
people-suspended-until = { $until }까지 이용 정지

people-answers = 답변
people-questions = 질문
people-no-answers = 아직 볼 수 있는 답변이 없어요.
people-no-questions = 아직 볼 수 있는 질문이 없어요.
people-deed-accepted = 채택된 답변
people-deed-verified = 검증된 답변
people-deed-answer = 답변
people-deed-resolved = 해결됨
people-deed-question = 아직 해결 전
people-former = 탈퇴한 회원
