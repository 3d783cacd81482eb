# Pages of trouble: what happened, whether anything was lost, where to go.

errors-home = 첫 페이지로 가기
errors-threads = 스레드 둘러보기
errors-sign-in = 로그인
errors-again = 다시 시도하기
errors-number = 같은 일이 또 생기면 이 번호를 알려 주세요: { $number } (발생 시각: { $moment })
errors-kept = 쓰신 글은 그대로 있어요
errors-kept-hint = 아직 올라가지 않았어요. 여기서 다시 보내거나, 안전하게 복사해 두세요.
errors-nothing-lost = 바뀌거나 사라진 것은 없어요.

errors-not-found = 이 주소에는 아무것도 없어요
errors-not-found-text = 옮겨졌거나 지워졌을 수 있고, 참여하지 않은 스페이스의 내용일 수도 있어요. 다른 곳에서 링크를 따라오셨다면 오래된 링크일지도 몰라요.

errors-refused = 여기서는 할 수 없는 일이에요
errors-refused-text = 볼 수는 있지만 바꿀 수는 없어요.

errors-sign-in-title = 로그인이 필요해요
errors-sign-in-text = 계정이 있어야 할 수 있어요. 로그인하면 이 자리로 돌아와요.

errors-too-many = 한꺼번에 너무 많았어요
errors-too-many-text = 모두가 편하게 쓸 수 있도록 횟수에 제한을 두고 있어요. 계정에는 아무 문제가 없어요.
errors-too-many-until = { $time }부터 다시 할 수 있어요.

errors-conflict = 다른 분이 먼저 바꿨어요
errors-conflict-text = 열어 두신 사이에 내용이 바뀌어서 덮어쓰지 않았어요. 다시 열면 지금 내용을 볼 수 있어요.

errors-invalid = 보내신 내용을 읽지 못했어요
errors-invalid-text = 페이지를 오래 열어 두었거나 예전 페이지에서 보내셨을 수 있어요. 페이지를 새로 열고 다시 보내 주세요.

errors-unavailable = 지금은 저장할 수 없어요
errors-unavailable-text = 읽기는 되지만 지금은 저장이 안 돼요. 저희도 알고 있어요. 1~2분 뒤에 다시 시도해 주세요.

errors-internal = 저희 쪽에 문제가 생겼어요
errors-internal-text = 저희도 알고 살펴보고 있어요. 하시려던 일은 처리되지 않았어요.
errors-refused-token = 페이지를 오래 열어 두어서 양식이 만료됐어요. 한 번 더 보내 주세요.
errors-refused-origin = 이 사이트의 페이지에서 보낸 것이 아니에요. 이 사이트의 주소는 이렇게 시작해요: { $expected }
errors-refused-suspended = 계정이 이용 정지 중이라 지금은 글을 쓸 수 없어요.
errors-refused-not-admitted = 아직 이 일을 할 수 없는 계정이에요. 이메일 주소를 확인하거나, 사이트 관리자의 승인을 기다려 주세요.
errors-conflict-taken = 다른 분이 먼저 했어요.
errors-refused-suspended-why = 계정이 이용 정지 중이라 지금은 글을 쓸 수 없어요. 정지 이유: { $why }
