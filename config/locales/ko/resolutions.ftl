resolutions-refused-shut = 닫히거나 잠긴 스레드라서 바꿀 수 없어요.
resolutions-refused-resolved = 이미 해결된 스레드예요.
resolutions-refused-by-answer = 답변으로 해결된 스레드예요. 그 답변의 표시를 취소해 주세요.
resolutions-refused-needs-answer = 답변이 채택되거나 검증되면 스레드가 해결돼요.

resolutions-resolve = 답변 없이 해결됨
resolutions-reopen = 아직 해결되지 않음
resolutions-heading = 답변 없이 해결됨
resolutions-lead = 어떻게 끝났나요? 같은 문제를 겪는 분들이 궁금해할 거예요.
resolutions-send = 해결됨으로 표시
resolutions-how-alone = 저절로 없어졌어요
resolutions-how-update = 업데이트로 해결됐어요
resolutions-how-phone = 전화로 해결했어요
resolutions-how-irrelevant = 이제 상관없어졌어요
resolutions-said-resolved = 해결됨으로 표시했어요. 알려 주셔서 고마워요.
resolutions-said-reopened = 아직 해결되지 않은 것으로 바꿨어요.
