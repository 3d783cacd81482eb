sweeps-all = 이 페이지 전체
sweeps-pick = 고르기: { $title }
sweeps-key-pick = 여러 건 고르기
sweeps-chosen = 고른 글 { $posts }개, 글쓴이 { $people }명
sweeps-chosen-none = 고른 글을 한 번에 내려요.
sweeps-suspend = 글쓴이도 정지할까요?
sweeps-remove = 고른 글 내리기
sweeps-hint = 10분 동안 모두 되돌릴 수 있어요. 그전에는 아무에게도 알리지 않아요.
sweeps-swept = 글 { $posts }개를 내렸어요. { $people ->
    [0] 정지한 사람은 없어요
   *[other] { $people }명을 정지했어요
}
sweeps-undo = 모두 되돌리기
sweeps-said-done = 끝났어요. 10분 동안 모두 되돌릴 수 있어요.
sweeps-said-undone = 되돌렸어요. 모두 전과 같아요.
sweeps-spared-over = { $count ->
   *[other] { $count }개는 그대로 두었어요. 그사이 결정됐거나 사라진 글이에요.
}
sweeps-spared-claimed = { $count ->
   *[other] { $count }개는 그대로 두었어요. 다른 운영자가 보고 있어요.
}
sweeps-spared-own = { $count ->
   *[other] { $count }개는 그대로 두었어요. 직접 쓴 글이에요.
}
sweeps-spared-staff = { $count ->
   *[other] { $count }개는 그대로 두었어요. 스태프가 쓴 글이에요.
}
sweeps-spared-proposed = { $count ->
   *[other] { $count }개는 그대로 두었어요. 회사를 비판하는 글이라 다른 운영자의 동의를 기다려요.
}
sweeps-spared-already = { $count ->
   *[other] { $count }명은 이미 정지돼 있어요.
}
sweeps-spared-many = { $count ->
   *[other] { $count }명은 정지하지 않았어요. 오늘 정지할 수 있는 사람 수를 다 채웠어요.
}
sweeps-none-chosen = 글을 하나 이상 골라 주세요.
sweeps-many = 한 번에 { $most }개까지 내릴 수 있어요.
sweeps-rule-not-for-many = 이 이유로는 하나씩 결정해 주세요.
sweeps-nothing-over = 고른 글은 모두 그사이 결정됐거나 사라졌어요. 지금은 아무것도 바뀌지 않았어요.
sweeps-nothing-claimed = 고른 글은 모두 다른 운영자가 보고 있어요. 아무것도 바뀌지 않았어요.
sweeps-nothing-own = 고른 글은 모두 직접 쓴 글이라 다른 운영자가 결정해요. 아무것도 바뀌지 않았어요.
sweeps-nothing-proposed = 고른 글은 모두 회사를 비판하는 글이라 다른 운영자의 동의를 기다려요. 아무것도 바뀌지 않았어요.
sweeps-nothing-staff = 고른 글은 모두 스태프가 쓴 글이라 하나씩 결정해요. 아무것도 바뀌지 않았어요.
sweeps-written = { $name } 님이 최근에 쓴 글
sweeps-written-title = { $name } 님이 쓴 글
sweeps-written-lead = 맡고 있는 스페이스에 쓴 글이에요. 모두 골라져 있으니 남길 글은 빼 주세요.
sweeps-written-more = 최근 글 { $count }개예요. 내리고 나면 그다음 글이 여기에 보여요.
sweeps-written-none = 글이 없어요
sweeps-written-none-text = 이 기간에 맡고 있는 스페이스에 쓴 글 가운데 지금 보이는 글이 없어요.
sweeps-within = 기간
sweeps-within-day = 최근 24시간
sweeps-within-week = 최근 7일
sweeps-has-case = 검토 대기
sweeps-back = 검토 건으로
