roles-refused-not-yours = 이 역할은 사이트 관리자만 바꿀 수 있어요. 책임자는 자기가 맡은 스페이스의 전문가와 운영자를 바꿀 수 있어요.
roles-refused-admin-of-a-space = 사이트 관리자는 사이트 전체를 맡으니 모든 곳에 대한 역할로만 줄 수 있어요.
roles-refused-last-admin = 사이트에는 관리자가 있어야 해요. 다른 분에게 먼저 이 역할을 주세요.
