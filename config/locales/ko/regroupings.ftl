# Merging threads, and making an answer a thread of its own.

regroupings-merge = 다른 스레드로 합치기
regroupings-merge-lead = 이 질문은 제목과 함께 다른 스레드의 댓글이 돼요. 답변, 추천, 팔로워도 따라가고 이 주소는 그 스레드로 이어져요. 양쪽에 채택된 답변이 있으면 이쪽 답변은 ‘이 방법으로도 해결돼요’ 표시로 바뀌어요.
regroupings-into = 남길 스레드
regroupings-into-hint = 번호나 주소를 적어 주세요.
regroupings-merge-send = 합치기
regroupings-said-merged = 두 스레드를 합쳤어요.
regroupings-into-missing = 남길 스레드의 번호나 주소를 적어 주세요.
regroupings-into-same = 지금 보고 있는 스레드예요.
regroupings-into-merged = 그 스레드는 이미 다른 스레드로 합쳐졌어요. 이어지는 스레드의 번호를 적어 주세요.
regroupings-into-duplicate = 그 스레드는 이 스레드와 같은 질문이라 닫혔어요. 그 스레드를 이 스레드로 합치거나 먼저 다시 열어 주세요.
regroupings-into-hidden = 그 스레드의 질문은 숨겨져 있어요. 먼저 다시 보이게 해 주세요.
regroupings-into-not-yours = 그 스레드의 스페이스에서는 운영 권한이 없어요. 그곳의 운영자에게 부탁해 주세요.
regroupings-from-hidden = 이 스레드의 질문은 숨겨져 있어요. 먼저 다시 보이게 해 주세요.
regroupings-from-entry = 이 스레드는 FAQ에 있어요. 다른 스레드를 여기로 합치거나 먼저 FAQ에서 빼 주세요.

regroupings-split = 새 스레드로 만들기
regroupings-split-title = 이 답변을 새 스레드로 만들기
regroupings-split-lead = 이제 이 글을 쓴 분이 질문한 것이 되고, 스페이스와 태그는 그대로예요. 댓글도 따라가요.
regroupings-split-name = 제목
regroupings-split-name-hint = 무엇을 묻는지 한 문장으로 적어 주세요.
regroupings-along = 함께 옮길 답변
regroupings-along-hint = 새 질문에 대한 답변을 고르세요. 채택된 답변을 옮기면 채택은 풀려요.
regroupings-split-send = 스레드 만들기
regroupings-said-split = 새 스레드로 만들었어요.
regroupings-refused-no-answer = 누구나 읽을 수 있는 답변만 새 스레드로 만들 수 있어요.
regroupings-refused-corrected = 이 답변에는 바로잡은 내용이나 더 나은 답변이 연결돼 있어요. 먼저 그것을 거둬 주세요.
