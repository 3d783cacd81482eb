revisions-title = { $kind ->
    [question] 질문 수정 내역
    [answer] 답변 수정 내역
   *[comment] 댓글 수정 내역
}
revisions-version = 버전 { $number }
revisions-hidden = 운영자가 숨긴 버전이에요.
revisions-retitled = 제목:
revisions-same = 본문은 바뀌지 않았어요.
revisions-added = 더한 줄:
revisions-removed = 뺀 줄:
revisions-skipped = 바뀌지 않은 { $count }줄
revisions-hide = 이 버전 숨기기
