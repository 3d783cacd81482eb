acceptances-accept = Accept answer
acceptances-withdraw = Withdraw acceptance
acceptances-accepted = Accepted answer
acceptances-said-accepted = The answer is accepted. Thank you for saying so.
acceptances-said-withdrawn = The answer is no longer the accepted one.
acceptances-refused-suspended = Your account is suspended, so you cannot accept answers for now.
acceptances-refused-thread-shut = This thread is closed or locked, so its accepted answer stays as it is.
acceptances-refused-not-yours = Only who asked, or this space's staff, can accept an answer.
