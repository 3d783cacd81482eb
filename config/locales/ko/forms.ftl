# What every form says.

forms-optional = (선택)
forms-max = { $max }자까지 적을 수 있어요.
forms-problem = 다시 봐 주세요
forms-choose = 하나를 골라 주세요
forms-wrong = 고칠 점:

forms-write = 쓰기
forms-preview = 미리 보기
forms-tools = 마크다운 도구
forms-bold = 굵게
forms-italic = 기울임
forms-link = 링크
forms-code = 코드
forms-list = 목록
forms-quote = 인용
forms-markdown = 마크다운을 쓸 수 있어요.
forms-tags-hint = 쉼표로 나눠 { $max }개까지 적을 수 있어요.
