# Deleting oneself.

farewells-policy = 이 사이트가 무엇을 왜 보관하는지
farewells-delete = 계정 삭제
farewells-lead = 신청하고 2주가 지나면 이름, 사진, 이메일, 설정, 임시저장, 추천, 파일처럼 누구인지 알 수 있는 것은 모두 사라져요. 그 전에는 되돌릴 수 있어요.
farewells-how = 쓴 글은 어떻게 할까요?
farewells-how-stay = “떠난 회원”의 글로 남기기
farewells-hint-stay = 답변이 계속 다른 분을 도와요. 누가 썼는지는 알 수 없게 되고, 글 안에 적힌 내용은 그대로 남아요.
farewells-how-go = 함께 지우기
farewells-hint-go = 질문, 답변, 댓글과 이전 버전, 다른 분이 인용한 부분까지 지워요. 내 질문은 다른 분의 답변과 함께 모든 목록에서 빠져요.
farewells-how-missing = 쓴 글을 어떻게 할지 골라 주세요.
farewells-sure = 계정을 삭제할게요
farewells-sure-missing = 정말 삭제하려면 여기에 표시해 주세요.
farewells-ask = 내 계정 삭제하기
farewells-refused-last-admin = 사이트를 운영할 분이 있어야 하는데 지금은 혼자뿐이에요. 먼저 다른 분을 관리자로 정해 주세요.
farewells-refused-late = 2주가 지나서 계정을 삭제하고 있어요.
farewells-title = 계정이 삭제될 예정이에요
farewells-due = 삭제되는 때: { $when }
farewells-meanwhile = 그때까지 다른 분에게는 달라지는 것이 없고, 여기서는 한 가지만 할 수 있어요. 되돌리면 모든 것이 전과 같아요.
farewells-undo = 계정 그대로 두기
farewells-said-undone = 계정을 그대로 두었어요. 함께해 주셔서 고마워요.
