alternatives-mark = 이 방법도 돼요
alternatives-withdraw = ‘이 방법도 돼요’ 취소
alternatives-works = 이 방법으로도 해결돼요
alternatives-by = { $name } 님이 { $when } 표시
alternatives-said-marked = 고마워요. 이 방법으로도 해결된다고 표시했어요.
alternatives-said-withdrawn = 표시를 지웠어요.
