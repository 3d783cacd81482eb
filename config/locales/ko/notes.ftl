notes-title = { $count ->
    [0] 스태프 메모
   *[other] 스태프 메모 { $count }개
}
notes-hint = 이 스페이스의 스태프만 읽어요.
notes-write = 메모 남기기
notes-remove = 메모 지우기
notes-said-removed = 메모를 지웠어요.
notes-refused-not-yours = 다른 분이 쓴 메모라 그분만 지울 수 있어요.
notes-of-thread = 스레드 메모
