# Pictures and files in posts.

uploads-field = 그림이나 파일 넣기
uploads-hint = png, jpeg, webp, gif(첫 장면만) 또는 텍스트, 로그, zip, pdf를 파일마다 { $most }MB까지 넣을 수 있어요. 사진을 찍은 장소는 남기지 않아요.
uploads-add = 파일 넣기
uploads-said-added = 파일을 글의 끝에 넣었어요. 그림이라면 보지 못하는 분을 위해 대괄호 안에 무엇이 보이는지 적어 주세요.

uploads-refused-missing = 먼저 파일을 골라 주세요.
uploads-refused-empty = 빈 파일이에요.
uploads-refused-large = 파일이 { $most }MB보다 커요. 그림은 필요한 부분만 자르고, 로그는 zip으로 묶어 올릴 수 있어요.
uploads-refused-pixels = 그림이 { $most }백만 화소보다 커요. 크기를 줄이거나 필요한 부분만 잘라 주세요.
uploads-refused-damaged = 그림을 읽을 수 없어요. png나 jpeg로 다시 저장해서 올려 주세요.
uploads-refused-unknown = 이런 파일은 넣을 수 없어요. 그림(png, jpeg, webp, gif)과 텍스트, 로그, zip, pdf를 넣을 수 있어요.
uploads-refused-no-picture = png, jpeg, webp, gif 그림을 골라 주세요.
uploads-refused-full = 한 분이 쓸 수 있는 { $most }MB가 다 찼어요. 운영자에게 말씀해 주세요.

uploads-live-adding = { $name } 파일을 넣고 있어요
uploads-live-added = { $name } 파일을 글에 넣었어요.
uploads-live-stop = { $name } 파일 그만 넣기
uploads-live-alt = 무엇이 보이나요?
uploads-live-insist = 보내기 전에 한 가지만 부탁드려요. 그림을 보지 못하는 분을 위해 무엇이 보이는지 짧게 적어 주세요. 한 번 더 누르면 그대로 보내요.
uploads-live-wait = 파일이 아직 올라오는 중이에요. 잠시 기다리거나 그만 넣어 주세요.
