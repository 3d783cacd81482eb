# 답변을 바로잡는 일: 정정된 답변에 함께 보이는 글, 양식, 알림.

corrections-title = 새로 확인된 내용이 있어요
corrections-by = { $by } 님이 { $when }에 정정했어요
corrections-why-said = 이유:
corrections-source-said = 출처:
corrections-original = 원래 답변 보기
corrections-original-said = 원래 답변:
corrections-history = 수정 내역 보기
corrections-change = 정정 고치기
corrections-undo = 되돌리기
corrections-correct = 정정하기
corrections-supersede = 더 나은 답변 알리기

corrections-new = 답변 정정하기
corrections-edit = 정정 고치기
corrections-lead = 이제부터 정정한 내용이 답변과 함께 보여요. 원래 답변은 접힌 채로 그대로 읽을 수 있어요.
corrections-answer-says = 답변 내용
corrections-body = 지금 맞는 내용
corrections-body-hint = 마크다운으로 { $most }바이트까지 적을 수 있어요. 원래 답변을 읽지 않아도 알 수 있게 적어 주세요.
corrections-why = 이유
corrections-why-hint = 무엇이 바뀌었는지, 무엇이 틀렸는지 적어 주세요.
corrections-source = 출처
corrections-source-hint = 직접 확인할 수 있는 주소나 짧은 설명을 적어 주세요.
corrections-withdraws-marks = 이제 질문의 답이 아니에요
corrections-withdraws-marks-hint = 채택과 검증, ‘이 방법도 돼요’ 표시가 취소돼요.
corrections-told = 10분 안에는 되돌릴 수 있어요. 그 뒤에는 이 답변을 활용했을 수 있는 분들에게 알려 드려요.
corrections-keep = 정정 저장
corrections-keep-anyway = 이 내용으로 바꾸기
corrections-cancel = 그대로 두기
corrections-meanwhile = 작성하시는 동안 { $name } 님이 아래와 같이 정정했어요. 작성하신 글은 양식에 그대로 있고, 저장하면 이 정정을 대신해요.
corrections-withdraw-title = 정정 취소
corrections-withdraw-text = 답변이 처음 쓴 그대로 다시 보여요. 정정은 수정 내역에 남고, 취소됐던 표시는 다시 할 수 있어요.
corrections-withdraw = 정정 취소

corrections-better = 더 나은 답변이 있어요
corrections-better-by = { $name } 님의 답변
corrections-better-withdraw = 이 안내 없애기
corrections-supersession = 더 나은 답변 알리기
corrections-supersession-lead = 이 답변은 다른 답변 아래로 내려가고 더 나은 답변으로 이어져요. 내용은 접힌 채로 그대로 읽을 수 있어요.
corrections-better-here-label = 이 스레드의 더 나은 답변
corrections-better-label = 다른 스레드에 있다면
corrections-better-hint = 답변이나 스레드의 주소를 적어 주세요. 위에서 고른 것보다 먼저 쓰여요.
corrections-better-missing = 답변을 고르거나 답변 또는 스레드의 주소를 붙여 넣어 주세요.
corrections-better-same = 바로 이 답변이에요. 다른 답변을 골라 주세요.
corrections-better-here = 이 답변이 있는 스레드예요. 이 스레드의 다른 답변을 골라 주세요.
corrections-better-unknown = 모두가 읽을 수 있는 답변이나 스레드가 아니에요. 주소를 다시 확인해 주세요.
corrections-better-closed = 이 답변을 읽는 분들이 모두 그 답변을 읽을 수 있는 것은 아니에요. 열려 있는 스페이스의 답변을 골라 주세요.
corrections-better-circle = 그 답변은 다시 이 답변으로 이어져요. 마지막에 이를 답변을 골라 주세요.
corrections-supersession-send = 알리기

corrections-said-corrected = 정정이 답변과 함께 보여요. 10분 안에는 되돌릴 수 있고, 그 뒤에는 이 답변을 활용했을 수 있는 분들에게 알려 드려요.
corrections-said-undone = 되돌렸어요. 모두 전과 같고, 아무에게도 알리지 않았어요.
corrections-said-withdrawn = 정정을 취소했어요. 수정 내역에는 남아 있어요.
corrections-said-superseded = 이제 이 답변이 더 나은 답변으로 이어져요. 10분 안에는 되돌릴 수 있어요.
corrections-said-not-superseded = 이제 이 답변은 다른 곳으로 이어지지 않아요.

corrections-conflict = 방금 다른 분이 이 답변을 정정했어요. 다시 열어 주세요.
corrections-conflict-better = 방금 다른 분이 이 답변을 다른 답변으로 이어 두었어요. 다시 열어 주세요.
corrections-refused-suspended = 이용 정지 중에는 답변을 정정할 수 없어요.
corrections-refused-staff-only = 이 스페이스의 전문가와 스태프만 답변을 정정할 수 있어요.
corrections-refused-not-an-answer = 답변만 정정할 수 있어요. 다른 글에는 답변이나 댓글을 남겨 주세요.
corrections-refused-gone = 모두가 읽을 수 있는 답변이 아니라서 정정할 수 없어요.
corrections-refused-not-yours = 직접 한 분이나 이 스페이스의 운영자만 되돌릴 수 있어요.
corrections-refused-late = 10분이 지나서 이미 알림이 나갔어요. 대신 고치거나 취소할 수 있어요.
corrections-refused-over = 이미 다른 내용으로 바뀌었어요.

corrections-all = 정정
corrections-versions = 버전
corrections-past = 정정함
corrections-past-edit = 정정을 고침
corrections-replaced = { $when }에 고쳤어요.
corrections-withdrawn = { $when }에 취소했어요.
corrections-mail = 정정된 내용이에요. 지금 맞는 내용은 이래요:
corrections-mail-superseded = 이제 더 나은 답변이 있어요. 스레드를 열어 읽어 주세요.
