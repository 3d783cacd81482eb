# Spaces: their list, their pages, and what is said when one is changed.

spaces-slug-letters = a부터 z까지의 소문자와 숫자를 쓰고, 그 사이에는 하이픈을 하나씩만 넣어 주세요.
spaces-slug-taken = 다른 스페이스가 이미 쓰는 주소예요.
spaces-palette-unknown = 색을 골라 주세요.
spaces-groups-missing = 그룹을 하나 이상 고르거나, 모두에게 또는 회원에게 열어 주세요.
spaces-versions-many = 제품 하나에 버전은 { $most }개까지 넣을 수 있어요.
spaces-products-long = 제품과 버전 이름은 { $most }자까지 적을 수 있어요.
spaces-products-twice = 같은 이름이 두 번 있어요.
spaces-product-used = “{ $name }” 항목에 관한 스레드가 있어서 뺄 수 없어요.
spaces-refused-admins-only = 사이트 관리자만 스페이스를 바꿀 수 있어요.

spaces-title = 스페이스
spaces-change-all = 스페이스 관리
spaces-change = 이 스페이스 고치기
spaces-none = 아직 볼 수 있는 스페이스가 없어요
spaces-none-text = 질문은 스페이스로 나눠 모아요. 스페이스는 사이트 관리자가 만들어요.
spaces-threads = 스레드 { $count }개
spaces-open-to-members = 회원 전용
spaces-open-to-groups = 초대된 그룹 전용
spaces-staff = 이 스페이스를 맡은 분들
spaces-products = 제품
spaces-ask = 여기에 질문하기
spaces-empty = 아직 아무것도 없어요
spaces-empty-text = 이 스페이스에서 조건에 맞는 스레드가 여기에 보여요.
spaces-role-expert = 전문가
spaces-role-moderator = 운영자
spaces-role-lead = 책임자
spaces-role-admin = 사이트 관리자
