# Groups of people that spaces can be open to.

groups-name-taken = 같은 이름의 그룹이 이미 있어요.
groups-refused-admins-only = 사이트 관리자만 그룹을 바꿀 수 있어요.
groups-refused-in-use = 이 그룹에 열린 스페이스가 있어서 없앨 수 없어요.
