toos-mark = 저도 겪고 있어요
toos-said-marked = 표시했어요. 이제 이 스레드를 팔로우하니 답변이 달리면 알 수 있어요.
toos-said-withdrawn = 표시를 지웠어요. 이 스레드는 계속 팔로우해요.
toos-refused-asker = 직접 올린 질문이라 표시하지 않아도 돼요.
