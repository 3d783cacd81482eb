# Mails: what stands round every one, and the one that says that mail works.

mails-foot = Sent to you by { $site }.
mails-unsubscribe = Stop mails like this one
mails-test-subject = { $site }: mail works
mails-test-title = Mail works
mails-test-works = This is a test mail of { $site }. If you can read it, mail leaves the site and arrives.
mails-test-look = Did it go to the spam folder? Then the records SPF, DKIM and DMARC of the sender’s domain are worth a look.
mails-test-open = Mail in administration

# Why a mail could not be sent: one word each of Trouble.
mails-trouble-setup = Mail is not set up.
mails-trouble-composing = The mail could not be written. That is our fault; the log says more.
mails-trouble-name = The mail server’s name has no address. Is the name spelled right, and does DNS work on this machine?
mails-trouble-refused = Nobody listens at the mail server’s address and port. Is the port right, and is the mail server running?
mails-trouble-silence = The mail server does not answer in time. A firewall may stand between; many hosters block port 25.
mails-trouble-connection = The connection to the mail server could not be made, or it broke off.
mails-trouble-greeting = The mail server turned us away at the door.
mails-trouble-no_tls = The mail server offers no encryption on this port, and without it nothing is sent. Often port 587 is the one for STARTTLS, and port 465 for TLS from the start.
mails-trouble-certificate = The mail server’s certificate is not one to be trusted. The server’s name in the configuration must be the one in the certificate; the certificate of an authority of your own can be named there.
mails-trouble-tls = Encryption did not come about. Does this port speak TLS from the start, or after STARTTLS?
mails-trouble-no_sign_in = The mail server takes no name and password here. Often another port does.
mails-trouble-sign_in = The mail server refused our name or password.
mails-trouble-sender = The mail server takes no mail from our address, or none to others before we sign in.
mails-trouble-recipient = The mail server refused the address that the mail goes to.
mails-trouble-message = The mail server refused what the mail says, often as spam.
mails-trouble-program = The program that takes mail failed, or is not there.
mails-trouble-folder = The folder that mails are kept in cannot be written to.
