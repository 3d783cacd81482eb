# What is wrong with a handle that someone chooses.

handles-too-short = { $least }자 이상 적어 주세요.
handles-too-long = { $most }자까지 적을 수 있어요.
handles-character = 핸들에는 글자와 숫자를 쓰고, 그 사이에 -나 _를 넣을 수 있어요. “{ $character }” 문자는 쓸 수 없어요.
handles-place = “{ $character }” 문자는 이 자리에 쓸 수 없어요. -와 _는 글자나 숫자 사이에 하나씩만 넣어 주세요.
handles-no-letter = 글자를 하나 이상 넣어 주세요.
handles-mixed-scripts = 여러 나라 문자가 섞여 있어서 비슷해 보이는 글자가 있어요. 한 가지 문자로 적어 주세요.
handles-reserved = 사이트가 쓰는 이름이라 고를 수 없어요.
