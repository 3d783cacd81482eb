# What is wrong with a password that someone chooses.

passwords-too-short = { $least }자 이상 적어 주세요. 단어 여러 개를 이어 쓰면 기억하기 쉬워요.
passwords-too-long = { $most }자까지 적을 수 있어요.
passwords-guessable = 짐작하기 쉬운 비밀번호예요. 나와 상관없는 단어를 여러 개 이어 쓰면 더 안전해요.
