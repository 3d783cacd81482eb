# 메일: 모든 메일에 들어가는 말과, 메일이 잘 나가는지 알아보는 메일

mails-foot = { $site }에서 보낸 메일이에요.
mails-unsubscribe = 이런 메일 그만 받기
mails-test-subject = { $site }: 메일이 잘 나가요
mails-test-title = 메일이 잘 나가요
mails-test-works = { $site }에서 시험 삼아 보낸 메일이에요. 이 글이 보이면 메일이 잘 나가고 잘 도착하는 거예요.
mails-test-look = 스팸함에 들어가 있었나요? 그렇다면 보내는 도메인의 SPF, DKIM, DMARC 설정을 살펴보는 게 좋아요.
mails-test-open = 관리에서 메일 보기

# 메일을 보내지 못한 까닭: Trouble의 낱말마다 하나씩
mails-trouble-setup = 메일을 보낼 준비가 안 되어 있어요.
mails-trouble-composing = 메일을 쓰지 못했어요. 저희 쪽 문제이고, 자세한 내용은 로그에 있어요.
mails-trouble-name = 메일 서버 이름에 주소가 없어요. 이름을 맞게 적었는지, 이 서버에서 DNS가 되는지 확인해 주세요.
mails-trouble-refused = 메일 서버의 주소와 포트에서 받아 주는 곳이 없어요. 포트가 맞는지, 메일 서버가 켜져 있는지 확인해 주세요.
mails-trouble-silence = 메일 서버가 제때 답하지 않아요. 중간에서 방화벽이 막고 있을 수 있어요. 25번 포트를 막아 두는 호스팅 업체가 많아요.
mails-trouble-connection = 메일 서버에 연결하지 못했거나 연결이 끊겼어요.
mails-trouble-greeting = 메일 서버가 처음부터 받아 주지 않았어요.
mails-trouble-no_tls = 이 포트에서는 메일 서버가 암호화를 하지 않고, 암호화 없이는 메일을 보내지 않아요. 보통 STARTTLS는 587번, 처음부터 TLS를 쓰는 것은 465번 포트예요.
mails-trouble-certificate = 메일 서버의 인증서를 믿을 수 없어요. 설정에 적은 서버 이름이 인증서에 있는 이름과 같아야 해요. 직접 만든 인증 기관의 인증서는 설정에 적어 둘 수 있어요.
mails-trouble-tls = 암호화 연결을 맺지 못했어요. 이 포트가 처음부터 TLS를 쓰는지, STARTTLS 뒤에 쓰는지 확인해 주세요.
mails-trouble-no_sign_in = 여기서는 메일 서버가 이름과 비밀번호를 받지 않아요. 다른 포트에서는 받을 수 있어요.
mails-trouble-sign_in = 메일 서버가 이름이나 비밀번호를 받아 주지 않았어요.
mails-trouble-sender = 메일 서버가 보내는 주소를 받아 주지 않았거나, 로그인하기 전에는 다른 곳으로 보내 주지 않아요.
mails-trouble-recipient = 메일 서버가 받는 주소를 받아 주지 않았어요.
mails-trouble-message = 메일 서버가 메일 내용을 받아 주지 않았어요. 스팸으로 본 경우가 많아요.
mails-trouble-program = 메일을 맡기는 프로그램이 실패했거나 없어요.
mails-trouble-folder = 메일을 담아 둘 폴더에 쓸 수 없어요.
